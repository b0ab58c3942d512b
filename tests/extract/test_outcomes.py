"""Parties and places that stand beside a happening: of what talks lead to, "the two", "there", a journey's end."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from twosource import lexicon
from twosource.intervals import days, printed
from twosource.model import EventMention, Publication

MET = "Ana Lund met Ben Cole on Monday."


def events_of(nlp: Language, text: str) -> list[EventMention]:
    doc = nlp.make_doc(text)
    doc._.published = Publication(days(date(2021, 3, 10)), "metadata")  # a Wednesday
    for _, component in nlp.pipeline:
        doc = component(doc)
    return list(doc._.events)


def told(nlp: Language, text: str, trigger: str) -> EventMention:
    (event,) = (one for one in events_of(nlp, text) if text[one.trigger.start : one.trigger.end] == trigger)
    return event


def parties(event: EventMention) -> set[str]:
    return {argument.name for argument in event.arguments}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Talks between Chad and Niger raised hopes that a deal could be reached.", {"Chad", "Niger"}),
        (f"{MET} The meeting gave rise to hopes that a deal could be reached.", {"Ana Lund", "Ben Cole"}),
        (f"{MET} The two reached a deal.", {"Ana Lund", "Ben Cole"}),
        (f"{MET} They hope to finalize a deal by Friday.", {"Ana Lund", "Ben Cole"}),
        ("After Ana Lund called Ben Cole, the two were close to a deal.", {"Ana Lund", "Ben Cole"}),
        ("Chad and Niger held talks on Monday. The two signed a deal.", {"Chad", "Niger"}),
        ("Chad and Niger are making progress toward a deal.", {"Chad", "Niger"}),
        ("Chad and Niger moved closer to a deal.", {"Chad", "Niger"}),
        ("Chad and Niger are close to a deal.", {"Chad", "Niger"}),
        ("Chad and Niger are working on a deal.", {"Chad", "Niger"}),
        ("Chad and Niger have three weeks to reach a deal.", {"Chad", "Niger"}),
        ("Lawmakers and the Treasury have three weeks to reach a deal.", {"Lawmakers", "Treasury"}),
    ],
)
def test_who_makes_a_deal(nlp: Language, text: str, who: set[str]) -> None:
    assert parties(told(nlp, text, "deal")) == who


@pytest.mark.parametrize(
    "text",
    [
        "The talks could lead to a deal.",
        "Ana Lund met Ben Cole and Eva Ruiz on Monday. The two reached a deal.",
        "Ana Lund met Ben Cole and some teachers on Monday. They hope to finalize a deal by Friday.",
        f"{MET} Both of the sides reached a deal.",
        f"{MET} A meeting of teachers raised hopes that a deal could be reached.",
        "The war between Chad and Niger raised hopes that a deal could be reached.",
        "The talks between Chad and Niger resumed as rebels in Mali signed a deal.",
        "The talks between Chad and Niger went on and a judge hopes that a deal could be reached.",
    ],
)
def test_where_it_is_open_nobody_does(nlp: Language, text: str) -> None:
    assert parties(told(nlp, text, "deal")) == set()


def test_two_dead_are_not_the_two(nlp: Language) -> None:
    text = f"{MET} Two were killed in a blast near the hotel."
    assert parties(told(nlp, text, "killed")) == set()
    assert parties(told(nlp, text, "met")) == {"Ana Lund", "Ben Cole"}


def test_who_comes_nearer_to_a_summit_need_not_attend_it(nlp: Language) -> None:
    summit = told(nlp, "The two sides moved closer to a second summit.", "summit")
    assert (summit.status, parties(summit)) == ("expected", set())


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Rebels attacked a base in Kano. Three soldiers were killed there on Monday.", "killed", "Kano"),
        ("The envoy landed in Lima on Monday. There he met the king.", "met", "Lima"),
        ("Peru will send an envoy to Doha this week. Ana Lund plans to arrive there on Friday.", "arrive", "Doha"),
        ("Peru will send an envoy to Doha this week.", "send", "Doha"),
        ("The envoy plans to arrive in Lima on Friday for a two-day visit.", "visit", "Lima"),
        ("The envoy landed in Doha on Monday en route to Lima.", "route", "Lima"),
        ("The envoy landed in Oslo from Lima. She met the king there.", "met", "Oslo"),
        ("Families fled from Kano to Lima. Troops attacked them there.", "attacked", "Lima"),
        ("The envoy flew to Oslo on Monday and met the king there.", "met", "Oslo"),
        ("The protests in Lima went on. Police arrested 40 people there.", "arrested", "Lima"),
        ("Three were killed in an attack in Kano in Nigeria. Troops arrested two men there.", "arrested", "Kano"),
        ("The mayor said two were killed in Kano. Rebels attacked a base there.", "attacked", "Kano"),
    ],
)
def test_where_it_happens(nlp: Language, text: str, trigger: str, place: str) -> None:
    found = told(nlp, text, trigger).place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The envoy plans to arrive there on Friday.", "arrive"),
        ("The envoy flew to Oslo for talks on the war in Sudan. She met the king there.", "met"),
        ("The envoy went to Lima after a week in Oslo. She met the king there.", "met"),
        ("The envoy spoke in Lima and Oslo. She met the king there.", "met"),
        ("The envoy landed on Monday from Lima. She met the king there.", "met"),
        ("The envoy wrote about the war in Sudan. She met the king there.", "met"),
        ("The envoy spoke about the war in Sudan and met the king there.", "met"),
        ("The envoy landed in Oslo. She rested for two days. She met the king there.", "met"),
    ],
)
def test_there_is_nowhere_where_no_one_place_is_told_of_the_verb_before(nlp: Language, text: str, trigger: str) -> None:
    assert told(nlp, text, trigger).place is None


def test_a_visit_to_come_takes_all_its_days(nlp: Language) -> None:
    [visit] = events_of(nlp, "The envoy plans to arrive in Lima on Friday for a two-day visit.")
    assert visit.time is not None
    assert printed(visit.time)[:2] == ("2021-03-12", "2021-03-13")
    assert (visit.status, parties(visit)) == ("planned", {"The envoy"})
    assert "lasts" in {reason.what for reason in visit.reasons}


def test_an_arrival_that_is_over_is_of_its_day(nlp: Language) -> None:
    [arrival] = events_of(nlp, "The envoy arrived in Lima on Monday for a three-day visit.")
    assert (arrival.lemma, arrival.status) == ("arrive", "occurred")
    assert arrival.time is not None
    assert printed(arrival.time)[:2] == ("2021-03-08", "2021-03-08")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There may not be a deal until Friday.", "possible"),
        ("There could be a deal by Friday.", "possible"),
        ("Finalizing a deal by Friday is impossible.", "denied"),
    ],
)
def test_when_a_deal_may_be(nlp: Language, text: str, status: str) -> None:
    deal = told(nlp, text, "deal")
    assert deal.status == status
    assert deal.time is not None


def test_what_there_may_not_be_is_no_happening(nlp: Language) -> None:
    assert events_of(nlp, "There may not be a deal on Friday.") == []


@pytest.mark.parametrize("name", ["approaches", "journeys", "pairs"])
def test_the_examples_of_the_lexicon_have_parties(nlp: Language, name: str) -> None:
    for text in lexicon.load("events/words")[name]["examples"]:
        found = events_of(nlp, text)
        assert found
        assert all(event.arguments for event in found)


def test_who_it_is_that_is_willing_stays_open(nlp: Language) -> None:
    found = told(nlp, "Peru says it is willing to withdraw its troops from neighboring Chile.", "withdraw")
    assert found.type == "RETREAT"
    assert parties(told(nlp, "Peru is willing to talk with Chile.", "talk")) == {"Peru", "Chile"}
