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
    text = "The talks will be followed by a Lund visit to the palace, where he could meet the king."
    assert ties(nlp, text) == {"visit": ("after", "talks"), "meet": ("during", "visit")}


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the talks, Ana Rojas flew to Lima.",
        "Ana Rojas flew to Lima, where she had met the king.",
        "Ana Rojas met the king and visited the port.",
        "Critics followed the talks.",
    ],
)
def test_what_has_a_time_of_its_own_is_not_tied(nlp: Language, text: str) -> None:
    assert ties(nlp, text) == {}
