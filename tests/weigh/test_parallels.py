"""Which sentences of two reports are handed on as likely to tell one thing."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Source
from twosource.weigh import weigh

MONDAY = date(2021, 3, 1)
ONE = "The council of Rovia sold the old silver mill to Ben Cole on Monday, after months of quarrels."
OTHER = "On Monday, Rovia’s council sold the town’s mill to the miner Ben Cole."


def handed_on(build, one=ONE, other=OTHER, *, outlets=("Harbor Post", "Coast Daily"), said=None):
    """The pairs of sentences, of two reports with a sentence each; `said` is credited with all but the last words."""
    for report, text, outlet in zip("ab", (one, other), outlets, strict=True):
        build.report(report, text, outlet, MONDAY)
    if said:
        build.claim("b", other.rpartition(",")[0], Source(said, build.span("b", said), "E1"))
    return [pair for pair in weigh(build.story()).backing if pair.event is None]


def test_sentences_that_share_words_are_handed_on_with_the_reason(build) -> None:
    (pair,) = handed_on(build)
    assert [place[0] for place in (pair.first, pair.second)] == ["a", "b"]
    assert pair.reason == "Harbor Post and Coast Daily tell it, each in its own voice."


@pytest.mark.parametrize(
    "more",
    [
        {"other": "On Monday, the king of Venland left for a spa."},
        {"outlets": ("Harbor Post", "Harbor Post")},
        {"other": "Rovia’s council sold the old silver mill to Ben Cole on Monday, Ana Ruiz said.", "said": "Ana Ruiz"},
        {"other": "A study found that the council of Rovia sold the old silver mill to Ben Cole."},
        {"other": "So the council of Rovia sold the old silver mill to Ben Cole on Monday."},
        {"other": "The council of Rovia sold the silver mill, “an old wreck”, to Ben Cole."},
    ],
    ids=["other words", "one outlet", "another's word", "a paper", "one hand", "a quotation"],
)
def test_what_is_not_of_two_voices_is_not(build, more) -> None:
    assert handed_on(build, **more) == []
