"""The slot `place`. In come the sides of an event; out go relations between the places that they name.

"Washington" and "a Washington hotel"    refine, the hotel is more exact
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from twosource.model import Argument, Event, Relation
from twosource.weigh.sides import Side, merged

WORD = re.compile(r"[^\W_]+")
Named = tuple[Side, Argument]


def places(event: Event, told: list[Side]) -> Iterator[Relation]:
    """At most one relation: a refinement before an agreement."""
    named = [(side, place) for side in told if (place := _named(side))]
    found = [relation for one, other in combinations(named, 2) if (relation := _compare(event, one, other))]
    yield from sorted(found, key=lambda relation: relation.kind != "refine")[:1]


def _named(side: Side) -> Argument | None:
    """The place with the most words that the report gives."""
    given = [mention.place for mention in side.mentions if mention.place]
    return max(given, key=lambda place: len(_words(side, place)), default=None)


def _words(side: Side, place: Argument) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(side.words(place.span)))


def _compare(event: Event, one: Named, other: Named) -> Relation | None:
    first, second = _words(*one), _words(*other)
    values = merged(side.value(side.words(place.span), [place.span]) for side, place in (one, other))
    named = all(side.words(place.span) != side.words(place.span).lower() for side, place in (one, other))
    if named and (first < second or second < first):
        (fuller, place), (shorter, rough) = (one, other) if second < first else (other, one)
        reason = f"{fuller.outlet} is more exact: “{fuller.words(place.span)}” against “{shorter.words(rough.span)}”."
        return Relation(event.id, "place", "refine", values, reason, (fuller.report.id,))
    if first == second or (one[1].entity and one[1].entity == other[1].entity):
        reason = f"{one[0].outlet} and {other[0].outlet} name the same place."
        return Relation(event.id, "place", "agree", values, reason)
    return None
