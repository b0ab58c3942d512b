"""Nouns with "two" or "both" stand for two who are named side by side elsewhere."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.extract.test_couples import parties

SIDES = {("agent", "Utah"), ("agent", "Iowa")}
CASES = (
    ("Utah and Iowa asked a court to strike it down. The two states sued a bank.", "sued", SIDES),
    ("Two states sued a bank on Monday. The deal hurts Utah and Iowa, a lawyer said.", "sued", SIDES),
    ("The states of Utah and Iowa sued a bank on Monday.", "sued", SIDES),
    (
        "Norden Bank and Lund Air left the union. Both companies sued a town on Monday.",
        "sued",
        {("agent", "Norden Bank"), ("agent", "Lund Air")},
    ),
)
OPEN = (
    "Utah and Iowa sued a bank. Ohio and Maine left it. Rain fell. Snow fell. It is cold. The two states met Lund.",
    "Utah and Iowa lie in the west. Two other states sued a bank on Monday.",
    "Rain fell. Two states sued a bank on Monday. Utah and Iowa lie in the west.",
    "Lima and Oslo lie by the sea. The two countries sued a bank on Monday.",
    "Utah and Iowa lie in the west. Two of the states sued a bank on Monday.",
)


@pytest.mark.parametrize(("text", "trigger", "who"), CASES)
def test_they_stand_for_the_two(nlp: Language, text: str, trigger: str, who: set[tuple[str, str]]) -> None:
    assert who <= parties(nlp, text, trigger)


@pytest.mark.parametrize("text", OPEN)
def test_where_it_is_open_nobody_is_named(nlp: Language, text: str) -> None:
    named = {argument.name for event in nlp(text)._.events for argument in event.arguments if argument.role == "agent"}
    two = {"Utah", "Iowa"} if "sued a bank. Ohio" not in text else {"Ohio", "Maine"}
    first = [event for event in nlp(text)._.events if "two" in text[event.span.start : event.span.end].lower()]
    assert first or named
    assert all(two.isdisjoint(argument.name for argument in event.arguments) for event in first)


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Cole is known for Amendment 7, which was approved by voters in May.", "approved", ("theme", "Amendment 7")),
        ("Ana Lund's account was hacked on Monday.", "hacked", ("target", "Ana Lund")),
        (
            "Guards are spending more days making arrests, housing inmates, towing vehicles, seizing weapons and "
            "handling other tasks.",
            "seizing",
            ("agent", "Guards"),
        ),
        (
            "The lawsuit was brought by attorneys general in Utah and Iowa.",
            "lawsuit",
            ("agent", "attorneys general in Utah and Iowa"),
        ),
    ],
)
def test_who_and_what_takes_part(nlp: Language, text: str, trigger: str, who: tuple[str, str]) -> None:
    assert who in parties(nlp, text, trigger)
