"""What speaks against a line: every pattern finds its examples, and plain news is not touched."""

from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.write import doubts

PATTERNED = [
    (name, example)
    for name, entries in load("doubts").items()
    if "pattern" in entries[0]
    for entry in entries
    for example in entry["examples"]
]
NEWS = (
    "Ana Ruiz left Lima on Friday after talks with the miners",
    "The council voted on Friday to sell the mill to Ben Cole",
    "Guards have been moved to the border, officials said",
    "At least 12 people died when a ferry sank off Lima",
)


@pytest.mark.parametrize(("name", "example"), PATTERNED)
def test_a_pattern_finds_its_examples(name: str, example: str) -> None:
    assert any(pattern.search(example) for pattern in doubts.found(name))


@pytest.mark.parametrize("text", NEWS)
def test_news_is_none_of_it(text: str) -> None:
    assert doubts.happens(text)
    assert not doubts.is_adrift(text)
    assert not doubts.judges(text)
    assert not doubts.sets_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        "The order provides a basis for the council to act",
        "Half of the seed money would go to Lima",
        "For three tribute-filled days, hopes will be realized",
        "Just two million of the proposed sum would be spent",
        "Ana Ruiz has a house in Lima",
    ],
)
def test_what_stands_or_may_come_has_not_happened(text: str) -> None:
    assert not doubts.happens(text)


def test_what_goes_on_can_open_a_report() -> None:
    assert doubts.goes_on("Rovia is sending an envoy to Lima")
    assert not doubts.goes_on("The thanks of the king is directed to many")


def test_a_thing_is_no_voice() -> None:
    assert doubts.is_thing("the letter")
    assert not doubts.is_thing("two officials")


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose to the highest since 2008",
        "It was the deadliest storm in 30 years, with 12 dead",
        "Lima is the most populous port, and most miners voted",
        "The board wants an environmental impact statement",
    ],
)
def test_what_is_measured_is_no_appraisal(text: str) -> None:
    assert not doubts.appraises(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz knew that Ben Cole had sold the mill",
        "The council had a plan to sell the mill to Ben Cole",
        "Ana Ruiz did what the court had ordered",
        "Ben Cole wanted Lima to sell the mill on Friday",
    ],
)
def test_what_somebody_knew_or_had_and_what_of_is_no_scene(text: str) -> None:
    assert not doubts.sets_scene(text)


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old mayor of Lima left on Friday",
        "The three-term senator who sold the mill left on Friday",
        "The two-year-old mill was sold to Ana Ruiz",
        "The veteran lawmaker Ana Ruiz left Lima",
    ],
)
def test_whoever_is_told_apart_is_not_adrift(text: str) -> None:
    assert not doubts.is_adrift(text)


def test_words_that_only_announce_what_is_cut_off_say_nothing() -> None:
    assert doubts.announces("Harbor Post explained its choice to print the letter", ", stating that it was true")
    assert not doubts.announces("Harbor Post printed the letter", ", stating that it was true")
    assert not doubts.announces("Harbor Post explained its choice to print the letter", " on Friday")


@pytest.mark.parametrize(("text", "view"), [("The bill cleared its first hurdle", False), ("It faces a hurdle", True)])
def test_a_first_hurdle_that_is_cleared_is_news(text: str, view: bool) -> None:
    assert doubts.judges(text) is view
