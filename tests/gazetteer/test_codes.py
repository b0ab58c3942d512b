"""Codes of actors by the words that speak of them, on a day."""

from __future__ import annotations

import re
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.gazetteer.cameo import cameo_code
from twosource.gazetteer.codes import code, country_codes
from twosource.lexicon import load

LEXICON = load("actor_codes")
DAY = date(2019, 1, 15)


@pytest.mark.parametrize(
    ("words", "country", "role"),
    [
        ("two Chilean police officers", "CHL", "COP"),
        ("Norwegian Foreign Minister Ana Lund", "NOR", "GOV"),
        ("rebels in the Ivory Coast", "CIV", "REB"),
        ("the Kremlin", "RUS", "GOV"),
        ("U.S. troops", "USA", "MIL"),
        ("North Korean gunmen", "PRK", "UAF"),
        ("the Democratic People's Republic of Korea", "PRK", ""),
        ("the People's Republic of China", "CHN", ""),
        ("the European Union", "EUR", "IGO"),
        ("the mayor", "", "GOV"),
        ("the weather", "", ""),
        ("", "", ""),
        # whose noun decides: the head of the phrase, and of two nouns the one that says more
        ("a professor of police studies in Ghana", "GHA", "EDU"),
        ("an intelligence officer", "", "SPY"),
        ("a rebel spokesman", "", "REB"),
        ("members of the Peruvian navy", "PER", "MIL"),
        ("the chairman of the company", "", "BUS"),
        # bodies, and who belongs to them
        ("Boko Haram gunmen", "NGA", "REB"),
        ("European Union lawmakers", "EUR", "LEG"),
        ("U.N. peacekeepers", "UNO", "MIL"),
        ("a State Department spokeswoman", "USA", "GOV"),
        ("Chile's Defense Department", "CHL", "GOV"),
        ("the Syrian Red Crescent", "SYR", "NGO"),
        ("ICE agents", "USA", "GOV"),
        ("ice", "", ""),
        # the text's own title goes before what is known
        ("Senator Vladimir Putin", "RUS", "LEG"),
        ("former President Emmanuel Macron", "FRA", "ELI"),
        ("a former White House official", "USA", "ELI"),
        ("a retired general", "", "MIL"),
        ("New Jersey Gov. Ana Lund", "USA", "GOV"),
        ("Sen. Ana Bush", "", "LEG"),
        ("The Hague", "NLD", "GOV"),
        ("an Iranian-American scholar", "USA", "EDU"),
        ("California lawmakers", "USA", "LEG"),
        # towns, and people who only share a name
        ("Shanghai police", "CHN", "COP"),
        ("a market in Mombasa", "KEN", "CVL"),
        ("Lagos police", "NGA", "COP"),
        ("Ana Bush", "", ""),
        ("Juan Carlos Vega", "", ""),
        ("George Paris", "", ""),
        ("Pyongyang", "PRK", "GOV"),
        ("Pyongyang residents", "PRK", "CVL"),
        ("us", "", ""),
        ("the US", "USA", ""),
    ],
)
def test_words_of_an_actor(words: str, country: str, role: str) -> None:
    found = code(words, DAY)
    assert (found.country, found.role) == (country, role)


@pytest.mark.parametrize(
    ("words", "second"),
    [("the Danish defense minister", "MIL"), ("Somali state media", "JRN"), ("the foreign ministry", "")],
)
def test_what_somebody_is_beside(words: str, second: str) -> None:
    assert (code(words).role, code(words).second) == ("GOV", second)


def test_every_code_has_its_reasons() -> None:
    assert code("Chilean police").rules == ("country-named", "noun")
    assert code("Emmanuel Macron", DAY).rules == ("known-actor", "known-actor")
    assert code("Oslo").rules == ("country-named", "seat-of-government")
    assert code("a senior official").rules == ("weak-noun",)
    assert code("a former senior official").rules == ("former",)
    assert code("the weather").rules == ()


@pytest.mark.parametrize(
    ("words", "cameo"),
    [
        ("the United Nations", "IGOUNO"),
        ("NATO", "IGOWSTNAT"),
        ("U.N. peacekeepers", "IGOUNOMIL"),
        ("Danish reporters", "DNKMED"),
        ("the defense minister of Peru", "PERGOVMIL"),
        ("gunmen", "---UAF"),
        ("Red Cross workers", "NGMIRC"),
        ("the weather", ""),
    ],
)
def test_one_actor_is_one_string_in_cameo(words: str, cameo: str) -> None:
    assert cameo_code(code(words, DAY)) == cameo


def test_countries_come_in_the_order_of_the_words_and_once() -> None:
    assert country_codes("Peru's and Chilean envoys, and those of Peru") == ["PER", "CHL"]


def test_the_longest_name_holds() -> None:
    assert country_codes("South Sudan and Sudan") == ["SSD", "SDN"]


def test_every_role_has_three_capitals() -> None:
    assert all(
        re.fullmatch("[A-Z]{3}", role) for role in (*LEXICON["strong"], *LEXICON["weak"], *LEXICON["after"]["roles"])
    )


def test_no_noun_stands_for_two_roles() -> None:
    nouns = [noun for roles in LEXICON["strong"].values() for noun in roles]
    assert sorted(noun for noun in set(nouns) if nouns.count(noun) > 1) == []


EXAMPLES = [*LEXICON["examples"], *LEXICON["after"]["examples"], *LEXICON["second"]["examples"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_lexicon(example: str) -> None:
    words, codes = re.split(" is | are ", example)
    found = code(words)
    assert [one for one in (found.role, found.second) if one] == codes.split()


@settings(deadline=None)  # the first call reads the tables
@given(st.text(max_size=120))
def test_any_words_have_codes_or_none(words: str) -> None:
    found = code(words, DAY)
    assert {len(found.country), len(found.role), len(found.second)} <= {0, 3}
    assert len(found.rules) == bool(found.country) + bool(found.role)


def test_a_word_without_end_takes_no_time() -> None:
    start = process_time()
    code("a" * 200_000)
    assert process_time() - start < 5
