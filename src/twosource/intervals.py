"""Arithmetic on the calendar. In come years, days, Intervals; out come Intervals, or text with both ends inclusive.

Inside, an interval is half-open: it holds its start and ends just before its end. What we print is inclusive:

    >>> printed(quarter(2018, 2))
    ('2018-04-01', '2018-06-30')

Two intervals with known offsets from UTC are compared as moments; where one offset is unknown, as the clocks show them.
Builders raise ValueError outside the years 1 to 9998.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import inf

from twosource.model import Interval

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month of each, in the northern hemisphere
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
Ends = tuple[datetime | None, datetime | None]

# ── Building ──────────────────────────────────────────────────────────────────────────────────────────────────────


def days(first: date, count: int = 1) -> Interval:
    """So many days from `first` on, or that one day."""
    start = datetime.combine(first, time())
    return _checked(start, count * DAY)


def between(first: date, last: date) -> Interval:
    """All days from `first` to `last`, both included.

    Raises ValueError where `last` is before `first`.
    """
    return days(first, (last - first).days + 1)


def week(year: int, number: int) -> Interval:
    """A week by its ISO number, Monday to Sunday."""
    return days(date.fromisocalendar(year, number, 1), 7)


def weekend(year: int, number: int) -> Interval:
    """Saturday and Sunday of a week by its ISO number."""
    return days(date.fromisocalendar(year, number, 6), 2)


def months(year: int, first: int, count: int = 1) -> Interval:
    """So many months from a month on, or that one month."""
    return Interval(_first_of(year * 12 + first - 1), _first_of(year * 12 + first - 1 + count))


def quarter(year: int, number: int) -> Interval:
    """A quarter of a calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Interval:
    """A half of a calendar year, 1 or 2."""
    return months(year, 6 * number - 5, 6)


def season(year: int, name: str) -> Interval:
    """A season (SP, SU, FA, WI) by its months; winter begins in the December of its year, as in TIMEX3 values."""
    return months(year, SEASONS[name], 3)


def years(first: int, count: int = 1) -> Interval:
    """So many years from a year on, or that one year: 10 for a decade, 100 for a century."""
    return months(first, 1, 12 * count)


def minutes(start: datetime, count: int = 1, offset: timedelta | None = None) -> Interval:
    """So many minutes from a local time on; `offset` is that place's from UTC, where it is known."""
    ends = _checked(start.replace(second=0, microsecond=0, tzinfo=None), count * MINUTE)
    return Interval(ends.start, ends.end, "minute", offset)


def _checked(start: datetime, length: timedelta) -> Interval:
    if length <= timedelta(0):
        raise ValueError(f"an interval from {start} on has no length: {length}")
    try:
        return Interval(start, start + length)
    except OverflowError as error:
        raise ValueError(f"an interval from {start} on leaves the calendar") from error


def _first_of(month: int) -> datetime:
    """The first day of a month counted from the year 0."""
    return datetime(month // 12, month % 12 + 1, 1)


# ── Comparing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether all of `inner` is in `outer`."""
    (o_start, o_end), (i_start, i_end) = _comparable(outer, inner)
    return _low(o_start) <= _low(i_start) and _high(i_end) <= _high(o_end)


def overlaps(one: Interval, other: Interval) -> bool:
    """Whether the two have a moment in common."""
    (a_start, a_end), (b_start, b_end) = _comparable(one, other)
    return max(_low(a_start), _low(b_start)) < min(_high(a_end), _high(b_end))


def before(one: Interval, other: Interval) -> bool:
    """Whether all of `one` is over when `other` begins."""
    (_, end), (start, _) = _comparable(one, other)
    return end is not None and start is not None and end <= start


def length(interval: Interval) -> float:
    """How many days it lasts; infinite where a side is open."""
    if interval.start is None or interval.end is None:
        return inf
    return (interval.end - interval.start) / DAY


def first_day(interval: Interval) -> date | None:
    """The day on which it begins."""
    return interval.start.date() if interval.start else None


def last_day(interval: Interval) -> date | None:
    """The last day that it touches."""
    return (interval.end - timedelta(microseconds=1)).date() if interval.end else None


def is_day(interval: Interval) -> bool:
    """Whether it lies within one calendar day."""
    return interval.start is not None and first_day(interval) == last_day(interval)


def _comparable(one: Interval, other: Interval) -> tuple[Ends, Ends]:
    """The ends of both, on one clock."""
    if one.offset is None or other.offset is None or one.offset == other.offset:
        return (one.start, one.end), (other.start, other.end)
    return _moments(one), _moments(other)


def _moments(interval: Interval) -> Ends:
    """The ends on the clock of UTC; they stay where the calendar would be left."""
    try:
        start = interval.start and interval.start - (interval.offset or timedelta(0))
        end = interval.end and interval.end - (interval.offset or timedelta(0))
    except OverflowError:
        return interval.start, interval.end
    return start, end


def _low(start: datetime | None) -> datetime:
    return datetime.min if start is None else start


def _high(end: datetime | None) -> datetime:
    return datetime.max if end is None else end


# ── Combining ─────────────────────────────────────────────────────────────────────────────────────────────────────


def intersect(one: Interval, other: Interval) -> Interval | None:
    """What both hold, on the clock of the more exact one; None where they have nothing in common."""
    if not overlaps(one, other):
        return None
    exact, rough = (one, other) if _exactness(one) >= _exactness(other) else (other, one)
    start, end = _on_clock(rough, exact.offset)
    starts = [moment for moment in (exact.start, start) if moment]
    ends = [moment for moment in (exact.end, end) if moment]
    return Interval(max(starts, default=None), min(ends, default=None), exact.precision, exact.offset)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The shortest interval that holds all of them, on the clock of the first; None of nothing."""
    every = list(intervals)
    if not every:
        return None
    offset = every[0].offset
    ends = [_on_clock(interval, offset) for interval in every]
    starts = [start for start, _ in ends if start is not None]
    stops = [end for _, end in ends if end is not None]
    return Interval(
        min(starts) if len(starts) == len(ends) else None,
        max(stops) if len(stops) == len(ends) else None,
        "day" if any(interval.precision == "day" for interval in every) else "minute",
        offset,
    )


def shift(interval: Interval, *, months: int = 0, days: int = 0, minutes: int = 0) -> Interval:
    """The same stretch so much later, or earlier by negative numbers.

    By months, a day that the other month lacks becomes its last one. Raises ValueError where the calendar ends.
    """
    try:
        by = timedelta(days=days, minutes=minutes)
        start = interval.start and _months_later(interval.start, months) + by
        end = interval.end and _months_later(interval.end, months) + by
    except OverflowError as error:
        raise ValueError("the shifted interval leaves the calendar") from error
    if start is not None and start == end:  # a day that the other month lacks
        end = start + DAY
    return Interval(start, end, interval.precision, interval.offset)


def _months_later(moment: datetime, count: int) -> datetime:
    if not count:
        return moment
    month = moment.year * 12 + moment.month - 1 + count
    last = (_first_of(month + 1) - DAY).day
    return moment.replace(year=month // 12, month=month % 12 + 1, day=min(moment.day, last))


def _exactness(interval: Interval) -> tuple[bool, bool]:
    return interval.precision == "minute", interval.offset is not None


def _on_clock(interval: Interval, offset: timedelta | None) -> Ends:
    """The ends as a clock at `offset` shows them."""
    if offset is None or interval.offset is None or offset == interval.offset:
        return interval.start, interval.end
    start, end = _moments(interval)
    return start and start + offset, end and end + offset


# ── Printing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def printed(interval: Interval) -> tuple[str | None, str | None]:
    """The earliest and the latest, both inclusive at the interval's precision; None for an open side.

    >>> printed(minutes(datetime(2013, 1, 17, 19, 40), offset=timedelta(hours=8)))
    ('2013-01-17T19:40+08:00', '2013-01-17T19:40+08:00')
    """
    if interval.precision == "day":
        first, last = first_day(interval), last_day(interval)
        return first.isoformat() if first else None, last.isoformat() if last else None
    earliest = _clock(interval.start, interval.offset) if interval.start else None
    return earliest, _clock(interval.end - MINUTE, interval.offset) if interval.end else None


def parsed(earliest: str | None, latest: str | None) -> Interval:
    """The interval that was printed so; seconds are left aside.

    Raises ValueError where a text is no ISO 8601 date or time, or the latest is before the earliest.

    >>> parsed("2013-01-17", "2013-01-18") == between(date(2013, 1, 17), date(2013, 1, 18))
    True
    """
    start, end = _moment(earliest), _moment(latest)
    exact = "T" in (earliest or latest or "")
    local = [moment and moment.replace(tzinfo=None) for moment in (start, end)]
    stop = local[1] and local[1] + (MINUTE if exact else DAY)
    if local[0] and stop and stop <= local[0]:
        raise ValueError(f"{latest} is before {earliest}")
    zoned = start or end
    return Interval(local[0], stop, "minute" if exact else "day", zoned.utcoffset() if zoned else None)


def _clock(moment: datetime, offset: timedelta | None) -> str:
    text = moment.isoformat(timespec="minutes")
    if offset is None:
        return text
    hours, rest = divmod(abs(offset) // MINUTE, 60)
    return f"{text}{'-' if offset < timedelta(0) else '+'}{hours:02}:{rest:02}"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(second=0, microsecond=0) if text else None
