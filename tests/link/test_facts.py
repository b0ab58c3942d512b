from __future__ import annotations

from typing import Any

from twosource.intervals import printed
from twosource.link import link

PEOPLE = [{"name": "Ana Rojas"}, {"name": "Per Dahl"}, {"name": "Oslo", "type": "place"}]


def event_of(reading: Any, *told: dict[str, Any]) -> Any:
    """The one event that is told by one sentence a report, each a day after the other."""
    facts = {"clause": "Ana Rojas to meet Per Dahl in Oslo", "trigger": "meet", "type": "CONSULT"}
    readings = [
        reading(
            f"r{number}",
            f"Report {number}: Ana Rojas to meet Per Dahl in Oslo.",
            day=f"2021-03-0{number}",
            entities=PEOPLE,
            events=[{**facts, "agent": "Ana Rojas", "counterpart": "Per Dahl", **each}],
        )
        for number, each in enumerate(told, start=1)
    ]
    (event,) = link(readings).events
    return event


def test_the_latest_definite_status_holds(reading: Any) -> None:
    assert event_of(reading, {"status": "planned"}, {"status": "cancelled"}).status == "cancelled"
    assert event_of(reading, {"status": "possible"}, {"status": "planned"}, {"status": "unclear"}).status == "planned"
    assert event_of(reading, {"status": "unclear"}).status == "unclear"


def test_the_time_is_the_most_exact_one_that_fits(reading: Any) -> None:
    week, day = {"status": "planned", "time": "2021-03-08/2021-03-14"}, {"status": "planned", "time": "2021-03-10"}
    assert printed(event_of(reading, week, day).time) == ("2021-03-10", "2021-03-10")
    assert printed(event_of(reading, day, week).time) == ("2021-03-10", "2021-03-10")


def test_a_plan_that_moved_has_its_latest_time(reading: Any) -> None:
    first, second = {"status": "planned", "time": "2021-03-10"}, {"status": "planned", "time": "2021-03-12"}
    assert printed(event_of(reading, first, second).time) == ("2021-03-12", "2021-03-12")


def test_the_type_is_not_other_where_there_is_a_better_one(reading: Any) -> None:
    told = {"status": "planned", "type": "OTHER", "place": "Oslo", "time": "2021-03-10"}
    assert event_of(reading, told, {**told, "type": "CONSULT"}).type == "CONSULT"


def test_participants_are_named_once_in_the_role_most_often_given(reading: Any) -> None:
    told = {"status": "planned"}
    event = event_of(reading, told, told, {"status": "planned", "agent": "Ana Rojas + Per Dahl", "counterpart": ""})
    assert [(argument.role, argument.name) for argument in event.participants] == [
        ("agent", "Ana Rojas"),
        ("counterpart", "Per Dahl"),
    ]


def test_a_group_is_called_with_its_house(reading: Any) -> None:
    entities = [{"name": "Senate", "type": "government"}, {"name": "Liberals", "type": "group"}]
    facts = {"type": "PROTEST", "status": "planned", "agent": "Liberals", "trigger": "strike", "lemma": "strike"}
    clauses = ("Senate Liberals vowed to strike", "The Liberals will strike")
    (event,) = link(
        [reading(str(n), clause + ".", entities=entities[n:], events=[{"clause": clause, **facts}])
         for n, clause in enumerate(clauses)]
    ).events  # fmt: skip
    assert [party.name for party in event.participants] == ["Senate Liberals"]


def test_states_take_part_beside_their_judges(reading: Any) -> None:
    entities = [{"name": "Utah", "type": "place"}, {"name": "judges in Utah", "type": "group"}]
    suit = {"trigger": "sued", "lemma": "sue", "type": "CHARGE", "status": "occurred"}
    first = reading("a", "Utah sued the mill.", day="2021-03-01", entities=entities[:1],
                    events=[{**suit, "clause": "Utah sued the mill", "agent": "Utah"}])  # fmt: skip
    text = "Utah sued the mill; judges in Utah sued the mill."
    again = reading("b", text, day="2021-03-01", entities=entities,
                    events=[{**suit, "clause": "Utah sued the mill", "agent": "Utah + judges in Utah"}])  # fmt: skip
    (event,) = link([first, again]).events
    assert [one.name for one in event.participants] == ["Utah", "judges in Utah"]


def test_the_capital_is_the_place_of_what_others_put_in_its_country(reading: Any) -> None:
    towns = [{"name": "Lisbon", "type": "place"}, {"name": "Portugal", "type": "place"}]
    march = {"type": "PROTEST", "status": "occurred", "trigger": "march", "nominal": True}
    readings = [
        reading(
            f"r{number}", f"Nurses held a march in {town}.", day="2021-03-01", entities=towns,
            events=[{**march, "clause": f"a march in {town}", "place": town}],
        )
        for number, town in enumerate(("Lisbon", "Portugal", "Portugal"), start=1)
    ]  # fmt: skip
    (event,) = link(readings).events
    assert event.place is not None
    assert event.place.name == "Lisbon"
