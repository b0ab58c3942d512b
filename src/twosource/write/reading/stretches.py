"""The text cut so finely that each stretch is marked in one way. In come places of items; out go stretches in order.

Items overlap: an official is mentioned inside what another says, on a day that belongs to what happens there. A
stretch knows all parts of items that it lies in, the shortest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from twosource.write.reading.contract import Attribution, Event, Reading

PartName = Literal["trigger", "time", "cue", "source", "mention", "content", "link", "argument", "number", "clause"]
MARKED: tuple[PartName, ...] = ("trigger", "time", "cue", "source", "mention")  # short: each is a mark of its own


@dataclass(frozen=True, slots=True)
class Part:
    """Words that belong to an item, as what; `kind` is the kind of a mention or the status of an event."""

    start: int
    end: int
    item: str
    name: PartName
    kind: str = ""

    @property
    def order(self) -> tuple[int, int, str]:
        """The shorter first; of equals the one that says more."""
        rank = MARKED.index(self.name) if self.name in MARKED else len(MARKED)
        return self.end - self.start, rank, self.item


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words without a seam, and the parts that they lie in, the shortest first."""

    start: int
    end: int
    parts: tuple[Part, ...]


def stretches(reading: Reading, edges: Iterable[int] = ()) -> Iterator[Stretch]:
    """The whole text, cut wherever a part begins or ends, and at the edges given."""
    length = len(reading.report.text)
    begins: dict[int, list[Part]] = defaultdict(list)
    cuts = {0, length, *edges}
    for part in parts(reading):
        if 0 <= part.start < part.end <= length:
            begins[part.start].append(part)
            cuts |= {part.start, part.end}
    inside: list[Part] = []
    for start, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= length)):
        inside = [part for part in inside if part.end > start] + begins.get(start, [])
        yield Stretch(start, end, tuple(sorted(inside, key=lambda part: part.order)))


def parts(reading: Reading) -> Iterator[Part]:
    """All parts of all items."""
    for entity in reading.entities:
        yield from (Part(one.start, one.end, entity.id, "mention", one.kind) for one in entity.mentions)
    yield from (Part(one.start, one.end, one.id, "time") for one in reading.timexes)
    for attribution in reading.attributions:
        yield from _of_attribution(attribution)
    for event in reading.events:
        yield from _of_event(event)


def _of_attribution(one: Attribution) -> Iterator[Part]:
    if one.cue:
        yield Part(one.cue.start, one.cue.end, one.id, "cue")
    if one.source and one.source.start is not None and one.source.end is not None:
        yield Part(one.source.start, one.source.end, one.id, "source")
    for link in one.chain:
        if link.start is not None and link.end is not None and link != one.source:
            yield Part(link.start, link.end, one.id, "link")
    yield from (Part(piece.start, piece.end, one.id, "content") for piece in one.content)


def _of_event(one: Event) -> Iterator[Part]:
    yield Part(one.trigger.start, one.trigger.end, one.id, "trigger", one.status)
    yield Part(one.start, one.end, one.id, "clause")
    taking_part = (*one.arguments, one.place) if one.place else one.arguments
    yield from (Part(argument.start, argument.end, one.id, "argument") for argument in taking_part)
    yield from (Part(number.start, number.end, one.id, "number") for number in one.numbers)
    if one.timex:
        yield Part(one.timex.start, one.timex.end, one.id, "argument")
