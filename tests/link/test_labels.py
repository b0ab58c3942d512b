from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.link import link
from twosource.link.verbs import gerund, past, past_participle
from twosource.link.wordings import short, with_article

ENTITIES = [
    {"name": "Ana Rojas"},
    {"name": "Per Dahl"},
    {"name": "Norland", "type": "government"},
    {"name": "Oslo", "type": "place"},
]


def label(reading: Any, text: str, trigger: str, type: str, status: str, **facts: Any) -> str:
    event = {"clause": text.rstrip("."), "trigger": trigger, "type": type, "status": status, **facts}
    (found,) = link([reading("a", text, entities=ENTITIES, events=[event])]).events
    return found.label


@pytest.mark.parametrize(
    ("expected", "event"),
    [
        (
            "Ana Rojas to visit Oslo",
            {"text": "Ana Rojas will visit Oslo.", "trigger": "visit", "type": "TRAVEL", "status": "planned",
             "agent": "Ana Rojas", "target": "Oslo"},
        ),
        (
            "Per Dahl arrested in Oslo",
            {"text": "Per Dahl was arrested in Oslo.", "trigger": "arrested", "lemma": "arrest", "type": "COERCE",
             "status": "occurred", "target": "Per Dahl", "place": "Oslo"},
        ),
        (
            "Ana Rojas might resign in Oslo",
            {"text": "Ana Rojas could resign in Oslo.", "trigger": "resign", "type": "RESIGN", "status": "possible",
             "agent": "Ana Rojas", "place": "Oslo"},
        ),
        (
            "Unclear: Ana Rojas attacking Per Dahl",
            {"text": "It is unclear whether Ana Rojas attacked Per Dahl.", "trigger": "attacked", "lemma": "attack",
             "type": "ASSAULT", "status": "unclear", "agent": "Ana Rojas", "target": "Per Dahl"},
        ),
        (
            "Demanded: Per Dahl being released",
            {"text": "Protesters want Per Dahl released.", "trigger": "released", "lemma": "release", "type": "CONCEDE",
             "status": "demanded", "target": "Per Dahl"},
        ),
        (
            "Ana Rojas' trip to Oslo",
            {"text": "Ana Rojas made a trip to Oslo.", "trigger": "trip", "type": "TRAVEL", "status": "occurred",
             "agent": "Ana Rojas", "place": "Oslo", "nominal": True},
        ),
        (
            "Norland's refusal",
            {"text": "Norland's refusal surprised them.", "trigger": "refusal", "type": "REJECT", "status": "occurred",
             "agent": "Norland", "nominal": True},
        ),
        (
            "Ana Rojas called for new elections",
            {"text": "Ana Rojas called for new elections, which surprised them.", "trigger": "called", "lemma": "call",
             "type": "REQUEST", "status": "occurred", "agent": "Ana Rojas"},
        ),
        (
            "Possible strike on Per Dahl",
            {"text": "A strike of Per Dahl is possible.", "trigger": "strike", "type": "PROTEST", "status": "possible",
             "theme": "Per Dahl", "nominal": True},
        ),
    ],
)  # fmt: skip
def test_labels_read_like_headlines(reading: Any, expected: str, event: dict[str, Any]) -> None:
    assert label(reading, event.pop("text"), **event) == expected


def test_a_label_has_no_pronoun_and_ends_before_one(reading: Any) -> None:
    text = "Ana Rojas asked for his resignation."
    found = label(reading, text, "asked", "REQUEST", "occurred", lemma="ask", agent="Ana Rojas")
    assert found == "Ana Rojas asked for the resignation"


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_every_verb_has_all_forms(lemma: str) -> None:
    assert past(lemma)
    assert past_participle(lemma)
    assert gerund(lemma).endswith("ing")


def test_verbs_in_ie_have_a_form_in_ying() -> None:
    assert [gerund(lemma) for lemma in ("die", "lie", "agree")] == ["dying", "lying", "agreeing"]


def test_a_place_is_told_once() -> None:
    assert short("Ana Rojas left Bergen Airport", " at Bergen Airport") == "Ana Rojas left Bergen Airport"
    assert with_article("a Bergen Court") == "a Bergen Court"
    assert with_article("Police") == "Police"


@pytest.mark.parametrize(
    ("expected", "event"),
    [
        (
            "Norland to send the chief envoy to Oslo",
            {"text": "Norland is sending its chief envoy to Oslo.", "trigger": "sending", "lemma": "send",
             "type": "TRAVEL", "status": "planned", "agent": "Norland + its chief envoy"},
        ),
        (
            "Per Dahl hosted Ana Rojas",
            {"text": "Ana Rojas was hosted by Per Dahl.", "trigger": "hosted", "lemma": "host", "type": "COOPERATE",
             "status": "occurred", "agent": "Per Dahl", "target": "Ana Rojas"},
        ),
        (
            "Blast of the mill",
            {"text": "The mill was shut by a blast.", "trigger": "blast", "type": "OTHER", "status": "occurred",
             "nominal": True, "theme": "The mill"},
        ),
        (
            "Ana Rojas agreed in Oslo last June",
            {"text": "Ana Rojas agreed in Oslo last June to share the waters of the river.", "trigger": "agreed",
             "lemma": "agree", "type": "AGREE", "status": "occurred", "agent": "Ana Rojas"},
        ),
        (
            "Ana Rojas' canceled trip to Oslo",
            {"text": "Ana Rojas called off a trip to Oslo.", "trigger": "trip", "type": "TRAVEL",
             "status": "cancelled", "agent": "Ana Rojas", "place": "Oslo", "nominal": True},
        ),
    ],
)  # fmt: skip
def test_a_label_has_its_object_and_nobody_twice(reading: Any, expected: str, event: dict[str, Any]) -> None:
    assert label(reading, event.pop("text"), **event) == expected
