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
from twosource.lexicon import load
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
        ties = [list(ties_of(mention, docs[mention["doc"]], linked, nlp)) for mention in mentions]
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


def ties_of(mention: Row, doc: Doc, linked: Mapping[str, Sequence[tuple[Span, str]]], nlp: Language) -> Iterator[Tie]:
    """What a mention shares with others of its event: its word, and the event of the linker that it is."""
    words = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
    if words is None or not len(words):
        yield ("place", mention["doc"], str(mention["start"]))
        return
    lemma, whole = lemma_of(words.root, nlp), " ".join(lemma_of(token, nlp) for token in words)
    stem = event_stem(lemma)
    like = next((like_words()[word] for word in (whole, words.root.lower_, lemma) if word in like_words()), None)
    if like is None and lemma in light_words():
        yield ("light", mention["doc"], str(mention["start"]))
    else:
        yield ("word", like or like_words().get(stem, stem))
    for trigger, event in linked.get(mention["doc"], ()):
        if trigger.start < mention["end"] and mention["start"] < trigger.end:
            yield ("event", event)


def lemma_of(token: Token, nlp: Language) -> str:
    """The lemma; a word in a headline's capitals is often read as a name, so that it is tried as a verb and a noun."""
    if token.pos_ != "PROPN" and token.lemma_.lower() != token.lower_:
        return str(token.lemma_.lower())
    lemmatizer = nlp.get_pipe("lemmatizer")
    for kind in ("VERB", "NOUN"):
        word = Doc(nlp.vocab, words=[token.lower_], pos=[kind])[0]
        lemma = str(lemmatizer.lemmatize(word)[0])
        if lemma != token.lower_:
            return lemma
    return str(token.lower_)


@cache
def like_words() -> dict[str, str]:
    """The first word of each group, by all words of it as they stand, and by the stems of its first words.

    A word of two groups is of the first; so "murder" may stand apart though its stem is that of "kill".
    """
    groups = tomllib.loads(WORDS.read_text(encoding="utf-8"))["group"]
    found: dict[str, str] = {}
    for key in (str, event_stem):
        for group in groups:
            for word in group["words"]:
                found.setdefault(key(word), f"like {group['words'][0]}")
    return found


@cache
def light_words() -> frozenset[str]:
    """Words that go with anything, and join nothing: those of the linker, and a few more of those that gold marks."""
    more = tomllib.loads(WORDS.read_text(encoding="utf-8"))["light"]["words"]
    return frozenset(more).union(*(entry["lemmas"] for entry in load("event_families")["light"]))


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
