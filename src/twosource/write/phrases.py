"""The wording of lines. In comes the name of a phrase; out goes its template, or what it says of a word.

>>> phrase("also").format(outlets="Harbor Post")
'; also Harbor Post'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from twosource import lexicon
from twosource.lexicon import load

weights = partial(lexicon.weights, "write")
"""The numbers of a table [write.TABLE] of weights.toml."""


def phrase(name: str) -> str:
    """The template of a line or of a part of one."""
    return str(load("phrases")["lines"][name])


def term(table: str, name: str) -> str:
    """How a status, section, slot, stance or kind of dependence is called."""
    return str(load("phrases")[table][name])


def count_names() -> Mapping[str, str]:
    """What is told of counts: the name of each thing counted."""
    return {name: value for name, value in load("phrases")["counts"].items() if isinstance(value, str)}


def entries(name: str) -> list[Mapping[str, Any]]:
    """All entries of a list of words."""
    return list(load("phrases")[name])


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for entry in entries(name) for word in entry["words"])


@cache
def openers() -> re.Pattern[str]:
    """Words at the beginning of a sentence that point to the one before."""
    words = sorted((entry["word"] for entry in entries("opener")), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))})\s+(?!far\b)", re.IGNORECASE)


def amount(low: float | None, high: float | None) -> str:
    """A number with its bounds, as a newsroom prints it: at least 12, 12, 12–15."""
    least, most = (None if bound is None else f"{bound:,.0f}" for bound in (low, high))
    if least is None or most is None:
        return phrase("at_least").format(number=least) if least else phrase("at_most").format(number=most)
    return least if least == most else f"{least}–{most}"


def in_brackets(name: str, before: str) -> str:
    """A name in brackets, which stands for what a report has; without where some are open already: "[He’s] late".

    >>> in_brackets("Ana Ruiz", "On Friday, "), in_brackets("Ana Ruiz", "On Friday, [")
    ('[Ana Ruiz]', 'Ana Ruiz')
    """
    return name if before.count("[") > before.count("]") else f"[{name}]"
