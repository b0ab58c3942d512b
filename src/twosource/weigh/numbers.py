"""The slot `number`. In come the sides of an event; out go relations between the counts that they give.

"at least 12 dead" and "14 dead"          refine: 14 is at least 12
"12 dead", and a day later "17 dead"      update
"the toll was revised to 28", and "31"    update, whatever the day
"20 children" and "27 people"             nothing: the children may be some of the people
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf

from twosource.lexicon import load
from twosource.model import Event, Number, Relation, RelationKind
from twosource.weigh.sides import Side, later, merged

WORD = re.compile(r"[^\W_]+")
Counted = tuple[Side, Number]
ORDER: tuple[RelationKind, ...] = ("conflict", "update", "refine", "agree")
WHY = {
    "agree": "the same number",
    "refine": "one is within the bounds of the other",
    "update": "the later report has another number",
    "conflict": "both cannot be right at once",
}


def numbers(event: Event, told: list[Side]) -> Iterator[Relation]:
    """One relation for each thing counted."""
    counted = [(side, number) for side in told for number in _given(side)]
    for of in dict.fromkeys(_of(number) for _, number in counted):
        of_this = _in_order([(side, number) for side, number in counted if _of(number) == of])
        pairs = list(combinations(of_this, 2))
        kinds = [_kind(one, other) for one, other in pairs]
        kind = next((kind for kind in ORDER if kind in kinds), None)
        if kind == "update":
            yield _relation(event, kind, of_this)
        elif kind:
            yield _relation(event, kind, pairs[kinds.index(kind)])


def _given(side: Side) -> list[Number]:
    """The first number that the report gives of each thing: news puts the newest count first."""
    found: dict[str, Number] = {}
    for mention in side.mentions:
        for number in mention.numbers:
            found.setdefault(number.of, number)
    return list(found.values())


def _of(number: Number) -> str:
    """What is counted, by one word for what is alike."""
    return str(load("events/numbers")["alike"].get(number.of, number.of))


def _in_order(counted: list[Counted]) -> list[Counted]:
    """Two counts with the one last that its report calls newer, where their dates don't tell."""
    if len(counted) == 2 and not later(counted[0][0], counted[1][0]) and _is_newer(*counted[0]):
        return [counted[1], counted[0]]
    return counted


def _is_newer(side: Side, number: Number) -> bool:
    """Whether the report says that its count takes the place of an earlier one: "revised", "rose to"."""
    words = load("weighing")["newer"]["words"]
    around = (m.span for m in side.mentions if m.span.start <= number.span.start < m.span.end)
    return any(word in words for span in around for word in WORD.findall(side.words(span).casefold()))


def _kind(one: Counted, other: Counted) -> RelationKind | None:
    (a_side, a), (b_side, b) = one, other
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    if (a_low, a_high) == (b_low, b_high):
        return "agree"
    if not _is_of_all(one, other):
        return None
    if (later(a_side, b_side) and b_low > a_low) or (not later(b_side, a_side) and _is_newer(b_side, b)):
        return "update"
    if max(a_low, b_low) <= min(a_high, b_high):
        return "refine"
    return "update" if later(a_side, b_side) else "conflict"


def _is_of_all(one: Counted, other: Counted) -> bool:
    """Whether both count the same: "20 children" are some of "27 people", and say nothing against it."""
    first, second = (_nouns(side.words(number.span)) for side, number in (one, other))
    return first == second or bool(first & second) or not (first or second)


def _nouns(words: str) -> frozenset[str]:
    """What a count is of, but for words that mean anybody: "at least 12 striking miners" is of striking miners."""
    table, numbers = load("weighing"), load("events/numbers")
    plain = {*table["anybody"]["nouns"], *table["bounding"]["words"], *numbers["values"], *numbers["vague"]}
    found = (word for word in WORD.findall(words.casefold()) if not word[0].isdigit())
    return frozenset(word for word in found if word not in plain and word not in numbers["scales"])


def _relation(event: Event, kind: RelationKind, counted: Sequence[Counted]) -> Relation:
    """The values in the order in which the reports came out, each in its report's words."""
    values = merged(side.value(side.words(number.span), [number.span]) for side, number in counted)
    words = ", ".join(f"{side.outlet} has “{side.words(number.span)}”" for side, number in counted)
    return Relation(event.id, "number", kind, values, f"{words}: {WHY[kind]}.", _narrowest(kind, counted))


def _narrowest(kind: RelationKind, counted: Sequence[Counted]) -> tuple[str, ...]:
    """Of numbers that agree within their bounds, the report with the closest bounds."""
    widths = {side.report.id: high - low for side, number in counted for low, high in [_bounds(number)]}
    least = min(widths.values())
    return tuple(
        report for report, width in widths.items() if kind == "refine" and width == least < max(widths.values())
    )


def _bounds(number: Number) -> tuple[float, float]:
    low = -inf if number.at_least is None else number.at_least
    return low, inf if number.at_most is None else number.at_most
