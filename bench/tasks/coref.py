"""Task `coref`: who and what is taken up again, for `score_coref.py --drop-singletons`.

OntoGUM's spans end behind a possessive 's; ours stand before it. A name and its apposition are one mention there, and
a mention inside another of its own entity ("Ana Rojas" in "its envoy, Ana Rojas") is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language

from twosource.extract.reading import prepare
from twosource.model import Entity, Report, Segment, Span

FIELDS = ("id", "text")


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The mentions of each document by entity, things and pronouns of the first person included."""
    nlp.get_pipe("twosource_coreference").everything = True
    for row in rows:
        text = row["text"]
        doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
        yield {"id": row["id"], "mentions": convert(text, doc._.entities)}


def convert(text: str, entities: Iterable[Entity]) -> list[dict[str, Any]]:
    """The outermost mentions of each entity in the scheme of the gold."""
    found = []
    for entity in entities:
        spans: list[tuple[int, int]] = []
        for mention in sorted(entity.mentions, key=lambda m: (m.span.start, -m.span.end)):
            start, end = mention.span.start, mention.span.end
            if spans and end <= spans[-1][1]:
                continue
            if spans and text[spans[-1][1] : start] == ", ":
                start = spans.pop()[0]
            end += 2 if text[end : end + 2].lower() in ("'s", "’s") else 0
            spans.append((start, end))
        found += [{"start": start, "end": end, "cluster": entity.id} for start, end in spans]
    return found
