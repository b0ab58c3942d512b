"""Reports as columns: every character is there, whatever segments, marks and places say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.write.contract import Report
from twosource.write.contract_reports import Segment
from twosource.write.html.columns import column
from twosource.write.html.places import Places
from twosource.write.html.references import Reference, joined

OFFSETS = st.integers(-3, 60)
STRETCHES = st.lists(st.tuples(OFFSETS, OFFSETS), max_size=8)


def report(*segments: Segment) -> Report:
    return Report("a", "a.txt", None, "Harbor Post", (), None, None, None, "en", "0", None, segments)


def spans(stretches: list[tuple[int, int]]) -> list[Span]:
    return [Span(start, end) for start, end in stretches if 0 <= start < end]


@given(st.text(max_size=50), STRETCHES, STRETCHES, STRETCHES)
def test_no_character_is_lost_and_every_link_has_its_words(text, segments, marks, asked) -> None:
    one = report(*(Segment("body", span.start, span.end) for span in sorted(spans(segments))))
    places = Places("s1-", [one], {"a": text})
    links = [words for start, end in asked if (words := places.words("a", start, end))]
    found = [Reference(number, "a", number, (span,), (1,)) for number, span in enumerate(spans(marks), 1)]
    shown = column(one, places, found)
    runs = [run for block in shown.blocks for piece in block.pieces for run in piece.runs]
    assert "".join("".join(run.text for run in runs).split()) == "".join(text.split())
    ids = [run.id for run in runs if run.id]
    assert len(ids) == len(set(ids))
    assert {words.href.removeprefix("#") for words in links} <= {*ids, shown.id}
    placed = [piece.reference for block in shown.blocks for piece in block.pieces if piece.first]
    assert sorted(one.number for one in (*placed, *shown.loose)) == [one.number for one in found]


def test_marks_cut_the_text_where_they_begin_and_end() -> None:
    text = "OSLO — Ana Ruiz flew to Lima. Nobody saw her."
    one = report(Segment("dateline", 0, 6), Segment("body", 7, len(text)))
    places = Places("s1-", [one], {"a": text})
    start = text.index("flew")
    assert places.words("a", start, start + 4).text == "flew"
    mark = Span(7, text.index(" Nobody"))
    dateline, body = column(one, places, [Reference(1, "a", 1, (mark,), (1,))]).blocks
    assert dateline.inline
    assert [piece.reference.number if piece.reference else None for piece in body.pieces] == [1, None]
    assert [run.text for run in body.pieces[0].runs] == ["Ana Ruiz ", "flew", " to Lima."]


def test_what_no_segment_has_is_shown_as_no_reporting() -> None:
    text = "Ana Ruiz flew.\nSign up here."
    (body, rest) = column(report(Segment("body", 0, 14)), Places("s1-", [report()], {"a": text}), ()).blocks
    assert (body.kind, rest.kind) == ("body", "boilerplate")


@given(STRETCHES)
def test_joined_spans_hold_the_same_characters(stretches) -> None:
    given_spans = spans(stretches)
    kept = joined(given_spans)
    assert {at for span in given_spans for at in range(span.start, span.end)} == {
        at for span in kept for at in range(span.start, span.end)
    }
    assert all(one.end < other.start for one, other in pairwise(kept))
