"""Sentences that share words with a claim are found by those words; none is missed that comparing all finds."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh
from twosource.write.openings import Openings
from twosource.write.support import carrying, share
from twosource.write.teller import Teller

TEXTS = {
    "a": "The council of Rovia sold the old silver mill to Ben Cole.\nThe price was kept from the public.",
    "b": "Rovia’s council sold the town’s old silver mill to the miner Ben Cole.\nBen Cole runs two mills of his own.",
    "c": "Divers found the bell of a ferry that sank near Tarn.\nThe council of Rovia keeps the silver bell in a mill.",
}


@pytest.fixture
def teller(build):
    for report, text in TEXTS.items():
        build.report(report, text, f"Outlet {report}", date(2021, 3, 1))
    assessments = weigh(build.story())
    return Teller(assessments, assessments.story.events)


@pytest.mark.parametrize(("words", "part"), [(0, 0.1), (2, 0.3), (3, 0.4), (5, 0.6), (9, 0.1)])
def test_finds_what_comparing_all_sentences_finds(teller, words, part) -> None:
    for report, text in TEXTS.items():
        for own in map(carrying, text.split("\n")):
            compared = {
                (other, number)
                for other in TEXTS
                for number, span in enumerate(teller.passages.body(other))
                if (theirs := carrying(teller.text(other, span))) & own
                if len(own & theirs) >= words and share(own, theirs) >= part
            }
            found = teller.openings.sharing(own, words, part)
            assert {(other, number) for other, spans in found.items() for number, _ in spans} == compared, report


def test_reports_and_sentences_keep_their_order(teller) -> None:
    found = teller.openings.sharing(carrying("The council of Rovia keeps Ben Cole out of its silver mill"), 1, 0.0)
    assert list(found) == ["a", "b", "c"]
    assert [number for number, _ in found["b"]] == [0, 1]
    assert all(
        teller.passages.body(report)[number] == span for report, spans in found.items() for number, span in spans
    )


def test_columns_are_no_news(build) -> None:
    build.report("a", TEXTS["a"], "Outlet a", date(2021, 3, 1))
    build.report("b", TEXTS["b"], "Outlet b", date(2021, 3, 1), headline="Opinion: Why Rovia is right")
    assessments = weigh(build.story())
    openings = Openings(Teller(assessments, assessments.story.events))
    assert list(openings.sharing(carrying("council of Rovia"), 1, 0.0)) == ["a"]
