"""Whether another report says the same as a printed line. In come two pieces of text; out goes yes, or no for unsure.

Two reports can tell of one event and say different things of it: what is printed is all the words of the one. So the
other one is named beside it only where its own sentence has most of what the line says, every number included, and no
ending that excludes the line's.

>>> supports("A train left the rails near Lima on Friday", "On Friday, a train left the rails close to Lima.")
True
>>> supports("A train left the rails near Lima on Friday", "The train was new.")
False
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.endings import are_apart
from twosource.kinship import beginning, beginnings
from twosource.weekdays import NAMES
from twosource.write.phrases import weights, words

NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*")
PLACED = re.compile(r"\[(?:in|to) [^\]]+\]")  # what a line says for "here", which others say, or do not
DAYS = frozenset(map(beginning, NAMES))


def supports(printed: str, other: str, least: float | None = None) -> bool:
    """Whether the other text has most of the words of the printed one that carry something."""
    own, theirs = carrying(printed), carrying(other)
    numbers = {word for word in own if word[0].isdigit()}
    days = own & DAYS
    if days and theirs & DAYS and not days & theirs:  # another day
        return False
    least = weights("brief")["support"] if least is None else least
    enough = len(own & theirs) >= weights("brief")["support_words"]
    alike = enough and numbers <= theirs and share(own, theirs) >= least
    return alike and not are_apart(printed, other)


def is_copy(one: str, other: str) -> bool:
    """Whether two texts are so alike that one hand wrote both."""
    first, second = carrying(one), carrying(other)
    return share(first, second) >= weights("brief")["copied"]


def named(text: str) -> frozenset[str]:
    """The stems of the names in a text: its capitalized words but the first."""
    return carrying(" ".join(NAME.findall(text))) - DAYS


def share(own: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of the first is in the second."""
    return len(own & theirs) / len(own) if own else 0.0


@lru_cache(maxsize=16384)
def carrying(text: str) -> frozenset[str]:
    """How the words begin that carry something: none of grammar, none of saying, no place that is put in."""
    return beginnings(PLACED.sub(" ", text), idle=words("idle"))
