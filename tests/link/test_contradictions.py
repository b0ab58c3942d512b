"""Facts that rule one another out, and days that do not: what happens once happened on one of two days."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.link import link


def telling(reading: Any, name: str, day: str, what: tuple[str, str, str]) -> Any:
    """A report that has one thing done by Ana Ruiz on a day of March 2021."""
    trigger, lemma, type = what
    text = f"Ana Ruiz {trigger} on March {day}. The union is to vote."
    return reading(
        name,
        text,
        day="2021-03-10",
        entities=[{"name": "Ana Ruiz"}],
        events=[
            {"clause": f"Ana Ruiz {trigger} on March {day}", "trigger": trigger, "lemma": lemma, "type": type,
             "status": "occurred", "agent": "Ana Ruiz", "time": f"2021-03-{day}", "when": f"March {day}"}
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "day", "events"),
    [
        (("resigned", "resign", "RESIGN"), "04", 1),  # nobody resigns on Tuesday and on Wednesday
        (("resigned", "resign", "RESIGN"), "09", 2),  # a week lies between
        (("protested", "protest", "PROTEST"), "04", 2),  # one can protest every day
    ],
)
def test_a_slip_of_a_day(reading: Any, what: tuple[str, str, str], day: str, events: int) -> None:
    reports = [telling(reading, "a", "03", what), telling(reading, "b", day, what)]
    assert len(link(reports).events) == events


def refusing(reading: Any, name: str, agent: str, target: str, verb: str) -> Any:
    clause = f"{agent} {verb} {target} in the harbor hall"
    event = {"clause": clause, "trigger": verb, "lemma": verb, "type": "REJECT", "status": "occurred", "agent": agent,
             "target": target}  # fmt: skip
    return reading(name, f"{clause}.", entities=[{"name": agent}, {"name": target}], events=[event])


@pytest.mark.parametrize(
    ("agent", "target", "verb", "events"),
    [
        ("Ana Ruiz", "Per Dahl", "rejected", 1),
        ("Per Dahl", "Eva Lind", "rejected", 2),  # whom somebody rejects may reject others
        ("Per Dahl", "Ana Ruiz", "fight", 1),  # who fights is fought
    ],
)
def test_who_does_it_and_whom_it_is_done_to(reading: Any, agent: str, target: str, verb: str, events: int) -> None:
    reports = [refusing(reading, "a", "Ana Ruiz", "Per Dahl", verb), refusing(reading, "b", agent, target, verb)]
    assert len(link(reports).events) == events


@pytest.mark.parametrize(("day", "events"), [("2021-03-05", 2), ("2021-03-08", 1)])
def test_what_a_report_has_over_is_not_what_comes_after_it(reading: Any, day: str, events: int) -> None:
    met = {"trigger": "met", "lemma": "meet", "type": "CONSULT", "status": "occurred", "agent": "Ana Ruiz + Per Dahl"}
    names = [{"name": "Ana Ruiz"}, {"name": "Per Dahl"}]
    clause = "Ana Ruiz and Per Dahl met"
    undated = reading("a", f"{clause}.", day=day, entities=names, events=[{"clause": clause, **met}])
    monday = {"clause": f"{clause} on Monday", "time": "2021-03-08", "when": "Monday", **met}
    dated = reading("b", f"{clause} on Monday.", day="2021-03-08", entities=names, events=[monday])
    assert len(link([undated, dated]).events) == events


@pytest.mark.parametrize(("others", "count", "events"), [("four judges", 4, 1), ("five judges", 5, 2)])
def test_as_many_people_without_names_may_be_the_same_in_talks(
    reading: Any, others: str, count: int, events: int
) -> None:
    def met(report: str, who: str, number: int) -> Any:
        text = f"Ana Rojas met {who} on Monday."
        entities = [{"name": "Ana Rojas"}, {"name": who, "type": "group", "named": False, "count": number}]
        return reading(
            report, text, day="2021-03-02", entities=entities,
            events=[{"clause": text.rstrip("."), "trigger": "met", "lemma": "meet", "type": "CONSULT",
                     "status": "occurred", "agent": "Ana Rojas", "counterpart": who, "time": "2021-03-01"}],
        )  # fmt: skip

    assert len(link([met("a", "four candidates", 4), met("b", others, count)]).events) == events
