"""How spans of one report stand to each other. In come spans; out goes which hold, share or meet which.

>>> holds(Span(0, 9), Span(2, 5)), shared(Span(0, 4), Span(2, 9)), meet(Span(0, 4), Span(4, 9))
(True, 2, False)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.model import Span


def holds(outer: Span, inner: Span) -> bool:
    """Whether one lies within the other."""
    return outer.start <= inner.start and inner.end <= outer.end


def shared(one: Span, other: Span) -> int:
    """How many characters both have."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def meet(one: Span, other: Span) -> bool:
    """Whether two stretches of one report share a character."""
    return one.start < other.end and other.start < one.end


def number_at(stretches: Sequence[Span], at: int) -> int | None:
    """Which of stretches in order, none of which meets another, holds an offset, from 0."""
    number = bisect_right(stretches, at, key=_start) - 1
    return number if number >= 0 and at < stretches[number].end else None


def sentence_number(sentences: Sequence[Span], start: int) -> int | None:
    """Which sentence holds an offset, from 1."""
    number = number_at(sentences, start)
    return None if number is None else number + 1


def around(stretches: Sequence[Span], inner: Span) -> Span | None:
    """The one of stretches in order that holds all of another."""
    number = number_at(stretches, inner.start)
    return stretches[number] if number is not None and inner.end <= stretches[number].end else None


def holds_one(outer: Span, stretches: Sequence[Span]) -> bool:
    """Whether one of stretches in order of their starts lies within another stretch."""
    first = bisect_left(stretches, outer.start, key=_start)
    last = bisect_right(stretches, outer.end, key=_start)
    return any(holds(outer, stretch) for stretch in stretches[first:last])


def begins_one(stretches: Sequence[Span], at: int) -> bool:
    """Whether one of stretches in order begins there, or a character beside it."""
    number = bisect_left(stretches, at - 1, key=_start)
    return number < len(stretches) and stretches[number].start <= at + 1


def _start(stretch: Span) -> int:
    return stretch.start
