from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from twosource.intervals import days
from twosource.lexicon import load
from twosource.link import link
from twosource.link.references import takes_up_only
from twosource.model import Reason

ROJAS, DAHL, LIND = {"name": "Ana Rojas"}, {"name": "Per Dahl"}, {"name": "Eva Lind"}


def noun(clause: str, trigger: str, *, type: str = "CHARGE", **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": type, "status": "occurred", "nominal": True, **facts}


def sizes(*readings: Any) -> list[int]:
    return sorted(len(event.mentions) for event in link(readings).events)


def test_one_word_does_not_join_reports(reading: Any) -> None:
    one = reading(
        "a",
        "Nets lay dry. Rain fell. Fishermen sued Ana Rojas over quotas.",
        entities=[ROJAS],
        events=[
            {"clause": "Fishermen sued Ana Rojas over quotas", "trigger": "sued", "lemma": "sue", "type": "CHARGE",
             "status": "occurred", "agent": "Fishermen", "target": "Ana Rojas"},
        ],
    )  # fmt: skip
    other = reading("b", "Schools wait for the lawsuit.", events=[noun("the lawsuit", "lawsuit", definite=True)])
    assert sizes(one, other) == [1, 1]


def test_a_bare_noun_joins_the_only_event_of_that_noun(reading: Any) -> None:
    one = reading(
        "a", "Dahl's lawsuit was heard.", entities=[{"name": "Dahl"}],
        events=[noun("Dahl's lawsuit", "lawsuit", agent="Dahl")],
    )  # fmt: skip
    bare = reading("b", "Schools wait for the lawsuit.", events=[noun("the lawsuit", "lawsuit", definite=True)])
    two = reading(
        "c", "Lind's lawsuit was heard.", entities=[{"name": "Lind"}],
        events=[noun("Lind's lawsuit", "lawsuit", agent="Lind")],
    )  # fmt: skip
    assert sizes(one, bare) == [2]
    assert sizes(one, bare, two) == [1, 1, 1]


@pytest.mark.parametrize(("word", "events"), [("lawsuit", 1), ("lawsuits", 2)])
def test_several_are_not_the_one(reading: Any, word: str, events: int) -> None:
    one = reading(
        "a", "Dahl's lawsuit was heard.", entities=[{"name": "Dahl"}],
        events=[noun("Dahl's lawsuit", "lawsuit", agent="Dahl")],
    )  # fmt: skip
    bare = reading("b", f"Nets lay dry. Rain fell. Schools wait for the {word}.",
                   events=[noun(f"the {word}", word, definite=True, lemma="lawsuit")])  # fmt: skip
    assert len(link([one, bare]).events) == events


def test_only_the_words_behind_its_own_article_tell_which_noun_is_meant(reading: Any) -> None:
    text = "Ana Rojas met Per Dahl. The report of the meeting was short."
    met = {"clause": "Ana Rojas met Per Dahl", "trigger": "met", "lemma": "meet", "type": "CONSULT",
           "status": "occurred", "agent": "Ana Rojas", "counterpart": "Per Dahl"}  # fmt: skip
    one = reading("a", text, entities=[ROJAS, DAHL],
                  events=[met, noun("the meeting", "meeting", type="CONSULT", definite=True)])  # fmt: skip
    assert sizes(one) == [2]


def test_a_noun_takes_up_its_own_kind(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas spoke with Per Dahl. The hearing was short.",
        entities=[ROJAS, DAHL],
        events=[
            {"clause": "Ana Rojas spoke with Per Dahl", "trigger": "spoke", "lemma": "speak", "type": "CONSULT",
             "status": "occurred", "agent": "Ana Rojas", "counterpart": "Per Dahl"},
            noun("The hearing", "hearing", type="CONSULT", definite=True),
        ],
    )  # fmt: skip
    assert sizes(one) == [1, 1]


def test_the_new_is_not_the_earlier(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas signed the new ban. Ana Rojas had lifted the earlier ban.",
        entities=[ROJAS],
        events=[
            noun("the new ban", "ban", type="COERCE", definite=True),
            noun("the earlier ban", "ban", type="COERCE", definite=True),
        ],
    )
    assert sizes(one) == [1, 1]


@pytest.mark.parametrize("table", ["general", "series", "plain_saying"])
def test_examples_are_listed(table: str) -> None:
    for entry in load("event_families")[table]:
        assert set(entry["examples"]) <= set(entry["lemmas"])


def meeting(clause: str, trigger: str, **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": "CONSULT", "nominal": True, **facts}


def test_what_was_called_off_is_taken_up_whoever_called_it_off(reading: Any) -> None:
    one = reading(
        "a",
        "A meeting of Ana Rojas and Per Dahl was called off. Lima canceled the session. The talks had stalled.",
        entities=[ROJAS, DAHL, {"name": "Lima", "type": "place"}],
        events=[
            meeting("A meeting of Ana Rojas and Per Dahl was called off", "meeting", status="cancelled",
                    agent="Ana Rojas", counterpart="Per Dahl"),
            meeting("Lima canceled the session", "session", status="cancelled", definite=True, agent="Lima"),
            meeting("The talks had stalled", "talks", lemma="talk", status="occurred", definite=True),
        ],
    )  # fmt: skip
    off, stalled = link([one]).events
    assert [mention.lemma for mention in off.mentions] == ["meeting", "session"]
    assert {argument.name for argument in off.participants} == {"Ana Rojas", "Per Dahl"}
    assert stalled.status == "occurred"


def test_talks_of_a_kind_are_not_the_meeting_before(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas may see Per Dahl. He praised the budget talks.",
        entities=[ROJAS, DAHL],
        events=[
            {"clause": "Ana Rojas may see Per Dahl", "trigger": "see", "lemma": "meet", "type": "CONSULT",
             "status": "possible", "agent": "Ana Rojas", "counterpart": "Per Dahl"},
            meeting("the budget talks", "talks", lemma="talk", status="possible", definite=True),
        ],
    )  # fmt: skip
    assert sizes(one) == [1, 1]


def test_what_shall_come_again_is_not_what_was(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas met Per Dahl. Ana Rojas hopes to sit down with Per Dahl again.",
        entities=[ROJAS, DAHL],
        events=[
            {"clause": "Ana Rojas met Per Dahl", "trigger": "met", "lemma": "meet", "type": "CONSULT",
             "status": "occurred", "agent": "Ana Rojas", "counterpart": "Per Dahl"},
            {"clause": "Ana Rojas hopes to sit down with Per Dahl again", "trigger": "sit", "type": "CONSULT",
             "status": "possible", "agent": "Ana Rojas", "counterpart": "Per Dahl"},
        ],
    )  # fmt: skip
    assert sizes(one) == [1, 1]


def test_the_talks_are_those_called_so_rather_than_a_meeting_to_come(reading: Any) -> None:
    text = "Envoys ended talks. They may meet the premier on Monday. Lund praised the talks."
    base = {"type": "CONSULT"}
    events = [
        {"clause": "Envoys ended talks", "trigger": "talks", "lemma": "talk", "status": "occurred", "nominal": True},
        {"clause": "They may meet the premier on Monday", "trigger": "meet", "status": "unclear"},
        {"clause": "the talks", "trigger": "talks", "lemma": "talk", "status": "occurred", "nominal": True,
         "definite": True},
    ]  # fmt: skip
    story = link([reading("a", text, events=[{**base, **event} for event in events])])
    assert sorted(len(event.mentions) for event in story.events) == [1, 2]
    (meeting,) = (event for event in story.events if len(event.mentions) == 1)
    assert meeting.mentions[0].lemma == "meet"


@pytest.mark.parametrize(("status", "events"), [("planned", 1), ("occurred", 2)])
def test_a_verb_of_what_is_to_come_joins_the_only_such_event(reading: Any, status: Any, events: int) -> None:
    text = "Nets lay dry. Rain fell. "
    block = {"trigger": "block", "type": "REJECT", "status": "planned"}
    one = reading("a", f"{text}Per Dahl will block the lease.", entities=[DAHL],
                  events=[{"clause": "Per Dahl will block the lease", "agent": "Per Dahl", **block}])  # fmt: skip
    bare = reading("b", f"{text}Votes enough to block it were found.",
                   events=[{"clause": "Votes enough to block it were found", **block, "status": status}])  # fmt: skip
    assert len(link([one, bare]).events) == events


def test_a_deadline_tells_nothing_of_a_noun_s_own(reading: Any) -> None:
    (bare,) = reading("a", "The talks went on.", events=[noun("The talks", "talks", definite=True)]).events
    dated = replace(bare, time=days(date(2021, 5, 1)))
    bounded = replace(dated, reasons=(*dated.reasons, Reason("until", "deadline", bare.trigger)))
    assert [takes_up_only(mention) for mention in (bare, dated, bounded)] == [True, False, True]
