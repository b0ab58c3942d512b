"""Stretches of one report. In come two spans; out goes how they stand to each other.

>>> holds(Span(0, 9), Span(2, 5)), shared(Span(0, 4), Span(2, 9)), meet(Span(0, 4), Span(4, 9))
(True, 2, False)
"""

from __future__ import annotations

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
