"""Task `time`: time expressions with type and value, for `score_time.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from spacy.language import Language

from twosource import intervals
from twosource.extract.reading import prepare
from twosource.model import Publication, Report, Segment, Span

FIELDS = ("doc_id", "text", "dct")


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The time expressions of each document; all of its text is read as body."""
    for row in rows:
        doc = nlp(prepare(report_of(row), nlp))
        found = [
            {"start": timex.span.start, "end": timex.span.end, "type": timex.type, "value": timex.value}
            for timex in doc._.timexes
        ]
        yield {"doc_id": row["doc_id"], "timexes": found}


def report_of(row: dict[str, Any]) -> Report:
    """A report dated by the document creation time, where there is one."""
    published = None
    if row["dct"]:
        published = Publication(intervals.days(date.fromisoformat(row["dct"][:10])), "metadata")
    body = Segment("body", Span(0, len(row["text"])))
    return Report(row["doc_id"], row["text"], "", (body,), published=published)
