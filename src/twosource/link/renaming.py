"""Readings in the story's ids. In come readings and the story's entities or events; out go the readings, renamed.

Ids of a reading ("E1", "A1", "V1") mean nothing outside it; here each reference gets the story's id, and whoever has a
name is called by the one that the story knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.link.claims import source_of, without_own_outlet
from twosource.link.entities import Entities
from twosource.model import Argument, Attribution, Entity, Event, EventMention, Reading, Source, Span


def rename(readings: Sequence[Reading], entities: Entities) -> tuple[Reading, ...]:
    """The readings with the story's entities and with attributions numbered through the story: "C1", "C2"."""
    names = {entity.id: entity for entity in entities.entities}
    called = _by_one_name(entities.entities)
    renamed, count = [], 0
    for reading in readings:
        claims = {a.id: f"C{count + number}" for number, a in enumerate(reading.attributions, start=1)}
        count += len(claims)
        renamed.append(_Renamer(reading, entities.ids, names, claims, called).reading())
    return tuple(renamed)


def name_events(readings: Sequence[Reading], events: Sequence[Event]) -> tuple[Reading, ...]:
    """The readings with each event mention under the id of its event."""
    ids = {(m.report, m.trigger, m.span): event.id for event in events for m in event.mentions}
    return tuple(
        replace(
            reading,
            events=tuple(replace(m, id=ids.get((m.report, m.trigger, m.span), m.id)) for m in reading.events),
        )
        for reading in readings
    )


def _by_one_name(entities: Sequence[Entity]) -> dict[str, Entity]:
    """The people of the story by each of their names that nobody else in it has."""
    bearers: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in {entity.name, *entity.aliases} if entity.named else ():
            bearers.setdefault(name, []).append(entity)
    return {
        name: found[0]
        for name, found in bearers.items()
        if len(found) == 1 and found[0].type == "person" and name[:1].isupper()
    }


class _Renamer:
    """Puts the story's ids into one reading."""

    def __init__(
        self,
        reading: Reading,
        ids: Mapping[tuple[str, str], str],
        names: Mapping[str, Entity],
        claims: Mapping[str, str],
        called: Mapping[str, Entity],
    ) -> None:
        self.read, self.report = reading, reading.report.id
        self.ids, self.names, self.claims, self.called = ids, names, claims, called
        self.bodies = {
            mention.span.end: entity.name
            for entity in reading.entities
            if entity.named and entity.type in ("government", "place")
            for mention in entity.mentions
            if mention.kind == "name"
            and reading.report.text[mention.span.start : mention.span.end].endswith(entity.name)
        }

    def reading(self) -> Reading:
        """The reading, renamed."""
        reading = self.read
        return replace(
            reading,
            entities=tuple(map(self.entity, reading.entities)),
            attributions=tuple(map(self.attribution, reading.attributions)),
            events=tuple(map(self.mention, reading.events)),
        )

    def entity(self, entity: Entity) -> Entity:
        identifier = self.ids[self.report, entity.id]
        mentions = tuple(replace(mention, entity=identifier) for mention in entity.mentions)
        return replace(entity, id=identifier, mentions=mentions)

    def attribution(self, attribution: Attribution) -> Attribution:
        return replace(
            attribution,
            id=self.claims[attribution.id],
            source=self.source(attribution.source) if attribution.source else None,
            chain=without_own_outlet(tuple(map(self.source, attribution.chain)), self.read.report),
        )

    def source(self, source: Source) -> Source:
        entity = self.names.get(self.ids.get((self.report, source.entity or ""), ""))
        if entity is None:
            return replace(source, entity=None)
        return replace(source, entity=entity.id, name=entity.name if entity.named else source.name)

    def mention(self, mention: EventMention) -> EventMention:
        return replace(
            mention,
            arguments=tuple(map(self.argument, mention.arguments)),
            place=self.argument(mention.place) if mention.place else None,
            attribution=self.claims.get(source_of(mention, self.read.attributions) or ""),
        )

    def argument(self, argument: Argument) -> Argument:
        entity = self.names.get(self.ids.get((self.report, argument.entity or ""), ""))
        entity = entity or self.called.get(argument.name)
        if entity is None:
            return replace(argument, entity=None)
        name = self.in_full(argument.span, entity) if entity.named else argument.name
        return replace(argument, entity=entity.id, name=name)

    def in_full(self, span: Span, entity: Entity) -> str:
        """The entity's name, of a group with the body whose part of it is meant: "Senate Democrats"."""
        words = self.read.report.text[span.start : span.end]
        body = self.bodies.get(span.start - 1) if entity.type == "group" and words == entity.name else None
        return f"{body} {entity.name}" if body else entity.name
