"""Where a parser cuts a sentence in two, and where a sentence does end."""

from __future__ import annotations

import pytest

from twosource.extract.joins import is_cut
from twosource.lexicon import load

CUTS = [
    example
    for entries in load("sentences").values()
    for entry in entries
    for example in entry["examples"]
    if "|" in example
]


@pytest.mark.parametrize("example", CUTS)
def test_a_sentence_goes_on_behind_an_abbreviation(example: str) -> None:
    before, after = example.split("|")
    assert is_cut(before, after.strip())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ana Ruiz lives in the U.S.", "The mill is in Lima."),
        ("Ana Ruiz lives in the U.S.", "Ben Cole has sold the mill."),
        ("The ship left in Jan.", "Ben Cole was on board."),
        ("The miners turned to Plan B.", "The council did not."),
        ("The mill was sold.", "Ben Cole left."),
        ("“The mill is sold.”", "Ben Cole left."),
    ],
)
def test_a_sentence_ends(before: str, after: str) -> None:
    assert not is_cut(before, after)


def test_what_begins_small_or_has_no_letters_goes_on() -> None:
    assert is_cut("“A disaster!”", "the mayor said.")
    assert is_cut("“It will hold.", "”")


def test_a_name_goes_on_behind_an_initial() -> None:
    assert is_cut("The mill was sold to Ben F.", "Cole, a miner.")
