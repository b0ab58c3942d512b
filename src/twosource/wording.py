"""Names and numbers in a sentence, of what is told as of its reasons. In come some; out go the words for them.

>>> joined(["Lima", "Oslo", "Lima", "Quito"]), possessive("Ana Rojas"), count(3), count(12)
('Lima, Oslo and Quito', "Ana Rojas'", 'Three', '12')
"""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def count(number: int) -> str:
    """A number as a word that begins a sentence, as far as there is one."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def joined(names: Sequence[str]) -> str:
    """Names in a row, each once."""
    *rest, last = dict.fromkeys(names)
    return f"{', '.join(rest)} and {last}" if rest else last


def possessive(name: str) -> str:
    """The name as that of an owner."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
