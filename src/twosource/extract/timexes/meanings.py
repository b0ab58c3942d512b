"""The meaning of a time phrase and what all readers of phrases share. In come values, out come Meanings.

>>> intervals.printed(interval_of("2018-06"))
('2018-06-01', '2018-06-30')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource import intervals
from twosource.extract.timexes.calendar import interval_of
from twosource.extract.timexes.context import Context
from twosource.extract.timexes.grammar import Phrase
from twosource.model import Interval, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
BACK, HERE, ON = (
    ("last", "justpast", "latest", "previous", "past"),
    ("this", "current", "same", "that"),
    ("next", "coming", "following"),
)
NEAR = (*BACK, *HERE, *ON)
ANAPHORIC = ("previous", "following", "same", "that")  # these count from the time last spoken of
MODIFIERS = ("early", "mid", "late", "earlier", "later", "begin", "end", "rest")
DAYS_OF = {"D": 1, "W": 7, "2W": 14, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "QC": 9132, "CE": 36525}
MONTHS_OF_HALF_YEAR = 6
USUAL_STEP = 1  # months between a date in a history and the next one


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type and value as in TIMEX3, the interval on the calendar, and the rule that led there with its cue."""

    type: TimexType
    value: str
    interval: Interval | None
    rule: str
    cue: Span | None = None


def dated(value: str, rule: str, *, kind: TimexType = "DATE", cue: Span | None = None) -> Meaning:
    """A meaning whose interval follows from its value."""
    return Meaning(kind, value, interval_of(value), rule, cue)


def lasting(value: str, rule: str, interval: Interval | None = None) -> Meaning:
    """A duration; its interval is known where it is tied to the calendar, as in "the past two months"."""
    return Meaning("DURATION", value, interval, rule)


def day_of(value: str | None) -> date | None:
    """The day that a value names, at whatever time of it."""
    try:
        return date.fromisoformat(value[:10]) if value and len(value) >= 10 and value[4] == "-" else None
    except ValueError:
        return None


def anchored_year(context: Context) -> date | None:
    """A day of the year, month or week that was spoken of last: "that year"."""
    interval = interval_of(context.anchor) if context.anchor else None
    return intervals.first_day(interval) if interval else None


def anchored(context: Context, unit: str) -> date | None:
    """The first day of the time spoken of last, where units of this kind can be counted from it.

    No day is "two days later" than a month.
    """
    interval = interval_of(context.anchor) if context.anchor else None
    first, last = (intervals.first_day(interval), intervals.last_day(interval)) if interval else (None, None)
    if first is None or last is None:
        return None
    return first if (last - first).days < DAYS_OF.get(unit, 1) else None


def told_nothing(context: Context) -> date | None:
    """The report's day, where no other time has been spoken of that it could count from."""
    return None if context.anchor else context.today


def year_told(context: Context, month: int) -> int | None:
    """The year of a month in a history: that told last, or the one beside it where that month lies nearer."""
    if context.year is None or context.month is None:
        return context.year
    distance = month - context.month - USUAL_STEP
    return context.year - (distance > MONTHS_OF_HALF_YEAR) + (distance < -MONTHS_OF_HALF_YEAR)


def modifier(phrase: Phrase) -> str | None:
    """Gives "early" for "early", "the beginning of" and so on."""
    value = phrase.value(*MODIFIERS)
    if value in (-1, 1):
        return "later" if value == 1 else "earlier"
    return str(value) if value else None


def ordered(start: Meaning | None, end: Meaning | None) -> Meaning | None:
    """The stretch from one to the other, where they are in order."""
    if start is None or end is None or start.interval is None or end.interval is None:
        return None
    if start.interval == end.interval or intervals.before(end.interval, start.interval):
        return None
    return Meaning("DATE", f"{start.value}/{end.value}", intervals.hull([start.interval, end.interval]), "range")
