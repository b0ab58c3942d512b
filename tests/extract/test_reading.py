"""A report read with its date known, and one whose date comes later, read the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spacy.language import Language

from twosource.extract.reading import Reader, sentences
from twosource.model import Interval, Publication, Report, Segment, Span

TEXT = (
    "LIMA — The trade minister of Peru will fly to Quito on Friday, two officials said Wednesday.\n\n"
    "She met her Ecuadorean counterpart last month, according to the officials. The talks were called off in March."
)
PUBLISHED = Publication(Interval(datetime(2024, 5, 15), datetime(2024, 5, 16)), "metadata")


def report(text: str = TEXT) -> Report:
    return Report("lima", text, "", (Segment("body", Span(7, len(text))),))


def test_read_again_is_read_with_the_date(nlp: Language) -> None:
    reader = Reader(nlp)
    undated = reader.read(report())
    again = reader.read_again(undated.report, PUBLISHED)
    assert again == Reader(nlp).read(replace(report(), published=PUBLISHED))
    assert any(event.time for event in again.events)


def test_sentences_are_cut_out_of_the_text_without_blanks(nlp: Language) -> None:
    found = [TEXT[span.start : span.end] for span in Reader(nlp).read(report()).sentences]
    assert found[0].startswith("The trade minister")
    assert found[-1] == "The talks were called off in March."
    assert all(text == text.strip() for text in found)


def test_a_closing_mark_or_words_that_begin_small_are_no_sentence(nlp: Language) -> None:
    text = "“The dam is safe. It will hold for many years.” the mayor said. The river kept rising on Monday."
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or (token.text in ("It", "”", "the", "The") and doc[token.i - 1].text != "“")
    assert [text[span.start : span.end] for span in sentences(doc)] == [
        "“The dam is safe.",
        "It will hold for many years.” the mayor said.",
        "The river kept rising on Monday.",
    ]


def test_a_report_without_words_reads_as_nothing(nlp: Language) -> None:
    empty = Reader(nlp).read(Report("blank", " \n\n ", "", ()))
    assert (empty.sentences, empty.events, empty.attributions, empty.entities) == ((), (), (), ())
