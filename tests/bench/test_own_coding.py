"""The measure of coded events, and the form of its two gold sets."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from own_coding import HALVES, errors, f1, figures, rows

CODE = re.compile(r"(0[1-9]|1\d|20)\d")
ACTOR = re.compile(r"([A-Z]{3}|---)([A-Z]{3})*")


@pytest.mark.parametrize("half", HALVES)
def test_gold_is_well_formed(half: str) -> None:
    for row in rows("dyads", half):
        for one in row["expected"]:
            assert CODE.fullmatch(one["code"])
            assert ACTOR.fullmatch(one["source"])
            assert ACTOR.fullmatch(one["target"])
    for row in rows("event_types", half):
        assert row["text"][row["start"] : row["end"]] == row["trigger"]


def test_sets_are_counted_once_and_wrong_ones_cost() -> None:
    assert f1([({1}, {1, 2, 3})]) == 0.5
    assert f1([({1}, set())]) == 0.0


def test_figures_and_errors_agree(nlp: Language) -> None:
    found = dict(figures(nlp, "look"))
    wrong = list(errors(nlp, "look"))
    marked = sum(line.startswith("t") for line in wrong)
    assert found["types of words, right"] == pytest.approx(1 - marked / len(rows("event_types", "look")))
