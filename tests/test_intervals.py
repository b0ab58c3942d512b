"""The calendar: what is built, compared and printed holds for all dates, not for examples only."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twosource import intervals
from twosource.model import Interval

dates = st.dates(date(2, 1, 1), date(9990, 1, 1))
offsets = st.none() | st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))
stretches = st.builds(intervals.days, dates, st.integers(1, 4000))
moments = st.builds(
    intervals.minutes,
    st.datetimes(datetime(2, 1, 1), datetime(9990, 1, 1)),
    st.integers(1, 100_000),
    offsets,
)
opened = st.builds(
    lambda interval, left, right: Interval(
        None if left else interval.start, None if right else interval.end, interval.precision, interval.offset
    ),
    stretches | moments,
    st.booleans(),
    st.booleans(),
)
every = stretches | moments | opened


@pytest.mark.parametrize(
    ("interval", "earliest", "latest"),
    [
        (intervals.days(date(2020, 2, 29)), "2020-02-29", "2020-02-29"),
        (intervals.between(date(2019, 12, 30), date(2020, 1, 2)), "2019-12-30", "2020-01-02"),
        (intervals.week(2019, 1), "2018-12-31", "2019-01-06"),
        (intervals.weekend(2018, 23), "2018-06-09", "2018-06-10"),
        (intervals.months(2019, 2), "2019-02-01", "2019-02-28"),
        (intervals.quarter(2018, 4), "2018-10-01", "2018-12-31"),
        (intervals.half(2018, 1), "2018-01-01", "2018-06-30"),
        (intervals.season(2018, "WI"), "2018-12-01", "2019-02-28"),
        (intervals.season(2018, "SU"), "2018-06-01", "2018-08-31"),
        (intervals.years(1990, 10), "1990-01-01", "1999-12-31"),
    ],
)
def test_builders_print_inclusive_ends(interval: Interval, earliest: str, latest: str) -> None:
    assert intervals.printed(interval) == (earliest, latest)


def test_minutes_keep_their_offset() -> None:
    departure = intervals.minutes(datetime(2021, 3, 4, 19, 40, 40), offset=timedelta(hours=-3, minutes=-30))
    assert intervals.printed(departure) == ("2021-03-04T19:40-03:30", "2021-03-04T19:40-03:30")


def test_the_same_moment_on_two_clocks() -> None:
    seoul = intervals.minutes(datetime(2021, 3, 5, 1, 0), offset=timedelta(hours=9))
    london = intervals.minutes(datetime(2021, 3, 4, 16, 0), offset=timedelta(0))
    unknown = intervals.minutes(datetime(2021, 3, 4, 16, 0))
    assert intervals.overlaps(seoul, london)
    assert not intervals.overlaps(seoul, unknown)
    assert intervals.intersect(seoul, london) == seoul


def test_a_month_shifted_from_its_end() -> None:
    last = intervals.days(date(2021, 1, 31))
    assert intervals.printed(intervals.shift(last, months=1)) == ("2021-02-28", "2021-02-28")
    assert intervals.printed(intervals.shift(last, days=-31)) == ("2020-12-31", "2020-12-31")


def test_an_empty_stretch_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        intervals.between(date(2021, 1, 2), date(2021, 1, 1))
    with pytest.raises(ValueError, match="before"):
        intervals.parsed("2021-01-02", "2021-01-01")


def test_the_calendar_ends() -> None:
    with pytest.raises(ValueError):
        intervals.years(9999)
    with pytest.raises(ValueError, match="calendar"):
        intervals.shift(intervals.days(date(9998, 1, 1)), days=4000)
    for much in (10**10, -(10**10), 10**30):
        with pytest.raises(ValueError, match="calendar"):
            intervals.shift(intervals.days(date(2021, 1, 1)), days=much)
        with pytest.raises(ValueError):
            intervals.shift(intervals.days(date(2021, 1, 1)), months=much)


@given(every)
def test_what_is_printed_can_be_read_back(interval: Interval) -> None:
    assume(interval.start is not None or interval.end is not None)
    assert intervals.parsed(*intervals.printed(interval)) == interval


@given(every, every)
def test_overlap_is_mutual_and_what_is_shared_is_in_both(one: Interval, other: Interval) -> None:
    assert intervals.overlaps(one, other) == intervals.overlaps(other, one)
    both = intervals.intersect(one, other)
    assert (both is not None) == intervals.overlaps(one, other)
    if both is not None and None not in (one.offset, other.offset):
        assert intervals.contains(one, both)
        assert intervals.contains(other, both)


@given(st.lists(stretches, min_size=1, max_size=5))
def test_the_hull_holds_all_and_no_more(parts: list[Interval]) -> None:
    whole = intervals.hull(parts)
    assert whole is not None
    assert all(intervals.contains(whole, part) for part in parts)
    assert whole.start in {part.start for part in parts}
    assert whole.end in {part.end for part in parts}


@given(every, every)
def test_before_excludes_overlap(one: Interval, other: Interval) -> None:
    assert not (intervals.before(one, other) and intervals.overlaps(one, other))


@given(stretches, st.integers(-1000, 1000))
def test_a_shift_by_days_can_be_undone(interval: Interval, count: int) -> None:
    assume(interval.start is not None and interval.start.year > 5)
    there = intervals.shift(interval, days=count)
    assert intervals.shift(there, days=-count) == interval
    assert intervals.length(there) == intervals.length(interval)
