"""What somebody says, told by several reports, and the day that a quotation calls today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from twosource.link import link

LIND = {"name": "Eva Lind"}
LETTER = "we cannot keep the harbor open for another winter"


def quoting(reading: Any, name: str, day: str, cue: str, words: str = LETTER) -> Any:
    text = f"Ferries were late again. “{words},” Eva Lind {cue} in a letter."
    built = reading(
        name,
        text,
        day=day,
        entities=[LIND],
        events=[{"clause": f"Eva Lind {cue} in a letter", "trigger": cue, "type": "STATEMENT", "status": "occurred",
                 "agent": "Eva Lind"}],
        says=[("Eva Lind", cue, words)],
    )  # fmt: skip
    return replace(built, attributions=tuple(replace(one, kind="direct") for one in built.attributions))


@pytest.mark.parametrize(
    ("day", "words", "events"),
    [
        ("2021-03-10", LETTER, 1),
        ("2021-03-11", "keep the harbor open for another winter", 1),
        ("2021-03-30", LETTER, 2),  # a later letter may say so again
        ("2021-03-10", "the harbor is open", 2),
    ],
)
def test_two_reports_that_quote_one_letter_tell_one(reading: Any, day: str, words: str, events: int) -> None:
    reports = [quoting(reading, "a", "2021-03-10", "wrote"), quoting(reading, "b", day, "stated", words)]
    assert len(link(reports).events) == events


@pytest.mark.parametrize(("said_on", "earliest"), [(None, "2021-03-09"), ("2021-03-10", "2021-03-10")])
def test_today_in_a_quotation_is_the_speakers_day(reading: Any, said_on: str | None, earliest: str) -> None:
    built = reading(
        "a",
        "“We met today,” Eva Lind wrote.",
        day="2021-03-10",
        entities=[LIND],
        events=[
            {"clause": "We met today", "trigger": "met", "type": "CONSULT", "status": "occurred",
             "time": "2021-03-10", "when": "today"},
            {"clause": "Eva Lind wrote", "trigger": "wrote", "type": "STATEMENT", "status": "occurred",
             "agent": "Eva Lind", **({"time": said_on} if said_on else {})},
        ],
        says=[("Eva Lind", "wrote", "We met today")],
    )  # fmt: skip
    (said,) = built.attributions
    met, wrote = built.events
    quoted = replace(met, attribution=said.id)
    story = link([replace(built, attributions=(replace(said, kind="direct"),), events=(quoted, wrote))])
    (event,) = (event for event in story.events if event.type == "CONSULT")
    assert event.time is not None
    assert event.time.start is not None
    assert event.time.start.date().isoformat() == earliest


@pytest.mark.parametrize(
    ("clause", "dated"),
    [("Eva Lind on Monday vowed to block it", False), ("Eva Lind vowed to block it on Monday", True)],
)
def test_the_day_of_a_promise_is_not_that_of_what_is_promised(reading: Any, clause: str, dated: bool) -> None:
    block = {"clause": clause, "trigger": "block", "type": "REJECT", "status": "planned", "agent": "Eva Lind",
             "time": "2021-03-08", "when": "Monday"}  # fmt: skip
    built = reading("a", clause + ".", day="2021-03-08", entities=[LIND], events=[block],
                    says=[("Eva Lind", "vowed", "block it")])  # fmt: skip
    (said,) = built.attributions
    (mention,) = built.events
    (event,) = link([replace(built, events=(replace(mention, attribution=said.id),))]).events
    assert (event.time is not None) is dated


@pytest.mark.parametrize(("words", "events"), [("in a harbor speech", 1), ("in a low voice", 2)])
def test_what_is_said_in_a_speech_tells_of_the_speech(reading: Any, words: str, events: int) -> None:
    said = reading(
        "a", f"Eva Lind said on Friday {words} that the port is open.", day="2021-03-05", entities=[LIND],
        events=[{"clause": f"Eva Lind said on Friday {words}", "trigger": "said", "lemma": "say",
                 "type": "STATEMENT", "status": "occurred", "agent": "Eva Lind", "time": "2021-03-05"}],
    )  # fmt: skip
    held = reading(
        "b", "Tides were high. The sea was calm. The speech of Eva Lind was short.", day="2021-03-06", entities=[LIND],
        events=[{"clause": "The speech of Eva Lind", "trigger": "speech", "type": "STATEMENT", "status": "occurred",
                 "agent": "Eva Lind", "time": "2021-03-05", "nominal": True}],
    )  # fmt: skip
    assert len(link([said, held]).events) == events
