from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.link.bodies import body_likeness, known_name, words_of_body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian Foreign Ministry", "Foreign Ministry of Norway"),
        ("the U.S.", "United States"),
        ("Department of Fisheries", "Fisheries Department"),
        ("Federal Bureau of Tides", "FBT"),
        ("Senate Ethics Committee", "Ethics Committee"),
        *[
            tuple(pair)
            for table in ("small_word", "body_word")
            for e in load("romanization")[table]
            for pair in e["examples"]
        ],
    ],
)
def test_names_of_one_body_come_together(one: str, other: str) -> None:
    assert (0, 1) in body_likeness([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway", "Norwegian Airlines"),
        ("Washington", "Washington Post"),
        ("House", "White House"),
        ("Bank of Ireland", "Ireland"),
        ("North Korea", "South Korea"),
        ("Senate Ethics Committee", "House Ethics Committee"),
    ],
)
def test_bodies_that_share_words_stay_apart(one: str, other: str) -> None:
    assert body_likeness([one, other]) == {}


def test_a_short_name_that_fits_two_bodies_is_neither() -> None:
    likeness = body_likeness(["Ethics Committee", "Senate Ethics Committee", "House Ethics Committee"])
    assert likeness == {}


def test_a_description_is_no_name() -> None:
    assert not words_of_body("the ministry")


def test_an_outlet_goes_by_its_own_name() -> None:
    assert known_name("The Associated Press") == "Associated Press"


@pytest.mark.parametrize(("short", "full"), [e for one in load("romanization")["chamber"] for e in one["examples"]])
def test_a_chamber_is_called_by_its_first_word_beside_other_houses(short: str, full: str) -> None:
    names = [short, full, "White House", "House Budget Committee"]
    assert [pair for pair in body_likeness(names) if 0 in pair] == [(0, 1)]
    assert not [pair for pair in body_likeness(["Bank", "Bank of Norland", "World Bank"]) if 0 in pair]
