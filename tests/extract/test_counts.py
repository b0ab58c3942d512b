"""Who is dead, injured or missing, in the words in which news tells it: invented sentences in wire style."""

from __future__ import annotations

import pytest
from spacy.language import Language

Counts = dict[str, tuple[float | None, float | None]]


def counted(nlp: Language, text: str) -> Counts:
    """What all happenings of a text count, by what it is a count of."""
    numbers = [number for event in nlp(text)._.events for number in event.numbers]
    return {number.of: (number.at_least, number.at_most) for number in numbers}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A blast at a mill left 50 people dead and scores of others injured.", {"dead": (50, 50)}),
        ("Twelve miners were shot dead in Lota on Sunday.", {"dead": (12, 12)}),
        (
            "A quake struck Talvia, killing at least 40 people and leaving more than 300 injured, police said.",
            {"dead": (40, None), "injured": (300, None)},
        ),
        (
            "A gunman opened fire at a market in Velm on Saturday, killing 12 people and injuring eight, police said.",
            {"dead": (12, 12), "injured": (8, 8)},
        ),
        (
            "A bomber blew himself up at a mosque on Friday, leaving 20 people dead and 35 wounded.",
            {"dead": (20, 20), "injured": (35, 35)},
        ),
        ("A fire in Lota left 31 people dead and more than 300 injured.", {"dead": (31, 31), "injured": (300, None)}),
        ("A ferry sank off Arica on Thursday with the loss of 31 lives.", {"dead": (31, 31)}),
    ],
)
def test_what_became_of_those_who_are_counted(nlp: Language, text: str, counts: Counts) -> None:
    assert counted(nlp, text) == counts


@pytest.mark.parametrize(
    "text",
    ["The envoys left 50 people in Lota on Sunday.", "The treaty saved 31 lives, the minister said on Thursday."],
)
def test_nobody_dies_without_a_word_for_it(nlp: Language, text: str) -> None:
    assert "dead" not in counted(nlp, text)
