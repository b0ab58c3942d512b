"""The slot `time`. In come the sides of an event; out go relations between the times that they state.

"later this week" and "Friday" of that week    refine, Friday is more exact
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from twosource.intervals import before, contains, is_day, length, printed
from twosource.lexicon import load
from twosource.model import Event, Interval, Relation, RelationKind, Span
from twosource.statuses import ANNOUNCED
from twosource.weigh.sides import Side, is_moved, is_settled, later, merged


@dataclass(frozen=True, slots=True)
class Moment:
    """The time that a side states for the event, and its words."""

    side: Side
    interval: Interval
    words: Span
    status: str


def moments(event: Event, told: list[Side]) -> Iterator[Relation]:
    """At most one relation: the strongest that any two reports have."""
    stated = [moment for side in told if (moment := _stated(side))]
    found = [relation for one, other in combinations(stated, 2) if (relation := _compare(event, one, other))]
    strongest = sorted(found, key=lambda relation: ("conflict", "update", "refine", "agree").index(relation.kind))
    yield from strongest[:1]


def _stated(side: Side) -> Moment | None:
    """The most exact time that the report itself gives in words."""
    timed = [mention for mention in side.mentions if mention.time and mention.time_span]
    best = min(timed, key=lambda mention: length(mention.time) if mention.time else 0, default=None)
    if best is None or best.time is None or best.time_span is None:
        return None
    return Moment(side, best.time, best.time_span, best.status)


def _compare(event: Event, one: Moment, other: Moment) -> Relation | None:
    exact, rough = sorted((one, other), key=lambda moment: length(moment.interval))
    if printed(one.interval) == printed(other.interval):
        if fuller := _fuller(one, other):
            reason = f"{fuller.side.outlet} says more of when: {_quoted(fuller)}."
            return _relation(event, "refine", one, other, reason, fuller.side.report.id)
        if _parts_of_day(one) and _parts_of_day(other) and _parts_of_day(one) != _parts_of_day(other):
            return None  # early on Monday, late on Monday
        return _relation(event, "agree", one, other, f"{one.side.outlet} and {other.side.outlet} give the same time.")
    if contains(rough.interval, exact.interval):
        reason = f"{exact.side.outlet} is more exact: {_quoted(exact)} against {_quoted(rough)}."
        return _relation(event, "refine", one, other, reason, exact.side.report.id)
    if before(one.interval, other.interval) or before(other.interval, one.interval):
        return _apart(event, one, other)
    return None


def _fuller(one: Moment, other: Moment) -> Moment | None:
    """The one that has all the words of the other and more: "Sunday afternoon" against "Sunday"."""
    first, second = set(one.side.words(one.words).split()), set(other.side.words(other.words).split())
    exact = load("weighing")["exact"]["words"]
    if first < second or second < first:
        fuller, more = (other, second - first) if first < second else (one, first - second)
        return fuller if any(word.casefold().strip(".,") in exact or word[0].isdigit() for word in more) else None
    return None


def _parts_of_day(moment: Moment) -> set[str]:
    """Its words that tell a part of the day."""
    words = {word.casefold().strip(".,") for word in moment.side.words(moment.words).split()}
    return words.intersection(load("weighing")["exact"]["words"])


def _apart(event: Event, one: Moment, other: Moment) -> Relation | None:
    """Two times without a moment in common: moved, if the later report says so; a conflict only of plain days."""
    if later(one.side, other.side) and is_moved(other.side) and not is_settled(one.status):
        reason = f"{other.side.outlet} has it moved from {_quoted(one)} to {_quoted(other)}."
        return _relation(event, "update", one, other, reason)
    settled = one.status == other.status == "occurred"
    ahead = _is_ahead(one) and _is_ahead(other) and not later(one.side, other.side) and not later(other.side, one.side)
    if (settled or ahead) and is_day(one.interval) and is_day(other.interval) and _named_days_differ(one, other):
        reason = f"{one.side.outlet} has {_quoted(one)}, {other.side.outlet} {_quoted(other)}."
        return _relation(event, "conflict", one, other, reason)
    return None


def _is_ahead(moment: Moment) -> bool:
    """Whether it is told as what is sure to come: of one day's reports, the one has not moved what the other has."""
    return moment.status in ANNOUNCED


def _named_days_differ(one: Moment, other: Moment) -> bool:
    """Whether the two use words of one kind for two days, so that no reckoning of ours can be to blame."""
    first, second = one.side.words(one.words).split(), other.side.words(other.words).split()
    return len(first) == len(second) == 1 and first[0].istitle() and second[0].istitle()


def _quoted(moment: Moment) -> str:
    return f"“{moment.side.words(moment.words)}”"


def _relation(event: Event, kind: RelationKind, one: Moment, other: Moment, reason: str, *fuller: str) -> Relation:
    values = merged(moment.side.value(moment.side.words(moment.words), [moment.words]) for moment in (one, other))
    return Relation(event.id, "time", kind, values, reason, fuller)
