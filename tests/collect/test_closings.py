"""Closings: lines about the author below the text."""

from __future__ import annotations

import pytest

from twosource.collect.closings import closings

BODY = ["The port of Bergen is shut.", "The ministry did not answer."]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe is a columnist for the Harbor Times.",
        "• Jane Q. Doe, who sails, is the author of two books on ports.",
        "Jane Doe is founder and CEO of Harbor First. She lives in Bergen.",
        "Jane van Doe is Harbor Times reporter at large.",
    ],
)
def test_who_the_author_is_stands_below_the_text(line: str) -> None:
    assert closings([*BODY, line], ["body"] * 3) == {2}
    assert closings([*BODY, line, "Share"], ["body", "body", "body", "boilerplate"]) == {2}


def test_a_person_of_the_news_is_no_author() -> None:
    assert closings(["Doe left the port.", "Jane Doe is a professor of law in Bergen."], ["body"] * 2) == set()


def test_only_what_stands_last_is_read_so() -> None:
    assert closings([BODY[0], "Jane Doe is a professor of law in Bergen.", BODY[1]], ["body"] * 3) == set()


def test_a_text_of_one_paragraph_has_no_closing() -> None:
    assert closings(["Jane Doe is a professor of law in Bergen."], ["body"]) == set()
