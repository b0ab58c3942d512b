"""How reports stand to one another on one event. In comes a Story; out go its Relations, few and true, by slot.

    refine    one is more exact or fuller: "Friday" against "later this week"
    update    the later report has a newer state: a stopover announced, then an arrival
    conflict  both cannot be true at once
    agree     both say the same, each in its own words

Two reports are compared only where they share a participant, or none names one: else they may mean two happenings. The
dead, the injured and the arrested of one event are compared all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from twosource.lexicon import load
from twosource.model import Event, Relation, Story
from twosource.weigh.endings import clashes
from twosource.weigh.moments import moments
from twosource.weigh.numbers import numbers
from twosource.weigh.parties import agents, participants, titles
from twosource.weigh.places import places
from twosource.weigh.sides import Side, sides
from twosource.weigh.silences import silences
from twosource.weigh.states import states
from twosource.weigh.weights import weights

SLOTS: tuple[Callable[[Event, list[Side]], Iterator[Relation]], ...] = (
    states,
    moments,
    places,
    numbers,
    agents,
    silences,
)


def relations(story: Story, importance: Mapping[str, float]) -> tuple[Relation, ...]:
    """The relations of all events, those of the most important event first; differences beyond a dozen are left out."""
    ranked = sorted(story.events, key=lambda event: -importance[event.id])
    ended = clashes(story)
    told = {(relation.event, relation.slot) for relation in ended}
    found = sorted(ended, key=lambda relation: -importance[relation.event])
    for event in ranked:
        found += [one for one in _of_event(event, story) if (event.id, one.slot) not in told]
    found += titles(story, ranked)
    return tuple(_few(found))


def _of_event(event: Event, story: Story) -> Iterable[Relation]:
    told = sides(event, story)
    if len(told) < 2:
        return
    if any(_comparable(one, other) for one, other in combinations(told, 2)):
        for slot in SLOTS:
            yield from slot(event, told)
        yield from participants(event, told, story)
    elif sum(_counts_people(side) for side in told) > 1:
        yield from numbers(event, told)


def _comparable(one: Side, other: Side) -> bool:
    """Whether they share a participant, or one of them has none that is known."""
    if not one.entities or not other.entities:
        return True
    return len(one.entities & other.entities) >= weights("relations")["least_shared"]


def _counts_people(side: Side) -> bool:
    """Whether it tells how many died, were hurt, were held: of one event these are the same, whoever is named."""
    people = load("weighing")["same_people"]["counts"]
    return any(number.of in people for mention in side.mentions for number in mention.numbers)


def _few(found: list[Relation]) -> list[Relation]:
    """All agreements, and of the differences the first so many."""
    differences = [relation for relation in found if relation.kind != "agree"]
    kept = {id(relation) for relation in differences[: int(weights("relations")["differences"])]}
    return [relation for relation in found if relation.kind == "agree" or id(relation) in kept]
