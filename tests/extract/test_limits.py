"""Until when something is to be done, and all days of what takes several."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from twosource import lexicon
from twosource.intervals import days, printed
from twosource.model import EventMention, Publication


def events_of(nlp: Language, text: str) -> tuple[EventMention, ...]:
    doc = nlp.make_doc(text)
    doc._.published = Publication(days(date(2021, 3, 10)), "metadata")  # a Wednesday
    for _, component in nlp.pipeline:
        doc = component(doc)
    events: tuple[EventMention, ...] = doc._.events
    return events


def dated(nlp: Language, text: str, trigger: str) -> tuple[tuple[str | None, str | None] | None, bool]:
    """The time of an event, and whether it is only the end that it is given."""
    event = next(one for one in events_of(nlp, text) if text[one.trigger.start : one.trigger.end] == trigger)
    return event.time and printed(event.time), any(reason.what == "until" for reason in event.reasons)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The senator wants the Senate to confirm Judge Weber before leaving on April 7.", "confirm", "2021-04-07"),
        ("The two sides must sign the pact before the summit on April 9.", "pact", "2021-04-09"),
        ("The panel set a May 1 deadline for the interview.", "interview", "2021-05-01"),
        ("The panel set a deadline of May 1 for the interview.", "interview", "2021-05-01"),
        ("The deadline for the vote is Friday.", "vote", "2021-03-12"),
        ("The two sides must reach a deal before May 1.", "deal", "2021-05-01"),
        ("The panel will vote before Friday.", "vote", "2021-03-12"),
    ],
)
def test_a_day_after_before_and_a_deadline_are_an_end(nlp: Language, text: str, trigger: str, day: str) -> None:
    assert dated(nlp, text, trigger) == ((day, day), True)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("She resigned before the police raided the house on Monday.", "resigned"),
        ("He resigned before Friday's vote.", "resigned"),
        ("The union rejected a Friday deadline.", "rejected"),
        ("She resigned before May 1.", "resigned"),
    ],
)
def test_what_is_over_has_not_the_day_that_it_came_before(nlp: Language, text: str, trigger: str) -> None:
    assert dated(nlp, text, trigger) == (None, False)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The envoy arrived before dawn on Monday.", "arrived"),
        ("Police raided the house on Monday, hours before the game.", "raided"),
    ],
)
def test_before_an_hour_is_of_that_day(nlp: Language, text: str, trigger: str) -> None:
    assert dated(nlp, text, trigger) == (("2021-03-08", "2021-03-08"), False)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        ("The three-day visit ended on Friday.", "visit", "2021-03-03", "2021-03-05"),
        ("The envoy began a three-day visit on Monday.", "visit", "2021-03-08", "2021-03-10"),
        ("The hearings ended on Friday. The three days of hearings were calm.", "hearings", "2021-03-03", "2021-03-05"),
        ("The summit opened on Monday.", "summit", "2021-03-08", "2021-03-08"),
        ("A three-day visit is planned for Friday.", "visit", "2021-03-12", "2021-03-12"),
    ],
)
def test_what_takes_several_days_has_all_of_them(nlp: Language, text: str, trigger: str, first: str, last: str) -> None:
    assert dated(nlp, text, trigger)[0] == (first, last)


def test_of_two_lengths_elsewhere_none_is_taken(nlp: Language) -> None:
    text = "The talks ended on Friday. Two days of talks were held in Oslo, three days of talks in Lima."
    assert dated(nlp, text, "talks")[0] == ("2021-03-05", "2021-03-05")


def test_a_day_that_is_over_is_that_of_the_choosing(nlp: Language) -> None:
    [example] = lexicon.load("events/order")["choosing"]["examples"]
    assert dated(nlp, example, "replace") == (None, False)
    told = "The union threatened on Friday to strike on Monday."
    assert dated(nlp, told, "strike")[0] == ("2021-03-15", "2021-03-15")


@pytest.mark.parametrize(("kind", "until"), [("before", True), ("deadline", True), ("begin", False), ("end", False)])
def test_the_examples_of_the_lexicon_are_read(nlp: Language, kind: str, until: bool) -> None:
    for text in lexicon.load("events/order")[kind]["examples"]:
        events = events_of(nlp, text)
        assert any(event.time for event in events)
        assert until == any(reason.what == "until" for event in events for reason in event.reasons)
