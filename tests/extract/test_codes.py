"""Codes of actors by the words that speak of them."""

from __future__ import annotations

import re

import pytest

from twosource.extract.events.codes import ActorCode, actor_code, country_codes
from twosource.lexicon import load

LEXICON = load("actor_codes")


@pytest.mark.parametrize(
    ("words", "country", "role"),
    [
        ("two Chilean police officers", "CHL", "COP"),
        ("Norwegian Foreign Minister Ana Lund", "NOR", "GOV"),
        ("rebels in the Ivory Coast", "CIV", "REB"),
        ("the Kremlin", "RUS", ""),
        ("U.S. troops", "USA", "MIL"),
        ("North Korean gunmen", "PRK", "UAF"),
        ("the Democratic People's Republic of Korea", "PRK", ""),
        ("the European Union", "IGO", ""),
        ("the mayor", "", "GOV"),
        ("the weather", "", ""),
    ],
)
def test_words_of_an_actor(words: str, country: str, role: str) -> None:
    assert actor_code(words) == ActorCode(country, role)


def test_countries_come_in_the_order_of_the_words_and_once() -> None:
    assert country_codes("Peru's and Chilean envoys, and those of Peru") == ["PER", "CHL"]


def test_the_longest_name_holds() -> None:
    assert country_codes("South Sudan and Sudan") == ["SSD", "SDN"]


def test_every_code_has_three_capitals() -> None:
    codes = [code for code in LEXICON["names"].values() if isinstance(code, str)]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in (*codes, *(set(LEXICON["roles"]) - {"examples"})))


@pytest.mark.parametrize("example", [one for part in LEXICON.values() for one in part["examples"]])
def test_examples_of_the_lexicon(example: str) -> None:
    words, codes = re.split(" is | are ", example)
    found = actor_code(words)
    assert {code for code in (found.country, found.role) if code} >= set(codes.split())
