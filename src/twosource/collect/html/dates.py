"""When a page came out and when it was last changed. In come values and lines; out go Intervals, to the minute if told.

>>> moment_of("Updated 10:24 a.m. EST, March 5, 2021").start
datetime.datetime(2021, 3, 5, 10, 24)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from twosource import lexicon
from twosource.collect.moments import moment, of_datetime, of_words
from twosource.model import Interval
from twosource.weekdays import SHORT

CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?(?P<h>h)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?![\d:]|[.]\d)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:(?:GMT|UTC)\s*)?(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d)")
NUMBERED = re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)\b")
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?$")
SHORT_OFFSET = re.compile(r"(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([+-]\d\d)$")
WEEKDAYS = re.compile(rf"\b(?:{'|'.join(SHORT)})[a-z]*\b\.?,?", re.IGNORECASE)
LONGEST = 200
DAY = timedelta(days=1)


def moment_of(value: str) -> Interval | None:
    """What a value of metadata, or a line with a date, means."""
    value = value.strip()[:LONGEST]
    if value.isdecimal() and len(value) in (10, 13):
        return moment(int(value))
    if match := COMPACT.match(value):
        value = f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}{match[7] or ''}"
    found = moment(SHORT_OFFSET.sub(r"\1\g<2>:00", value))
    if found and found.precision == "minute" and found.offset is not None:
        return found
    worded = with_clock(value, numbered(value) or of_words(WEEKDAYS.sub("", value)))
    return worded if worded and (not found or worded.precision == "minute") else found


def numbered(line: str) -> Interval | None:
    """The date of a line that writes it in numbers, the year first."""
    match = NUMBERED.search(line)
    return moment(f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}") if match else None


def with_clock(line: str, day: Interval | None) -> Interval | None:
    """The day at the time that the line gives with it; the day alone where it gives none."""
    if day is None or day.start is None or re.match(r"\d{4}-\d\d-\d\d$", line):
        return day
    rest = NUMBERED.sub(" ", line)
    for match in CLOCK.finditer(rest):
        if not (match["minute"] or match["half"]):
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"][0] in "pP")
        start = day.start.replace(hour=hour % 24, minute=minute)
        zone = offset_of(rest[match.end() : match.end() + 40], start) or offset_before(rest, start)
        found = of_datetime(start)
        if found is None or found.precision == "day":
            return day
        return Interval(found.start, found.end, "minute", zone)
    return day


def offset_of(words: str, at: datetime) -> timedelta | None:
    """The offset from UTC that the words after a time give: "ET", "(GMT+8)", "-0500"."""
    if match := OFFSET.match(words.lstrip(" ,(")):
        size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return None if size > timedelta(hours=14) else size if match["sign"] == "+" else -size
    match = re.match(r"[\s,(]*([A-Z]{1,4})\b(?:\s?(?=[+−-]\d))?", words)
    if not match or match[1] not in _zones():
        return None
    if match[1] in ("GMT", "UTC") and (further := OFFSET.match(words[match.start(1) :])):
        return offset_of(further.group()[3:].lstrip(), at)
    return of_zone(_zones()[match[1]], at)


def offset_before(words: str, at: datetime) -> timedelta | None:
    """The offset that a zone anywhere in the line gives: "10:24 March 5, 2021 GMT"."""
    known = [name for name in re.findall(r"\b[A-Z]{2,4}\b", words) if name in _zones()]
    return of_zone(_zones()[known[-1]], at) if known else None


def of_zone(zone: int | str, at: datetime) -> timedelta | None:
    """The offset of a zone at a local time."""
    if isinstance(zone, int):
        return timedelta(minutes=zone)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  (few lines name such a zone)

    try:
        return at.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, OSError):
        return None


def best(told: Iterable[str], lines: Iterable[str] = ()) -> Interval | None:
    """The first moment told, as exactly as any other telling of the same moment has it.

    Of two that mean the same, one in local time says more than one in UTC, a minute more than a day.
    """
    found = [one for value in (*told, *lines) if (one := moment_of(value))]
    if not found:
        return None
    chosen = found[0]
    for other in found[1:]:
        if better(other, chosen):
            chosen = other
    return chosen


def better(other: Interval, chosen: Interval) -> bool:
    """Whether another telling is of the same moment and more exact, or has its place's clock."""
    if other.start is None or chosen.start is None or other.precision == "day":
        return False
    if chosen.precision == "day":
        return other.start.date() == chosen.start.date()
    if chosen.offset is None:
        return other.offset is not None and other.start == chosen.start
    return not chosen.offset and bool(other.offset) and other.start - (other.offset or DAY) == chosen.start


def role_of(line: str) -> Literal["published", "modified"] | None:
    """Whether a line says when something came out or was changed; None where it just gives a date."""
    for name, pattern in _roles():
        if pattern.match(line.lstrip(" |•·-–—:")):
            return name
    return None


def sorted_lines(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that tell of publication, or just a date, and those that tell of a change."""
    published: list[str] = []
    modified: list[str] = []
    for line in lines:
        for part in re.split(r"(?=\b(?:[Uu]pdated|[Mm]odified|UPDATED|[Ll]ast)\b)", line):
            (modified if role_of(part) == "modified" else published).append(part)
    return published, modified


@cache
def _zones() -> dict[str, int | str]:
    return {name: zone for name, zone in lexicon.load("markup")["zones"].items() if isinstance(zone, int | str)}


@cache
def _roles() -> tuple[tuple[Literal["published", "modified"], re.Pattern[str]], ...]:
    entries = lexicon.load("markup")["moment"]
    return tuple((entry["name"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in entries)
