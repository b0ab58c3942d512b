"""Moments as people write them on the command line. In comes text; out goes an aware moment, a day, or a duration.

>>> moment("2019-01-17T12:00Z", "--as-of").isoformat()
'2019-01-17T12:00:00+00:00'
"""

from __future__ import annotations

import re
from datetime import date, datetime

from twosource import moments
from twosource.errors import InputError

WRITTEN = "write it like 2019-01-17, 2019-01-17T12:00Z, yesterday, or 2d for two days ago"


def moment(text: str, option: str, *, end: bool = False) -> datetime:
    """The moment; of a day its beginning, or its end; raises InputError where it is none."""
    try:
        return moments.moment(text, end=end)
    except ValueError as error:
        raise InputError(f"{option} {text!r}: no moment; {WRITTEN}") from error


def day(text: str, option: str, *, end: bool = False) -> date:
    """A day (of UTC), or the first or last of a month or year; raises InputError where it is none."""
    try:
        return moments.day(text, end=end)
    except ValueError as error:
        raise InputError(f"{option} {text!r}: no day; write it like 2019-01-17, 2019-01, 2019 or yesterday") from error


def seconds(text: str, option: str) -> float:
    """A duration: 90s, 10m, 2h, 1d; raises InputError where it is none."""
    found = re.fullmatch(r"(\d{1,7})\s*([smhd])", text.strip())
    if found is None or int(found[1]) == 0:
        raise InputError(f"{option} {text!r}: no duration; write it like 90s, 10m, 2h or 1d")
    return int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400}[found[2]]
