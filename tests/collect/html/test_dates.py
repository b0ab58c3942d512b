"""Times of pages: every common way to write one, and the best of several tellings."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from twosource.collect.html.dates import best, moment_of, role_of

HOUR = timedelta(hours=1)
TEN = datetime(2021, 3, 5, 10, 24)


@pytest.mark.parametrize(
    ("value", "start", "hours"),
    [
        ("2021-03-05T10:24:00-05:00", TEN, -5),
        ("2021-03-05T10:24:00.000+0000", TEN, 0),
        ("2021-03-05T10:24Z", TEN, 0),
        ("20210305T102400Z", TEN, 0),
        ("20210305102400", TEN, None),
        ("2021-03-05T10:24:00+08", TEN, 8),
        ("2021-03-05 10:24:00 ET", TEN, -5),
        ("2021-07-05 10:24:00 ET", datetime(2021, 7, 5, 10, 24), -4),
        ("2021/03/05 10:24", TEN, None),
        ("1614939840", TEN, 0),
        ("1614939840000", TEN, 0),
        ("Fri, 05 Mar 2021 10:24:00 EST", TEN, -5),
        ("Fri Mar 05 2021 10:24:00 GMT-0500 (Eastern Standard Time)", TEN, -5),
        ("Updated 10:24 a.m. EST, March 5, 2021", TEN, -5),
        ("Fri 5 Mar 2021 10.24 GMT", TEN, 0),
        ("5 March 2021, 22:24 BST", datetime(2021, 3, 5, 22, 24), 1),
        ("Mar. 5, 2021, 4 p.m. PST", datetime(2021, 3, 5, 16), -8),
        ("March 5, 2021 | 22:24 (GMT+8)", datetime(2021, 3, 5, 22, 24), 8),
        ("05 Mar 2021 10:24 UTC+0530", TEN, 5.5),
        ("All headlines 10:24 March 05, 2021", TEN, None),
        ("March 5, 2021 12:10 AM EST", datetime(2021, 3, 5, 0, 10), -5),
    ],
)
def test_a_minute_with_its_offset(value: str, start: datetime, hours: float | None) -> None:
    found = moment_of(value)
    assert found is not None
    assert (found.start, found.precision) == (start, "minute")
    assert found.offset == (None if hours is None else hours * HOUR)


@pytest.mark.parametrize("value", ["2021-03-05", "Published March 5, 2021", "5 March 2021", "Friday, March 5, 2021"])
def test_a_day(value: str) -> None:
    found = moment_of(value)
    assert found is not None
    assert (found.start, found.precision) == (datetime(2021, 3, 5), "day")


@pytest.mark.parametrize(
    "value", ["", "3 hours ago", "10:24 a.m.", "yesterday", "March 45, 2021", "2021-13-45", "161493984²", "x" * 10_000]
)
def test_no_date(value: str) -> None:
    assert moment_of(value) is None


def test_a_day_becomes_a_minute_by_another_telling_of_that_day_only() -> None:
    assert best(["2021-03-05", "2021-03-05T10:24:00-05:00"]) == moment_of("2021-03-05T10:24:00-05:00")
    assert best(["2021-03-05", "2021-03-06T10:24:00-05:00"]) == moment_of("2021-03-05")


def test_local_time_says_more_than_utc() -> None:
    assert best(["2021-03-05T15:24:00Z", "2021-03-05T10:24:00-05:00"]) == moment_of("2021-03-05T10:24:00-05:00")
    assert best(["2021-03-05T15:24:00Z", "2021-03-05T11:24:00-05:00"]) == moment_of("2021-03-05T15:24:00Z")


def test_an_offset_is_taken_from_the_same_clock_time() -> None:
    assert best(["2021-03-05T10:24:00", "2021-03-05T10:24:00-05:00"]) == moment_of("2021-03-05T10:24:00-05:00")


def test_roles_of_lines() -> None:
    assert role_of("Last updated on Friday") == "modified"
    assert role_of("| Published: March 5") == "published"
    assert role_of("March 5") is None
