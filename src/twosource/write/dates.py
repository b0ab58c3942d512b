"""Dates for readers. In comes an Interval; out goes how a newsroom prints it, or nothing where it is too vague.

>>> from datetime import date
>>> from twosource.intervals import between, days
>>> shown(days(date(2013, 1, 18)), 2013), shown(between(date(2018, 6, 1), date(2018, 6, 30)), 2019)
('Jan. 18', 'June 2018')
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from twosource.intervals import first_day, is_day, last_day, length
from twosource.model import Interval

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def shown(interval: Interval, year: int | None = None) -> str:
    """A day, a span of days, a month, or years; the year only where it is not the one that is told of."""
    first, last = first_day(interval), last_day(interval)
    if first is None or last is None:
        return ""
    if is_day(interval):
        return _day(first, year)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months(first, last)
    if length(interval) > 62:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.month == last.month and first.year == last.year:
        return f"{MONTHS[first.month - 1]} {first.day}–{last.day}{_year(last, year)}"
    return f"{_day(first, year)} – {_day(last, year)}"


def _months(first: date, last: date) -> str:
    if first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.year == last.year and first.month == last.month:
        return f"{_name(first)} {first.year}"
    return f"{_name(first)} {first.year} – {_name(last)} {last.year}"


def _name(day: date) -> str:
    return MONTHS[day.month - 1]


def _day(day: date, year: int | None) -> str:
    return f"{_name(day)} {day.day}{_year(day, year)}"


def _year(day: date, year: int | None) -> str:
    return "" if day.year == year else f", {day.year}"
