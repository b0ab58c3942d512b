"""What the tests of readings share: one small reading made by hand, and those of the examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from twosource.intervals import days
from twosource.model import (
    Argument,
    Attribution,
    Credit,
    Entity,
    EventMention,
    Interval,
    Mention,
    Number,
    Publication,
    Reading,
    Reason,
    Report,
    Role,
    Segment,
    Source,
    Span,
    Timex,
)  # fmt: skip
from twosource.pipeline import read

EXAMPLES = Path(__file__).parents[3] / "examples"
TEXT = (
    "QUILLA (Nordic Wire) — Envoy Ana Ruiz will land in Quilla on Friday, two officials said.\n\n"
    "A handout picture shows Ruiz.\n\n"
    "She denied that at least 12 guards had been hurt.\n"
)


def at(words: str, after: str = "") -> Span:
    """Where words stand, the first time after others."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def entity(id: str, name: str, type: str, *mentions: tuple[Span, str], **more) -> Entity:
    found = tuple(Mention("a", span, Span(span.end - 1, span.end), kind, id) for span, kind in mentions)
    return Entity(id, name, type, mentions=found, **more)


def segments() -> tuple[Segment, ...]:
    first, caption, last = TEXT.index("Envoy"), TEXT.index("A handout"), TEXT.index("She")
    return (
        Segment("dateline", Span(0, first - 1)),
        Segment("body", Span(first, caption - 2)),
        Segment("caption", Span(caption, last - 2)),
        Segment("body", Span(last, len(TEXT) - 1)),
    )


def timexes(friday: Interval) -> tuple[Timex, ...]:
    reasons = (Reason("timex", "weekday", at("Friday")), Reason("value", "weekday-future-verb", at("will")))
    return (Timex("a", at("Friday"), "DATE", "2031-03-07", friday, reasons),)


def attributions() -> tuple[Attribution, ...]:
    officials = Source("two officials", at("two officials"), "E3", anonymous=True, count=2, office="officials")
    she = Source("Ana Ruiz", at("She"), "E1")
    cue, denied = Reason("cue", "said", at("said")), Reason("cue", "denied", at("denied"))
    content, hurt = at("Envoy Ana Ruiz will land in Quilla on Friday"), at("at least 12 guards had been hurt")
    return (
        Attribution("A1", "a", officials, at("said"), (content,), "indirect", reasons=(cue,)),
        Attribution("A2", "a", she, at("denied"), (hurt,), "indirect", "denies", reasons=(denied,)),
    )


def events(friday: Interval) -> tuple[EventMention, ...]:
    who, where = (
        Argument("agent", "Ana Ruiz", at("Ana Ruiz"), "E1"),
        Argument("place", "Quilla", at("Quilla", "in"), "E2"),
    )
    land = (Reason("type", "arrive", at("land")), Reason("status", "will", at("will")))
    hurt = (Reason("status", "denied-by-source", at("denied")), Reason("status", "sister", at("She"), report="b"))
    clause = at("Envoy Ana Ruiz will land in Quilla on Friday")
    return (
        EventMention("V1", "a", clause, at("land"), "land", "TRAVEL", "expected", "visit", "042", (who,), where, friday,
                     at("Friday"), attribution="A1", reasons=land),
        EventMention("V2", "a", at("at least 12 guards had been hurt"), at("hurt"), "hurt", "ASSAULT", "denied",
                     numbers=(Number("injured", 12, None, at("at least 12")),), attribution="A2", reasons=hurt),
    )  # fmt: skip


@pytest.fixture
def small() -> Reading:
    """Two sentences and a caption, with an item of each kind."""
    friday = days(date(2031, 3, 7))
    report = Report(
        "a", TEXT, "0" * 64, segments(), outlet="Harbor Post", headline="Envoy due in Quilla", language="en",
        credits=(Credit("Nordic Wire", "text", at("Nordic Wire")),),
        published=Publication(days(date(2031, 3, 5)), "metadata", (Reason("published", "metadata-date"),)),
    )  # fmt: skip
    entities = (
        entity("E1", "Ana Ruiz", "person", (at("Envoy Ana Ruiz"), "name"), (at("Ruiz", "shows"), "name"),
               (at("She"), "pronoun"), aliases=("Ruiz",), roles=(Role("envoy", reports=("a",)),)),
        entity("E2", "Quilla", "place", (at("Quilla", "in"), "name")),
        entity("E3", "two officials", "group", (at("two officials"), "nominal"), named=False, count=2),
    )  # fmt: skip
    sentences = tuple(segment.span for segment in segments()[1:])
    return Reading(report, sentences, entities, timexes(friday), attributions(), events(friday))


@pytest.fixture(scope="session")
def examples() -> tuple[Reading, ...]:
    """The readings of both examples."""
    return read([EXAMPLES / "envoy", EXAMPLES / "ferry"])[0]
