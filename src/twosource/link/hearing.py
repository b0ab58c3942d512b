"""Whom each report names, and what places and disasters. In come Readings and the entities; out goes a Hearing of each.

hearings(readings, entities, sought)[0].names
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from twosource.link.names import words_of_text
from twosource.model import Entity, Reading, Span


@dataclass(frozen=True)
class Hearing:
    """Who is named in a report, id by name; the people with where, but those who are only asked; its words sought."""

    names: Mapping[str, str]
    places: tuple[tuple[int, str], ...]
    words: frozenset[str]

    def within(self, span: Span) -> frozenset[str]:
        """The people who are named in a stretch of it."""
        return frozenset(who for start, who in self.places if span.start <= start < span.end)


def hearings(readings: Sequence[Reading], entities: Sequence[Entity], sought: Collection[str]) -> list[Hearing]:
    """What each report names, and which of the words that are sought it has."""
    named: defaultdict[str, list[tuple[int, Entity]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            if entity.named and mention.kind == "name":
                named[mention.report].append((mention.span.start, entity))
    return [_hearing(reading, named[reading.report.id], frozenset(sought)) for reading in readings]


def _hearing(reading: Reading, named: Sequence[tuple[int, Entity]], sought: frozenset[str]) -> Hearing:
    """What a report names; who says something in it is nobody whom a deed is told of."""
    asked = {one.source.entity for one in reading.attributions if one.source is not None}
    told = [(start, entity.id) for start, entity in named if entity.type == "person" and entity.id not in asked]
    text = f"{reading.report.text} {reading.report.headline or ''}"
    names = {entity.id: entity.name for _, entity in named}
    return Hearing(names, tuple(sorted(told)), sought.intersection(words_of_text(text)))
