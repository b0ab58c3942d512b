"""Moments as metadata write them. In comes a value of JSON, YAML or a line of text; out goes an Interval, or None.

A date is a day; a time of day is a minute. Midnight sharp stands for a date, as many feeds write it so.

    >>> moment("2018-03-16").end
    datetime.datetime(2018, 3, 17, 0, 0)
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from twosource.model import Interval

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTH})\.? ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?\b", re.I)
DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH})\.?(?:,? (?P<year>\d{{4}}))?\b", re.I)
URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[a-z]{3})[/-]?([0-3]?\d)(?=\D|$)", re.I)
COMPACT = re.compile(r"((?:19|20)\d\d|18\d\d(?=-\d\d-))[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
ISO_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.I)
EARLIEST, LATEST = 1800, 2200
MILLISECONDS = 10**11  # seconds since 1970 stay below this for three thousand years


def moment(value: object) -> Interval | None:
    """The interval that a value of metadata means."""
    if isinstance(value, datetime):
        return of_datetime(value)
    if isinstance(value, date):
        return of_day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return of_seconds(value)
    return of_text(value.strip()) if isinstance(value, str) else None


def of_datetime(value: datetime) -> Interval | None:
    """A minute, or the day where the time is midnight sharp."""
    if not EARLIEST <= value.year <= LATEST:
        return None
    offset = value.utcoffset()
    start = value.replace(tzinfo=None, second=0, microsecond=0, fold=0)
    if (value.hour, value.minute, value.second) == (0, 0, 0):
        return of_day(start.date())
    return Interval(start, start + timedelta(minutes=1), "minute", offset)


def of_day(value: date) -> Interval | None:
    """A day."""
    if not EARLIEST <= value.year <= LATEST:
        return None
    start = datetime(value.year, value.month, value.day)
    return Interval(start, start + timedelta(days=1))


def of_seconds(value: float) -> Interval | None:
    """A number of seconds, or milliseconds, since 1970; small numbers are no dates."""
    if not 10**8 < value < 10**13:
        return None
    seconds = value / 1000 if value > MILLISECONDS else value
    if not seconds < 10**10:
        return None
    return of_datetime(datetime.fromtimestamp(seconds, UTC))


def of_text(text: str) -> Interval | None:
    """A date or date and time as ISO 8601, RFC 2822 or in English words."""
    if match := ISO_TIME.match(text):
        return _iso(f"{match[1]}T{match[2]}{_zone(match[3])}")
    if match := COMPACT.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if re.match(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d", text):
        return _rfc(text)
    return of_words(text)


def of_words(text: str) -> Interval | None:
    """The first date with its year in a text: "Jan. 17, 2013", "17 January 2013"."""
    for pattern in (MONTH_DAY, DAY_MONTH):
        for match in pattern.finditer(text):
            if match["year"]:
                return _day(int(match["year"]), month_number(match["month"]), int(match["day"]))
    return None


def of_url(url: str) -> Interval | None:
    """The date in an address: "/2018/03/16/", "/2018/mar/16/", "/20180316"."""
    match = URL_DATE.search(url)
    if not match:
        return None
    month = month_number(match[2]) if match[2].isalpha() else int(match[2])
    return _day(int(match[1]), month, int(match[3]))


def month_number(name: str) -> int:
    """1 for January; 0 where it is no month."""
    name = name[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else 0


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        return of_day(date(year, month, day))
    except ValueError:
        return None


def _iso(text: str) -> Interval | None:
    try:
        return of_datetime(datetime.fromisoformat(text))
    except ValueError:
        return None


def _rfc(text: str) -> Interval | None:
    try:
        return of_datetime(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):  # of the last, numbers of many digits
        return None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    return "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
