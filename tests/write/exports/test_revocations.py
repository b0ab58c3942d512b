"""A plan that another event of a later report calls off does not stand in a calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.write import contract
from twosource.write.contract import FORMAT, Account, Event
from twosource.write.exports.agenda import appointments, standing

GOVERNOR = contract.Participant("E1", "Lea Moritz", "agent")


def trip(id: str, report: str, status: str, day: str | None, who: contract.Participant = GOVERNOR) -> Event:
    place = contract.Place(int(id[1:]) * 10, int(id[1:]) * 10 + 4)
    return Event(
        id=id,
        label="Lea Moritz to fly to Port Tarn",
        type="TRAVEL",
        mode=None,
        cameo=None,
        status=status,
        participants=(who,),
        numbers=(),
        place=None,
        time=contract.Time(day, day) if day else None,
        mentions=(contract.EventMention(report, 0, 40, place, status, None, ()),),
        assessment=contract.Assessment("single-origin", (), (), 0.5),
    )


def account(*events: Event, days: tuple[str, str] = ("2021-03-01", "2021-03-02")) -> Account:
    reports = tuple(
        contract.Report(
            f"r{number}",
            f"r{number}.txt",
            None,
            "Dune Wire",
            (),
            None,
            None,
            None,
            "en",
            "ab" * 32,
            contract.Published(day, day, "metadata"),
            (),
        )
        for number, day in enumerate(days)
    )
    head = contract.StoryHead("S1", "Barge sinks off Port Tarn")
    return Account(FORMAT, head, (), (), None, reports, (), events, (), (), (), (), tuple(one.id for one in events))


PLAN, OFF = trip("V1", "r0", "planned", "2021-03-03"), trip("V2", "r1", "cancelled", None)


def test_the_only_trip_ahead_is_the_one_called_off() -> None:
    told = account(PLAN, OFF)
    assert standing(told, PLAN) == "CANCELLED"
    assert [entry.standing for entry in appointments(told)] == ["CANCELLED"]


@pytest.mark.parametrize(("day", "expected"), [("2021-03-03", "CANCELLED"), ("2021-03-05", "CONFIRMED")])
def test_a_day_says_which_trip_is_off(day: str, expected: str) -> None:
    off = trip("V2", "r1", "cancelled", day)
    assert standing(account(PLAN, off), PLAN) == expected


def test_of_two_trips_nobody_knows_which_is_off() -> None:
    other = trip("V3", "r0", "planned", "2021-03-08")
    told = account(PLAN, OFF, other)
    assert [standing(told, one) for one in (PLAN, other)] == ["CONFIRMED", "CONFIRMED"]


def test_a_plan_that_is_newer_or_of_another_stands() -> None:
    assert standing(account(PLAN, OFF, days=("2021-03-02", "2021-03-01")), PLAN) == "CONFIRMED"
    stranger = replace(OFF, participants=(contract.Participant("E2", "Ben Cole", "agent"),))
    assert standing(account(PLAN, stranger), PLAN) == "CONFIRMED"


def test_the_leaders_of_a_body_call_off_what_the_body_planned() -> None:
    plan = trip("V1", "r0", "planned", "2021-03-03", contract.Participant("E3", "Coastal Towns League", "agent"))
    leaders = contract.Participant("E4", "Leaders of the Coastal Towns League", "agent")
    told = account(plan, trip("V2", "r1", "cancelled", "2021-03-03", leaders))
    assert standing(told, plan) == "CANCELLED"
