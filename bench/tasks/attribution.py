"""Task `attribution`: source, cue and content of each attribution, for `score_attribution.py`.

Ours has one for each quotation; PolNeAR one for all quotations that share a cue, contents that begin with their "that",
and none within the content of another. Predictions follow PolNeAR in all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language

from twosource.extract.reading import prepare
from twosource.model import Attribution, Report, Segment, Span

FIELDS = ("id", "text")
THAT = re.compile(r"\bthat\s+[\"'“”‘’]*$")
Pieces = list[list[int]]


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The attributions of each document; all of its text is read as body."""
    for row in rows:
        text = row["text"]
        doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
        yield {"id": row["id"], "attributions": convert(text, doc._.attributions)}


def convert(text: str, attributions: Iterable[Attribution]) -> list[dict[str, Any]]:
    """Attributions as spans, those of one cue and source joined."""
    found: dict[object, dict[str, Any]] = {}
    for one in outermost(list(attributions)):
        content: Pieces = [[span.start, span.end] for span in one.content]
        rules = {reason.rule for reason in one.reasons}
        key = (one.cue, one.source and one.source.span)
        if key in found and "continued" in rules:
            found[key]["content"] += content
            continue
        that = THAT.search(text, max(0, content[0][0] - 10), content[0][0])
        content[0][0] -= len(that.group()) if that else 0
        found[key if key not in found else one.id] = {
            "source": source(one),
            "cue": one.cue and [one.cue.start, one.cue.end],
            "content": content,
        }
    return list(found.values())


def outermost(attributions: list[Attribution]) -> Iterator[Attribution]:
    """Those whose cue is in no other's content."""
    spans = [(span, one.id) for one in attributions for span in one.content]
    for one in attributions:
        at = one.cue.start if one.cue else -1
        if not any(span.start <= at < span.end and other != one.id for span, other in spans):
            yield one


def source(one: Attribution) -> list[int] | None:
    """The source's span; a source that only the cue stands for is none."""
    span = one.source.span if one.source else None
    return [span.start, span.end] if span and span != one.cue else None
