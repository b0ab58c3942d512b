"""Where "here" is. In come words that are printed and the dateline of their report; out go the words with the place.

A line stands without its dateline, so "talks here" becomes "talks [in Dushanbe]"; where no dateline tells the place,
or it is none that one can be "in", nobody knows, and None says so.

>>> placed("The envoys ended the talks here on Friday", "DUSHANBE, Tajikistan")
'The envoys ended the talks [in Dushanbe] on Friday'
"""

from __future__ import annotations

import re
from functools import cache

from twosource.write.phrases import words

QUOTES = re.compile(r"(\"[^\"]*\"|“[^”]*”?)")
SMALL = re.compile(r"(?<= )(?:Of|The|On|De|La|Da|Do|Du|Al|Es|And)\b|(?<=-)(?:Au|Of|On|De|La|En|Sur)\b")


def placed(text: str, dateline: str | None) -> str | None:
    """The words with the place for each "here" that nobody is quoted with; None where the place is not known."""
    if "here" not in text or not any(_here().search(part) for part in _told(text)):
        return text
    place = _town(dateline or "")
    if place is None:
        return None
    parts = QUOTES.split(text)
    own = [part if number % 2 else _here().sub(lambda m: _put(m, place), part) for number, part in enumerate(parts)]
    return "".join(own)


def _told(text: str) -> list[str]:
    """The parts of words that stand in no quotation."""
    return QUOTES.split(text)[::2]


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
    town = dateline.partition(",")[0].strip()
    if not town or "/" in town or town.split()[0].casefold() in words("unplaced"):
        return None
    return SMALL.sub(lambda match: match[0].casefold(), town.title()) if town.isupper() else town


@cache
def _here() -> re.Pattern[str]:
    """Finds "here" where it is a place: not "here and there", "here is why", "here to stay"."""
    near, going = ("|".join(sorted(words(name))) for name in ("nearness", "going"))
    return re.compile(
        rf"(?:\b(?P<near>{near}) |\b(?P<going>{going}) )?\bhere\b(?!['’]| (?:and there|to stay|is|are|goes|comes)\b)"
    )
