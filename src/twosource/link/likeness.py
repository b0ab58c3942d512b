"""How alike two event mentions are. In come their features; out goes a sum of weights, one for each thing in common.

Each is one small function with one weight in weights.toml ([link.events]); what its docstring says is the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from twosource.intervals import is_day, overlaps
from twosource.lexicon import load
from twosource.link.counts import one_toll, other_tally, same_count, same_tally
from twosource.link.features import Features, event_stem
from twosource.link.names import forms, words
from twosource.link.strangers import strangers
from twosource.link.weights import weights
from twosource.statuses import HAPPENED, OPEN

SAYING = frozenset(("STATEMENT", "ANNOUNCE", "REQUEST", "ACCUSE", "THREATEN"))


def likeness(a: Features, b: Features) -> float:
    """The weights of all features that hold for the two."""
    table = weights("events")
    return sum(table[name] * value for name, feature in FEATURES.items() if (value := feature(a, b)))


def same_stem(a: Features, b: Features) -> float:
    """The triggers are one word, or a verb and its noun, and no word that goes with anything."""
    return float(a.stem == b.stem and not is_light(a) and not is_light(b))


def same_light_stem(a: Features, b: Features) -> float:
    """The triggers are one word, but one that goes with anything ("hold", "take")."""
    return float(a.stem == b.stem and (is_light(a) or is_light(b)))


def near_stem(a: Features, b: Features) -> float:
    """The triggers are two words that may tell one happening of the type: "passed", "approved"."""
    return float(a.stem != b.stem and a.mention.type == b.mention.type and not a.near.isdisjoint(b.near))


def same_occasion(a: Features, b: Features) -> float:
    """One speaker says both by one means: in a letter, in an interview."""
    return float(bool(a.sides & b.sides & a.specific) and not a.occasions.isdisjoint(b.occasions))


def other_occasion(a: Features, b: Features) -> float:
    """The means by which both are said are told, and not the same."""
    return float(apart(a.occasions, b.occasions))


def told_again(a: Features, b: Features) -> float:
    """A report tells of the measure again what it told of it before, in one word or one near to it."""
    first, again = (a, b) if a.mention.trigger.start <= b.mention.trigger.start else (b, a)
    done = a.mention.status in HAPPENED and b.mention.status in HAPPENED and a.mention.type not in (*SAYING, "OTHER")
    if a.order != b.order or first.mention.nominal or not again.takes_up or not done or other_time(a, b):
        return 0.0
    return same_stem(a, b) or near_stem(a, b)


def same_type(a: Features, b: Features) -> float:
    """The types are one, and say something."""
    return float(a.mention.type == b.mention.type != "OTHER")


def other_type(a: Features, b: Features) -> float:
    """The types differ."""
    return float(a.mention.type != b.mention.type)


def shared_participants(a: Features, b: Features) -> float:
    """How many take part in both, at most two."""
    return min(2.0, len(a.participants & b.participants))


def all_participants(a: Features, b: Features) -> float:
    """All who take part in the one take part in the other."""
    return float(
        bool(a.participants)
        and bool(b.participants)
        and (a.participants <= b.participants or b.participants <= a.participants)
    )


def other_participants(a: Features, b: Features) -> float:
    """Both mention who acts, or to whom it is done, and it is nobody in common, nor people of one kind."""
    sides = apart(a.sides, b.sides) and not same_party(a, b)
    return float((sides or apart(a.objects, b.objects)) and not same_people(a, b))


def same_party(a: Features, b: Features) -> float:
    """Nobody takes part in both, but who acts in the one does so for the other's: the chairman, his committee.

    Who meets and who travels is there in person.
    """
    if {"CONSULT", "TRAVEL"} & {a.mention.type, b.mention.type}:
        return 0.0
    return float(not a.participants & b.participants and bool((a.sides | a.stands) & (b.sides | b.stands)))


def same_people(a: Features, b: Features) -> bool:
    """Whether two reports speak of people without names by one word: "about 900 miners", "striking miners"."""
    return a.order != b.order and not a.nameless.isdisjoint(b.nameless)


def same_kind_word(a: Features, b: Features) -> float:
    """Both are called by one noun with one rarer word before it: an emergency meeting, the impeachment inquiry."""
    return float(a.stem == b.stem and not a.kind_words.isdisjoint(b.kind_words))


def other_partner(a: Features, b: Features) -> float:
    """The people who confer are two or more in both, and not the same."""
    one, other = a.persons, b.persons
    two = min(len(one), len(other)) > 1 and a.mention.type == b.mention.type == "CONSULT"
    return float(two and not (one <= other or other <= one))


def other_leg(a: Features, b: Features) -> float:
    """Both are travel, by words of different kinds (arrive, leave), and not known to go to one place."""
    return float(a.mention.type == b.mention.type == "TRAVEL" and a.stem != b.stem and not same_place(a, b))


def both_cancelled(a: Features, b: Features) -> float:
    """Both are said to have been called off."""
    return float(a.mention.status == b.mention.status == "cancelled")


def other_sides(a: Features, b: Features) -> float:
    """Both name who acts, and it is not the same."""
    if same_party(a, b):
        return 0.0
    return float(apart(a.named_sides.people, b.named_sides.people) or apart(a.named_sides.bodies, b.named_sides.bodies))


def other_objects(a: Features, b: Features) -> float:
    """Both name whom or what it is done to, and it is not the same."""
    return float(
        apart(a.named_objects.people, b.named_objects.people) or apart(a.named_objects.bodies, b.named_objects.bodies)
    )


def same_time(a: Features, b: Features) -> float:
    """Both are dated to one day."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and is_day(one) and is_day(other) and overlaps(one, other))


def near_time(a: Features, b: Features) -> float:
    """Both are dated, not both to a day, and the times have something in common."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and overlaps(one, other)) * (1 - same_time(a, b))


def other_time(a: Features, b: Features) -> float:
    """Both are dated, and the times have nothing in common."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and not overlaps(one, other))


def same_place(a: Features, b: Features) -> float:
    """Both are placed, and in one place, or the one within the other: by its name, or as its capital."""
    if not a.place or not b.place:
        return 0.0
    return float(a.place <= b.place or b.place <= a.place or lies_in(a.place, b.place) or lies_in(b.place, a.place))


def lies_in(town: frozenset[str], country: frozenset[str]) -> bool:
    """Whether the town has the name of the country's capital and no further words: London, Ontario is elsewhere."""
    return town in _capitals().get(country, ())


@cache
def _capitals() -> dict[frozenset[str], tuple[frozenset[str], ...]]:
    """The capitals of each country, as words."""
    table = load("countries")["countries"]
    small = forms("small_word")
    return {
        frozenset(words(form)) - small: tuple(frozenset(words(city)) - small for city in entry["capital"])
        for name, entry in table.items()
        for form in (name, *entry["aliases"])
    }


def other_place(a: Features, b: Features) -> float:
    """Both are placed, and in places of different names."""
    return float(bool(a.place and b.place) and not same_place(a, b))


def same_ordinal(a: Features, b: Features) -> float:
    """Both are the same one of a series."""
    return float(a.mention.ordinal is not None and a.mention.ordinal == b.mention.ordinal)


def turned_back(a: Features, b: Features) -> float:
    """The one is over or off and the other to come, though the report that has it over is no later."""
    first, second = (a, b) if a.order <= b.order else (b, a)
    done = (*HAPPENED, "cancelled")
    if same_tally(a, b):
        return 0.0
    back = first.mention.status in done and second.mention.status in OPEN
    return float(back or (a.order == b.order and second.mention.status in done and first.mention.status in OPEN))


def shared_words(a: Features, b: Features) -> float:
    """The share of the shorter clause's rarer words that the other has too, where there are a few."""
    few = min(len(a.words), len(b.words))
    return len(a.words & b.words) / few if few >= 3 else 0.0


def both_verbs_in_one_report(a: Features, b: Features) -> float:
    """Two clauses of one report: a writer seldom tells one thing twice, unless by a noun."""
    return float(a.order == b.order and not a.mention.nominal and not b.mention.nominal)


def nothing_shared(a: Features, b: Features) -> float:
    """Nobody, no place, no time, few words in common, though one of the two has such facts, or both have.

    It weighs less where the word is the same, and nothing where neither has facts.
    """
    shared = a.participants & b.participants or same_party(a, b) or same_place(a, b) or same_ordinal(a, b)
    timed = same_time(a, b) or near_time(a, b)
    if shared or timed or shared_words(a, b) >= 0.3 or same_kind_word(a, b) or same_people(a, b) or same_tally(a, b):
        return 0.0
    half = 0.4 if a.mention.lemma == b.mention.lemma else 0.6
    return (0.0, half, 1.0)[min(1, a.facts) + min(1, b.facts)]


def same_lead(a: Features, b: Features) -> float:
    """Both open their reports with one kind of news, and share somebody, or the word beside the day or who it was."""
    if not (a.lead and b.lead) or a.order == b.order or a.mention.type != b.mention.type:
        return 0.0
    told = same_time(a, b) or (same_people(a, b) and not same_light_stem(a, b))
    return float(bool(a.specific & b.specific) or (a.stem == b.stem and bool(told)))


def both_open(a: Features, b: Features) -> float:
    """Both open their reports with one word, or two near ones, and no person, day, place or number does not fit."""
    if not (a.opens and b.opens) or a.order == b.order or a.mention.type != b.mention.type:
        return 0.0
    if apart(a.participants, b.participants) or other_time(a, b) or other_place(a, b) or a.plural != b.plural:
        return 0.0
    return same_stem(a, b) or near_stem(a, b)


def same_lead_word(a: Features, b: Features) -> float:
    """Both open their reports with one word for one kind of news."""
    return same_lead(a, b) * (a.stem == b.stem)


def said(a: Features, b: Features) -> float:
    """Both are something that somebody says, which is said again and again; less where one rare verb says it."""
    saying = a.mention.type in SAYING and b.mention.type in SAYING
    return (0.5 if same_stem(a, b) else 1.0) * saying


FEATURES: Mapping[str, Callable[[Features, Features], float]] = {
    feature.__name__: feature
    for feature in (
        same_stem, same_light_stem, same_type, other_type, shared_participants, all_participants, other_participants,
        other_partner, other_leg, both_cancelled, other_sides, other_objects, same_time, near_time, other_time,
        same_place, other_place, same_ordinal, turned_back, shared_words, both_verbs_in_one_report, nothing_shared,
        said, one_toll, same_kind_word, same_count, same_lead_word,
        same_party, near_stem, same_tally, other_tally, same_occasion, other_occasion, told_again, both_open, strangers,
    )
}  # fmt: skip


def is_light(feature: Features) -> bool:
    """Whether its word goes with anything; "said in a speech" does not."""
    lemma = feature.mention.lemma
    return lemma in _light_verbs() and feature.stem == event_stem(lemma)


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["light"] for lemma in entry["lemmas"])


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name somebody, and nobody in common."""
    return bool(one and other and not one & other)
