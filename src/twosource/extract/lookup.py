"""Which entity a stretch of text speaks of. In come a report's entities, then spans; out goes an Entity or None.

    index = EntityIndex(doc._.entities)
    index.at(token.idx, token.idx + len(token))

Offsets are those of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from twosource.model import Entity, Mention


class EntityIndex:
    """Entities by where the heads of their mentions stand."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        found = [(mention, entity) for entity in entities for mention in entity.mentions]
        self._found = sorted(found, key=lambda pair: (pair[0].head, pair[0].span))
        self._starts = [mention.head.start for mention, _ in self._found]

    def at(self, start: int, end: int) -> Entity | None:
        """The entity of the mention that has its head within [start, end).

        Of several, one whose head or span is exactly that stretch; else the one that fits into it and covers most.
        """
        found = self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        fitting = [(mention, entity) for mention, entity in found if mention.head.end <= end]
        if not fitting:
            return None
        return max(fitting, key=lambda pair: _closeness(pair[0], start, end))[1]


def _closeness(mention: Mention, start: int, end: int) -> tuple[bool, bool, int]:
    """Greater is closer: the exact stretch, then a mention that lies within it, then the longer one."""
    exact = any(span.start == start and span.end == end for span in (mention.head, mention.span))
    inside = start <= mention.span.start and mention.span.end <= end
    return exact, inside, mention.span.end - mention.span.start
