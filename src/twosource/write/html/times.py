"""Times as the page shows them. In come the two ends that an account prints; out goes what a newsroom writes.

>>> when("2018-03-14", "2018-03-18", 2018).text, when("2018-03-16T22:10+05:00", "2018-03-16T22:10+05:00", 2018).text
('March 14–18', 'March 16, 22:10 (UTC+5)')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from twosource.intervals import days, first_day, is_day, last_day, parsed
from twosource.model import Interval
from twosource.write.dates import shown


@dataclass(frozen=True, slots=True)
class When:
    """A time for readers, for machines, and as an interval (None where it is no date)."""

    text: str
    machine: str
    interval: Interval | None


def when(earliest: str | None, latest: str | None, year: int | None = None) -> When | None:
    """The time; None where both sides are open, the bare text where it is no date."""
    if earliest is None and latest is None:
        return None
    try:
        interval = parsed(earliest, latest)
    except ValueError:
        return When(f"{earliest or ''} – {latest or ''}", "", None)
    return When(_text(interval, year), _machine(earliest, latest), interval)


def _text(interval: Interval, year: int | None) -> str:
    if interval.start is None or interval.end is None:
        known = interval.start or (interval.end and interval.end - timedelta(minutes=1))
        side = "from" if interval.start else "until"
        return f"{side} {shown(Interval(known, known + timedelta(minutes=1)), year)}" if known else ""
    first, last = first_day(interval), last_day(interval)
    text = shown(interval, year)
    if first and last and text.isdigit() and (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        text = f"{shown(days(first), year)} – {shown(days(last), year)}"
    if interval.precision == "minute" and is_day(interval):
        text = f"{text}, {interval.start:%H:%M}{_zone(interval)}"
    return text


def _zone(interval: Interval) -> str:
    """The offset from UTC as readers know it.

    >>> _zone(Interval(None, None, offset=timedelta(hours=-3, minutes=-30)))
    ' (UTC−3:30)'
    """
    if interval.offset is None:
        return ""
    hours, rest = divmod(abs(interval.offset) // timedelta(minutes=1), 60)
    sign = "−" if interval.offset < timedelta(0) else "+"
    return f" (UTC{sign}{hours}{f':{rest:02}' if rest else ''})" if hours or rest else " (UTC)"


def _machine(earliest: str | None, latest: str | None) -> str:
    """A date or time as HTML's time element takes it, or nothing: it takes no intervals."""
    return earliest if earliest and earliest == latest else ""
