"""Prepositions before like words: those of one deed, and those that make another of it."""

from __future__ import annotations

import pytest

from twosource.model import Span
from twosource.write.prepositions import are_led_otherwise, are_turned, is_torn


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rovia’s envoy in Chad resigned", "Chad’s envoy in Rovia resigned"),
        ("More women than men voted", "More men than women voted"),
        ("Peru banned Volt from Lima", "Peru banned Volt in Lima"),
        ("Guards shot a priest", "Guards shot a priest’s dog"),
    ],
)
def test_led_in_otherwise(one: str, other: str) -> None:
    assert are_led_otherwise(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rovia cut coal exports", "Rovia cut exports of coal"),
        ("A magnitude 6.1 quake hit Lima", "A quake of magnitude 6.1 hit Lima"),
        ("A gunman fired at a Texas church", "A gunman fired at a church in Texas"),
        ("Volt recalled 3,000 trucks", "Volt recalled 3,000 of its trucks"),
        ("A judge jailed Ben Cole for six years", "A judge jailed Ben Cole to six years"),
    ],
)
def test_led_in_alike(one: str, other: str) -> None:
    assert not are_led_otherwise(one, other)
    assert not are_led_otherwise(other, one)


def test_a_word_that_is_cut_away_is_turned() -> None:
    assert are_turned("Ana Ruiz voted in Lima for a ban", "Ana Ruiz voted against a ban in Lima")
    assert not are_turned("Ana Ruiz voted in Lima for a ban", "Ana Ruiz voted for a ban")


@pytest.mark.parametrize(
    ("text", "end", "torn"),
    [
        ("Ben Cole pleaded guilty in Lima on Monday to fraud.", 23, True),
        ("Ben Cole moved from Lima to Oslo.", 14, True),
        ("Ben Cole was killed in the north of Mali on Monday.", 19, False),
        ("Ben Cole won the vote in Lima on Monday with 40 votes.", 21, False),
    ],
)
def test_what_is_cut_away_turns_the_deed(text: str, end: int, torn: bool) -> None:
    assert is_torn(text, Span(0, end), ()) is torn


def test_another_clause_turns_nothing() -> None:
    one = "The council sold the mill, a bill to pay for the port"
    assert not are_turned(one, "The council sold the mill that lies behind the port")
