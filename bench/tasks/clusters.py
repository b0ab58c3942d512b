"""Task `clusters`: which reports tell one story, for `score_clusters.py`.

All lines of the gold file are one pile, as a reader would hand them over; what is unlabelled stays among them. Reports
are cut into sentences and their dates are read; `link.stories` groups them by that, and reads nothing else of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from spacy.language import Language

from twosource import intervals
from twosource.extract.reading import prepare, reading
from twosource.link.stories import group
from twosource.model import Publication, Reading, Report, Segment, Span

FIELDS = ("id", "outlet", "date", "title", "text")
READ = (  # what sentences and dates take
    "tok2vec",
    "twosource_paragraphs",
    "tagger",
    "parser",
    "attribute_ruler",
    "lemmatizer",
    "twosource_timexes",
)


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The cluster of each report."""
    lines = list(rows)
    readings = readings_of(lines, nlp)
    clusters = {
        member.report.id: f"S{number}" for number, story in enumerate(group(readings), start=1) for member in story
    }
    for number, line in enumerate(lines):
        yield {"id": line["id"], "cluster": clusters[str(number)]}


def readings_of(lines: Sequence[dict[str, Any]], nlp: Language) -> list[Reading]:
    """The reports cut into sentences, each under its line's number: gold may give one id twice."""
    reports = [report_of(line, str(number)) for number, line in enumerate(lines)]
    enabled = [name for name in READ if name in nlp.pipe_names]
    with nlp.select_pipes(enable=enabled):
        docs = nlp.pipe(prepare(report, nlp) for report in reports)
        return [reading(report, doc) for report, doc in zip(reports, docs, strict=True)]


def report_of(line: dict[str, Any], identifier: str) -> Report:
    """A report with what gold tells of it; all of its text is body."""
    published = None
    if line["date"]:
        published = Publication(intervals.days(date.fromisoformat(line["date"][:10])), "metadata")
    body = Segment("body", Span(0, len(line["text"])))
    return Report(
        identifier,
        line["text"],
        "",
        (body,),
        outlet=line["outlet"],
        headline=line["title"],
        published=published,
    )
