"""Formats: the same content everywhere, nothing in it that could steer a terminal or a page."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.intervals import between, days, months, years
from twosource.model import Interval
from twosource.weigh import weigh
from twosource.write.account import account
from twosource.write.dates import shown
from twosource.write.formats import render
from twosource.write.safety import markdown_safe, safe

EVIL = "Ana Ruiz \x1b[31mflew\x1b[0m to <b>Lima</b> with *stars* \u202eand [links](www.x.y)."


@pytest.fixture
def told(build):
    build.report("a", EVIL, "Harbor \x1b]0;title\x07Post")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.event("trip", build.mention("a", EVIL[:-1], "flew", type="TRAVEL", parties=[("agent", "E1", "Ana Ruiz")]))
    return account(weigh(build.story()))


def test_terminal_is_plain_without_color(told) -> None:
    text = render([told], "terminal", width=60)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) <= 60
    assert "flew to <b>Lima</b> with *stars*" in " ".join(text.split())
    assert "Harbor Post, sentence 1" in text


def test_terminal_with_color_has_only_our_own_escapes(told) -> None:
    text = render([told], "terminal", width=60, color=True)
    assert "\x1b[1m" in text
    assert "\x1b[31mflew" not in text
    assert "\x1b]0;" not in text


def test_markdown_takes_nothing_as_markup(told) -> None:
    text = render([told], "markdown")
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "\\*stars\\*" in text
    assert "[links](" not in text
    assert text.startswith("# ")
    assert "1. Harbor Post, sentence 1" in text


def test_lines_name_their_references(told) -> None:
    assert "Harbor Post. [1]" in " ".join(render([told], "terminal").split())
    assert "Harbor Post. \\[1\\]" in render([told], "markdown")


def test_an_unknown_format_names_the_known_ones(told) -> None:
    with pytest.raises(InputError, match="terminal, markdown, json, jsonl"):
        render([told], "xml")


@given(st.text())
def test_safe_text_is_one_line_without_controls(text) -> None:
    cleaned = safe(text)
    assert "\n" not in cleaned
    assert "\x1b" not in cleaned
    assert safe(cleaned) == cleaned


@given(st.text())
def test_markdown_never_opens_a_tag(text) -> None:
    assert "<" not in markdown_safe(text).replace("\\<", "")


@given(st.dates(), st.integers(1, 900))
def test_dates_are_shown_for_any_interval(first, count) -> None:
    start = datetime.combine(first, time())
    try:
        end = start + timedelta(days=count)
    except OverflowError:
        return
    assert str(first.year) in shown(Interval(start, end))


def test_dates_as_newsrooms_print_them() -> None:
    assert shown(days(date(2021, 3, 5)), 2021) == "March 5"
    assert shown(days(date(2021, 9, 5)), 2022) == "Sept. 5, 2021"
    assert shown(between(date(2021, 3, 5), date(2021, 3, 7)), 2021) == "March 5–7"
    assert shown(between(date(2021, 3, 30), date(2021, 4, 2)), 2021) == "March 30 – April 2"
    assert shown(months(2021, 3), 2021) == "March 2021"
    assert shown(years(2021), 2022) == "2021"
    assert shown(Interval(None, None)) == ""
