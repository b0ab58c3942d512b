"""Outlets by any of their names, and what the lexicon says of them."""

from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.weigh.outlets import is_news_reports, outlet_before, outlet_named, outlet_of_venue, same_outlet, venues


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("the AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("China's official Xinhua News Agency", "Xinhua News Agency"),
        ("Yonhap", "Yonhap News Agency"),
        ("the Lakeside Herald", "Lakeside Herald"),
        ("Kyrgyzstan's AKIpress news agency", "AKIpress"),
        ("Interfax news agency", "Interfax"),
        ("the news agency Interfax", "Interfax"),
        ("New York magazine", "New York magazine"),
        ("the state news agency", None),
        ("two officials", None),
        ("a Beijing airport official", None),
        ("Herald", None),
        ("", None),
    ],
)
def test_names(name, outlet) -> None:
    assert outlet_named(name) == outlet


def test_the_outlet_of_somebody() -> None:
    assert outlet_before("as CNN’s ") == "CNN"
    assert outlet_before("as the minister’s ") is None


def test_one_outlet_under_two_names() -> None:
    assert same_outlet("AP", "Associated Press")
    assert not same_outlet("AP", None)
    assert not same_outlet("AP", "Reuters")


@pytest.mark.parametrize("program", load("programs")["program"], ids=lambda program: program["names"][0])
def test_programs_are_found_in_their_examples(program) -> None:
    for example in program["examples"]:
        assert outlet_of_venue(example) == program["outlet"]


@pytest.mark.parametrize("entry", load("programs")["press"], ids=lambda entry: entry["words"])
def test_words_for_the_press(entry) -> None:
    assert is_news_reports(entry["words"])
    assert any(entry["words"] in example for example in entry["examples"])


def test_venues_of_a_sentence() -> None:
    assert venues('"It is time," Ana Ruiz said on NBC\'s "Meet the Press."') == ("NBC News",)
    assert venues('She wrote on "a piece of paper."') == ()


def test_every_word_of_moving_stands_in_its_examples() -> None:
    for entry in load("weighing")["moved"]:
        assert all(entry["word"] in example for example in entry["examples"])
