"""Words by which two texts of like words tell two things. In come both; out goes whether such a word is in them.

"In the north" is not "in the south", "another man" not "a man", "a school bus" no school, and who takes over does not
take off.

    >>> are_contrary("in northern Mali", "in southern Mali"), has_odd_word("the mayor", "the former mayor")
    (True, True)
    >>> is_part_of_compound("hit a school", "hit a school bus"), has_other_particle("took a bus", "took off a bus")
    (True, True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from twosource.kinship import root
from twosource.lexicon import load
from twosource.write.akin import Word, are_alike, cut
from twosource.write.prepositions import listed
from twosource.write.verbs import VERB, base

WORD = re.compile(r"[^\W_]+")
BEHIND = re.compile(r" ([a-z]{3,})(?![\w’'-])")
CLOSED = re.compile(r"(?:ed|en|ing|ly|s’|wn)$")
PARTICLE = re.compile(r" ([a-z]+)\b")
OBJECT = re.compile(r" (?:the|an?|his|her|its|their|this|that) ")
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being) $")


def are_contrary(own: str, theirs: str) -> bool:
    """Whether each has a word of a set whose words exclude each other, and not the same."""
    mine, others = _sides(own), _sides(theirs)
    return any(name in others and sides.isdisjoint(others[name]) for name, sides in mine.items())


def has_odd_word(own: str, theirs: str) -> bool:
    """Whether the other has "former", "another" or the like before a word that stands without it in the one."""
    words = {root(word) for word in WORD.findall(own)}
    bare = {word.casefold() for word in WORD.findall(own)}
    odd = ((one, after) for one, after in _odd(theirs) if one not in bare)
    return any(root(after) in words for _, after in odd)


def is_part_of_compound(own: str, theirs: str) -> bool:
    """Whether a thing of the one is in the other only in front of a noun that the one lacks."""
    return any(_is_in_front(one, own, theirs) for one in cut(own) if one.text.islower())


def has_other_particle(own: str, theirs: str) -> bool:
    """Whether a word of the one has another "off", "up" or "down" right behind it in the other, or none."""
    for one in cut(own):
        likes = [_particle(theirs, two) for two in cut(theirs) if one.text.islower() and one.root == two.root]
        if likes and _particle(own, one) not in likes:
            return True
    return False


def _particle(text: str, word: Word) -> str:
    match = PARTICLE.match(text, word.start + len(word.text))
    found = match[1] if match and match[1] in listed("particle") else ""
    if match and root(base(word.text)) in _phrasal() and match[1] in listed("led_particle"):
        found = match[1] if OBJECT.match(text, match.end()) and not PASSIVE.search(text[: word.start]) else ""
    return "" if word.text in listed("closing") else found  # they tell the same with a particle and without


@lru_cache(maxsize=1024)
def _sides(text: str) -> dict[int, frozenset[int]]:
    """For each set of which a text has a word, the sides that it takes."""
    found: dict[int, frozenset[int]] = {}
    for word in WORD.findall(text):
        for number, side in _contrary().get(word, ()):
            found[number] = found.get(number, frozenset()) | {side}
    return found


@lru_cache(maxsize=1024)
def _odd(text: str) -> tuple[tuple[str, str], ...]:
    """The odd words of a text, each with the noun, or the word before a noun, behind it."""
    small = listed("turning") | listed("neutral") | listed("alone") | listed("within")
    pairs = ((one.casefold(), after) for one, after in pairwise(WORD.findall(text)))
    return tuple((one, after) for one, after in pairs if one in privative() and after.islower() and after not in small)


def _is_in_front(one: Word, own: str, theirs: str) -> bool:
    likes = [two for two in cut(theirs) if are_alike(one, two)]
    return bool(likes) and not _noun_behind(one, own) and all(_is_new(_noun_behind(two, theirs), own) for two in likes)


def _is_new(noun: Word | None, own: str) -> bool:
    return noun is not None and not any(are_alike(noun, one) for one in cut(own))


def _noun_behind(word: Word, text: str) -> Word | None:
    """The word right behind another, if it may be a noun: no verb's form, and none of time or place."""
    match = BEHIND.match(text, word.start + len(word.text))
    found = cut(match[1]) if match and not CLOSED.search(match[1]) and match[1] not in listed("loose_noun") else ()
    if match and VERB.stands(text, match.start(1)):
        return None
    return found[0] if found else None


def _words(name: str) -> Iterator[tuple[int, int, str]]:
    for number, entry in enumerate(load("oppositions")[name]):
        for side, words in enumerate(entry["sides"]):
            yield from ((number, side, word) for word in words)


@cache
def _contrary() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word the sets that it is of, each with its side."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, side, word in _words("contrary"):
        found[word] = (*found.get(word, ()), (number, side))
    return found


@cache
def privative() -> frozenset[str]:
    """Words without which a thing is another thing, or none; and those of one more thing of a kind."""
    return frozenset(word for entry in load("spares")["privative"] for word in entry["words"]) | listed("further")


@cache
def _phrasal() -> frozenset[str]:
    """Verbs of which "on", "over" and the like make another one."""
    return frozenset(map(root, listed("phrasal")))
