"""The dateline of a report. In comes the first paragraph; out go its place, agency, date and length.

Styles of all big agencies: place and dash; agency or date between them; the place in capitals or, before a known
agency or with a known city, in ordinary letters.

    >>> dateline("OSLO, March 3 (Reuters) - Harbor pilots walked out.")
    Dateline(place='OSLO', agency='Reuters', date='March 3', length=26)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twosource import lexicon
from twosource.collect import outlets
from twosource.collect.moments import MONTH

CAPITALS = r"[A-ZÀ-ÞŁŠŽČĆĐİŞ][A-ZÀ-ÞŁŠŽČĆĐİŞ.'’-]*"
TITLED = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|la|es|of|the|du|do|al|and|in|on|near)"
PLACE = (
    rf"(?P<place>{CAPITALS}(?:[ /-]+(?:{CAPITALS}|of|the|on|de|and|in|near|aboard|border))*"
    rf"(?:, (?:{TITLED})(?: {TITLED}){{0,3}})??)"
)
ORDINARY = rf"(?P<ordinary>[A-ZÀ-Þ][\w.'’-]*(?:[ /-]{TITLED}){{0,3}}(?:, (?:{TITLED})(?: {TITLED}){{0,2}})??)"
DATE = (
    rf"(?P<date>(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
    rf"(?:{MONTH}\.? ?\d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}\.?(?:,? \d{{4}})?))"
)
AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Z][A-Za-z ]{1,30})/|(?P<bare>[A-Z][A-Za-z0-9]{1,14}))"
DASH = r"(?:--+|—+|–|-|―|_+|−|:)"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{PLACE}(?:[,.]? {DATE}[,.]?)?(?: ?{AGENCY})?(?:[,.]? {DATE.replace('date', 'date2')})? ?{DASH}(?=\s|$)",
        rf"{PLACE}, {DATE}[,.]? /(?P<slashed>[A-Z][A-Za-z ]{{1,30}})/\.?(?=\s)",
        rf"(?:{ORDINARY}[,.]? )?(?:{DATE}[,.]? )?\((?P<agency>[^()\n]{{2,40}})\)(?: ?{DASH}(?=\s|$)|(?=\s[\"“A-Z]))",
        rf"{PLACE}(?:[,.]? {DATE})? \((?P<agency>[^()\n]{{2,40}})\)(?=\s[\"“A-Z])",
        rf"(?:{ORDINARY} )?(?P<bare>CNN|AP|AFP|Reuters) ?{DASH}(?=\s|$)",
        rf"{ORDINARY}(?:, {DATE})? ?(?:--+|—+|–|―|:)(?=\s|$)",
    )
)
LOOKED_AT = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed, as written; `length` counts the characters up to and with the dash."""

    place: str | None
    agency: str | None
    date: str | None
    length: int


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which the paragraph begins."""
    head = paragraph[:LOOKED_AT]
    for number, pattern in enumerate(PATTERNS):
        match = pattern.match(head)
        if match and (found := _checked(match, number)):
            return found
    return None


def _checked(match: re.Match[str], number: int) -> Dateline | None:
    """The dateline matched, unless its place is no place or its agency no outlet."""
    groups = match.groupdict()
    place = groups.get("place") or groups.get("ordinary")
    named = groups.get("agency") or groups.get("slashed") or groups.get("bare")
    outlet = outlets.by_name(named) if named else None
    date = groups.get("date") or groups.get("date2")
    if place and (place in _labels() or len(place) < 2 or place.rstrip(".").isdigit()):
        return None
    if groups.get("bare") and not outlet:
        return None
    capital = bool(groups.get("place"))
    if named and not outlet and not (capital and date):
        return None
    if not capital and not outlet and place not in _cities():
        return None
    return Dateline(place, outlet.name if outlet else named, date, match.end())


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("segments")["dateline"]["labels"])


@cache
def _cities() -> frozenset[str]:
    return frozenset(lexicon.load("segments")["dateline"]["cities"])
