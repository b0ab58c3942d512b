"""What keeps two texts apart that have the same words. In come both; out goes whether something does.

"From Lima to Oslo" has the words of "from Oslo to Lima", "verbally attacked" those of "attacked", "a photo of the flag"
those of "the flag", and "Williamson" begins as "Williams" does. Where one is to vouch for the other, none of it may
differ: a fact that is missed costs less than one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twosource.kinship import root
from twosource.lexicon import load
from twosource.model import EventMention, Span
from twosource.write.akin import Word, are_alike, cut

ADVERB = re.compile(r"\b[a-z]{3,}ly\b")
OPEN = re.compile(r"\b(?:it|they|them|he|him|she|this|that|these|those)\b")
TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:.()“”\"]")
OWNED = re.compile(r"[^\W_]+(?: [A-Z][^\W_]+)*[’']s?(?=\s)")
LONGEST = 12  # characters
REACH = 6  # words before a noun, to the preposition that leads it in
PREFIX = 4  # letters: names that share so many and differ are easily taken for each other


def are_opposed(own: str, whole: str, theirs: str) -> bool:
    """Whether words to be printed, cut from a `whole` sentence, are kept apart from another report's words.

    >>> are_opposed("Volt moved to Lima", "Volt moved to Lima", "Volt moved from Lima")
    True
    """
    if OPEN.search(own) or _manners(whole) != _manners(theirs) or _are_names_apart(own, theirs):
        return True
    there = cut(theirs)
    return any(
        _is_led_otherwise(own, word, theirs, [one for one in there if are_alike(word, one)]) for word in cut(own)
    )


def is_torn(text: str, kept: Span, left_out: Iterable[Span]) -> bool:
    """Whether what is left out of a sentence, within it or behind, begins with a preposition that turns the deed."""
    starts = [kept.end, *(one.start for one in left_out)]
    words = (TOKEN.match(text[start : start + LONGEST].lstrip()) for start in starts)
    return any(word is not None and word[0] in _listed("turning") for word in words)


def is_one_deed(one: EventMention, other: EventMention) -> bool:
    """Whether two verbs are one, or may stand for each other in any sentence."""
    first, second = root(one.lemma), root(other.lemma)
    return first == second or any({first, second} <= family for family in _deeds())


def _manners(text: str) -> set[str]:
    """How it was done: "verbally", "tacitly"; none of time or degree."""
    return set(ADVERB.findall(text)) - _listed("harmless")


def _are_names_apart(own: str, theirs: str) -> bool:
    """Whether a name is in the other text only in one that begins alike: "Nigeria" and "Nigerien"."""
    names, there = ({word.text for word in cut(text) if word.text[:1].isupper()} for text in (own, theirs))
    return any(one[:PREFIX] == two[:PREFIX] for one in names - there for two in there - names)


def _is_led_otherwise(own: str, word: Word, theirs: str, likes: list[Word]) -> bool:
    """Whether each like of a word is led in by another preposition, as who gives is and who gets."""
    mine = _lead(own, word)
    return bool(likes) and all(_differ(mine, _lead(theirs, one)) for one in likes)


def _differ(one: str, other: str) -> bool:
    if one and other:
        return one != other and {one, other} <= _listed("turning")
    return (one or other) in _listed("alone")


def _lead(text: str, word: Word) -> str:
    """The preposition before a word's noun, "of" for an owner, or nothing."""
    name = word.text[:1].isupper()
    if name and OWNED.match(text, word.start):
        return "of"
    before: list[str] = TOKEN.findall(text[: word.start])[-REACH:]
    for token in reversed(before):
        if token in _leading():
            return token
        if not (token in _listed("within") or (name and token[:1].isupper())):
            break
    return ""


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for entry in load("oppositions")[name] for word in entry["words"])


@cache
def _leading() -> frozenset[str]:
    """All prepositions that lead in a noun."""
    return _listed("turning") | _listed("alone") | _listed("neutral")


@cache
def _deeds() -> tuple[frozenset[str], ...]:
    """Verbs that may stand for each other, by their roots."""
    return tuple(frozenset(map(root, entry["words"])) for entry in load("oppositions")["deed"])
