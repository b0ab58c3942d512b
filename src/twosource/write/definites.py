"""Nouns that a reader is taken to know. In come words and what stands before them; out goes whether they lean on it.

"The bids were opened on Friday" leans on a sentence about bids. It can be printed where a line above has one, where the
words say themselves which bids ("the bids of May"), or where everybody knows: "the government", "the weather". A noun
that is neither is taken to lean where its report has told of it before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from twosource.kinship import stem, stems
from twosource.write.phrases import words
from twosource.write.references import is_known, listed, told_apart
from twosource.write.soundness import outside
from twosource.write.verbs import PAST

LONGEST = 4  # words: a noun with more before it tells enough


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with "the", the words between them, where it begins, and what comes after it."""

    head: str
    between: tuple[str, ...]
    start: int
    after: str


def leans(text: str, before: str, known: frozenset[str], verbs: Collection[str] = ()) -> bool:
    """Whether a noun of the words has been told of in the report `before` them, and in no line: `known` has none of it.

    `verbs` are words of the text that are known to be verbs.

    >>> leans("Ana Ruiz opened the bids on Friday", "The mill had many bids.", frozenset())
    True
    >>> leans("Ana Ruiz opened the bids on Friday", "The mill had many bids.", stems("Cole made two bids"))
    False
    """
    own = outside(text)
    open_ones = [
        one for one in phrases(own, verbs) if not told_apart(one.head, one.after) and not _is_clear(one, own, known)
    ]
    if not open_ones:
        return False
    told = stems(before)
    return any(_is_taken_up(one, before, told) for one in open_ones)


def phrases(text: str, verbs: Collection[str] = ()) -> Iterator[Phrase]:
    """Each noun with "the", as far as its words and theirs tell where it ends; none that is a name."""
    for match in _the().finditer(text):
        own, at, ended = list[str](), match.end(), False
        for word in _word().finditer(text, match.end()):
            ended = word.start() > at + 1 or word[0] in _closing() or _is_verb(word[0], own, verbs)
            if ended or not word[0][0].islower():
                break
            own.append(word[0].removesuffix("'s").removesuffix("’s"))
            at = word.end()
            if own[-1] != word[0]:
                break
        after = text[at : at + 40]
        named = re.match(r" [\"“‘A-Z]", after) is not None
        if own and len(own) <= LONGEST and not named:
            yield Phrase(own[-1].casefold(), tuple(own[:-1]), match.start(), after)


def _is_verb(word: str, own: list[str], verbs: Collection[str]) -> bool:
    """Whether a word behind a noun goes on as its verb."""
    return bool(own) and not own[-1].endswith("ly") and (word in verbs or PAST.fullmatch(word) is not None)


def _is_clear(phrase: Phrase, text: str, known: frozenset[str]) -> bool:
    """Whether everybody knows what a noun means, or a line, or the words before it, have it."""
    if phrase.head in listed("shared") or phrase.head in words("unique") or phrase.head in words("time"):
        return True
    if phrase.head.endswith("est") or any(word.endswith("est") or word in listed("single") for word in phrase.between):
        return True
    if is_known(phrase.head, text[: phrase.start], known):
        return True
    told = known | stems(text[: phrase.start])
    return any(stem(word) in told for word in phrase.between if word not in words("vague"))


def _is_taken_up(phrase: Phrase, before: str, told: frozenset[str]) -> bool:
    """Whether the report has had the noun before; where more is said of it, as something new: "a …"."""
    if stem(phrase.head) not in told:
        return False
    if all(_leaves_open(word) for word in phrase.between):
        return True
    new = rf"\b(?:an?|another|some|several|two|three|four) (?:[\w’'-]+ ){{0,3}}{re.escape(phrase.head)}\b"
    return re.search(new, before) is not None


def _leaves_open(word: str) -> bool:
    """Whether a word before a noun leaves open which one is meant: "the new bid", "the two bids", "the radical bid"."""
    return word in words("vague") or word in listed("numeral") or word.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(listed("adjective")))


@cache
def _closing() -> frozenset[str]:
    """The words that end a noun."""
    return listed("closing") | listed("telling") | listed("placing")


@cache
def _the() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he (?=[a-z])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w’'-]*")
