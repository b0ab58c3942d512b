"""A report's text by its segments. In come both; out go stretches with their kinds, which leave out nothing but space.

>>> from twosource.write.contract_reports import Segment
>>> list(segmented("Quito. More here.", [Segment("body", 0, 6)]))
[('body', Span(start=0, end=6)), ('boilerplate', Span(start=6, end=17))]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from twosource.model import Span


class Named(Protocol):
    """A stretch of text with a kind, of whatever format."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def segmented(text: str, segments: Iterable[Named]) -> Iterator[tuple[str, Span]]:
    """Segments in order, cut where an earlier one or the text ends; what none of them has is no reporting."""
    end, length = 0, len(text)
    for part in segments:
        start, stop = min(max(part.start, end), length), min(part.end, length)
        if text[end:start].strip():
            yield "boilerplate", Span(end, start)
        if text[start:stop].strip():
            yield part.kind, Span(start, stop)
        end = max(end, stop)
    if text[end:].strip():
        yield "boilerplate", Span(end, length)
