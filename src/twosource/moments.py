"""Days and moments as people ask for them. In comes text; out goes a day, or a moment in UTC: where it begins, or ends.

>>> day("2019-02", end=True), day("2019")
(datetime.date(2019, 2, 28), datetime.date(2019, 1, 1))
>>> moment("2019-01-17T12:00+09:00").isoformat(), moment("2019-01-17", end=True).isoformat()
('2019-01-17T03:00:00+00:00', '2019-01-17T23:59:59+00:00')

Both raise ValueError for what is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

DAYS_BACK = {"today": 0, "yesterday": 1}
AGO = re.compile(r"(\d{1,5})\s*(?:([mhdw])|(minute|hour|day|week)s?)(?:\s+ago)?")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
YEAR, MONTH = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d\d)")
LAST_SECOND = time(23, 59, 59)


def day(text: str, *, end: bool = False) -> date:
    """A day (of UTC), or the first or last one of a month or year."""
    given = text.strip()
    if given in DAYS_BACK:
        return datetime.now(UTC).date() - timedelta(days=DAYS_BACK[given])
    if found := MONTH.fullmatch(given):
        year, month = int(found[1]), int(found[2])
        return date(year, month, monthrange(year, month)[1] if end else 1)
    if YEAR.fullmatch(given):
        return date(int(given), 12, 31) if end else date(int(given), 1, 1)
    return date.fromisoformat(given)


def moment(text: str, *, end: bool = False) -> datetime:
    """A moment: so long ago, where a day begins or ends, or a clock's time, in UTC where it names no offset."""
    given = text.strip()
    if found := AGO.fullmatch(given):
        unit = UNITS[found[2]] if found[2] else f"{found[3]}s"
        return datetime.now(UTC) - timedelta(**{unit: int(found[1])})
    if "T" not in given and ":" not in given:
        return datetime.combine(day(given, end=end), LAST_SECOND if end else time.min, UTC)
    try:
        read = datetime.fromisoformat(given.replace(" ", "+") if "T" in given else given)  # in addresses a plus is " "
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text} is out of reach") from error


def one_day(text: str) -> date:
    """A day that is no month or year."""
    if day(text) != day(text, end=True):
        raise ValueError(f"{text} is more than a day")
    return day(text)
