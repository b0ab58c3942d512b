"""Small readings written by hand: `reading(...)` finds every span by its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from twosource.intervals import between, days
from twosource.model import (
    Argument,
    Attribution,
    Entity,
    EventMention,
    Mention,
    Publication,
    Reading,
    Reason,
    Report,
    Segment,
    Source,
    Span,
    Timex,
)

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?[\"”]?")
Build = Callable[..., Reading]


def find(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def interval(days_: str) -> Any:
    first, _, last = days_.partition("/")
    return between(date.fromisoformat(first), date.fromisoformat(last or first))


class Writer:
    """Builds one reading."""

    def __init__(self, identifier: str, text: str, entities: Sequence[Mapping[str, Any]]) -> None:
        self.id, self.text = identifier, text
        self.entities = [self.entity(f"E{n}", **entity) for n, entity in enumerate(entities, start=1)]
        self.known = {name: entity for entity in self.entities for name in (entity.name, *entity.aliases)}

    def entity(
        self, identifier: str, name: str, type: str = "person", aliases: Sequence[str] = (), **more: Any
    ) -> Entity:
        found = [match.span() for form in (name, *aliases) for match in re.finditer(re.escape(form), self.text)]
        spans = [Span(*span) for span in sorted(set(found))]
        mentions = tuple(Mention(self.id, span, span, "name", identifier) for span in spans)
        return Entity(identifier, name, type, tuple(aliases), mentions=mentions, **more)

    def argument(self, role: str, name: str) -> Argument:
        entity = self.known.get(name)
        return Argument(role, entity.name if entity else name, find(self.text, name), entity.id if entity else None)

    def event(self, number: int, clause: str, trigger: str, type: str, status: str, **facts: Any) -> EventMention:
        span = find(self.text, clause)
        roles = ("agent", "counterpart", "target", "theme")
        names = [(role, name) for role in roles for name in facts.get(role, "").split(" + ") if name]
        return EventMention(
            id=f"V{number}",
            report=self.id,
            span=span,
            trigger=find(self.text, trigger, span.start),
            lemma=facts.get("lemma", trigger),
            type=type,
            status=status,
            arguments=tuple(self.argument(role, name) for role, name in names),
            place=self.argument("place", facts["place"]) if "place" in facts else None,
            time=interval(facts["time"]) if "time" in facts else None,
            time_span=find(self.text, facts["when"]) if "when" in facts else None,
            nominal=facts.get("nominal", False),
            definite=facts.get("definite", False),
            ordinal=facts.get("ordinal"),
            reasons=(self.tie(*facts["tie"]),) if "tie" in facts else (),
        )

    def tie(self, what: str, to: str, rule: str = "tie") -> Reason:
        return Reason(what, rule, find(self.text, to))

    def attribution(self, number: int, source: str, cue: str, content: str) -> Attribution:
        entity = self.known.get(source)
        who = Source(source, find(self.text, source), entity.id if entity else None)
        return Attribution(f"A{number}", self.id, who, find(self.text, cue), (find(self.text, content),), "indirect")

    def timex(self, words: str) -> Timex:
        return Timex(self.id, find(self.text, words), "DATE", "XXXX-WXX", None)


@pytest.fixture
def reading() -> Build:
    def build(  # noqa: PLR0913  (a reading has so many parts)
        identifier: str,
        text: str,
        *,
        day: str | None = None,
        headline: str | None = None,
        entities: Sequence[Mapping[str, Any]] = (),
        events: Sequence[Mapping[str, Any]] = (),
        says: Sequence[tuple[str, str, str]] = (),
        timexes: Sequence[str] = (),
    ) -> Reading:
        writer = Writer(identifier, text, entities)
        published = Publication(days(date.fromisoformat(day)), "metadata") if day else None
        sha = hashlib.sha256(text.encode()).hexdigest()
        segments = (Segment("body", Span(0, len(text))),)
        sentences = [Span(*match.span()) for match in SENTENCE.finditer(text) if match.group().strip()]
        return Reading(
            report=Report(identifier, text, sha, segments, headline=headline, published=published),
            sentences=tuple(sentences),
            entities=tuple(writer.entities),
            timexes=tuple(map(writer.timex, timexes)),
            attributions=tuple(writer.attribution(n, *said) for n, said in enumerate(says, start=1)),
            events=tuple(writer.event(n, **event) for n, event in enumerate(events, start=1)),
        )

    return build
