from __future__ import annotations

from typing import Any

import pytest

from twosource.lexicon import load
from twosource.link import link
from twosource.link.features import event_stem

ROJAS, DAHL, LIND = {"name": "Ana Rojas"}, {"name": "Per Dahl"}, {"name": "Eva Lind"}
OSLO, BERGEN = {"name": "Oslo", "type": "place"}, {"name": "Bergen", "type": "place"}


def clusters(*readings: Any) -> set[frozenset[str]]:
    """The triggers of each event, as text with the report's id."""
    story = link(readings)
    texts = {reading.report.id: reading.report.text for reading in readings}
    return {
        frozenset(f"{m.report}:{texts[m.report][m.trigger.start : m.trigger.end]}" for m in event.mentions)
        for event in story.events
    }


def talks(clause: str, trigger: str, status: str, **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": "CONSULT", "status": status, **facts}


def test_a_plan_and_its_fulfilment_are_one_event(reading: Any) -> None:
    plan = reading(
        "a",
        "Ana Rojas is expected to meet Per Dahl in Oslo on Friday.",
        day="2021-03-03",
        entities=[ROJAS, DAHL, OSLO],
        events=[
            talks(
                "Ana Rojas is expected to meet Per Dahl", "meet", "expected",
                agent="Ana Rojas", counterpart="Per Dahl", place="Oslo", time="2021-03-05",
            )
        ],
    )  # fmt: skip
    done = reading(
        "b",
        "Talks between Ana Rojas and Per Dahl ended in Oslo.",
        day="2021-03-05",
        entities=[ROJAS, DAHL, OSLO],
        events=[
            talks(
                "Talks between Ana Rojas and Per Dahl", "Talks", "occurred",
                lemma="talk", agent="Ana Rojas", counterpart="Per Dahl", place="Oslo", nominal=True, time="2021-03-05",
            )
        ],
    )  # fmt: skip
    story = link([done, plan])
    assert clusters(done, plan) == {frozenset({"a:meet", "b:Talks"})}
    (event,) = story.events
    assert (event.status, event.type, event.label) == (
        "occurred",
        "CONSULT",
        "Talks between Ana Rojas and Per Dahl in Oslo",
    )
    assert [argument.name for argument in event.participants] == ["Ana Rojas", "Per Dahl"]


def test_another_partner_is_another_meeting(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas met Per Dahl. Ana Rojas met Eva Lind.",
        entities=[ROJAS, DAHL, LIND],
        events=[
            talks("Ana Rojas met Per Dahl", "met", "occurred", lemma="meet", agent="Ana Rojas", counterpart="Per Dahl"),
            talks("Ana Rojas met Eva Lind", "met", "occurred", lemma="meet", agent="Ana Rojas", counterpart="Eva Lind"),
        ],
    )
    assert len(link([one]).events) == 2


def test_the_first_of_a_series_is_not_the_second(reading: Any) -> None:
    text = "Ana Rojas and Per Dahl plan a second summit after their first summit in Oslo."
    facts = {"lemma": "summit", "agent": "Ana Rojas", "counterpart": "Per Dahl", "nominal": True}
    one = reading(
        "a",
        text,
        entities=[ROJAS, DAHL, OSLO],
        events=[
            talks("a second summit", "summit", "planned", ordinal="second", **facts),
            talks("their first summit in Oslo", "summit", "occurred", ordinal="first", place="Oslo", **facts),
        ],
    )
    assert len(link([one]).events) == 2


def test_legs_of_a_journey_are_different_events(reading: Any) -> None:
    facts = {"type": "TRAVEL", "status": "planned", "agent": "Ana Rojas"}
    one = reading(
        "a",
        "Ana Rojas will visit Oslo and Ana Rojas will visit Bergen.",
        entities=[ROJAS, OSLO, BERGEN],
        events=[
            {"clause": "Ana Rojas will visit Oslo", "trigger": "visit", "place": "Oslo", **facts},
            {"clause": "Ana Rojas will visit Bergen", "trigger": "visit", "place": "Bergen", **facts},
        ],
    )
    assert len(link([one]).events) == 2


def test_the_meeting_is_the_one_spoken_of(reading: Any) -> None:
    one = reading(
        "a",
        "Ana Rojas will meet Per Dahl. The meeting was called off.",
        entities=[ROJAS, DAHL],
        events=[
            talks("Ana Rojas will meet Per Dahl", "meet", "planned", agent="Ana Rojas", counterpart="Per Dahl"),
            talks("The meeting was called off", "meeting", "cancelled", nominal=True, definite=True),
        ],
    )
    (event,) = link([one]).events
    assert event.status == "cancelled"
    assert event.label == "Canceled meeting between Ana Rojas and Per Dahl"


def test_what_is_over_is_not_what_is_to_come(reading: Any) -> None:
    facts = {"lemma": "meet", "agent": "Ana Rojas", "counterpart": "Per Dahl"}
    one = reading(
        "a",
        "Ana Rojas met Per Dahl in June. Ana Rojas will meet Per Dahl.",
        day="2021-03-03",
        entities=[ROJAS, DAHL],
        events=[
            talks("Ana Rojas met Per Dahl in June", "met", "occurred", time="2020-06-01/2020-06-30", **facts),
            talks("Ana Rojas will meet Per Dahl", "meet", "planned", **facts),
        ],
    )
    assert len(link([one]).events) == 2


def test_no_chain_joins_two_days(reading: Any) -> None:
    facts = {"type": "ASSAULT", "status": "occurred", "lemma": "bombing", "place": "Oslo", "nominal": True}
    one = reading(
        "a",
        "A bombing in Oslo on Monday, a bombing in Oslo, and another bombing in Oslo on Friday.",
        entities=[OSLO],
        events=[
            {"clause": "A bombing in Oslo on Monday", "trigger": "bombing", "time": "2021-03-01", **facts},
            {"clause": "a bombing in Oslo,", "trigger": "bombing", **facts},
            {"clause": "another bombing in Oslo on Friday", "trigger": "bombing", "time": "2021-03-05", **facts},
        ],
    )
    days = [{m.time.start.day for m in event.mentions if m.time} for event in link([one]).events]
    assert all(len(found) <= 1 for found in days)


@pytest.mark.parametrize("family", load("event_families")["family"], ids=lambda family: family["lemmas"][0])
def test_words_of_a_family_have_one_stem(family: dict[str, list[str]]) -> None:
    assert len({event_stem(word) for word in family["examples"]}) == 1


def test_no_word_has_two_families() -> None:
    lemmas = [lemma for family in load("event_families")["family"] for lemma in family["lemmas"]]
    assert len(lemmas) == len(set(lemmas))


@pytest.mark.parametrize("words", [line for one in load("event_families")["noun_ending"] for line in one["examples"]])
def test_a_verb_and_the_nouns_made_of_it_have_one_stem(words: str) -> None:
    assert len({event_stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("entry", load("event_families")["light"])
def test_examples_of_light_verbs_are_listed(entry: dict[str, list[str]]) -> None:
    assert set(entry["examples"]) <= set(entry["lemmas"])


def test_a_place_that_also_takes_part_is_compared_with_others_and_never_with_itself(reading: Any) -> None:
    told = [
        talks("Oslo received Ana Rojas in Oslo", "received", "occurred", agent="Oslo", place="Oslo", lemma="receive"),
        talks("Oslo received Per Dahl in Oslo", "received", "occurred", agent="Oslo", place="Oslo", lemma="receive"),
    ]
    report = reading(
        "a",
        "Oslo received Ana Rojas in Oslo. Then Oslo received Per Dahl in Oslo.",
        day="2021-03-05",
        entities=[ROJAS, DAHL, OSLO],
        events=told,
    )
    assert clusters(report)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "events"),
    [
        ("Ana Rojas flew in from Bergen on Friday.", "flew", "fly", 2),
        ("Ana Rojas left Bergen on Friday.", "left", "leave", 2),
        ("Ana Rojas flew to Bergen on Friday.", "flew", "fly", 1),
    ],
)
def test_an_arrival_in_a_town_is_not_the_way_on_from_it(
    reading: Any, text: str, trigger: str, lemma: str, events: int
) -> None:
    facts = {"agent": "Ana Rojas", "place": "Bergen", "time": "2021-03-05", "type": "TRAVEL", "status": "occurred"}
    known = [ROJAS, BERGEN]
    landed = {"clause": "Ana Rojas landed in Bergen on Friday", "trigger": "landed", "lemma": "land", **facts}
    first = reading("a", "Ana Rojas landed in Bergen on Friday.", entities=known, events=[landed])
    moved = {"clause": text.rstrip("."), "trigger": trigger, "lemma": lemma, **facts}
    assert len(clusters(first, reading("b", text, entities=known, events=[moved]))) == events


def test_a_name_that_one_person_of_the_story_has_is_that_person_s(reading: Any) -> None:
    known = reading(
        "a", "Ana Rojas spoke.", entities=[{"name": "Ana Rojas", "aliases": ["Rojas"]}],
        events=[{"clause": "Ana Rojas spoke", "trigger": "spoke", "type": "STATEMENT", "status": "occurred",
                 "agent": "Ana Rojas"}],
    )  # fmt: skip
    bare = reading("b", "A trip by Rojas was dropped.",
                   events=[{"clause": "A trip by Rojas was dropped", "trigger": "trip", "type": "TRAVEL",
                            "status": "cancelled", "agent": "Rojas", "nominal": True}])  # fmt: skip
    names = {participant.name for event in link([known, bare]).events for participant in event.participants}
    assert names == {"Ana Rojas"}


@pytest.mark.parametrize(
    ("town", "other", "events"),
    [
        ("Oslo", "Norway", 1),
        ("Oslo", "Sweden", 2),
        ("Port of Spain", "Trinidad and Tobago", 1),
        ("London", "Britain", 1),
        ("London, Ontario", "Britain", 2),
        ("Paris, Texas", "France", 2),
    ],
)
def test_a_capital_lies_in_its_country(reading: Any, town: str, other: str, events: int) -> None:
    facts = {"agent": "Ana Rojas", "type": "TRAVEL", "nominal": True, "time": "2021-03-05"}
    here, there = ({"name": name, "type": "place"} for name in (town, other))
    one = {
        "clause": f"the visit of Ana Rojas to {town}",
        "trigger": "visit",
        "place": town,
        "status": "planned",
        **facts,
    }
    two = {
        "clause": f"a visit of Ana Rojas to {other}",
        "trigger": "visit",
        "place": other,
        "status": "planned",
        **facts,
    }
    texts = (f"They spoke of the visit of Ana Rojas to {town}.", f"They spoke of a visit of Ana Rojas to {other}.")
    reports = [
        reading("a", texts[0], day="2021-03-01", entities=[ROJAS, here], events=[one]),
        reading("b", texts[1], day="2021-03-01", entities=[ROJAS, there], events=[two]),
    ]
    assert len(link(reports).events) == events
