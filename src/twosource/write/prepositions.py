"""How prepositions lead in the words of two texts. In come both; out goes whether a like word is led in otherwise.

"From Lima to Oslo" has the words of "from Oslo to Lima", and "a photo of the flag" those of "the flag". But "coal
exports" are "exports of coal", and "Rovia's council" is "the council of Rovia".

    >>> are_led_otherwise("Volt moved to Lima", "Volt moved from Lima")
    True
    >>> are_led_otherwise("Volt cut coal exports", "Volt cut exports of coal")
    False
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from twosource.lexicon import load
from twosource.model import Span
from twosource.write.akin import Word, are_alike, cut

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[’'-][^\W_]+)*|[,;:.()“”\"]")
OWNED = re.compile(r"(?:[A-Z][^\W_]*(?: [A-Z][^\W_]+)*|[^\W_]+)[’']s?(?=\s)")
PART = re.compile(r"(?:\d|hundreds?\b|thousands?\b|dozens?\b|some\b|many\b)\S* of (?:its|his|her|their) ")
CLAUSE = re.compile(
    r"[;:]\s|,? (?:while|when|but|who|which|where|whom|whose|said|says|that)\b|, (?:an?|the) |\s[—–-]+\s"
)
INTRODUCTION = re.compile(r"\W*[A-Z][a-z]+ [^,;:]{2,60},")
LONGEST = 12  # characters
REACH = 6  # words before a noun, to the preposition that leads it in
BETWEEN = 2  # words of a noun in front: "magnitude 6.1 earthquake"


@dataclass(frozen=True, slots=True)
class Led:
    """A word with the preposition that leads it in, what stands before that, and the words behind the word."""

    word: Word
    lead: str
    governor: str
    behind: tuple[str, ...]


def are_led_otherwise(own: str, theirs: str) -> bool:
    """Whether a word of the one is led in by another preposition in the other, as who gives is and who gets."""
    pairs = _pairs(own, theirs)
    if any(likes and all(_is_otherwise(one, two) for two in likes) for one, likes in pairs):
        return True
    return any(_are_swapped(*two) for two in combinations([pair for pair in pairs if pair[1]], 2))


def are_turned(own: str, theirs: str) -> bool:
    """Whether a word of the one has a preposition that cannot stand beside the other's: "for" and "against".

    >>> are_turned("for a ban", "against a ban"), are_turned("for a ban", "over a ban")
    (True, False)
    """
    turning = listed("turning")
    return any(
        likes and all(one.lead != two.lead and {one.lead, two.lead} <= turning for two in likes)
        for one, likes in _pairs(first_clause(own), first_clause(theirs))
    )


def first_clause(text: str) -> str:
    """A text up to where its second clause, or a word on who or what somebody is, begins; "On Monday, a court" is one.

    >>> first_clause("On Monday, a court in Lima freed Ben Cole, a banker, while Volt was fined")
    'On Monday, a court in Lima freed Ben Cole'
    """
    before = INTRODUCTION.match(text)
    match = CLAUSE.search(text, before.end() if before else 0)
    return text[: match.start()] if match else text


def is_torn(text: str, kept: Span, left_out: Iterable[Span]) -> bool:
    """Whether what is left out of a sentence, within it or behind, begins with a preposition that turns the deed."""
    rest = text[kept.end :]
    where = _where().match(rest)
    pieces = [rest, *(text[one.start :] for one in left_out)]
    words = [word[0] for piece in pieces if (word := TOKEN.match(piece[:LONGEST].lstrip()))]
    behind = TOKEN.match(rest, where.end()) if where else None
    return not listed("turning").isdisjoint(words) or (behind is not None and behind[0] in listed("tearing"))


def _pairs(own: str, theirs: str) -> list[tuple[Led, list[Led]]]:
    """Each word of the one with its likes in the other, but those of time."""
    idle = listed("unit")
    return [
        (one, [two for two in _led(theirs) if are_alike(one.word, two.word)])
        for one in _led(own)
        if one.word.text not in idle and not one.word.root[:1].isdigit()
    ]


def _is_otherwise(one: Led, two: Led) -> bool:
    """Whether two like words are led in by prepositions of which one turns the deed."""
    if one.lead and two.lead:
        pair = {one.lead, two.lead}
        return len(pair) > 1 and (pair <= listed("turning") or any(pair == set(each) for each in _contrary()))
    long, short = (one, two) if one.lead else (two, one)
    return long.lead in listed("alone") and not _is_in_front(short, long)


def _is_in_front(short: Led, long: Led) -> bool:
    """Whether a noun in front is what stands behind "of": "coal exports" and "exports of coal"."""
    known = {Word(word, word, 0).text for word in long.behind}
    for number, word in enumerate(short.behind):
        if _is_like(word, long.governor):
            return all(before[:1].isdigit() or before in known for before in short.behind[:number])
    return False


def _is_like(one: str, other: str) -> bool:
    first, second = cut(one)[:1], cut(other)[:1]
    return bool(first and second) and are_alike(first[0], second[0])


def _are_swapped(one: tuple[Led, list[Led]], other: tuple[Led, list[Led]]) -> bool:
    """Whether two words have each other's prepositions: "women than men", "Chad's envoy in Peru"."""
    (first, firsts), (second, seconds) = one, other
    if first.lead == second.lead or len(firsts) > 1 or len(seconds) > 1 or first.word.root == second.word.root:
        return False
    return firsts[0].lead == second.lead and seconds[0].lead == first.lead


@lru_cache(maxsize=1024)
def _led(text: str) -> tuple[Led, ...]:
    """The words of a text that say something, each with what leads it in."""
    return tuple(_read(text, word) for word in cut(text))


def _read(text: str, word: Word) -> Led:
    behind = tuple(TOKEN.findall(text[word.start + len(word.text) :])[: BETWEEN + 1])
    if owned := OWNED.match(text, word.start):
        after = TOKEN.search(text, owned.end())
        return Led(word, "of", after[0] if after else "", behind)
    tokens = TOKEN.findall(text[: word.start])[-REACH:]
    lead, at = _lead(tokens, named=word.text[:1].isupper())
    if lead == "of" and PART.search(f"{' '.join(tokens)} "):
        return Led(word, "", "", behind)
    return Led(word, lead, tokens[at - 1] if lead and at else "", behind)


def _lead(tokens: Sequence[str], *, named: bool) -> tuple[str, int]:
    """The preposition before a word's noun and its place among the tokens, or nothing."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token in leading():
            return token, at
        name = token[:1].isupper() and (named or _is_noun(tokens[:at]))
        if not (token in listed("within") or name):
            break
    return "", 0


def _is_noun(before: Sequence[str]) -> bool:
    """Whether a name stands behind an article, as part of a noun: "a Texas church"."""
    return bool(before) and (before[-1] in listed("within") or (before[-1][:1].isupper() and _is_noun(before[:-1])))


@cache
def _where() -> re.Pattern[str]:
    """Places and days, behind which the deed may go on: "pleaded guilty IN LIMA ON MONDAY to fraud"."""
    others = "|".join(sorted(leading()))
    return re.compile(rf"(?: (?:{'|'.join(sorted(listed('where')))})(?: (?!(?:{others})\b)[\w’'-]+)+)+ ")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for entry in load("oppositions")[name] for word in entry["words"])


@cache
def _contrary() -> tuple[tuple[str, ...], ...]:
    """Pairs of prepositions that cannot both stand before a word."""
    return tuple(tuple(entry["words"]) for entry in load("oppositions")["contrary_lead"])


@cache
def leading() -> frozenset[str]:
    """All prepositions that lead in a noun."""
    names = ("turning", "alone", "neutral")
    return frozenset(word for name in names for word in listed(name)) | {word for pair in _contrary() for word in pair}
