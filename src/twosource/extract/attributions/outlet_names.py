"""Which news outlet a phrase names. In comes a phrase, out comes the outlet's canonical name or None.

The names stand in `lexicon/outlets.toml`; a plain word ("Time") counts only by its aliases.

    >>> outlet_in("Japan's Kyodo News")
    'Kyodo News'
"""

from __future__ import annotations

import re
from functools import cache

from twosource.lexicon import load

WORDS = re.compile(r"\w+(?:[.'&-]\w+)*\.?")
LONGEST = 6  # words of an outlet's name


@cache
def _names() -> dict[str, str]:
    """Each way to name an outlet, and its canonical name."""
    names: dict[str, str] = {}
    for outlet in load("outlets")["outlet"]:
        ways = [*outlet.get("aliases", ()), *(() if outlet.get("plain") else (outlet["name"],))]
        for way in ways:
            names.setdefault(" ".join(WORDS.findall(way)).removeprefix("The ").removeprefix("the "), outlet["name"])
    return names


def outlet_in(words: str) -> str | None:
    """The outlet named within a phrase, the longest name first."""
    names, tokens = _names(), WORDS.findall(words)[:40]
    for length in range(min(LONGEST, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            found = names.get(" ".join(tokens[start : start + length]))
            if found:
                return found
    return None


def outlet_at_end(words: str) -> str | None:
    """The outlet that a phrase ends with, as "Japan's Kyodo News" does and "a Kyodo reporter" does not."""
    names, tokens = _names(), WORDS.findall(words)
    ends = (names.get(" ".join(tokens[-length:])) for length in range(min(LONGEST, len(tokens)), 0, -1))
    return next((found for found in ends if found), None)
