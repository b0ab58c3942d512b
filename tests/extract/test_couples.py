"""Which two "they" takes up: only those who stand together."""

from __future__ import annotations

import pytest
from spacy.language import Language


def parties(nlp: Language, text: str, trigger: str) -> set[tuple[str, str]]:
    (event,) = (one for one in nlp(text)._.events if text[one.trigger.start : one.trigger.end] == trigger)
    return {(argument.role, argument.name) for argument in event.arguments}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund and Ben Cole met the press. They signed a pact.",
        "Ana Lund met Ben Cole on Monday. They signed a pact.",
        "Ana Lund held talks with Ben Cole on Monday. They signed a pact.",
        "Ana Lund met with Ben Cole on Monday. They signed a pact.",
    ],
)
def test_two_who_stand_together_are_taken_up(nlp: Language, text: str) -> None:
    assert parties(nlp, text, "pact") == {("agent", "Ana Lund"), ("agent", "Ben Cole")}


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Ana Lund shot Ben Cole in Lima. They arrested her on Monday.", "arrested", {("target", "Ana Lund")}),
        ("Ana Lund accused Ben Cole of murder. They arrested him on Monday.", "arrested", set()),
        ("Ana Lund met Ben Cole in Lima. They arrested him on Monday.", "arrested", set()),
        ("In Chad and Niger, protests went on. They killed two men.", "killed", {("target", "two men")}),
        ("Russia attacked Ukraine. They killed 12 people on Monday.", "killed", {("target", "12 people")}),
    ],
)
def test_others_are_not(nlp: Language, text: str, trigger: str, who: set[tuple[str, str]]) -> None:
    assert parties(nlp, text, trigger) == who
