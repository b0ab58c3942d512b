"""TIMEX3 values and the calendar. In come days and units, or a value; out come values, days and Intervals.

    >>> value_at(date(2015, 6, 12), "W"), moved(date(2015, 6, 12), "M", -2)
    ('2015-W24', datetime.date(2015, 4, 12))

Units are those of TIMEX3: D W M Q Y, DE for a decade, CE for a century, WE for a weekend, 2W for a fortnight.
Sources: TimeML 1.2.1 (Saurí et al. 2006) for values; Meeus, Astronomical Algorithms, for the date of Easter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from twosource import intervals
from twosource.model import Interval

YEARS = {"Y": 1, "DE": 10, "QC": 25, "CE": 100}  # ISO 8601 has no letter for a decade or a century
DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}
MONTHS_OF_DECADE = 120
MOST_IN_MONTH = 5  # weekdays of one name
CLOCK_UNITS = {"TH": 60, "TM": 1, "TS": 1 / 60}


def value_at(day: date, unit: str) -> str:
    """The value of the unit that holds a day."""
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit in YEARS:
        return f"{day.year:04}"[: 5 - len(str(YEARS[unit]))]
    return day.isoformat()


def moved(day: date, unit: str, count: int) -> date:
    """The day that lies so many units later.

    Raises ValueError where the calendar ends.
    """
    if unit in CLOCK_UNITS:
        return moved(day, "D", round(count * CLOCK_UNITS[unit] / 1440))
    whole = intervals.days(day)
    if unit in DAYS:
        shifted = intervals.shift(whole, days=count * DAYS[unit])
    else:
        shifted = intervals.shift(whole, months=count * (3 if unit == "Q" else 12 * YEARS.get(unit, 0) or 1))
    return intervals.first_day(shifted) or day


def possible(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def interval_of(value: str) -> Interval | None:
    """What a value means on the calendar; None for a duration, a set, or anything with an X in it."""
    if "/" in value:
        first, last = (interval_of(end) for end in value.split("/", 1))
        return intervals.hull([first, last]) if first and last and not intervals.before(last, first) else None
    for pattern, build in BUILDERS:
        if match := pattern.fullmatch(value):
            try:
                return build(*match.groups())
            except (ValueError, OverflowError):
                return None
    return None


def _day(text: str) -> Interval:
    return intervals.days(date.fromisoformat(text))


def _clock(day: str, hour: str, minute: str, zone: str | None) -> Interval:
    start = datetime.fromisoformat(day) + timedelta(hours=int(hour), minutes=int(minute))
    return intervals.minutes(start, 1, offset_of(zone) if zone else None)


def _whole(build: Callable[..., Interval]) -> Callable[..., Interval]:
    return lambda *numbers: build(*map(int, numbers))


BUILDERS: tuple[tuple[re.Pattern[str], Callable[..., Interval]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2})?", _day),  # a part of a day is no narrower than the day
        (r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?", _clock),
        (r"(\d{4})-W(\d\d)", _whole(intervals.week)),
        (r"(\d{4})-W(\d\d)-WE", _whole(intervals.weekend)),
        (r"(\d{4})-(\d\d)", _whole(intervals.months)),
        (r"(\d{4})-Q([1-4])", _whole(intervals.quarter)),
        (r"(\d{4})-H([12])", _whole(intervals.half)),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda year, name: intervals.season(int(year), name)),
        (r"(\d{4})", _whole(intervals.years)),
        (r"(\d{3})", lambda decade: intervals.years(10 * int(decade), 10)),
        (r"(\d{2})", lambda century: intervals.years(100 * int(century), 100)),
    )
)


def offset_of(zone: str) -> timedelta:
    """The offset that a zone designator stands for: "Z", "+08:00"."""
    if zone == "Z":
        return timedelta(0)
    size = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return -size if zone[0] == "-" else size


def zone_of(minutes: int) -> str:
    """The zone designator for so many minutes from UTC."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def narrowed(interval: Interval, modifier: str, today: date | None) -> Interval:
    """The part that "early", "mid", "late" (its thirds), "earlier", "later" and "rest" (counted from today) leave."""
    first, last = intervals.first_day(interval), intervals.last_day(interval)
    if first is None or last is None or interval.precision != "day" or first == last:
        return interval
    third = max(1, round(((last - first).days + 1) / 3))
    bounds = {
        "early": (first, first + timedelta(third - 1)),
        "mid": (first + timedelta(third), max(first + timedelta(third), last - timedelta(third))),
        "late": (last - timedelta(third - 1), last),
    }
    if today is not None and first <= today <= last:
        bounds["earlier"] = (first, today)
        bounds["rest"] = (today, last)
        bounds["later"] = (min(today + timedelta(1), last), last)
    thirds = _thirds_by_month(interval)
    if modifier in thirds:
        return thirds[modifier]
    return intervals.between(*bounds[modifier]) if modifier in bounds else interval


def _thirds_by_month(interval: Interval) -> dict[str, Interval]:
    """The thirds of a year, a half or a quarter, each of whole months."""
    start, end = interval.start, interval.end
    count = (end.year - start.year) * 12 + end.month - start.month if start and end else 0
    if start is not None and count >= MONTHS_OF_DECADE and not count % 12:
        return _thirds_by_year(start.year, count // 12)
    if start is None or end is None or count % 3 or not 3 <= count <= 12 or (start.day, end.day) != (1, 1):
        return {}
    third = count // 3
    months = [intervals.months(start.year, start.month + k * third, third) for k in range(3)]
    return dict(zip(("early", "mid", "late"), months, strict=True))


def _thirds_by_year(first: int, count: int) -> dict[str, Interval]:
    """Those of a decade or a century, each of whole years: the early 1980s end with 1983."""
    short, early = count // 3, count - 2 * (count // 3)
    starts = (first, first + early, first + early + short)
    return {
        name: intervals.years(year, long)
        for name, year, long in zip(("early", "mid", "late"), starts, (early, short, short), strict=True)
    }


def holiday(rule: str, year: int) -> date:
    """The day on which a holiday of the lexicon falls: "12-25", "easter-2".

    "11-4-4" is a month's fourth Thursday, "11-2>1" its first Tuesday after the 1st.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if ">" in rule:
        month, day, after = map(int, re.split("[->]", rule))
        first = date(year, month, after) + timedelta(1)
        return first + timedelta((day - first.isoweekday()) % 7)
    month, day, *nth = map(int, rule.split("-"))
    if not nth:
        return date(year, month, day)
    return nth_weekday(date(year, month, 1), day, nth[0])


def nth_weekday(first: date, weekday: int, nth: int) -> date:
    """The nth weekday of that number from the first day of a month on; the month's last one where nth is above 5.

    >>> nth_weekday(date(2021, 5, 1), 1, 1), nth_weekday(date(2021, 5, 1), 1, 9)
    (datetime.date(2021, 5, 3), datetime.date(2021, 5, 31))
    """
    if nth > MOST_IN_MONTH:
        last = intervals.last_day(intervals.months(first.year, first.month)) or first.replace(day=28)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2019)
    datetime.date(2019, 4, 21)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
