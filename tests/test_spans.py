"""How spans stand to each other: what is looked up is what a walk over all of them would find."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.spans import around, begins_one, holds, holds_one, number_at, sentence_number

EDGES = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)
PLACES = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda place: Span(place[0], place[0] + place[1]))


def stretches(edges: list[int]) -> list[Span]:
    """Some that touch and some that leave a gap."""
    return [Span(one, other) for one, other in pairwise(edges) if (one + other) % 3]


@given(EDGES, PLACES)
def test_what_is_looked_up_is_what_a_walk_finds(edges: list[int], place: Span) -> None:
    spans = stretches(edges)
    at = place.start
    number = next((number for number, span in enumerate(spans) if span.start <= at < span.end), None)
    assert number_at(spans, at) == number
    assert sentence_number(spans, at) == (None if number is None else number + 1)
    assert around(spans, place) == next((span for span in spans if holds(span, place)), None)
    assert begins_one(spans, at) == any(abs(span.start - at) < 2 for span in spans)
    assert holds_one(place, spans) == any(holds(place, span) for span in spans)


def test_cues_may_lie_in_each_other() -> None:
    assert holds_one(Span(4, 8), [Span(0, 9), Span(3, 5), Span(5, 7), Span(6, 12)])
    assert not holds_one(Span(4, 8), [Span(0, 9), Span(3, 5), Span(6, 12)])
