"""What of a passage another report has, in whatever words. In come both places; out go the words that have their like.

A word has its like in the word itself, in one of its family (lexicon/akin.toml), or in another name of whom it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from twosource.kinship import akin, beginning, root
from twosource.lexicon import load
from twosource.model import Span
from twosource.write.passage import Passage, source
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
    verb = main_verb(passage.text, needed(teller, passage))
    return verb is None or any(word.start < verb.start for word in found)


def likes(teller: Teller, passage: Passage, report: str, span: Span) -> frozenset[Word]:
    """The words of a passage that have their like in another place, but days."""
    mine, other = teller.named(passage.report, passage.span), teller.named(report, span)
    theirs = teller.passages.readings[report].report.text[span.start : span.end]
    there = {entity for entity, _ in other}
    called = {word for word in needed(teller, passage) if _is_called(word, mine, there)}
    paired = _paired(tuple(word for word in needed(teller, passage) if word not in called), theirs)
    return paired | called


def _is_called(word: Word, mine: Sequence[tuple[str, Span]], there: set[str]) -> bool:
    """Whether a word is of a name for whom the other place names, too, and no "of his post" behind it."""
    return word.text[:1].isupper() and any(entity in there for entity, one in mine if one.start <= word.start < one.end)


@lru_cache(maxsize=4096)
def _paired(own: tuple[Word, ...], theirs: str) -> frozenset[Word]:
    """The words with a like of their own: one "shot" stands for no "shot" and "killed"."""
    there = {word.root: word for word in cut(theirs)}
    left = {word.root: word for word in own if word.root not in there}
    free = [word for name, word in there.items() if name not in {word.root for word in own}]
    taken: dict[str, str] = {}

    def finds(word: Word, seen: set[str]) -> bool:
        for like in free:
            if like.root in seen or not are_alike(word, like):
                continue
            seen.add(like.root)
            if like.root not in taken or finds(left[taken[like.root]], seen):
                taken[like.root] = word.root
                return True
        return False

    paired = {word.root for word in left.values() if finds(word, set())}
    return frozenset(word for word in own if word.root in there or word.root in paired)


def are_alike(one: Word, other: Word) -> bool:
    """Whether two words have a root or a family in common, or are forms of one name."""
    return not _keys(one).isdisjoint(_keys(other)) or (other.text[:1].isupper() and _are_one_name(one, other))


@lru_cache(maxsize=16384)
def _keys(word: Word) -> frozenset[str]:
    """The root of a word and its families."""
    return frozenset((word.root, *(f"family {number}" for number in akin(word.text.casefold()))))


def _are_one_name(one: Word, other: Word) -> bool:
    """Whether one name begins with the other: Iran and Iranian."""
    if not one.text[:1].isupper():
        return False
    if are_of_one_country(one.text, other.text):
        return True
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    return len(short) > 3 and long.startswith(short)


def are_of_one_country(one: str, other: str) -> bool:
    """Whether two words are a country's name or adjective, and the country is one.

    >>> are_of_one_country("Danish", "Denmark"), are_of_one_country("Nigeria", "Niger")
    (True, False)
    """
    return _countries().get(one.casefold(), "") == _countries().get(other.casefold(), "none")


@cache
def _countries() -> dict[str, str]:
    """The code of each country by what it and its people are called."""
    table = load("countries")["countries"]
    people = {
        form.casefold(): entry["code"]
        for entry in table.values()
        for word in entry["demonyms"]
        for form in (word, f"{word}s")
    }
    names = {word.casefold(): entry["code"] for name, entry in table.items() for word in (name, *entry["aliases"])}
    return people | names


@lru_cache(maxsize=2048)
def cut(text: str) -> tuple[Word, ...]:
    """The words of a text that say something."""
    found = ((match[0], match.start()) for match in WORD.finditer(text))
    return tuple(Word(word, root(word), start) for word, start in found if _says_something(word))


def needed(teller: Teller, passage: Passage) -> tuple[Word, ...]:
    """The words of a passage that another one has to have, with their place in the report."""
    text = teller.passages.readings[passage.report].report.text
    return _needed(source(passage, text), passage.span.start)


@lru_cache(maxsize=2048)
def _needed(text: str, start: int) -> tuple[Word, ...]:
    """All words that say something but days and who somebody is, which another may leave out."""
    asides = [match.span() for match in APPOSITION.finditer(text)]
    own = [word for word in cut(text) if not is_day(word)]
    kept = (word for word in own if not any(first < word.start < end for first, end in asides))
    return tuple(Word(word.text, word.root, start + word.start) for word in kept)


def _says_something(word: str) -> bool:
    bare = word.casefold()
    idle = bare in words("idle") or (word.islower() and bare.endswith("ly") and len(bare) > 4)
    return not idle and (len(bare) > 2 or bare.isdigit() or (word.isupper() and len(bare) > 1))


def main_verb(text: str, own: Sequence[Word]) -> Word | None:
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


def is_day(word: Word) -> bool:
    """Whether it is a day of the week."""
    return beginning(word.text) in DAYS
