"""A report read with its date known, and one whose date comes later, read the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spacy.language import Language

from twosource.extract.reading import Reader
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


def test_a_report_without_words_reads_as_nothing(nlp: Language) -> None:
    empty = Reader(nlp).read(Report("blank", " \n\n ", "", ()))
    assert (empty.sentences, empty.events, empty.attributions, empty.entities) == ((), (), (), ())
