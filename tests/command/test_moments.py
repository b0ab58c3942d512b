"""Moments and durations as options take them; `tests/test_moments.py` has how moments and days are read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from twosource.command.moments import day, moment, seconds
from twosource.errors import InputError


def test_a_month_begins_and_ends() -> None:
    assert (day("2019-02", "--from"), day("2019-02", "--to", end=True)) == (date(2019, 2, 1), date(2019, 2, 28))
    assert moment("2019-02", "--since") == datetime(2019, 2, 1, tzinfo=UTC)
    assert moment("2019-02", "--until", end=True).date() == date(2019, 2, 28)


@pytest.mark.parametrize("text", ["", "soon", "2 moons", "2019-13", "tomorrow", "-2d", "17.1.2019"])
def test_what_is_none_is_one_line_that_names_the_option(text: str) -> None:
    with pytest.raises(InputError, match=r"^--since .*no moment; write it like"):
        moment(text, "--since")
    with pytest.raises(InputError, match=r"^--day .*no day; write it like"):
        day(text, "--day")


@pytest.mark.parametrize(("text", "length"), [("90s", 90), ("10m", 600), ("2h", 7200), ("1d", 86400)])
def test_durations(text: str, length: int) -> None:
    assert seconds(text, "--every") == length


@pytest.mark.parametrize("text", ["0m", "m", "10", "1w"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(InputError, match=r"^--every"):
        seconds(text, "--every")
