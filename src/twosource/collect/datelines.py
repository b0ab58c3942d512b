"""The dateline of a report. In comes the first paragraph; out go its place, agency, date and length.

Styles of all big agencies: place and dash; agency or date between them; the place in capitals or, before a known
agency or with a known city, in ordinary letters.

    >>> dateline("OSLO, March 3 (Reuters) - Harbor pilots walked out.")
    Dateline(place='OSLO', agency='Reuters', date='March 3', length=25)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twosource import lexicon
from twosource.collect import outlets
from twosource.collect.moments import MONTH
from twosource.lexicon.pattern import Pattern
from twosource.weekdays import SHORTENED

CAPITALS = r"[A-ZÀ-ÞŁŠŽČĆĐİŞ][A-ZÀ-ÞŁŠŽČĆĐİŞ.'’-]*"
TITLED = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|la|es|of|the|du|do|al|and|in|on|near)"
TOWN = rf"{CAPITALS}(?: {{1,2}}(?:{CAPITALS}|of|the|on|de|and|in|near|aboard|border))*"
REGION = rf"(?:, {TITLED}(?: {TITLED}){{0,3}})"
PLACE = rf"(?P<place>{TOWN}{REGION}??(?:/{TOWN}{REGION}??){{0,3}})"
ORDINARY = rf"(?P<ordinary>[A-ZÀ-Þ][\w.'’-]*(?:[ /-]{TITLED}){{0,3}}(?:, (?:{TITLED})(?: {TITLED}){{0,2}})??)"
DAY = rf"(?:{SHORTENED}\.?,? )?(?:{MONTH}\.? ?\d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}\.?(?:,? \d{{4}})?)"
BEFORE = rf"(?:[,.]? \(?(?P<date>{DAY})\)?[,.]?)?"
AFTER = rf"(?:[,.]? \(?(?P<later>{DAY})\)?)?"
COUNTRY = r"(?: \[[A-Z][\w ]+\])?"
MARKED = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Z][A-Za-z ]{1,30})/)"
BARE = r"(?P<bare>[A-Z][A-Za-z0-9]{1,14})"
IN_PARENTHESES = r"\((?P<agency>[^()\n]{2,40})\)"
DASH = r"(?: {0,2}(?:[-–—―−_]{1,3}|:)(?=\s|$)|(?:--|—|―)(?=[A-Z\"“])| -(?=[A-Z\"“]))"
PATTERNS = tuple(
    Pattern(pattern)
    for pattern in (
        rf"{PLACE}{BEFORE},?(?: ?{MARKED})?{AFTER}{DASH}",
        rf"{PLACE}{BEFORE},? {BARE}{AFTER}{DASH}",
        rf"{PLACE}, (?P<date>{DAY})[,.]? /(?P<slashed>[A-Z][A-Za-z ]{{1,30}})/\.?(?=\s)",
        rf"(?:{ORDINARY}{COUNTRY}[,.]? )?(?:(?P<date>{DAY})[,.]? )?{IN_PARENTHESES}{AFTER}(?:{DASH}|(?=\s?[\"“A-Z]))",
        rf"{PLACE}(?:[,.]? (?P<date>{DAY}))? {IN_PARENTHESES}(?=\s[\"“A-Z])",
        rf"(?:{ORDINARY} )?(?:\| ?)?(?P<bare>CNN|AP|AFP|Reuters)(?:{DASH}| ?\|(?=\s))",
        rf"{ORDINARY}(?:, (?P<date>{DAY}))?(?! -){DASH}",
    )
)
LABEL = re.compile(r"(?P<words>[A-Z][A-Z ]{2,24}\d?)(?::| ?[—–]| --?)(?=\s)")
LOOKED_AT = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed, as written; `length` counts the characters up to and with the dash."""

    place: str | None
    agency: str | None
    date: str | None
    length: int


def label(paragraph: str) -> int:
    """The length of a label in capitals before the news: "EXCLUSIVE:", "UPDATE —"; 0 where there is none."""
    match = LABEL.match(paragraph)
    return match.end() if match and match["words"] in _labels() else 0


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which the paragraph begins."""
    head = paragraph[:LOOKED_AT]
    for pattern in PATTERNS:
        match = pattern.match(head)
        if match and (found := _checked(match)):
            return found
    return None


def _checked(match: re.Match[str]) -> Dateline | None:
    """The dateline matched, unless its place is no place or its agency no outlet."""
    groups = match.groupdict()
    place = groups.get("place") or groups.get("ordinary")
    named = groups.get("agency") or groups.get("slashed") or groups.get("bare")
    outlet = (outlets.by_name(named) or outlets.by_name(named.split()[0])) if named else None
    date = groups.get("date") or groups.get("later")
    if place and (place.split()[0] in _labels() or place in _labels() or len(place) < 2):
        return None
    if match.group().endswith(":") and (not place or place.title() not in _cities()):
        return None
    if groups.get("bare") and not outlet:
        return None
    capital = bool(groups.get("place"))
    city = place is not None and place.title() in _cities()
    if named and not outlet and not (capital and date) and not city:
        return None
    if not named and not date and match.string[match.end() :].lstrip()[:1].islower():
        return None  # "NATO — the alliance —": a sentence after a dateline begins big
    if not capital and not outlet and place not in _cities():
        return None
    if place and place.count(".") == 1 and len(place.split()[-1]) > len("Calif."):
        place = place.rstrip(".")
    return Dateline(place, outlet.name if outlet else named, date, match.end())


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("segments")["dateline"]["labels"])


@cache
def _cities() -> frozenset[str]:
    return frozenset(lexicon.load("segments")["dateline"]["cities"])
