"""Dates as metadata write them, and the date of a report."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.metadata import Metadata
from twosource.collect.moments import moment, of_url
from twosource.collect.publications import publication
from twosource.collect.segments import layout
from twosource.model import Publication

DAY = datetime(2013, 1, 17)
MINUTE = datetime(2013, 1, 17, 19, 40)


@pytest.mark.parametrize(
    ("value", "start", "precision", "hours"),
    [
        ("2013-01-17", DAY, "day", None),
        (date(2013, 1, 17), DAY, "day", None),
        ("2013-01-17T00:00:00Z", DAY, "day", None),
        ("20130117", DAY, "day", None),
        ("2013/01/17", DAY, "day", None),
        ("1897-03-01", datetime(1897, 3, 1), "day", None),
        ("January 17, 2013", DAY, "day", None),
        ("17 Jan 2013", DAY, "day", None),
        ("Thursday, Jan. 17, 2013", DAY, "day", None),
        ("2013-01-17T19:40:00+08:00", MINUTE, "minute", 8),
        ("2013-01-17T19:40:31.123Z", MINUTE, "minute", 0),
        ("2013-01-17 19:40:00 +0800", MINUTE, "minute", 8),
        ("2013-01-17T19:40", MINUTE, "minute", None),
        ("Thu, 17 Jan 2013 19:40:00 -0500", MINUTE, "minute", -5),
        (1358451600, MINUTE, "minute", 0),
        (1358451600000, MINUTE, "minute", 0),
    ],
)
def test_moment(value: object, start: datetime, precision: str, hours: int | None) -> None:
    found = moment(value)
    assert found is not None
    assert (found.start, found.precision) == (start, precision)
    assert found.offset == (None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize(
    "value", [None, "", "soon", "2013-13-45", "Febtober 3", 7, True, [], {}, "01/02/2013", "9" * 400]
)
def test_no_moment(value: object) -> None:
    assert moment(value) is None


@given(st.text(max_size=40) | st.integers() | st.floats(allow_nan=True))
def test_metadata_mean_an_interval_or_nothing(value: object) -> None:
    found = moment(value)
    assert found is None or (found.start is not None and found.end is not None and found.start < found.end)


def test_date_in_an_address() -> None:
    for url in ("https://x.example/2013/01/17/pilots", "/news/2013/jan/17/pilots", "https://x.example/20130117-pilots"):
        found = of_url(url)
        assert found is not None
        assert found.start == DAY
    assert of_url("https://x.example/article/20132599") is None


def published(text: str, metadata: Metadata | None = None) -> Publication | None:
    found = layout(text)
    return publication(text, found.segments, metadata or Metadata(), found.dateline)


def test_a_dateline_counts_only_with_a_certain_year() -> None:
    body = "Pilots walked out, their union said."
    assert published(f"OSLO, Jan. 17 (Reuters) - {body}") is None
    full = published(f"OSLO, Jan. 17, 2013 (AFP) - {body}")
    assert full is not None
    assert (full.basis, full.interval.start) == ("dateline", DAY)
    near = published(
        f"OSLO, Jan. 17 (Reuters) - {body}\n\nPilots wait, Wednesday, Dec. 26, 2012. (Harbor Press via AP)"
    )
    assert near is not None
    assert near.interval.start == DAY
    assert near.reasons[0].rule == "dateline-date"
    assert published(f"OSLO, Jan. 17 (Reuters) - {body} The last strike began on June 3, 2018.") is None


def test_a_line_with_the_date_at_the_head() -> None:
    found = published("Pilots walk out\nPublished January 17, 2013\n\nPilots walked out, their union said on Thursday.")
    assert found is not None
    assert (found.basis, found.interval.start) == ("text", DAY)


@pytest.mark.parametrize(
    "value",
    [
        "Fri, 05 Mar 2021 18:25:00 +12345678901234567890",
        "05 Mar 2021 18:25:12345678901234567890 +0100",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_a_date_beyond_all_bounds_raises_nothing(value: str) -> None:
    found = moment(value)
    assert found is None or found.start is not None
