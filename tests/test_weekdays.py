"""The days of the week: the names are those that a reading dates, and nothing else in a text is one."""

from __future__ import annotations

import re

import pytest

from twosource.lexicon import load
from twosource.weekdays import NAMES, SHORT, SHORTENED, WEEKDAY

READ = {entry["value"]: entry["forms"] for entry in load("times")["word"] if entry["kind"] == "weekday"}


@pytest.mark.parametrize("number", range(7))
def test_a_name_is_the_one_that_a_reading_dates(number: int) -> None:
    full, *others = READ[number + 1]
    assert NAMES[number].casefold() == full
    assert re.fullmatch(WEEKDAY, NAMES[number])
    assert re.fullmatch(SHORTENED, NAMES[number])
    assert re.fullmatch(SHORTENED, SHORT[number])
    assert f"{SHORT[number].casefold()}." in others


@pytest.mark.parametrize("word", ["Someday", "Holiday", "Sun", "monday", "Mon."])
def test_no_other_word_is_a_name_in_full(word: str) -> None:
    assert re.fullmatch(WEEKDAY, word) is None
