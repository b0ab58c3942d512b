"""Readings in a terminal: the words with ids behind them, rows below; nothing in them steers the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from twosource.model import LeftOut
from twosource.write.reading import render

GOLDEN = Path(__file__).parent / "small.txt"


def test_a_small_report_as_it_is_shown(small) -> None:
    assert render([small], "terminal") == GOLDEN.read_text(encoding="utf-8")


def test_without_the_ids_the_text_is_as_received(examples) -> None:
    for reading in examples:
        shown = re.sub(r"\[(?:[EATV]\d+ ?)+\]", "", render([reading], "terminal", width=10_000))
        for part in reading.report.segments:
            words = reading.report.text[part.span.start : part.span.end]
            assert " ".join(words.split()) in shown


def test_color_adds_nothing_but_color(small) -> None:
    colored = render([small], "terminal", color=True)
    assert "\x1b[1;34mland" in colored
    assert re.sub(r" +\n", "\n", re.sub(r"\x1b\[[\d;]*m", "", colored)) == render([small], "terminal")


@pytest.mark.parametrize("width", [1, 30, 50, 80, 200])
def test_it_keeps_to_the_width(examples, width) -> None:
    lines = render(examples, "terminal", width=width).splitlines()
    assert max(map(len, lines)) <= max(width, 30)


def test_on_a_narrow_screen_reasons_stand_below(small) -> None:
    shown = render([small], "terminal", width=40)
    assert re.search(r"V1 +land\n +status expected.*\n(?: +.*\n)+? +type: arrive", shown)


def test_what_was_left_out_is_told_once(small) -> None:
    shown = render([small, small], "terminal", left_out=[LeftOut("x.bin", "not\x1b[31m text")])
    assert shown.count("x.bin: not text") == 1
    assert "─" * 50 in shown


def test_nothing_in_a_report_steers_the_terminal(small) -> None:
    evil = "\x1b[31m\u202e\x00\x9b[bold]red[/bold]"
    report = small.report
    text = report.text[:-2] + evil + report.text[-2:]
    shown = render([replace(small, report=replace(report, text=text, headline=evil, outlet=evil))], "terminal")
    assert not set("\x1b\x00\x9b\u202e") & set(shown)
    assert "[bold]red[/bold]" in shown


def test_an_empty_pile_is_an_empty_page() -> None:
    assert render([], "terminal").strip() == ""
