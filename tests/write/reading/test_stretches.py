"""Stretches: they are the text, each part is exactly its stretches, blocks leave nothing but space out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.write.reading import contract
from twosource.write.reading.contract import Attribution, Event, Place, Segment, Timex
from twosource.write.reading.forms import form
from twosource.write.reading.stretches import MARKED, parts, stretches
from twosource.write.segmented import segmented

LENGTH = 40
PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda ends: Place(*sorted(ends)))
KINDS = st.sampled_from(("body", "caption", "credit"))


def report(segments: tuple[Segment, ...] = ()) -> contract.Report:
    text = "some words and\n\nblanks " + "x" * (LENGTH - 23)
    return contract.Report("a", None, None, None, None, None, None, None, "", None, None, (), segments, text)


def timex(number: int, place: Place) -> Timex:
    return Timex(f"T{number}", place.start, place.end, "DATE", "2031", None, ())


def saying(number: int, cue: Place, content: Place) -> Attribution:
    return Attribution(f"A{number}", "direct", "asserts", None, cue, (content,), (), None, ())


def reading(times: list[Place], sayings: list[tuple[Place, Place]]) -> contract.Reading:
    timexes = tuple(timex(number, place) for number, place in enumerate(times, 1))
    said = tuple(saying(number, *pair) for number, pair in enumerate(sayings, 1))
    return contract.Reading(contract.FORMAT, report(), (), (), timexes, said, (), ())


@given(st.lists(PLACES, max_size=5), st.lists(st.tuples(PLACES, PLACES), max_size=5), st.sets(st.integers(-5, 50)))
def test_stretches_are_the_text_and_parts_are_their_stretches(times, sayings, edges) -> None:
    one = reading(times, sayings)
    cut = list(stretches(one, edges))
    assert [(cut[0].start, cut[-1].end)] == [(0, LENGTH)]
    assert all(before.end == after.start for before, after in pairwise(cut))
    assert {edge for edge in edges if 0 <= edge <= LENGTH} <= {one.start for one in cut} | {LENGTH}
    for part in parts(one):
        inside = [piece for piece in cut if part in piece.parts]
        assert sum(piece.end - piece.start for piece in inside) == part.end - part.start
        assert all(part.start <= piece.start and piece.end <= part.end for piece in inside)


@given(st.lists(PLACES, max_size=6), st.lists(st.tuples(PLACES, PLACES), max_size=6))
def test_the_shortest_part_comes_first(times, sayings) -> None:
    for piece in stretches(reading(times, sayings)):
        lengths = [part.end - part.start for part in piece.parts]
        assert lengths == sorted(lengths)


@given(st.lists(st.tuples(KINDS, PLACES), max_size=5))
def test_blocks_leave_out_nothing_but_space(segments) -> None:
    told = tuple(Segment(kind, place.start, place.end, None) for kind, place in segments)
    one = replace(reading([], []), report=report(told))
    kept = [place for _, place in segmented(one.report.text, told)]
    assert all(before.end <= after.start for before, after in pairwise(kept))
    whole = set(range(LENGTH)) - {at for place in kept for at in range(place.start, place.end)}
    assert all(one.report.text[at].isspace() for at in whole)


def test_a_place_outside_the_text_marks_nothing(small) -> None:
    shown = form(small)
    event: Event = shown.events[0]
    far = len(shown.report.text) + 1
    wrong = replace(shown, events=(replace(event, trigger=Place(far, far + 4)), replace(event, trigger=Place(5, 5))))
    names = [part.name for piece in stretches(wrong) for part in piece.parts]
    assert "trigger" not in names
    assert "clause" in names


def test_of_equal_words_a_source_comes_before_a_mention(small) -> None:
    shown = form(small)
    start = shown.report.text.index("two officials")
    piece = next(piece for piece in stretches(shown) if piece.start == start)
    assert [(part.name, part.item) for part in piece.parts if part.name in MARKED] == [
        ("source", "A1"),
        ("mention", "E3"),
    ]
