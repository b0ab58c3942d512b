"""Names in other scripts. In comes a name; out goes its spelling in Latin letters.

>>> in_latin("Андрей Соколов"), in_latin("Ana Rojas")
('Andrey Sokolov', 'Ana Rojas')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from twosource.lexicon import load


def in_latin(name: str) -> str:
    """The name with each letter of a script that the lexicon knows in Latin ones; capitals stay capitals."""
    if name.isascii():
        return name
    return _pattern().sub(_spelled, "".join(map(_bare, unicodedata.normalize("NFC", name))))


def is_latin(name: str) -> bool:
    """Whether no letter of it is of another script.

    >>> is_latin("Élie Müller"), is_latin("Иван")
    (True, False)
    """
    return name.isascii() or all(
        unicodedata.name(letter, "LATIN").startswith("LATIN") for letter in name if letter.isalpha()
    )


def _bare(letter: str) -> str:
    """The letter without an accent, where the script has it so only."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return plain if letter.casefold() not in _letters() and plain.casefold() in _letters() else letter


def _spelled(found: re.Match[str]) -> str:
    spelled = _letters()[found[0].casefold()]
    return spelled.capitalize() if found[0][0].isupper() else spelled


@cache
def _pattern() -> re.Pattern[str]:
    """Any letter that the lexicon knows, or two that stand for one sound."""
    return re.compile("|".join(sorted(_letters(), key=len, reverse=True)), re.IGNORECASE)


@cache
def _letters() -> dict[str, str]:
    return {letter: spelled for script in load("scripts").values() for letter, spelled in script["letters"].items()}
