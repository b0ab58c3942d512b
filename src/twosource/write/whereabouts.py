"""Where "here" is. In come words that are printed and the dateline of their report; out go the words with the place.

A line stands without its dateline, so "talks here" becomes "talks [in Dushanbe]"; where no dateline tells the place,
or it is none that one can be "in", nobody knows, and None says so.

>>> placed("The envoys ended the talks here on Friday", "DUSHANBE, Tajikistan")
'The envoys ended the talks [in Dushanbe] on Friday'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from twosource.write.phrases import words
from twosource.write.soundness import patterns

QUOTES = re.compile(r"(\"[^\"]*\"|“[^”]*”?)")
SMALL = re.compile(r"(?<= )(?:Of|The|On|De|La|Da|Do|Du|Al|Es|And)\b|(?<=-)(?:Au|Of|On|Upon|De|La|En|Sur)\b")
OWNED = re.compile(r"(?<=\w\w['’])\w+")  # "St. John's", but "L'Aquila"
SCOTTISH = re.compile(r"\b(Ma?c)([A-Z]{2,})\b")
DATED = re.compile(r" [A-Z][a-z]+\.? \d{1,2}$")


def placed(text: str, dateline: str | None) -> str | None:
    """The words with the place for each "here" that nobody is quoted with; None where the place is not known."""
    if "here" not in text or not any(True for part in QUOTES.split(text)[::2] for _ in _places(part)):
        return text
    place = _town(dateline or "")
    if place is None:
        return None
    return "".join(part if number % 2 else _filled(part, place) for number, part in enumerate(QUOTES.split(text)))


def _places(text: str) -> Iterator[re.Match[str]]:
    """Each "here" that is a place which the words themselves do not say."""
    idle = [match.span() for pattern in patterns("figurative") for match in pattern.finditer(text)]
    for match in _here().finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in idle):
            yield match


def _filled(text: str, place: str) -> str:
    for match in reversed(list(_places(text))):
        text = text[: match.start()] + _put(match, place) + text[match.end() :]
    return text


def _put(match: re.Match[str], place: str) -> str:
    """The place for "here": after a preposition alone, after a verb of going with "to"."""
    if match["near"]:
        return f"{match['near']} [{place}]"
    if match["going"]:
        return f"{match['going']} [to {place}]"
    return f"[in {place}]"


def _town(dateline: str) -> str | None:
    """The town of a dateline as it is written in a sentence; None of two towns, and of none.

    >>> _town("PORT-AU-PRINCE, Haiti"), _town("ABOARD THE AFRAM QUEEN"), _town("")
    ('Port-au-Prince', None, None)
    """
    town = DATED.sub("", dateline.partition(",")[0].strip())
    parts = town.casefold().split()
    if not town or "/" in town or "and" in parts or parts[0] in words("unplaced") or any(map(str.isdigit, town)):
        return None
    if not town.isupper():
        return SCOTTISH.sub(lambda match: match[1] + match[2].title(), town)
    return SMALL.sub(lambda match: match[0].casefold(), OWNED.sub(lambda match: match[0].casefold(), town.title()))


@cache
def _here() -> re.Pattern[str]:
    """Finds "here" with what stands before it and asks for another wording."""
    near, going = ("|".join(sorted(words(name))) for name in ("nearness", "going"))
    return re.compile(rf"(?:\b(?P<near>{near}) |\b(?P<going>{going}) )?\bhere\b")
