"""How the page calls things. In come a table and a name of the account; out goes the word for readers.

>>> word("statuses", "cancelled"), word("verdicts", "single-origin")
('called off', 'single origin')
"""

from __future__ import annotations

from collections.abc import Mapping

from twosource.lexicon import load


def names(table: str) -> Mapping[str, str]:
    """All words of a table of page.toml, by name and in order."""
    return {name: text for name, text in load("page")[table].items() if isinstance(text, str)}


def word(table: str, name: str) -> str:
    """The word for a name; a name without one stands for itself.

    >>> word("rules", "is-to")
    'is to'
    """
    return names(table).get(name, name.replace("-", " ")) if table in load("page") else name.replace("-", " ")
