"""What a sentence can do without: what goes, and what has to stay lest what is left be untrue."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource.extract.spares import spares
from twosource.lexicon import load
from twosource.model import Span

GOES = ("leading", "circumstantial", "placing", "telling")
EXAMPLES = [
    (name, *example.split(" | "), name in GOES)
    for name, entries in load("spares").items()
    for entry in entries
    for example in entry["examples"]
]


def found(nlp: Language, text: str) -> set[str]:
    """The stretches that can go, without the blanks and commas around them."""
    return {text[one.span.start : one.span.end].strip(" ,") for one in spares(nlp(text), [Span(0, len(text))])}


@pytest.mark.parametrize(("name", "text", "stretch", "goes"), EXAMPLES)
def test_examples_of_the_lexicon(nlp: Language, name: str, text: str, stretch: str, goes: bool) -> None:
    assert (stretch.strip(" ,") in found(nlp, text)) is goes


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        (
            "The council sold the old silver mill, which burned in May, and left.",
            {"old silver", "which burned in May"},
        ),
        ("Ana Ruiz, the mayor of Lima, closed the port on Friday.", {"the mayor of Lima", "on Friday"}),
        ("The army shelled the port and sank two ships on Friday.", {"and sank two ships on Friday"}),
        ("Police quickly arrested Ben Cole and Omar Lund in Lima.", {"quickly", "and Omar Lund", "in Lima"}),
        ("After months of quarrels, the council sold the mill.", {"After months of quarrels"}),
        ("The miner-led Senate passed a bill on Friday.", {"miner-led", "on Friday"}),
        ("A bomb killed a judge and two guards in Lima.", {"in Lima"}),
        ("The council sold its only school for sailors in Lima.", {"in Lima"}),
    ],
)
def test_what_goes(nlp: Language, text: str, goes: set[str]) -> None:
    assert goes <= found(nlp, text)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("All workers from Rovia were fired on Friday.", "from Rovia"),
        ("No workers from Rovia were fired on Friday.", "from Rovia"),
        ("Foreign students were expelled on Friday.", "Foreign"),
        ("Students who refused the oath were expelled on Friday.", "who refused the oath"),
        ("Ana Ruiz was the youngest mayor of Lima on Friday.", "youngest"),
        ("Rovia released two of the three sailors from Lima on Friday.", "from Lima"),
        ("The council may sell the old mill in Lima.", "old"),
        ("The council tried to sell the old mill in Lima.", "old"),
        ("Ana Ruiz signed a pact with Venland and a bill on Friday if Cole agreed.", "if Cole agreed"),
        ("The king of Rovia left Lima on Friday.", "of Rovia"),
        ('The king of Rovia closed the "very old port of bad omen" on Friday.', "very old"),
    ],
)
def test_what_stays(nlp: Language, text: str, stays: str) -> None:
    assert stays not in found(nlp, text)


def test_far_down_only_sentences_with_an_event_are_looked_at(nlp: Language) -> None:
    text = " ".join(["The old mill burned on Friday."] * 14)
    last = Span(text.rindex("burned"), text.rindex("burned") + 6)
    sentences = {one.span.start // 31 for one in spares(nlp(text), [last])}
    assert {0, 11, 13} <= sentences
    assert 12 not in sentences
