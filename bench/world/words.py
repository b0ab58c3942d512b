"""Invented words and names, always the same. In comes a number; out goes a word that no lexicon has.

word(7), person(7), place(7), body(7)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from random import Random

ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "h", "j", "k", "l", "m", "n", "p", "pl", "r", "s", "t", "v", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
CODAS = ("", "l", "n", "r", "m", "x", "sk", "st")
FIRST = (
    "Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Henrik", "Ines", "Jonas",
    "Karim", "Laura", "Marek", "Nadia", "Oscar", "Paula", "Ravi", "Sofia", "Tomas", "Vera",
    "Walter", "Yusuf", "Zoe", "Leila", "Martin", "Rosa", "Peter", "Helen",
)  # fmt: skip
BODIES = (
    "{} Mining Union",
    "{} Shipping Company",
    "{} Central Bank",
    "{} Football Federation",
    "{} Medical Association",
    "{} Electric",
)
STEPS = len(ONSETS) * len(VOWELS) * len(CODAS)
STRIDE = 48_271  # no divisor of the number of words, so that neighbors are unlike


def syllable(number: int) -> str:
    """One of 1,120 syllables.

    >>> syllable(0), syllable(1119)
    ('ba', 'zoust')
    """
    rest, onset = divmod(number, len(ONSETS))
    coda, vowel = divmod(rest, len(VOWELS))
    return ONSETS[onset] + VOWELS[vowel] + CODAS[coda]


@cache
def word(number: int) -> str:
    """An invented word of two syllables, another one for each number below a million.

    >>> len({word(number) for number in range(60_000)})
    60000
    """
    first, second = divmod(number * STRIDE % STEPS**2, STEPS)
    return syllable(first) + syllable(second)


@cache
def person(number: int) -> str:
    """A first name and an invented surname."""
    return f"{FIRST[number % len(FIRST)]} {word(number * 31 + 7).capitalize()}"


@cache
def place(number: int) -> str:
    """An invented town."""
    return word(number * 17 + 400_003).capitalize()


@cache
def body(number: int) -> str:
    """An organization of an invented town."""
    return BODIES[number % len(BODIES)].format(place(number * 5 + 90_000))


@cache
def cumulative(count: int) -> Sequence[float]:
    """Sums of the shares of words by rank, as prose has them (Zipf, Mandelbrot)."""
    return tuple(accumulate(1 / (rank + 3) for rank in range(count)))


def ranked(draw: Random, count: int) -> int:
    """A number below `count`, the small ones far more often."""
    sums = cumulative(count)
    return bisect_left(sums, draw.random() * sums[-1])
