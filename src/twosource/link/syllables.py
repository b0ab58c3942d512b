"""Korean names in any romanization. In come the words of two names; out goes how alike they are, syllable by syllable.

A syllable is onset, vowel and coda; each spelling of a vowel stands for several vowels of Hangul ("u" is 우, 어 or 으),
and two spellings agree where they share one. Surnames come first or last and are known by a list.

    >>> korean_similarity(("kim", "jong", "un"), ("kim", "jung", "eun"))
    0.9025
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from twosource.lexicon import load
from twosource.link.weights import weights

SYLLABLE = re.compile(r"(?P<onset>[bcdfghjklmnprstvz]*)(?P<vowel>[aeiouyw]+)(?P<coda>ng|[bdghklmnprst]?|gh|ck|nn|hn)")
LONGEST_GIVEN = 12  # letters: a longer word is no Korean given name


class Syllable(NamedTuple):
    """A syllable as spelled."""

    onset: str
    vowel: str
    coda: str


def korean_similarity(a: Sequence[str], b: Sequence[str]) -> float | None:
    """How alike two names are where both can be read as Korean; else None."""
    left, right = _readings(tuple(a)), _readings(tuple(b))
    if not left or not right:
        return None
    return max(_alike(one, other) for one in left for other in right)


def surname_numbers(name: Sequence[str]) -> tuple[int, ...]:
    """The numbers, in the list of Korean surnames, of the name's first and last word."""
    edges = (name[0], name[-1]) if name else ()
    return tuple(sorted({number for word in edges for number in _surnames().get(word, ())}))


@lru_cache(maxsize=16384)
def _readings(name: tuple[str, ...]) -> tuple[tuple[int, tuple[Syllable, ...]], ...]:
    """Each way to read a name as surname (by its number in the list) and syllables."""
    found = []
    for surname, given in ((name[0], name[1:]), (name[-1], name[:-1])) if len(name) > 1 else ():
        for number in _surnames().get(surname, ()):
            found += [(number, syllables) for syllables in _divisions(given)]
    return tuple(dict.fromkeys(found))


@cache
def _surnames() -> dict[str, tuple[int, ...]]:
    numbers: dict[str, list[int]] = {}
    for number, entry in enumerate(load("romanization")["korean_surname"]):
        for form in entry["forms"]:
            numbers.setdefault(form, []).append(number)
    return {form: tuple(found) for form, found in numbers.items()}


def _divisions(given: Sequence[str]) -> Iterator[tuple[Syllable, ...]]:
    """Two syllables where the words or the letters allow it; a word that can be but one is one."""
    if len(given) == 2:
        both = [_syllable(word) for word in given]
        if both[0] and both[1]:
            yield (both[0], both[1])
    elif len(given) == 1 and len(given[0]) <= LONGEST_GIVEN:
        whole = _syllable(given[0])
        if whole:
            yield (whole,)
        for cut in range(1, len(given[0])):
            left, right = _syllable(given[0][:cut]), _syllable(given[0][cut:])
            if left and right:
                yield (left, right)


@lru_cache(maxsize=16384)
def _syllable(letters: str) -> Syllable | None:
    match = SYLLABLE.fullmatch(f"hw{letters[2:]}" if letters.startswith("wh") else letters)
    if match is None or match["onset"] not in _onsets() or match["vowel"] not in _vowels():
        return None
    return Syllable(match["onset"], match["vowel"], match["coda"])


@cache
def _onsets() -> dict[str, str]:
    return {form: entry["sound"] for entry in load("hangul")["onset"] for form in entry["forms"]}


@cache
def _vowels() -> dict[str, frozenset[str]]:
    return {entry["form"]: frozenset(entry["vowels"]) for entry in load("hangul")["vowel"]}


@cache
def _codas() -> dict[str, str]:
    return {form: entry["sound"] for entry in load("hangul")["coda"] for form in entry["forms"]}


def _alike(a: tuple[int, tuple[Syllable, ...]], b: tuple[int, tuple[Syllable, ...]]) -> float:
    if a[0] != b[0] or len(a[1]) != len(b[1]):
        return 0.0
    scores = [_syllables_alike(left, right) for left, right in zip(a[1], b[1], strict=True)]
    product = 1.0
    for score in scores:
        product *= score
    return product


@lru_cache(maxsize=65536)
def _syllables_alike(a: Syllable, b: Syllable) -> float:
    if a == b:
        return 1.0
    table = weights("korean")
    score = 1.0
    if a.onset != b.onset:
        score = table["onset"] if _onsets()[a.onset] == _onsets()[b.onset] else table["other_onset"]
    if a.vowel != b.vowel:
        score *= table["vowel"] if _vowels()[a.vowel] & _vowels()[b.vowel] else table["other_vowel"]
    left, right = _codas()[a.coda], _codas()[b.coda]
    if left != right:
        score *= table["nasal"] if {left, right} == {"n", "ng"} else table["other_coda"]
    return score
