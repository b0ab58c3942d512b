from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from twosource.lexicon import load
from twosource.link import link
from twosource.link.occasions import happening, occasions, takes_up, tallies
from twosource.model import EventMention, Span

CHAMBER = {"name": "Chamber", "type": "government", "aliases": ("the Chamber", "The Chamber")}
FULL = {"name": "Chamber of Deputies", "type": "government", "aliases": ("The Chamber of Deputies",)}
LIND = {"name": "Eva Lind"}


def mention(text: str, trigger: str, type_: str) -> EventMention:
    start = text.index(trigger)
    return EventMention(
        "V1", "a", Span(0, len(text)), Span(start, start + len(trigger)), trigger, type_, "occurred"  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Chamber passed the plan 61-39.", {"61-39"}),
        ("Deputies passed it by a vote of 39 to 61.", {"61-39"}),
        ("It passed, 118–97, at noon.", {"118-97"}),
        ("The Chamber passed it by a 2-1 margin.", set()),
        ("The Chamber passed the plan for 2021-22.", set()),
        ("The Chamber passed it on 12-03-2021.", set()),
    ],
)
def test_a_vote_has_a_tally(text: str, found: set[str]) -> None:
    assert tallies(mention(text, "passed", "VOTE"), text) == found


def test_only_a_vote_has_one() -> None:
    text = "The Rovers met the Wanderers and won 61-39."
    assert not tallies(mention(text, "met", "CONSULT"), text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The measure passed easily.", True),
        ("Deputies passed it at noon.", True),
        ("Deputies passed the plan at noon.", True),
        ("Deputies passed a new plan at noon.", False),
        ("A new plan passed at noon.", False),
    ],
)
def test_what_is_known_is_taken_up(text: str, known: bool) -> None:
    assert takes_up(mention(text, "passed", "VOTE"), text) is known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eva Lind said in her speech that the harbor was safe.", "speech"),
        ("Eva Lind said at a televised interview that the harbor was safe.", "interview"),
        ("Eva Lind said in a letter that the harbor was safe.", None),
        ("Eva Lind said on the address that the harbor was safe.", None),
    ],
)
def test_what_is_said_in_a_speech_tells_of_the_speech(text: str, found: str | None) -> None:
    said = replace(mention(text, "said", "STATEMENT"), lemma="say")
    assert happening(said, text) == found


def test_what_is_said_is_said_by_some_means() -> None:
    text = "In a letter, Eva Lind said the harbor was safe."
    assert occasions(mention(text, "said", "STATEMENT"), text) == {"letter"}
    assert not occasions(mention(text, "said", "OTHER"), text)
    asked = "Eva Lind asked for an interview."
    assert not occasions(mention(asked, "asked", "REQUEST"), asked)


@pytest.mark.parametrize("entry", load("event_families")["occasion"], ids=lambda entry: entry["lemmas"][0])
def test_examples_of_means_are_listed(entry: dict[str, list[str]]) -> None:
    for word in entry["examples"]:
        text = f"Eva Lind said so on her {word} of Monday."
        assert occasions(mention(text, "said", "STATEMENT"), text) == {entry["lemmas"][0]}


# ── What it joins ─────────────────────────────────────────────────────────────────────────────────────────────────


def vote(clause: str, trigger: str, lemma: str, **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": "VOTE", "status": "occurred", "lemma": lemma, **facts}


def sizes(*readings: Any) -> list[int]:
    return sorted(len(event.mentions) for event in link(readings).events)


@pytest.mark.parametrize(("tally", "found"), [("61-39", [2]), ("58-41", [1, 1])])
def test_one_tally_is_one_vote(reading: Any, tally: str, found: list[int]) -> None:
    one = reading(
        "a", "The harbor plan cleared 61-39.", day="2021-03-03",
        events=[vote("The harbor plan cleared 61-39", "cleared", "clear")],
    )  # fmt: skip
    other = reading(
        "b", f"Deputies approved it {tally}.", day="2021-03-04",
        events=[vote(f"Deputies approved it {tally}", "approved", "approve", agent="Deputies")],
    )  # fmt: skip
    assert sizes(one, other) == found


def test_two_words_for_one_vote_of_one_body_on_one_day_tell_one(reading: Any) -> None:
    one = reading(
        "a", "The Chamber passed the harbor plan on Wednesday.", day="2021-03-03", entities=[CHAMBER],
        events=[vote("The Chamber passed the harbor plan on Wednesday", "passed", "pass", agent="Chamber",
                     time="2021-03-03")],
    )  # fmt: skip
    other = reading(
        "b", "The Chamber of Deputies on Wednesday approved new docks.", day="2021-03-03", entities=[FULL],
        events=[vote("The Chamber of Deputies on Wednesday approved new docks", "approved", "approve",
                     agent="Chamber of Deputies", time="2021-03-03")],
    )  # fmt: skip
    assert sizes(one, other) == [2]


@pytest.mark.parametrize(
    ("again", "found"), [("The Chamber passed the plan", [2]), ("The Chamber passed a rent cap", [1, 1])]
)
def test_a_report_takes_up_what_it_told(reading: Any, again: str, found: list[int]) -> None:
    first = "The Chamber on Wednesday passed new docks"
    one = reading(
        "a", f"{first}. Crowds cheered. {again}.", day="2021-03-03", entities=[CHAMBER],
        events=[
            vote(first, "passed", "pass", agent="Chamber", time="2021-03-03"),
            vote(again, "passed", "pass", agent="Chamber"),
        ],
    )  # fmt: skip
    assert sizes(one) == found


@pytest.mark.parametrize(("means", "found"), [("letter", [2]), ("interview", [1, 1])])
def test_one_speaker_writes_one_letter(reading: Any, means: str, found: list[int]) -> None:
    def said(clause: str) -> dict[str, Any]:
        return {"clause": clause, "trigger": "said", "type": "STATEMENT", "status": "occurred", "lemma": "say",
                "agent": "Eva Lind"}  # fmt: skip

    one = reading(
        "a", "In a letter, Eva Lind said the docks leak.", entities=[LIND],
        events=[said("In a letter, Eva Lind said the docks leak")],
    )  # fmt: skip
    other = reading(
        "b", f"Eva Lind said in her {means} that rents rise.", entities=[LIND],
        events=[said(f"Eva Lind said in her {means} that rents rise")],
    )  # fmt: skip
    assert sizes(one, other) == found


@pytest.mark.parametrize(("place", "found"), [("Oslo", [2]), ("Bergen", [1, 1])])
def test_what_opens_two_reports_with_one_word_is_one_thing(reading: Any, place: str, found: list[int]) -> None:
    towns = [{"name": "Oslo", "type": "place"}, {"name": "Bergen", "type": "place"}]
    facts = {"trigger": "evacuation", "type": "AID", "status": "occurred", "nominal": True}
    one = reading(
        "a", "Floods forced an evacuation in Oslo.", day="2021-03-03", entities=towns,
        events=[{"clause": "an evacuation in Oslo", "place": "Oslo", **facts}],
    )  # fmt: skip
    where = "" if place == "Oslo" else f" in {place}"
    other = reading(
        "b", f"Rain led to an evacuation{where}.", day="2021-03-03", entities=towns,
        events=[{"clause": f"an evacuation{where}", **facts, **({"place": place} if where else {})}],
    )  # fmt: skip
    assert sizes(one, other) == found
