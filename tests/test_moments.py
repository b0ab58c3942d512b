"""Days and moments as people write them, and what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from twosource.moments import day, moment, one_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        (" 2019-02 ", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_day_a_month_and_a_year_begin_and_end(text: str, first: date, last: date) -> None:
    assert (day(text), day(text, end=True)) == (first, last)
    assert moment(text) == datetime(first.year, first.month, first.day, tzinfo=UTC)
    assert moment(text, end=True) == datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("2d", timedelta(days=2)),
        ("2 days", timedelta(days=2)),
        ("2 days ago", timedelta(days=2)),
        ("1 hour ago", timedelta(hours=1)),
        ("90m", timedelta(minutes=90)),
        ("3w", timedelta(weeks=3)),
    ],
)
def test_time_that_has_gone_by_is_counted_from_now(text: str, ago: timedelta) -> None:
    before = datetime.now(UTC)
    assert before - ago <= moment(text) <= datetime.now(UTC) - ago


def test_today_and_yesterday_are_days_of_utc() -> None:
    now = datetime.now(UTC)
    assert day("today") - day("yesterday") == timedelta(days=1)
    assert moment("yesterday", end=True) < now < moment("today", end=True)


def test_a_clock_has_its_offset_also_where_an_address_has_made_a_blank_of_the_plus() -> None:
    expected = datetime(2019, 1, 17, 3, tzinfo=UTC)
    assert (
        moment("2019-01-17T12:00+09:00") == moment("2019-01-17T12:00 09:00") == moment("2019-01-17T03:00") == expected
    )
    assert moment("2019-01-17 03:00") == expected


@pytest.mark.parametrize("text", ["", "soon", "2019-13", "2019-02-29", "0001-01-01T00:00+09:00", "12:00"])
def test_what_is_none_is_refused(text: str) -> None:
    for read in (day, moment, one_day):
        with pytest.raises(ValueError):
            read(text)


@pytest.mark.parametrize("text", ["2019", "2019-02"])
def test_one_day_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="more than a day"):
        one_day(text)
