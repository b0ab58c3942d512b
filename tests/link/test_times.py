from __future__ import annotations

from typing import Any

import pytest

from twosource.intervals import printed
from twosource.link import link

ROJAS, DAHL = {"name": "Ana Rojas"}, {"name": "Per Dahl"}
TEXT = "Ana Rojas will meet Per Dahl on Friday. A visit to the port will follow, with a lunch there."
MEET = {"clause": "Ana Rojas will meet Per Dahl on Friday", "trigger": "meet", "type": "CONSULT", "status": "planned",
        "agent": "Ana Rojas", "counterpart": "Per Dahl", "time": "2021-05-14"}  # fmt: skip
VISIT = {"clause": "A visit to the port will follow", "trigger": "visit", "type": "TRAVEL", "status": "expected",
         "nominal": True, "place": "port", "tie": ("after", "meet")}  # fmt: skip
LUNCH = {"clause": "a lunch there", "trigger": "lunch", "type": "OTHER", "status": "expected", "nominal": True,
         "tie": ("during", "visit")}  # fmt: skip


def times(*readings: Any) -> dict[str, tuple[str | None, str | None] | None]:
    """The time of each event, by its first trigger."""
    return {event.mentions[0].lemma: printed(event.time) if event.time else None for event in link(readings).events}


def told(reading: Any, *events: dict[str, Any], day: str = "2021-05-12") -> Any:
    return reading("a", TEXT, day=day, entities=[ROJAS, DAHL], events=list(events))


def test_what_follows_talks_is_of_their_day_and_so_is_what_is_part_of_it(reading: Any) -> None:
    friday = ("2021-05-14", "2021-05-14")
    assert times(told(reading, MEET, VISIT, LUNCH)) == {"meet": friday, "visit": friday, "lunch": friday}


def test_what_is_over_lends_no_day_to_what_is_to_come(reading: Any) -> None:
    over = {**MEET, "status": "occurred"}
    assert times(told(reading, over, VISIT))["visit"] is None


def test_what_follows_something_long_has_no_day(reading: Any) -> None:
    strike = {**MEET, "type": "PROTEST"}
    assert times(told(reading, strike, VISIT))["visit"] is None
    weeks = {**MEET, "time": "2021-05-14/2021-05-28"}
    assert times(told(reading, weeks, VISIT))["visit"] is None


@pytest.mark.parametrize(
    "other",
    [{"agent": "Lena Holm"}, {"place": "Norway"}, {"place": "Oslo"}, {"ordinal": "2"}, {"type": "VOTE"}],
    ids=["others", "another country", "a capital", "one of a series", "a vote"],
)
def test_what_follows_is_of_another_day_where_something_tells_it_apart(reading: Any, other: dict[str, Any]) -> None:
    text = "Ana Rojas will meet Per Dahl on Friday. A visit to the port by Lena Holm will follow, in Oslo, Norway."
    people = [ROJAS, DAHL, {"name": "Lena Holm"}]
    visit = {**VISIT, "clause": "A visit to the port by Lena Holm will follow", **other}
    [_, after] = link([reading("a", text, day="2021-05-12", entities=people, events=[MEET, visit])]).events
    assert after.time is None


def test_what_follows_a_vote_has_no_day(reading: Any) -> None:
    assert times(told(reading, {**MEET, "type": "VOTE"}, VISIT))["visit"] is None


@pytest.mark.parametrize(
    ("first", "then", "dated"),
    [("TRAVEL", "CONSULT", True), ("TRAVEL", "COERCE", False), ("TRAVEL", "VOTE", False), ("ASSAULT", "OTHER", False)],
)
def test_only_what_travelers_come_for_happens_where_they_came(reading: Any, first: str, then: str, dated: bool) -> None:
    land = {"clause": "Ana Rojas landed in Arica on Monday", "trigger": "landed", "type": first, "status": "occurred",
            "agent": "Ana Rojas", "time": "2021-05-10"}  # fmt: skip
    there = {"clause": "she saw Per Dahl", "trigger": "saw", "type": then, "status": "occurred",
             "counterpart": "Per Dahl", "tie": ("during", "landed", "where-past")}  # fmt: skip
    text = "Ana Rojas landed in Arica on Monday, where she saw Per Dahl."
    found = times(reading("a", text, day="2021-05-12", entities=[ROJAS, DAHL], events=[land, there]))
    assert found["saw"] == (("2021-05-10", "2021-05-10") if dated else None)


def test_a_time_that_begins_on_the_day_of_the_report_stays(reading: Any) -> None:
    from_today = {**MEET, "time": "2021-05-12/2021-05-14"}
    assert times(told(reading, from_today))["meet"] == ("2021-05-12", "2021-05-14")


def test_the_day_of_a_noun_is_no_deadline_of_its_own(reading: Any) -> None:
    text = "Ana Rojas will resign before Friday's vote."
    vote = {"clause": text[:-1], "trigger": "vote", "type": "VOTE", "status": "planned", "nominal": True,
            "time": "2021-05-14", "when": "Friday"}  # fmt: skip
    found = times(reading("a", text, day="2021-05-12", entities=[ROJAS], events=[vote]))
    assert found["vote"] == ("2021-05-14", "2021-05-14")


def test_a_rough_time_to_come_begins_after_the_day_of_the_report(reading: Any) -> None:
    rough = {**MEET, "time": "2021-05-10/2021-05-16"}
    assert times(told(reading, rough))["meet"] == ("2021-05-13", "2021-05-16")
    over = {**rough, "status": "occurred"}
    assert times(told(reading, over))["meet"] == ("2021-05-10", "2021-05-16")
    last_day = told(reading, rough, day="2021-05-16")
    assert times(last_day)["meet"] == ("2021-05-10", "2021-05-16")


@pytest.mark.parametrize(
    ("words", "when", "time", "expected"),
    [
        ("by Friday", "Friday", "2021-05-14", ("2021-05-13", "2021-05-14")),
        ("before Friday", "Friday", "2021-05-14", ("2021-05-13", "2021-05-13")),
        ("before the end of the month", "the end of the month", "2021-05-21/2021-05-31", ("2021-05-13", "2021-05-31")),
        ("on Friday", "Friday", "2021-05-14", ("2021-05-14", "2021-05-14")),
    ],
)
def test_a_deadline_leaves_all_days_up_to_it(
    reading: Any, words: str, when: str, time: str, expected: tuple[str, str]
) -> None:
    clause = f"Ana Rojas will meet Per Dahl {words}"
    event = {**MEET, "clause": clause, "when": when, "time": time}
    told = reading("a", f"{clause}.", day="2021-05-12", entities=[ROJAS, DAHL], events=[event])
    assert times(told)["meet"] == expected


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("planned", "2021-05-12", ("2021-05-13", "2021-05-14")),
        ("occurred", "2021-05-16", (None, "2021-05-14")),
        ("planned", "2021-05-16", (None, "2021-05-14")),
    ],
    ids=["ahead", "over", "past its end"],
)
def test_what_has_an_end_alone_lies_before_it(
    reading: Any, status: str, day: str, expected: tuple[str | None, str]
) -> None:
    text = "Ana Rojas wants to meet Per Dahl before leaving on Friday."
    event = {**MEET, "clause": text[:-1], "status": status, "when": "Friday", "tie": ("until", "Friday", "deadline")}
    assert times(reading("a", text, day=day, entities=[ROJAS, DAHL], events=[event]))["meet"] == expected


def test_what_was_done_has_no_day_after_its_report(reading: Any) -> None:
    text = "Ana Rojas has asked Per Dahl for advice no later than Friday."
    event = {**MEET, "clause": text[:-1], "trigger": "asked", "type": "REQUEST", "status": "occurred", "when": "Friday"}
    found = times(reading("a", text, day="2021-05-12", entities=[ROJAS, DAHL], events=[event]))
    assert found["asked"] is None
    late = times(reading("a", text, day="2021-05-14", entities=[ROJAS, DAHL], events=[event]))
    assert late["asked"] == ("2021-05-14", "2021-05-14")


def test_what_is_demanded_may_be_done_at_once(reading: Any) -> None:
    clause = "Ana Rojas must meet Per Dahl before Friday"
    event = {**MEET, "clause": clause, "status": "demanded", "when": "Friday", "time": "2021-05-14"}
    told = reading("a", f"{clause}.", day="2021-05-12", entities=[ROJAS, DAHL], events=[event])
    assert times(told)["meet"] == ("2021-05-12", "2021-05-13")


def test_a_day_on_which_it_is_under_way_leaves_it_all_its_days(reading: Any) -> None:
    first = "Ana Rojas will begin a three-day visit to Oslo on Wednesday"
    planned = {"clause": first, "trigger": "visit", "type": "TRAVEL", "status": "planned", "agent": "Ana Rojas",
               "place": "Oslo", "nominal": True, "time": "2021-05-12/2021-05-14",
               "tie": ("lasts", "Wednesday", "days-it-takes")}  # fmt: skip
    second = "Ana Rojas was on a visit to Oslo on Thursday"
    going = {**planned, "clause": second, "status": "ongoing", "time": "2021-05-13"}
    del going["tie"]
    oslo = {"name": "Oslo", "type": "place"}
    reports = [
        reading("a", f"{first}.", day="2021-05-11", entities=[ROJAS, oslo], events=[planned]),
        reading("b", f"{second}.", day="2021-05-13", entities=[ROJAS, oslo], events=[going]),
    ]
    assert times(*reports) == {"visit": ("2021-05-12", "2021-05-14")}
