"""Moments as people write them. In comes text; out goes an aware moment: of a day its beginning, or its end.

>>> moment("2019-01-17T12:00Z", "--as-of").isoformat()
'2019-01-17T12:00:00+00:00'
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from twosource.errors import InputError

AGO = re.compile(r"(\d{1,5})\s*(?:([mhdw])|(minute|hour|day|week)s?)(?:\s+ago)?")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
DAYS_BACK = {"today": 0, "yesterday": 1}
MONTH = re.compile(r"(\d{4})-(\d{2})")
WRITTEN = "write it like 2019-01-17, 2019-01-17T12:00Z, yesterday, or 2d for two days ago"


def moment(text: str, option: str, *, end: bool = False) -> datetime:
    """The moment; of a day its beginning, or its end; raises InputError where it is none."""
    if ago := AGO.fullmatch(text.strip()):
        unit = UNITS[ago[2]] if ago[2] else f"{ago[3]}s"
        return datetime.now(UTC) - timedelta(**{unit: int(ago[1])})
    try:
        if re.fullmatch(r"[\d-]+", text.strip()) or text.strip() in DAYS_BACK:
            edge = time.max if end else time.min
            return datetime.combine(day(text, option, end=end), edge, UTC)
        read = datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError) as error:
        raise InputError(f"{option} {text!r}: no moment; {WRITTEN}") from error
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read


def day(text: str, option: str, *, end: bool = False) -> date:
    """A day (of UTC), or the first or last of a month or year; raises InputError where it is none."""
    if (back := DAYS_BACK.get(text.strip())) is not None:
        return datetime.now(UTC).date() - timedelta(days=back)
    try:
        if month := MONTH.fullmatch(text.strip()):
            year, number = int(month[1]), int(month[2])
            return date(year, number, monthrange(year, number)[1] if end else 1)
        if re.fullmatch(r"\d{4}", text.strip()):
            return date(int(text), 12 if end else 1, 31 if end else 1)
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"{option} {text!r}: no day; write it like 2019-01-17, 2019-01, 2019 or yesterday") from error


def seconds(text: str, option: str) -> float:
    """A duration: 90s, 10m, 2h, 1d; raises InputError where it is none."""
    found = re.fullmatch(r"(\d{1,7})\s*([smhd])", text.strip())
    if found is None or int(found[1]) == 0:
        raise InputError(f"{option} {text!r}: no duration; write it like 90s, 10m, 2h or 1d")
    return int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400}[found[2]]
