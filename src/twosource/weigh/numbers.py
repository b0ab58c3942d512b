"""The slot `number`. In come the sides of an event; out go relations between the counts that they give.

"at least 12 dead" and "14 dead"          refine: 14 is at least 12
"12 dead", and a day later "17 dead"      update
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf

from twosource.model import Event, Number, Relation
from twosource.weigh.sides import Side, later, merged

Counted = tuple[Side, Number]


def numbers(event: Event, told: list[Side]) -> Iterator[Relation]:
    """One relation for each thing counted."""
    counted = [(side, number) for side in told for number in _given(side)]
    for of in dict.fromkeys(number.of for _, number in counted):
        pairs = combinations([(side, number) for side, number in counted if number.of == of], 2)
        found = [relation for one, other in pairs if (relation := _compare(event, one, other))]
        yield from sorted(found, key=lambda relation: ("conflict", "update", "refine", "agree").index(relation.kind))[
            :1
        ]


def _given(side: Side) -> list[Number]:
    """The report's last word on each thing that it counts."""
    found = {number.of: number for mention in side.mentions for number in mention.numbers}
    return list(found.values())


def _compare(event: Event, one: Counted, other: Counted) -> Relation | None:
    (a_side, a), (b_side, b) = one, other
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    words = f"{a_side.outlet} has “{a_side.words(a.span)}”, {b_side.outlet} “{b_side.words(b.span)}”"
    values = merged((a_side.value(a_side.words(a.span), [a.span]), b_side.value(b_side.words(b.span), [b.span])))
    if (a_low, a_high) == (b_low, b_high):
        return Relation(event.id, "number", "agree", values, f"{words}: the same number.")
    if later(a_side, b_side) and b_low > a_low:
        return Relation(event.id, "number", "update", values, f"{words}: the later report has the higher number.")
    if max(a_low, b_low) <= min(a_high, b_high):
        return Relation(event.id, "number", "refine", values, f"{words}: one is within the bounds of the other.")
    if later(a_side, b_side):
        return Relation(event.id, "number", "update", values, f"{words}: the later report has another number.")
    return Relation(event.id, "number", "conflict", values, f"{words}: both cannot be right at once.")


def _bounds(number: Number) -> tuple[float, float]:
    low = -inf if number.at_least is None else number.at_least
    return low, inf if number.at_most is None else number.at_most
