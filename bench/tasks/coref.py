"""Task `coref`: who and what is taken up again, for `score_coref.py --drop-singletons`.

OntoGUM's spans end behind a possessive 's; ours stand before it. A name and its apposition are one mention there, and
a mention inside another of its own entity ("Ana Rojas" in "its envoy, Ana Rojas") is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from spacy.language import Language

from twosource.extract.reading import prepare
from twosource.model import Entity, Report, Segment, Span, Timex

FIELDS = ("id", "text")


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The mentions of each document by entity, things and pronouns of the first person included; days by date."""
    nlp.get_pipe("twosource_coreference").everything = True
    for row in rows:
        text = row["text"]
        doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
        possessives = {token.idx for token in doc if token.tag_ == "POS"}
        yield {"id": row["id"], "mentions": convert(text, doc._.entities, possessives) + days(doc._.timexes)}


def convert(text: str, entities: Iterable[Entity], possessives: Set[int]) -> list[dict[str, Any]]:
    """The outermost mentions of each entity in the scheme of the gold; at each of `possessives` starts an 's."""
    found = []
    for entity in entities:
        spans: list[tuple[int, int]] = []
        joinable = False
        for mention in sorted(entity.mentions, key=lambda m: (m.span.start, -m.span.end)):
            start, end = mention.span.start, mention.span.end
            if spans and end <= spans[-1][1]:
                continue
            if spans and joinable and mention.kind != "pronoun" and text[spans[-1][1] : start] == ", ":
                start = spans.pop()[0]
            end += 2 if end in possessives else 0
            joinable = mention.kind != "pronoun"
            spans.append((start, end))
        found += [{"start": start, "end": end, "cluster": entity.id} for start, end in spans]
    return found


def days(timexes: Iterable[Timex]) -> list[dict[str, Any]]:
    """The times that the document names, those with one value as one."""
    return [
        {"start": timex.span.start, "end": timex.span.end, "cluster": f"T{timex.value}"}
        for timex in timexes
        if timex.type == "DATE" and not timex.value.endswith("_REF")
    ]
