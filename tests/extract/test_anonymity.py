"""Why sources are not named: the examples of each pattern give their reason, and nothing around it."""

from __future__ import annotations

import re

import pytest

from twosource.extract.attributions.anonymity import reasons
from twosource.lexicon import load

ENTRIES = load("anonymity")["reason"]


@pytest.mark.parametrize("example", [example for entry in ENTRIES for example in entry["examples"]])
def test_the_reason_is_found_and_nothing_around_it(example: str) -> None:
    assert reasons().findall(re.sub(r"[\[\]]", "", example)) == re.findall(r"\[(.+?)\]", example)


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_pattern_finds_its_own_examples(entry: dict[str, list[str]]) -> None:
    assert all(re.search(entry["pattern"], re.sub(r"[\[\]]", "", example)) for example in entry["examples"])


@pytest.mark.parametrize(
    "text", ["The two were allowed to leave.", "She asked to be let in.", "The envoy was named on Monday."]
)
def test_what_is_no_reason_is_none(text: str) -> None:
    assert reasons().findall(text) == []
