from __future__ import annotations

from typing import Any

from twosource.link import link

ROJAS, DAHL = {"name": "Ana Rojas"}, {"name": "Per Dahl"}


def vote(clause: str, trigger: str, **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": "VOTE", "status": "occurred", **facts}


def test_reports_that_open_with_one_request_tell_one_request(reading: Any) -> None:
    asked = reading(
        "a",
        "Ana Rojas asked Per Dahl on Tuesday for an interview.",
        entities=[ROJAS, DAHL],
        events=[
            {"clause": "Ana Rojas asked Per Dahl on Tuesday for an interview", "trigger": "asked", "lemma": "ask",
             "type": "REQUEST", "status": "occurred", "agent": "Ana Rojas", "target": "Per Dahl",
             "time": "2021-03-02"},
        ],
    )  # fmt: skip
    sent = reading(
        "b",
        "A formal request went to Per Dahl on Tuesday.",
        entities=[DAHL],
        events=[
            {"clause": "A formal request went to Per Dahl on Tuesday", "trigger": "request", "type": "REQUEST",
             "status": "occurred", "target": "Per Dahl", "time": "2021-03-02", "nominal": True},
        ],
    )  # fmt: skip
    (event,) = link([asked, sent]).events
    assert len(event.mentions) == 2


def test_votes_of_other_people_are_other_votes(reading: Any) -> None:
    one = reading(
        "a", "Ana Rojas voted early.", entities=[ROJAS],
        events=[vote("Ana Rojas voted early", "voted", lemma="vote", agent="Ana Rojas")],
    )  # fmt: skip
    other = reading(
        "b", "Nobody counted the votes of Bergen.",
        events=[vote("the votes of Bergen", "votes", lemma="vote", nominal=True)],
    )  # fmt: skip
    assert len(link([one, other]).events) == 2


def test_leads_that_tell_of_one_arrest_of_a_suspect_tell_one_arrest(reading: Any) -> None:
    arrest = {"type": "COERCE", "status": "occurred", "lemma": "arrest", "trigger": "arrested"}
    police = reading("a", "Police arrested a suspect.",
                     events=[{**arrest, "clause": "Police arrested a suspect", "agent": "Police",
                              "target": "a suspect"}])  # fmt: skip
    text = "Harbor guards arrested a male suspect."
    guards = reading("b", text,
                     events=[{**arrest, "clause": text.rstrip("."), "agent": "Harbor guards",
                              "target": "a male suspect"}])  # fmt: skip
    deep = reading("c", f"Tides were high. The sea was calm. {text}",
                   events=[{**arrest, "clause": text.rstrip("."), "agent": "Harbor guards",
                            "target": "a male suspect"}])  # fmt: skip
    assert [len(event.mentions) for event in link([police, guards]).events] == [2]
    assert [len(event.mentions) for event in link([police, deep]).events] == [1, 1]
