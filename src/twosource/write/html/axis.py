"""An axis of time in up to three stretches, each with its own scale: before the reports, their days, what is ahead.

In come intervals and the days of the reports; out goes where on a line of 0 to 100 a moment lies, and ticks. A single
scale would press the days of the story into one spot as soon as something from years ago is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from twosource.model import Interval
from twosource.write.dates import MONTHS

DAY = timedelta(days=1)
SHARES = {"before": 28.0, "news": 46.0, "ahead": 26.0}
NAME = 7.5  # percent of the axis that a name takes
MOST_TICKS = {"before": 3, "news": 6, "ahead": 3}


@dataclass(frozen=True, slots=True)
class Step:
    """How far one mark is from the next: so many days, or so many months."""

    days: int = 0
    months: int = 0


DAYS = (1, 2, 7, 14)
MONTH_COUNTS = (1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000)
STEPS = (*(Step(days=count) for count in DAYS), *(Step(months=count) for count in MONTH_COUNTS))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis: from when to when, and from where to where, in percent."""

    name: str
    start: datetime
    end: datetime
    left: float
    right: float

    def at(self, moment: datetime) -> float:
        """Where a moment of this stretch lies."""
        share = (moment - self.start) / (self.end - self.start)
        return round(self.left + (self.right - self.left) * min(max(share, 0), 1), 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its name, and whether it is the first of its stretch."""

    at: float
    name: str
    first: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """All stretches in order, and the ticks of each."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]

    def at(self, moment: datetime | None, otherwise: float) -> float:
        """Where a moment lies; an open side lies where the axis ends."""
        if moment is None:
            return otherwise
        within = next((one for one in self.stretches if moment <= one.end), self.stretches[-1])
        return within.at(moment)


def axis(intervals: Sequence[Interval], reports: Sequence[Interval]) -> Axis | None:
    """The axis for what is told; None where nothing has a date."""
    ends = [end for interval in (*intervals, *reports) for end in (interval.start, interval.end) if end]
    if not ends:
        return None
    first, last = _midnight(min(ends)), _midnight(max(ends) + DAY)
    news = [end for interval in reports for end in (interval.start, interval.end) if end]
    start = max(first, _midnight(min(news)) - DAY) if news else first
    end = min(last, _midnight(max(news)) + 2 * DAY) if news else last
    named = [("before", first, start), ("news", start, end), ("ahead", end, last)]
    stretches = tuple(_placed([(name, one, other) for name, one, other in named if one < other]))
    return Axis(stretches, tuple(_named([tick for stretch in stretches for tick in _ticks(stretch)])))


def _named(ticks: Sequence[Tick]) -> Iterator[Tick]:
    """The ticks, without the names for which there is no room before the end or before the next stretch."""
    for tick, after in zip(ticks, [*ticks[1:], None], strict=False):
        end = after.at if after else 100
        roomy = end - tick.at >= NAME or (after is not None and not after.first and end < 100 - NAME)
        yield tick if roomy else replace(tick, name="")


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())


def _placed(named: Sequence[tuple[str, datetime, datetime]]) -> Iterator[Stretch]:
    """The stretches side by side, each with its share of the line."""
    whole, left = sum(SHARES[name] for name, _, _ in named), 0.0
    for name, start, end in named:
        right = left + 100 * SHARES[name] / whole
        yield Stretch(name, start, end, left, right)
        left = right


def _ticks(stretch: Stretch) -> Iterator[Tick]:
    """The finest marks of which not too many fall into a stretch."""
    for step in STEPS:
        moments = list(_marks(stretch, step))
        if moments and len(moments) <= MOST_TICKS[stretch.name]:
            yield from (Tick(stretch.at(moment), _name(moment, step), moment == moments[0]) for moment in moments)
            return


def _marks(stretch: Stretch, step: Step) -> Iterator[datetime]:
    """The beginnings of days, weeks, months … within a stretch, and not more than one too many."""
    moment: datetime | None = _whole(stretch.start, step)
    count = 0
    while moment is not None and moment < stretch.end and count <= MOST_TICKS[stretch.name]:
        if moment >= stretch.start:
            count += 1
            yield moment
        moment = _next(moment, step)


def _whole(moment: datetime, step: Step) -> datetime:
    """The beginning of what a moment lies in: of its month, its quarter, its decade."""
    if step.months == 0:
        return moment
    count = (moment.year * 12 + moment.month - 1) // step.months * step.months
    return datetime(max(count // 12, 1), count % 12 + 1, 1)


def _next(moment: datetime, step: Step) -> datetime | None:
    """The beginning of the next one; None where the calendar ends."""
    try:
        if step.months == 0:
            return moment + step.days * DAY
        count = moment.year * 12 + moment.month - 1 + step.months
        return datetime(count // 12, count % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def _name(moment: datetime, step: Step) -> str:
    if step.months == 0:
        return f"{MONTHS[moment.month - 1]} {moment.day}"
    return f"{MONTHS[moment.month - 1]} {moment.year}" if step.months < 12 else str(moment.year)
