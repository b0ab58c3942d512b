"""What words have in common: how they begin, and the families that they are of. In comes a word; out go its marks.

There are four, each for one use. Its `beginning` counts what two texts share (`beginnings`); its `stem` finds what "the
plan" takes up; its `root`, with the families of lexicon/akin.toml, what two outlets tell in other words; its `family`,
one happening told with verb or noun.

>>> beginning("arriving"), stem("arriving"), root("arriving"), family("arrival")
('arriv', 'arriv', 'arriv', 'arrive')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from twosource.lexicon import load

BEGINNING = 5
LONGEST = 6  # of a stem and of a root
ENDING = re.compile(r"(?<=\w\w)(?:ings?|ed|es|s|e|d)$")
ROOT_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ings?|ed|es|(?<!s)s|e)$")
DOUBLED = re.compile(r"([^slaeiou])\1$")
PLANS = re.compile(r"\b(?:plan|plans|planned|planning|move|moves|moved|offer|offers|offered) (?=to\b)")  # often verbs
WORD = re.compile(r"[^\W\d_]{3,}")
ANY_WORD = re.compile(r"[^\W_]+")


def beginning(word: str) -> str:
    """How a word begins, in small letters."""
    return word.casefold()[:BEGINNING]


def beginnings(
    text: str, *, letters: int = BEGINNING, shortest: int = 3, idle: frozenset[str] = frozenset()
) -> frozenset[str]:
    """How those words of a text begin that say something: numbers, and words that are long enough and not `idle`.

    >>> sorted(beginnings("The barge sank off Lima with 9 of us", idle=frozenset({"the", "off", "with"})))
    ['9', 'barge', 'lima', 'sank']
    """
    found = (word.casefold() for word in ANY_WORD.findall(text))
    return frozenset(word[:letters] for word in found if (len(word) >= shortest or word.isdigit()) and word not in idle)


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words: what two words for one thing most often share."""
    return frozenset(stem(word) for word in WORD.findall(PLANS.sub(" ", text)))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What two forms of a word, and many of one family, have in common."""
    return ENDING.sub("", word.casefold())[:LONGEST]


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """What the forms of a word have in common, and a number as a figure.

    >>> root("passed") == root("passes") == root("pass"), root("two"), root("U.S.") == root("US")
    (True, '2', True)
    """
    bare = word.casefold().replace(".", "")
    if bare.isdigit() or bare in _figures():
        return _figures().get(bare, bare)
    if bare.endswith(("ies", "ied")) and len(bare) > 4:
        bare = f"{bare[:-3]}y"
    return DOUBLED.sub(r"\1", ROOT_ENDING.sub("", bare))[:LONGEST]


@cache
def _figures() -> dict[str, str]:
    """Each word that tells how many, with its figure; one that tells it roughly, with one of its own."""
    values = {word: str(value) for word, value in load("events/numbers")["values"].items() if value > 1}
    return values | {word: str(entry["figure"]) for entry in load("akin")["number"] for word in entry["words"]}


@cache
def _akin() -> dict[str, frozenset[int]]:
    """The families of each root, and with "=" before it, of each form that alone is of the family."""
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(load("akin")["family"]):
        for word in entry["words"]:
            found.setdefault(f"={word}" if entry.get("exact") else root(word), set()).add(number)
    return {one: frozenset(numbers) for one, numbers in found.items()}


@lru_cache(maxsize=16384)
def akin(word: str) -> frozenset[int]:
    """The families of a word: those of its root, and those of just this form of it."""
    return _akin().get(root(word), frozenset()) | _akin().get(f"={word}", frozenset())


@cache
def referents() -> dict[str, frozenset[str]]:
    """For each noun, how the words begin that can stand for it."""
    found: dict[str, frozenset[str]] = {}
    for entry in load("phrases")["referent"]:
        alike = stems(" ".join((*entry["words"], *entry["known"]))) if entry["known"] else frozenset()
        for word in entry["words"]:
            found[word] = found.get(word, frozenset()) | alike
    return found


def kin(head: str) -> frozenset[str]:
    """How the words begin for what a noun is one of, or another word for."""
    return _kin().get(head, frozenset())


@cache
def _kin() -> dict[str, frozenset[str]]:
    """For each noun that is one of something else, how the words for that begin: "the author" of a letter."""
    return {word: stems(" ".join(entry["of"])) for entry in load("doubts")["kin"] for word in entry["words"]}


@lru_cache(maxsize=16384)
def family(lemma: str) -> str:
    """What a word's verb and nouns have in common: the first of its family, else how it begins.

    >>> family("arrive") == family("arrival"), family("arrive") == family("sink")
    (True, False)
    """
    own = lemma.casefold()
    return families().get(own, beginning(own))


@cache
def families() -> Mapping[str, str]:
    """For each word for a kind of happening, the first of its family."""
    return {lemma: entry["lemmas"][0] for entry in load("event_families")["family"] for lemma in entry["lemmas"]}
