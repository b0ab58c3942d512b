"""What keeps two texts apart that have the same words. In come both; out goes whether something does.

"Verbally attacked" has the words of "attacked", "Williamson" begins as "Williams" does, and a ministry as its minister.
Where one text is to vouch for another, none of it may differ, nor a preposition (`prepositions`), one of a pair of
contrary words (`contraries`) or what goes with a word (`slots`): a fact that is missed costs less than one that is
wrong.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from twosource.kinship import root
from twosource.lexicon import load
from twosource.model import EventMention
from twosource.write.akin import Word, are_alike, are_of_one_country, cut, is_day
from twosource.write.contraries import are_contrary, has_odd_word, has_other_particle, is_part_of_compound
from twosource.write.prepositions import are_led_otherwise, are_turned, listed
from twosource.write.slots import are_filled_otherwise
from twosource.write.verbs import VERB, base

ADVERB = re.compile(r"\b[a-z]{3,}ly\b")
OPEN = re.compile(r"\b(?:it|they|them|he|him|she|this|that|these|those)\b")
INFLECTED = re.compile(r"(?:ings?|ed|es|s|e|['’]s)$")
DERIVED = re.compile(r"(?:ial|al|ary|an|n|ese|ish)$")
PREFIX = 4  # letters: names that share so many and differ are easily taken for each other


def are_opposed(own: str, whole: str, theirs: str) -> bool:
    """Whether words to be printed, cut from a `whole` sentence, are kept apart from another report's words.

    >>> are_opposed("Volt moved to Lima", "Volt moved to Lima", "Volt moved from Lima")
    True
    """
    return OPEN.search(own) is not None or are_kept_apart(own, whole, theirs)


def are_kept_apart(own: str, whole: str, theirs: str) -> bool:
    """Whether they are, but for a pronoun, of which nobody can tell whom it is for."""
    if _manners(whole) != _manners(theirs) or _are_names_apart(own, theirs):
        return True
    if are_led_otherwise(own, theirs) or are_turned(whole, theirs) or are_filled_otherwise(whole, theirs):
        return True
    tests = (has_odd_word, is_part_of_compound, has_other_particle, _are_cut_alike)
    return are_contrary(whole, theirs) or any(test(own, theirs) for test in tests)


def is_one_deed(one: EventMention, other: EventMention) -> bool:
    """Whether two verbs are one, or may stand for each other in any sentence."""
    return is_one_verb(one.lemma, other.lemma)


@lru_cache(maxsize=4096)
def is_one_verb(one: str, other: str) -> bool:
    """Whether two verbs are one, or the first may stand wherever the second does.

    >>> is_one_verb("pass", "approve"), is_one_verb("die", "kill"), is_one_verb("kill", "die")
    (True, True, False)
    """
    first, second = root(base(one)), root(base(other))
    if first == second or any({first, second} <= family for family in _deeds()):
        return True
    implied = ([set(map(root, entry[side])) for side in ("words", "by")] for entry in load("oppositions")["implied"])
    return any(first in told and second in by for told, by in implied)


def _manners(text: str) -> set[str]:
    """How it was done: "verbally", "tacitly"; none of time or degree."""
    return set(ADVERB.findall(text)) - listed("harmless")


def _are_names_apart(own: str, theirs: str) -> bool:
    """Whether a name is in the other text only in one that begins alike: "Nigeria" and "Nigerien"."""
    names, there = ({word.text for word in cut(text) if word.text[:1].isupper()} for text in (own, theirs))
    if _are_countries_apart(own, theirs):
        return True
    begin_alike = ((one, two) for one in names - there for two in there - names if one[:PREFIX] == two[:PREFIX])
    return any(not are_of_one_country(one, two) for one, two in begin_alike)


def _are_countries_apart(own: str, theirs: str) -> bool:
    """Whether a country's name is part of another one there, or of a person's: "American", "South America"."""
    for one in cut(own):
        there = [two for two in cut(theirs) if are_of_one_country(one.text, two.text)]
        if not there or any(one.text == two.text for two in there):
            continue
        if all(_stands(own, one) != _stands(theirs, two) for two in there):
            return True
    return False


def _stands(text: str, word: Word) -> tuple[str, bool]:
    """The capitalized word before another, and whether that is one person: "a Dane sued"."""
    before, after = text[: word.start].split()[-1:], text[word.start + len(word.text) :]
    said = before[0] if before and before[0][:1].isupper() and cut(before[0]) and not is_day(cut(before[0])[0]) else ""
    alone = bool(before) and before[0].casefold() in ("a", "an") and bool(VERB.stands(after, 1) or not after[1:])
    return said, alone


def _are_cut_alike(own: str, theirs: str) -> bool:
    """Whether a word has only likes that begin alike and end otherwise: "minister" and "ministry"."""
    there = cut(theirs)
    for one in cut(own):
        likes = [two for two in there if one.text.islower() and are_alike(one, two)]
        if likes and not any(_is_one_word(one, two) for two in likes):
            return True
    return False


def _is_one_word(one: Word, two: Word) -> bool:
    """Whether two like words are forms of one, or other words, and not only alike in their first letters."""
    first, second = (INFLECTED.sub("", word.text.casefold()) for word in (one, two))
    if one.root != two.root:
        return True
    short, long = sorted((first, second), key=len)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False))))
    return same >= len(short) - 1 and (len(long) - same <= 1 or DERIVED.search(long) is not None)


@cache
def _deeds() -> tuple[frozenset[str], ...]:
    """Verbs that may stand for each other, by their roots."""
    return tuple(frozenset(map(root, entry["words"])) for entry in load("oppositions")["deed"])
