"""Moments as people write them on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from twosource.command.moments import day, moment, seconds
from twosource.errors import InputError


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
def test_time_that_has_gone_by(text: str, ago: timedelta) -> None:
    before = datetime.now(UTC)
    assert before - ago <= moment(text, "--since") <= datetime.now(UTC) - ago


def test_yesterday_begins_and_ends() -> None:
    begins = moment("yesterday", "--since")
    assert begins.time() == time.min
    assert begins.tzinfo is UTC
    assert moment("yesterday", "--until", end=True).date() == begins.date()
    assert day("today", "--day") - day("yesterday", "--day") == timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-01-17", date(2019, 1, 17), date(2019, 1, 17)),
    ],
)
def test_a_month_or_year_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (day(text, "--from"), day(text, "--to", end=True)) == (first, last)
    assert moment(text, "--as-of", end=True).date() == last


def test_a_clock_keeps_its_zone_and_is_utc_without_one() -> None:
    assert moment("2019-01-17T12:00+09:00", "--as-of") == datetime(2019, 1, 17, 3, tzinfo=UTC)
    assert moment("2019-01-17 12:00", "--as-of") == datetime(2019, 1, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "2 moons", "2019-13", "tomorrow", "-2d", "17.1.2019"])
def test_what_is_no_moment_is_one_line_that_names_the_option(text: str) -> None:
    with pytest.raises(InputError, match=r"^--since .*write it like"):
        moment(text, "--since")


@pytest.mark.parametrize(("text", "length"), [("90s", 90), ("10m", 600), ("2h", 7200), ("1d", 86400)])
def test_durations(text: str, length: int) -> None:
    assert seconds(text, "--every") == length


@pytest.mark.parametrize("text", ["0m", "m", "10", "1w"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(InputError, match=r"^--every"):
        seconds(text, "--every")
