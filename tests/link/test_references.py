from __future__ import annotations

from typing import Any

import pytest

from twosource.lexicon import load
from twosource.link import link

ROJAS, DAHL, LIND = {"name": "Ana Rojas"}, {"name": "Per Dahl"}, {"name": "Eva Lind"}


def noun(clause: str, trigger: str, *, type: str = "CHARGE", **facts: Any) -> dict[str, Any]:
    return {"clause": clause, "trigger": trigger, "type": type, "status": "occurred", "nominal": True, **facts}


def sizes(*readings: Any) -> list[int]:
    return sorted(len(event.mentions) for event in link(readings).events)


def test_one_word_does_not_join_reports(reading: Any) -> None:
    one = reading(
        "a",
        "Fishermen sued Ana Rojas over quotas.",
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
