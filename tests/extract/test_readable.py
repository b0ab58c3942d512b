"""The readable text is as long as the report and holds nothing but its reporting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.readable import readable
from twosource.model import Report, Segment, Span


def report(text: str, *segments: Segment) -> Report:
    return Report("a", text, "", segments or (Segment("body", Span(0, len(text))),))


@given(st.text(alphabet="ab “”’\n\r\t\u00a0\x00한.", max_size=60), st.data())
def test_offsets_never_move(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    found = readable(report(text, Segment("byline", Span(0, cut)), Segment("body", Span(cut, len(text)))))
    assert len(found) == len(text)
    assert not found[:cut].strip()
    kept = [(a, b) for a, b in zip(text[cut:], found[cut:], strict=True) if a.isalnum()]
    assert all(a == b for a, b in kept)


def test_a_repeated_caption_is_read_once() -> None:
    text = "A ship burns.\nA ship burns."
    twice = report(text, Segment("caption", Span(0, 13)), Segment("caption", Span(14, 27), repeats=Span(0, 13)))
    assert readable(twice).split() == ["A", "ship", "burns."]


def test_who_took_a_picture_is_not_read() -> None:
    text = "A ship burns off Oslo (top). (Ana Ruiz/Harbor Post)"
    signed = readable(report(text, Segment("caption", Span(0, len(text)))))
    assert signed == "A ship burns off Oslo (top)." + " " * len(" (Ana Ruiz/Harbor Post)")
    assert readable(report(text)) == text


def test_a_wrapped_line_goes_on_and_a_blank_line_ends(nlp: Language) -> None:
    text = "Police in Oslo said\nthe road was open\n\nNo one was hurt"
    sentences = [sent.text.split() for sent in nlp(readable(report(text))).sents]
    assert sentences[0][-1] == "open"
    assert sentences[1] == ["No", "one", "was", "hurt"]


def test_segments_on_lines_of_their_own_are_apart(nlp: Language) -> None:
    text = "Talks ended in Oslo\nA ferry sank off Bergen"
    apart = report(text, Segment("body", Span(0, 19)), Segment("body", Span(20, 43)))
    assert [sent.text.strip() for sent in nlp(readable(apart)).sents] == text.split("\n")


def test_what_is_too_long_for_a_word_is_not_read() -> None:
    text = "Police said " + "(" * 5000 + " two died."
    assert readable(report(text)).split() == ["Police", "said", "two", "died."]
    assert len(readable(report(text))) == len(text)
