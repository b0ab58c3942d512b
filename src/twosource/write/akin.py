"""What of a passage another report has, in whatever words. In come both places; out go the words that have their like.

A word has its like in the word itself, in one of its family (lexicon/akin.toml), or in another name of whom it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.write.kinship import akin, beginning, root
from twosource.write.passage import Passage
from twosource.write.phrases import words
from twosource.write.soundness import main_clause
from twosource.write.support import DAYS
from twosource.write.verbs import VERB

if TYPE_CHECKING:
    from twosource.write.teller import Teller

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
APPOSITION = re.compile(r", (?:an?|the) [^,]{3,90},|\([^()]{1,60}\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something: how the text has it, its root, and where it stands."""

    text: str
    root: str
    start: int


def repeats(teller: Teller, passage: Passage, other: Passage) -> float:
    """How much of what a passage says another one has, in whatever words."""
    own = needed(teller, passage)
    return len(likes(teller, passage, other.report, other.span)) / len(own) if own else 0.0


def has_numbers(teller: Teller, passage: Passage, found: frozenset[Word]) -> bool:
    """Whether each number of a passage is among its `likes`, as a word or as a figure."""
    return all(word in found for word in needed(teller, passage) if word.root[:1].isdigit())


def has_actor(teller: Teller, passage: Passage, found: frozenset[Word]) -> bool:
    """Whether somebody or something of what stands before the main verb of a passage is among its `likes`."""
    verb = _verb(passage.text, needed(teller, passage))
    return verb is None or any(word.start < verb.start for word in found)


def likes(teller: Teller, passage: Passage, report: str, span: Span) -> frozenset[Word]:
    """The words of a passage that have their like in another place, but days."""
    mine, other = teller.named(passage.report, passage.span), teller.named(report, span)
    theirs = teller.passages.readings[report].report.text[span.start : span.end]
    there, keys = {entity for entity, _ in other}, _index(theirs)

    def has_like(word: Word) -> bool:
        if not keys.isdisjoint(_keys(word)) or any(_are_one_name(word, like) for like in _names(theirs)):
            return True
        return any(entity in there for entity, one in mine if one.start <= word.start < one.end)

    return frozenset(word for word in needed(teller, passage) if has_like(word))


@lru_cache(maxsize=2048)
def _index(text: str) -> frozenset[str]:
    """The roots and families of a text."""
    return frozenset(key for word in _cut(text) for key in _keys(word))


def _keys(word: Word) -> list[str]:
    """The root of a word and its families."""
    return [word.root, *(f"family {number}" for number in akin(word.text.casefold()))]


@lru_cache(maxsize=2048)
def _names(text: str) -> tuple[Word, ...]:
    return tuple(word for word in _cut(text) if word.text[:1].isupper())


def _are_one_name(one: Word, other: Word) -> bool:
    """Whether one name begins with the other: Iran and Iranian."""
    if not one.text[:1].isupper():
        return False
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    return len(short) > 3 and long.startswith(short)


@lru_cache(maxsize=2048)
def _cut(text: str) -> tuple[Word, ...]:
    """The words of a text that say something."""
    found = ((match[0], match.start()) for match in WORD.finditer(text))
    return tuple(Word(word, root(word), start) for word, start in found if _says_something(word))


def needed(teller: Teller, passage: Passage) -> tuple[Word, ...]:
    """The words of a passage that another one has to have, with their place in the report."""
    text = teller.passages.readings[passage.report].report.text
    return _needed(text[passage.span.start : passage.span.end], passage.span.start)


@lru_cache(maxsize=2048)
def _needed(text: str, start: int) -> tuple[Word, ...]:
    """All words that say something but days and who somebody is, which another may leave out."""
    asides = [match.span() for match in APPOSITION.finditer(text)]
    own = [word for word in _cut(text) if not _is_day(word)]
    kept = (word for word in own if not any(first < word.start < end for first, end in asides))
    return tuple(Word(word.text, word.root, start + word.start) for word in kept)


def _says_something(word: str) -> bool:
    bare = word.casefold()
    idle = bare in words("idle") or (word.islower() and bare.endswith("ly") and len(bare) > 4)
    return not idle and (len(bare) > 2 or bare.isdigit() or (word.isupper() and len(bare) > 1))


def _verb(text: str, own: Sequence[Word]) -> Word | None:
    """The main verb of words that tell something in their outlet's voice; behind "has" and the like, the next word."""
    match = VERB.search(main_clause(text))
    if match is None or match[0].casefold() in words("saying"):
        return None
    last = match[0].split()[-1]
    return next((word for word in own if word.text == last), None) or _behind(text, last, own)


def _behind(text: str, auxiliary: str, own: Sequence[Word]) -> Word | None:
    """The first word that says something behind a verb that does not."""
    rest = re.split(rf"\b{re.escape(auxiliary)}\b", text, maxsplit=1)[-1].split()[:3]
    after = [part.strip(",.;:") for part in rest]
    return next((word for word in own if word.text in after and word.text[:1].islower()), None)


def _is_day(word: Word) -> bool:
    return beginning(word.text) in DAYS
