from __future__ import annotations

from itertools import permutations
from typing import Any

from twosource.link import link
from twosource.model import Span

PEOPLE = [{"name": "Ana Rojas", "aliases": ["Rojas"]}, {"name": "Per Dahl"}, {"name": "Oslo", "type": "place"}]
VISIT = {"trigger": "visit", "type": "TRAVEL", "agent": "Ana Rojas", "place": "Oslo"}


def three(reading: Any) -> list[Any]:
    texts = {
        "a": "Ana Rojas will visit Oslo, Per Dahl said.",
        "b": "Ana Rojas wants to visit Oslo, Per Dahl told reporters.",
        "c": "A visit to Oslo by Ana Rojas was called off, Per Dahl confirmed.",
    }
    status = {"a": "planned", "b": "possible", "c": "cancelled"}
    cue = {"a": "said", "b": "told", "c": "confirmed"}
    return [
        reading(
            name,
            text,
            day=f"2021-03-0{number}",
            entities=PEOPLE,
            events=[{"clause": text.split(", Per")[0], "status": status[name], "nominal": name == "c", **VISIT}],
            says=[("Per Dahl", cue[name], text.split(", Per")[0])],
        )
        for number, (name, text) in enumerate(texts.items(), start=1)
    ]


def test_the_order_of_reports_does_not_matter(reading: Any) -> None:
    first, *others = [link(found) for found in permutations(three(reading))]
    assert all(story == first for story in others)


def test_ids_are_the_story_s_everywhere(reading: Any) -> None:
    story = link(three(reading))
    (event,) = story.events
    assert event.status == "cancelled"
    assert [claim.id for claim in story.claims] == ["C1", "C2", "C3"]
    assert all(claim.events == (event.id,) for claim in story.claims)
    entities = {entity.id: entity for entity in story.entities}
    for found in story.readings:
        assert all(entity.id in entities for entity in found.entities)
        assert all(mention.id == event.id for mention in found.events)
        assert all(a.entity in entities for mention in found.events for a in mention.arguments)
        assert all(a.source and a.source.entity in entities for a in found.attributions)
    assert {argument.entity for argument in event.participants} <= set(entities)


def test_every_span_can_be_cut_out_of_its_report(reading: Any) -> None:
    readings = three(reading)
    story = link(readings)
    texts = {found.report.id: found.report.text for found in readings}
    for entity in story.entities:
        for mention in entity.mentions:
            assert texts[mention.report][mention.span.start : mention.span.end] in (entity.name, *entity.aliases)
    for event in story.events:
        for mention in event.mentions:
            assert isinstance(mention.span, Span)
            assert texts[mention.report][mention.trigger.start : mention.trigger.end] == "visit"


def test_the_title_is_the_first_headline_else_the_first_sentence(reading: Any) -> None:
    readings = three(reading)
    lead = reading("f", "BERGEN, March 2 — The harbor was closed on Tuesday, the mayor said.")
    assert link([lead]).title == "The harbor was closed on Tuesday"
    later = reading("d", "Ana Rojas stays at home.", day="2021-03-09", headline="Rojas  stays", entities=PEOPLE)
    assert link([*readings, later]).title == "Rojas stays"
    assert link([reading("e", "It rained.")]).title == "Untitled"


def test_the_id_depends_on_the_reports_alone(reading: Any) -> None:
    readings = three(reading)
    assert link(readings).id == link(readings[::-1]).id != link(readings[:2]).id
