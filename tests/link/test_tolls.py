from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from twosource.lexicon import load
from twosource.link import link
from twosource.link.tolls import is_counted, is_level, is_toll
from twosource.model import Number, Reading, Span

SANK = "A barge sank on the Norder on Monday. Police put the toll at 9. An inquiry was opened."
ROSE = "The death toll rose to 14 after the sinking of a barge. In 2009 a barge burned, killing 30."


def counting(reading: Reading, counts: dict[str, int]) -> Reading:
    """The reading with so many dead for the events of these triggers."""
    text = reading.report.text
    events = [
        replace(event, numbers=(Number("dead", dead, dead, Span(0, 1)),))
        if (dead := counts.get(text[event.trigger.start : event.trigger.end]))
        else event
        for event in reading.events
    ]
    return replace(reading, events=tuple(events))


@pytest.fixture
def readings(reading: Any) -> list[Reading]:
    first = reading(
        "a",
        SANK,
        day="2021-03-01",
        events=[
            {"clause": "A barge sank on the Norder on Monday", "trigger": "sank", "lemma": "sink", "type": "OTHER",
             "status": "occurred", "time": "2021-03-01", "place": "Norder"},
            {"clause": "Police put the toll at 9", "trigger": "toll", "type": "OTHER", "status": "occurred",
             "nominal": True, "definite": True},
            {"clause": "An inquiry was opened", "trigger": "inquiry", "type": "OTHER", "status": "occurred",
             "nominal": True},
        ],
    )  # fmt: skip
    second = reading(
        "b",
        ROSE,
        day="2021-03-03",
        events=[
            {"clause": "The death toll rose to 14", "trigger": "toll", "type": "OTHER", "status": "occurred",
             "nominal": True, "time": "2021-03-03"},
            {"clause": "the sinking of a barge", "trigger": "sinking", "type": "OTHER", "status": "occurred",
             "nominal": True},
            {"clause": "a barge burned, killing 30", "trigger": "killing", "lemma": "kill", "type": "OTHER",
             "status": "occurred", "time": "2009-01-01/2009-12-31"},
        ],
    )  # fmt: skip
    return [counting(first, {"toll": 9}), counting(second, {"toll": 14, "killing": 30})]


def test_tolls_are_told_of_what_was_deadly(readings: list[Reading]) -> None:
    sinking, *others = sorted(link(readings).events, key=lambda event: -len(event.mentions))
    assert {mention.lemma for mention in sinking.mentions} == {"sink", "toll", "sinking"}
    assert {mention.lemma for event in others for mention in event.mentions} == {"inquiry", "kill"}


def test_a_toll_lends_no_day(readings: list[Reading]) -> None:
    sinking = max(link(readings).events, key=lambda event: len(event.mentions))
    assert sinking.time is not None
    assert str(sinking.time.start).startswith("2021-03-01")


def test_other_dead_in_one_report_are_of_another_event(readings: list[Reading]) -> None:
    first, second = readings
    events = tuple(replace(event, time=None) for event in second.events)
    found = link([first, replace(second, events=events)]).events
    of_second = [{mention.lemma for mention in event.mentions if mention.report == "b"} for event in found]
    assert not any({"toll", "kill"} <= lemmas for lemmas in of_second)


def test_what_rises_is_a_level_and_who_dies_is_counted(readings: list[Reading]) -> None:
    toll, sinking, killing = readings[1].events
    assert (is_level(toll), is_level(killing)) == (True, False)
    assert [is_toll(event) for event in (toll, sinking, killing)] == [True, False, True]


@pytest.mark.parametrize("table", ["toll", "deadly"])
def test_examples_are_listed(table: str) -> None:
    assert all(set(entry["examples"]) <= set(entry["lemmas"]) for entry in load("event_families")[table])


@pytest.mark.parametrize(
    ("name", "counted"), [("At least 12 people", True), ("dozens of miners", True), ("Ana Ruiz", False)]
)
def test_who_is_told_by_number(name: str, counted: bool) -> None:
    assert is_counted(name) == counted


def test_those_killed_elsewhere_are_the_dead_of_another_attack(reading: Any) -> None:
    attack = {"type": "ASSAULT", "status": "occurred"}
    text = "The massacre at a Lota school shook Chile. In May a man massacred 40 people at an Arica club."
    found = reading(
        "a",
        text,
        events=[
            {"clause": "The massacre at a Lota school shook Chile", "trigger": "massacre", "nominal": True,
             "definite": True, "place": "Lota school", **attack},
            {"clause": "a man massacred 40 people at an Arica club", "trigger": "massacred", "lemma": "massacre",
             "place": "Arica club", **attack},
        ],
    )  # fmt: skip
    assert len(link([counting(found, {"massacred": 40})]).events) == 2


def hurting(reading: Any, name: str, number: int) -> Reading:
    """A report that opens with a crash and so many injured."""
    text = f"A bus crashed in Lota. {number} people were injured on the road to Arica. Nobody has been charged."
    found = reading(
        name,
        text,
        day="2021-03-01",
        events=[
            {"clause": "A bus crashed in Lota", "trigger": "crashed", "lemma": "crash", "type": "OTHER",
             "status": "occurred", "place": "Lota"},
            {"clause": f"{number} people were injured", "trigger": "injured", "lemma": "injure", "type": "OTHER",
             "status": "occurred"},
        ],
    )  # fmt: skip
    crash, injured = found.events
    return replace(found, events=(crash, replace(injured, numbers=(Number("injured", number, number, Span(0, 1)),))))


def test_the_injured_of_two_leads_are_of_one_crash(reading: Any) -> None:
    events = link([hurting(reading, "a", 8), hurting(reading, "b", 6)]).events
    assert [len(event.mentions) for event in events] == [4]


def test_two_dead_of_long_ago_are_none_of_the_26(reading: Any) -> None:
    kill = {"trigger": "killed", "lemma": "kill", "type": "ASSAULT", "status": "occurred"}
    lead = "The council met. It spoke of guards. It will meet again. "
    first = reading("a", "A man killed 26 people.", events=[{"clause": "A man killed 26 people", **kill}])
    second = reading("b", f"{lead}A man killed 2 people.", events=[{"clause": "A man killed 2 people", **kill}])
    assert len(link([counting(first, {"killed": 26}), counting(second, {"killed": 2})]).events) == 2
    assert len(link([counting(first, {"killed": 26}), counting(second, {"killed": 24})]).events) == 1


@pytest.mark.parametrize(
    ("first", "told"), [("9 die on Norder", "Inquiry into sinking"), ("Barge sinks", "Barge sinks")]
)
def test_a_headline_whose_count_a_later_report_has_otherwise_is_no_title(
    readings: list[Reading], first: str, told: str
) -> None:
    heads = (first, "Inquiry into sinking")
    headed = [
        replace(one, report=replace(one.report, headline=head)) for one, head in zip(readings, heads, strict=True)
    ]
    assert link(headed).title == told
    assert link([headed[0]]).title == first
