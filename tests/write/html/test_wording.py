"""The words of the page: every name that an account can have has one, and each table shows an example of its own."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from twosource.lexicon import load
from twosource.model import Dependence, EventType, SegmentKind, Status
from twosource.write.contract import Assessment, Published
from twosource.write.html.matrix import STRONGEST
from twosource.write.html.wording import names, word

ALL = {
    "statuses": get_args(Status),
    "types": get_args(EventType),
    "segments": get_args(SegmentKind),
    "verdicts": get_args(get_type_hints(Assessment)["verdict"]),
    "verdict_notes": get_args(get_type_hints(Assessment)["verdict"]),
    "bases": get_args(get_type_hints(Published)["basis"]),
    "base_notes": get_args(get_type_hints(Published)["basis"]),
    "dependences": get_args(get_type_hints(Dependence)["kind"]),
    "cells": STRONGEST,
    "stretches": ("before", "news", "ahead"),
}


@pytest.mark.parametrize("table", ALL)
def test_every_name_has_a_word(table) -> None:
    assert set(names(table)) == set(ALL[table])


@pytest.mark.parametrize("table", sorted(load("page")))
def test_examples_are_of_the_table(table) -> None:
    assert table in ALL
    assert set(load("page")[table]["examples"]) <= set(names(table).values())


def test_words_of_one_table_differ() -> None:
    for table in ALL:
        assert len(set(names(table).values())) == len(names(table))


def test_a_name_without_a_word_stands_for_itself() -> None:
    assert word("rules", "no-such-rule") == "no such rule"
