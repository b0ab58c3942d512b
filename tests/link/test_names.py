from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.lexicon import load
from twosource.link.names import SAME, is_acronym, organization_key, similarity, sound, word_similarity

PEOPLE = [
    (entry["forms"], pair)
    for table in ("korean_surname", "nickname", "particle", "name_ending")
    for entry in load("romanization")[table]
    for pair in entry["examples"]
]
HANGUL = [pair for table in ("onset", "vowel", "coda") for entry in load("hangul")[table] for pair in entry["examples"]]
SCRIPTS = [pair for script in load("scripts").values() for pair in script["examples"]]
SOUNDS = [(rule, pair) for rule in load("romanization")["sound"] for pair in rule["examples"]]


@pytest.mark.parametrize(("forms", "pair"), PEOPLE, ids=lambda value: " = ".join(value)[:40])
def test_spellings_in_the_lexicon_are_one_name(forms: list[str], pair: list[str]) -> None:
    assert similarity(*pair) >= SAME


@pytest.mark.parametrize("pair", HANGUL, ids=" = ".join)
def test_romanizations_of_korean_are_one_name(pair: list[str]) -> None:
    assert similarity(*pair) >= SAME


@pytest.mark.parametrize("pair", SCRIPTS, ids=" = ".join)
def test_names_in_other_scripts_are_their_spellings(pair: list[str]) -> None:
    assert similarity(*pair) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Андрей Соколов", "Andrei Sorokin"),
        ("Андрей Соколов", "Anton Sokolov"),
        ("Νίκος Παππάς", "Nikos Pappadis"),
        ("Marks Balodis", "Karl Balodi"),
    ],
)
def test_other_people_in_other_scripts_stay_apart(one: str, other: str) -> None:
    assert similarity(one, other) < SAME


@pytest.mark.parametrize(("rule", "pair"), SOUNDS, ids=lambda value: value["from"] if isinstance(value, dict) else "")
def test_transliterations_sound_alike(rule: dict[str, str], pair: list[str]) -> None:
    left, right = (name.casefold().split() for name in pair)
    assert [sound(word) for word in left] == [sound(word) for word in right]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pak Yong Su", "Pak Yong Il"),
        ("Pak Yong Su", "Pak Song Chol"),
        ("Pak Chol Min", "Pak Chol Ho"),
        ("Ana Rojas", "Eva Rojas"),
        ("Per Dahl", "Per Dahlberg"),
        ("John Kerrigan", "John Keller"),
        ("Sergei Lobanin", "Sergei Ivanov"),
        ("Wang Lin", "Zhang Lin"),
        ("Andres Silva", "Anders Silva"),
        ("박용호", "박용민"),
        ("Lindqvist", "Maja Lindqvist"),
    ],
)
def test_people_who_share_words_stay_apart(one: str, other: str) -> None:
    assert similarity(one, other) < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed al-Sadiq", "Muhammad Sadiq"),
        ("Dmitry Volkin", "Dmitriy Volkin"),
        ("Wei Jianguo", "Wei Jian-guo"),
        ("Ana María Rojas", "Ana Maria Rojas"),
        ("Walter J. Dunn", "Walter Dunn"),
        ("Kang Min Su", "Min-soo Kang"),
        ("MajaLindqvist", "Maja Lindqvist"),
        ("BEN TARIF, Isa Omar", "Isa Omar Ben Tarif"),
    ],
)
def test_spellings_of_one_name_come_together(one: str, other: str) -> None:
    assert similarity(one, other) >= SAME


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_either_way(one: str, other: str) -> None:
    assert 0.0 <= similarity(one, other) <= 1.0
    assert abs(similarity(one, other) - similarity(other, one)) < 1e-9


def test_an_initial_says_less_than_a_name() -> None:
    assert word_similarity("j", "john") < word_similarity("jon", "john")


@pytest.mark.parametrize("pair", [pair for entry in load("romanization")["legal_form"] for pair in entry["examples"]])
def test_legal_forms_do_not_count(pair: list[str]) -> None:
    assert organization_key(pair[0]) == organization_key(pair[1])


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("UNHCR", "United Nations High Commissioner for Refugees", True),
        ("I.M.F.", "International Monetary Fund", True),
        ("Who", "World Health Organization", False),
        ("A", "Arsenal", False),
    ],
)
def test_acronyms(short: str, long: str, expected: bool) -> None:
    assert is_acronym(short, long) is expected


def test_letters_in_the_wrong_order_are_a_smaller_slip_than_other_letters() -> None:
    assert similarity("Edgar Vadlis", "Edgar Valdis") > similarity("Edgar Vatkis", "Edgar Valdis")
