"""Task `ecb-events`: which given mentions are one event, within a subtopic, for `score_coref.py --scope subtopic`.

Texts stand in the `_docs` file beside gold. A subtopic is one story: its texts are parsed, and given mentions grouped
by what they have in common (`event_pairs.py`), with weights learned on ECB+ train. The linker has no say: it joins few,
as it has to be sure in any pile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from event_pairs import Given, grouped, mention_of
from twosource.extract.reading import prepare
from twosource.model import Report, Segment, Span

FIELDS = ("doc", "start", "end", "kind", "story")
TEXTS = ("id", "text")
Row = dict[str, Any]


def predict(rows: Iterable[Row], nlp: Language, texts: Iterable[Row]) -> Iterator[Row]:
    """The cluster of each given event mention; other kinds are passed over."""
    for story, mentions, given in given_mentions(rows, nlp, texts):
        for number, group in enumerate(grouped(given)):
            for index in group:
                place = {key: mentions[index][key] for key in ("doc", "start", "end", "kind")}
                yield {**place, "cluster": f"{story} {number}"}


def given_mentions(
    rows: Iterable[Row], nlp: Language, texts: Iterable[Row]
) -> Iterator[tuple[str, list[Row], list[Given]]]:
    """By story the rows of its event mentions, and what is known of each."""
    stories: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "event":
            stories[row["story"]].append(row)
    known = {text["id"]: text["text"] for text in texts}
    for story, mentions in stories.items():
        docs = {name: nlp(prepare(report_of(name, known[name]), nlp)) for name in sorted({m["doc"] for m in mentions})}
        yield story, mentions, [given(mention, docs[mention["doc"]], nlp) for mention in mentions]


def report_of(name: str, text: str) -> Report:
    """A report without a date: the set gives none."""
    return Report(name, text, "", (Segment("body", Span(0, len(text))),))


def given(mention: Row, doc: Doc, nlp: Language) -> Given:
    """What is known of a mention; one without a word has nothing in common with any other."""
    words = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
    if words is None or not len(words):
        place = f"{mention['doc']} {mention['start']}"
        return Given(mention["doc"], place, place, place, "", says=False)
    return mention_of(words, mention["doc"], nlp)
