"""Task `coref`: who and what is taken up again, for `score_coref.py --drop-singletons`.

OntoGUM's spans end behind a possessive 's; ours stand before it. A name and its apposition are one mention there, and
a mention inside another of its own entity ("Ana Rojas" in "its envoy, Ana Rojas") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language

from twosource.extract.reading import prepare
from twosource.model import Entity, Report, Segment, Span, Timex

FIELDS = ("id", "text")
DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "such", "both", "my", "your", "his", "her", "its", "our", "their"]
)
YEAR = re.compile(r"\d+")


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """The mentions of each document by entity, things and pronouns of the first person included; days by date.

    The encoder's network sees days too: what it has found is not told twice.
    """
    nlp.get_pipe("twosource_coreference").everything = True
    for row in rows:
        text = row["text"]
        doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
        possessives = {token.idx: token.idx + len(token) for token in doc if token.tag_ == "POS"}
        found = convert(text, doc._.entities, possessives)
        taken = {(mention["start"], mention["end"]) for mention in found} if doc._.encoded is not None else set()
        named = (day for day in days(doc._.timexes) if (day["start"], day["end"]) not in taken)
        yield {"id": row["id"], "mentions": [*found, *named]}


def convert(text: str, entities: Iterable[Entity], possessives: Mapping[int, int]) -> list[dict[str, Any]]:
    """The outermost mentions of each entity in the scheme of the gold; `possessives` start and end an 's."""
    found = []
    for entity in entities:
        spans: list[tuple[int, int]] = []
        joinable = False
        for mention in sorted(entity.mentions, key=lambda m: (m.span.start, -m.span.end)):
            start, end = mention.span.start, mention.span.end
            if spans and end <= spans[-1][1]:
                continue
            between = text[spans[-1][1] : start] if spans and joinable and mention.kind != "pronoun" else ""
            bracketed = between == " (" and text[end : end + 1] == ")"
            if between == ", " or bracketed:
                start = spans.pop()[0]
            end = possessives.get(end, end + bracketed)
            joinable = mention.kind != "pronoun"
            spans.append((start, end))
        found += [{"start": start, "end": end, "cluster": entity.id} for start, end in spans]
    return found


def days(timexes: Iterable[Timex]) -> list[dict[str, Any]]:
    """The times that the document names, those with one value as one; a year alone is no mention in gold."""
    return [
        {"start": timex.span.start, "end": timex.span.end, "cluster": f"T{timex.value}"}
        for timex in timexes
        if timex.type == "DATE" and not timex.value.endswith("_REF") and not YEAR.fullmatch(timex.value)
    ]


def event_nominals(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[int, int]:
    """How many nouns for a happening that was told before are taken for it, and how many there are: "the session".

    Counted are gold's definite descriptions of type "event" that are not the first of their cluster. One is resolved
    if the shortest predicted mention around its head is in a cluster with a mention around the head of one before it in
    gold's cluster, be that a verb or a noun.
    """
    found = all_of_them = 0
    for mention in gold["mentions"]:
        place = (mention["start"], mention["end"])
        before = [m for m in gold["mentions"] if m["cluster"] == mention["cluster"] and (m["start"], m["end"]) < place]
        definite = mention["text"].split()[0].lower() in DEFINITE or "'s " in mention["text"]
        if before and definite and (mention["type"], mention["head_upos"]) == ("event", "NOUN"):
            all_of_them += 1
            own = _around(predicted["mentions"], mention["head"])
            others = [m for m in predicted["mentions"] if own and m["cluster"] == own["cluster"] and m is not own]
            found += any(_around(others, earlier["head"]) for earlier in before)
    return found, all_of_them


def _around(mentions: Iterable[dict[str, Any]], head: list[int]) -> dict[str, Any] | None:
    """The shortest mention around a head."""
    fitting = (m for m in mentions if m["start"] <= head[0] and head[1] <= m["end"])
    return min(fitting, key=lambda m: m["end"] - m["start"], default=None)
