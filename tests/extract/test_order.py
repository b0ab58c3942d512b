"""Which happening another one is tied to in time, asserted on invented sentences and on the lexicon's own examples."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource import lexicon
from twosource.extract import events  # noqa: F401  (registers the component)

EXAMPLES = [
    example
    for name, entries in lexicon.load("events/order").items()
    if isinstance(entries, list)
    for entry in entries
    for example in entry["examples"]
]


def ties(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """For each trigger that is tied: how, and to which word."""
    return {
        text[event.trigger.start : event.trigger.end]: (reason.what, text[reason.span.start : reason.span.end])
        for event in nlp(text)._.events
        for reason in event.reasons
        if reason.what in ("after", "during") and reason.span
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_lexicon_examples(nlp: Language, example: str) -> None:
    pair, text = example.split(": ", 1)
    later, first = pair.split(" < ")
    assert later in ties(nlp, text)
    assert ties(nlp, text)[later][1] == first


def test_what_follows_and_what_is_held_there(nlp: Language) -> None:
    text = "The meeting will be followed by the queen's tour of the mill, where she will meet weavers."
    assert ties(nlp, text) == {"tour": ("after", "meeting"), "meet": ("during", "tour")}


@pytest.mark.parametrize(
    ("clause", "rules"),
    [
        ("where she will meet the king", ["where"]),
        ("where she met the king", ["where-past"]),
        ("where she was jailed", ["where-past"]),
        ("where she had met the king", []),
        ("where she was jailed in her youth", []),
        ("where she was once jailed", []),
        ("where she met the king as a student", []),
    ],
)
def test_where_reaches_no_further_back_than_the_visit(nlp: Language, clause: str, rules: list[str]) -> None:
    found = [one for event in nlp(f"Ana Rojas landed in Arica on Monday, {clause}.")._.events for one in event.reasons]
    assert [reason.rule for reason in found if reason.what == "during"] == rules


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the talks, Ana Rojas flew to Lima.",
        "Ana Rojas met the king and visited the port.",
        "Critics followed the talks.",
    ],
)
def test_what_has_a_time_of_its_own_is_not_tied(nlp: Language, text: str) -> None:
    assert ties(nlp, text) == {}
