from __future__ import annotations

from typing import Any

import pytest

from twosource.link import link

LUND = {"name": "Ole Lund"}


def strike(clause: str, trigger: str = "strike", **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": "PROTEST", "status": "occurred", "nominal": True, **facts}


def sizes(*readings: Any) -> list[int]:
    return sorted(len(event.mentions) for event in link(readings).events)


def test_leads_that_tell_one_strike_each_tell_the_same(reading: Any) -> None:
    begun = reading("a", "Miners went on strike on Monday.", events=[strike("Miners went on strike on Monday")])
    ended = reading("b", "A deal ended the strike.", events=[strike("the strike")])
    assert sizes(begun, ended) == [2]


def test_where_a_report_tells_of_two_neither_is_taken(reading: Any) -> None:
    begun = reading("a", "Miners went on strike on Monday.", events=[strike("Miners went on strike on Monday")])
    two = reading(
        "b", "A deal ended a strike in Lota. A strike in Arica goes on.",
        entities=[{"name": "Lota", "type": "place"}, {"name": "Arica", "type": "place"}],
        events=[strike("a strike in Lota", place="Lota"), strike("A strike in Arica goes on", place="Arica")],
    )  # fmt: skip
    assert sizes(begun, two) == [1, 1, 1]


def test_what_stands_deep_in_a_report_is_not_taken(reading: Any) -> None:
    begun = reading("a", "Miners went on strike on Monday.", events=[strike("Miners went on strike on Monday")])
    text = "Copper rose again. Prices may fall soon. Some fear a strike."
    assert sizes(begun, reading("b", text, events=[strike("a strike")])) == [1, 1]


@pytest.mark.parametrize("day", ["2021-03-01", "2021-03-08"])
def test_another_day_is_another_one(reading: Any, day: str) -> None:
    begun = reading("a", "Miners struck on Monday.", events=[strike("Miners struck", "struck", lemma="strike",
                    nominal=False, time="2021-03-01")])  # fmt: skip
    other = reading("b", "A strike closed the mine.", events=[strike("A strike closed the mine", time=day)])
    assert sizes(begun, other) == ([2] if day == "2021-03-01" else [1, 1])


def test_one_rarer_word_before_the_noun_tells_which_is_meant(reading: Any) -> None:
    text = "Much else was said. Rain fell for days. "
    one = reading("a", f"{text}The board called an emergency meeting.",
                  events=[{"clause": "an emergency meeting", "trigger": "meeting", "type": "CONSULT",
                           "status": "occurred", "nominal": True, "time": "2021-03-01"}])  # fmt: skip
    other = reading("b", f"{text}Lund left an emergency meeting.", entities=[LUND],
                    events=[{"clause": "an emergency meeting", "trigger": "meeting", "type": "CONSULT",
                             "status": "occurred", "nominal": True}])  # fmt: skip
    plain = reading("c", f"{text}Lund left a short meeting.", entities=[LUND],
                    events=[{"clause": "a short meeting", "trigger": "meeting", "type": "CONSULT",
                             "status": "occurred", "nominal": True}])  # fmt: skip
    assert sizes(one, other) == [2]
    assert sizes(one, plain) == [1, 1]


def test_miners_of_two_reports_may_be_the_same_miners(reading: Any) -> None:
    one = reading("a", "About 900 striking miners from Lota marched.",
                  events=[{**strike("About 900 striking miners from Lota marched", "marched"), "lemma": "march",
                           "agent": "About 900 striking miners from Lota"}])  # fmt: skip
    other = reading("b", "Miners marched.",
                    events=[{**strike("Miners marched", "marched"), "lemma": "march", "agent": "Miners"}])  # fmt: skip
    assert sizes(one, other) == [2]


@pytest.mark.parametrize(("day", "expected"), [("2021-03-05", [2]), ("2021-03-08", [1, 1])])
def test_talks_of_envoys_on_a_day_are_those_of_the_people_whom_another_lead_names(
    reading: Any, day: str, expected: list[int]
) -> None:
    talks = {"type": "CONSULT", "counterpart": "Eva Lind", "agent": "Ole Lund", "time": "2021-03-05"}
    plan = reading("a", "Ole Lund will receive Eva Lind on Friday.", entities=[LUND, {"name": "Eva Lind"}],
                   events=[{"clause": "Ole Lund will receive Eva Lind", "trigger": "receive", "status": "expected",
                            **talks}])  # fmt: skip
    done = reading("b", "The envoys ended talks on Friday.",
                   events=[{"clause": "The envoys ended talks", "trigger": "talks", "lemma": "talk", "type": "CONSULT",
                            "status": "occurred", "agent": "The envoys", "nominal": True, "time": day}])  # fmt: skip
    assert sizes(plan, done) == expected
