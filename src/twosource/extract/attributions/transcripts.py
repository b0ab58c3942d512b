r"""Who speaks in a transcript. In comes readable text, out come its turns: a label, and the words up to the next one.

A label stands at the head of a paragraph, or after a sentence's end if it is in capitals: "DIAZ:", "Q:", "Ana Diaz:".

    >>> turns = find_turns("Q: Did you meet him? A: I met him twice.")
    >>> [turn.label for turn in turns]
    ['Q', 'A']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.lexicon import load

NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}"
LABEL = re.compile(
    rf"(?P<label>{NAME}(?:, [A-Z][A-Z .&'-]{{1,40}})?(?: \([A-Za-z .]{{1,20}}\))?) ?:(?= +[\"'A-Za-z(\[])"
)
PLACE = re.compile(r"(?:^|(?<=\n)) *(?:\"|-+ )?(?=[A-Z])|(?<=[.?!\"]) +(?=[A-Z])")
QUOTED = re.compile(r'"[^"\n]*(?:"|$)')
FEWEST = 2  # turns of a transcript whose labels are in capitals; one may be a heading
FEWEST_NAMED = 3  # turns where labels are written as names are, of which one comes twice


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in a transcript: the label with its place, and where the words begin and end."""

    label: str
    opens: int
    start: int
    end: int


def find_turns(text: str) -> list[Turn]:
    """All turns of the text, in order; none where it has too few labels to be a transcript."""
    found = list(_labels(text)) if ": " in text else []
    kept = [match for match in found if _is_loud(match["label"])]
    if len(kept) < FEWEST:
        kept = found if len(found) >= FEWEST_NAMED and _comes_back(found) else []
    turns = list(_turns(text, kept))
    return turns if _comes_back(kept) or any(_is_talk(text[turn.start : turn.end]) for turn in turns) else []


def _comes_back(labels: Sequence[re.Match[str]]) -> bool:
    """Whether somebody speaks twice."""
    return len({match["label"] for match in labels}) < len(labels)


def _is_talk(words: str) -> bool:
    """Whether somebody asks or speaks of "I" and "you", which news from "LIMA:" and "OSLO:" does in quotations only."""
    own = QUOTED.sub("", words)
    return "?" in own or not _spoken().isdisjoint(re.findall(r"[a-z]+", own.lower()))


def _labels(text: str) -> Iterator[re.Match[str]]:
    """What looks like a label and is no heading; within a paragraph only what is in capitals."""
    for place in PLACE.finditer(text):
        match = LABEL.match(text, place.end())
        if match is None or match["label"].split(",")[0].lower() in _headings():
            continue
        if _is_loud(match["label"]) or place.start() == 0 or text[place.start() - 1] == "\n":
            yield match


def _is_loud(label: str) -> bool:
    """Whether it is in capitals: a name, or Q and A."""
    name = label.split(" (", maxsplit=1)[0]
    return name.isupper() and (len(name) > FEWEST or name in ("Q", "A"))


def _turns(text: str, labels: Sequence[re.Match[str]]) -> Iterator[Turn]:
    for number, label in enumerate(labels):
        until = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        stop = text.find("\n", label.end(), until)
        words = text[label.end() : until if stop < 0 else stop]
        start = label.end() + len(words) - len(words.lstrip())
        end = label.end() + len(words.rstrip())
        if start < end:
            yield Turn(label["label"], label.start(), start, end)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(load("cues")["headings"]["spoken"])


@cache
def _headings() -> frozenset[str]:
    return frozenset(load("cues")["headings"]["words"])
