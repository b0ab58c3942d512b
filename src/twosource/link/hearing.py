"""Whom the report of a mention names, and all its words. In come a Reading and the entities; out goes a Hearing.

hearing(reading, entities).names
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.link.names import words
from twosource.model import Entity, Reading, Span


@dataclass(frozen=True)
class Hearing:
    """Who is named in a report, the people with where, but those who are only asked; and all its words."""

    names: frozenset[str]
    places: tuple[tuple[int, str], ...]
    words: frozenset[str]

    def within(self, span: Span) -> frozenset[str]:
        """The people who are named in a stretch of it."""
        return frozenset(who for start, who in self.places if span.start <= start < span.end)


def hearing(reading: Reading, entities: Sequence[Entity]) -> Hearing:
    """What a report names; who says something in it is nobody whom a deed is told of."""
    asked = {one.source.entity for one in reading.attributions if one.source is not None}
    found = [
        (mention.span.start, entity)
        for entity in entities
        for mention in entity.mentions
        if entity.named and mention.report == reading.report.id and mention.kind == "name"
    ]
    told = [(start, entity.id) for start, entity in found if entity.type == "person" and entity.id not in asked]
    text = f"{reading.report.text} {reading.report.headline or ''}"
    return Hearing(frozenset(entity.id for _, entity in found), tuple(sorted(told)), frozenset(words(text)))
