"""Task `ecb-events`: which given mentions are one event, within a subtopic, for `score_coref.py --scope subtopic`.

Texts stand in the `_docs` file beside gold. A subtopic is one story: its texts are read and linked, and given mentions
that the linker joins are one event. It joins few, as it has to be sure in any pile; here, where all texts are known to
tell one happening, mentions of one word are joined too, and of words that tell one thing in such texts
(`data/event_words.toml`). A word is one with its noun (arrest, arrested), as the linker has it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract.reading import prepare, reading
from twosource.link import link
from twosource.link.features import event_stem
from twosource.model import Reading, Report, Segment, Span

FIELDS = ("doc", "start", "end", "kind", "story")
TEXTS = ("id", "text")
WORDS = Path(__file__).parent.parent / "data" / "event_words.toml"
Row = dict[str, Any]
Tie = tuple[str, ...]


def predict(rows: Iterable[Row], nlp: Language, texts: Iterable[Row]) -> Iterator[Row]:
    """The cluster of each given event mention; other kinds are passed over."""
    stories: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "event":
            stories[row["story"]].append(row)
    known = {text["id"]: text["text"] for text in texts}
    for story, mentions in stories.items():
        docs = {name: nlp(prepare(report_of(name, known[name]), nlp)) for name in sorted({m["doc"] for m in mentions})}
        linked = events_by_place([reading(report_of(name, doc.text), doc) for name, doc in docs.items()])
        ties = [list(ties_of(mention, docs[mention["doc"]], linked)) for mention in mentions]
        for mention, number in zip(mentions, joined(ties), strict=True):
            place = {key: mention[key] for key in ("doc", "start", "end", "kind")}
            yield {**place, "cluster": f"{story} {number}"}


def report_of(name: str, text: str) -> Report:
    """A report without a date: the set gives none."""
    return Report(name, text, "", (Segment("body", Span(0, len(text))),))


def events_by_place(readings: Sequence[Reading]) -> Mapping[str, Sequence[tuple[Span, str]]]:
    """By report, where the linker has an event of several mentions, and its id."""
    found: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for event in link(readings).events:
        for mention in event.mentions if len(event.mentions) > 1 else ():
            found[mention.report].append((mention.trigger, event.id))
    return found


def ties_of(mention: Row, doc: Doc, linked: Mapping[str, Sequence[tuple[Span, str]]]) -> Iterator[Tie]:
    """What a mention shares with others of its event: its word, and the event of the linker that it is."""
    words = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
    if words is None or not len(words):
        yield ("place", mention["doc"], str(mention["start"]))
        return
    whole = " ".join(lemma_of(token, doc) for token in words)
    stem = event_stem(lemma_of(words.root, doc))
    yield ("word", like_words().get(whole) or like_words().get(stem, stem))
    for trigger, event in linked.get(mention["doc"], ()):
        if trigger.start < mention["end"] and mention["start"] < trigger.end:
            yield ("event", event)


def lemma_of(token: Token, doc: Doc) -> str:
    """The lemma; a headline's capitals hide that a word is a verb or a plural, so its ending is looked at again."""
    word = token.lower_
    if token.pos_ != "PROPN" and token.lemma_.lower() != word:
        return str(token.lemma_.lower())
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", ""), ("ied", "y")):
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + rest
    return word


@cache
def like_words() -> dict[str, str]:
    """The first word of each group, by the stems of all; terms of several words as they stand."""
    groups = tomllib.loads(WORDS.read_text(encoding="utf-8"))["group"]
    return {
        (word if " " in word else event_stem(word)): event_stem(group["words"][0])
        for group in groups
        for word in group["words"]
    }


def joined(ties: Sequence[Sequence[Tie]]) -> list[int]:
    """A number for each mention, the same for those that a chain of shared ties joins."""
    parent = list(range(len(ties)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    first: dict[Tie, int] = {}
    for number, found in enumerate(ties):
        for tie in found:
            one, other = sorted((root(first.setdefault(tie, number)), root(number)))
            parent[other] = one
    return [root(number) for number in range(len(ties))]
