"""Given names. Nothing comes in; out go the words that are given names of people.

>>> "ana" in given_names(), "lima" in given_names()
(True, False)
"""

from __future__ import annotations

from functools import cache

from twosource.lexicon import load


@cache
def given_names() -> frozenset[str]:
    """Given names of people, in small letters."""
    return frozenset(word for entry in load("genders")["names"] for word in entry["words"])
