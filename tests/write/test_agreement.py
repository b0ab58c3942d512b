"""Another report is named beside a line only where it asserts the same."""

from __future__ import annotations

import pytest

from twosource.write import doubts

LINE = "The duke overstepped his rights with the sale of the mill"


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        ("With the sale of the mill the duke overstepped his rights", True),
        ("The battle is over whether the duke overstepped his rights with the sale of the mill", False),
        ("The duke did not overstep his rights with the sale of the mill", False),
        ("The duke will overstep his rights with the sale of the mill", False),
    ],
)
def test_two_sentences_agree_in_mood(other: str, agrees: bool) -> None:
    assert doubts.agree(LINE, other) is agrees


def test_motives_are_the_outlets() -> None:
    assert doubts.reads_motives("In one of the more jarring moments of the fair, the duke sang")
    assert not doubts.reads_motives("One of the most common forms of the fever was found in Lima")
    assert not doubts.reads_motives("The council sought to block the sale of the mill")
