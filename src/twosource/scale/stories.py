"""Which reports tell one story, and the units in which stories are told. In comes an Index; out go plans of units.

The reports are compared block by block (`blocks`), and what hangs together is parted into stories, both by whatever
does the work. What comes of it is what `link.stories.partition` makes of a pile that is held as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.link.stories.partition import components
from twosource.scale.blocks import Block, blocks, pairs
from twosource.scale.folder import Folder
from twosource.scale.index import Index
from twosource.scale.packs import unpacked
from twosource.scale.units import STRETCH, CompareUnit, PartUnit, TellUnit, ends, name_of, story_id

Ids = tuple[str, ...]
PAIR = 2
TOGETHER = 1_000  # reports of the clusters that are parted in one unit


@dataclass(frozen=True, slots=True)
class Plan:
    """A unit of stories, or clusters, by the ids of their reports, before what is needed of them is at hand."""

    name: str
    stories: tuple[Ids, ...]

    @property
    def reports(self) -> int:
        """How many reports these have."""
        return sum(map(len, self.stories))

    def unit(self, index: Index) -> TellUnit:
        """The unit with all readings."""
        return TellUnit(self.name, tuple((ids, index.readings(ids)) for ids in self.stories))


class Grouping:
    """All reports of a run on their way into stories."""

    def __init__(self, index: Index, folder: Folder, program: str) -> None:
        self.index, self.folder, self.program = index, folder, program
        self.ids = index.ranked()
        self.blocks = list(blocks([index.moments[one] for one in self.ids], self.ids, program))

    def compare_unit(self, block: Block) -> CompareUnit:
        """The block with its signatures."""
        own = self.index.signatures(self.ids[block.own : block.end])
        others = self.index.signatures(self.ids[block.start : block.stop])
        return CompareUnit(block.name, own, others, block.among_own)

    def links(self) -> Iterator[tuple[int, int]]:
        """All pairs that are linked, by their ranks."""
        for block in self.blocks:
            _, (raw,) = unpacked(self.folder.pack("compare", block.name))
            yield from pairs(raw, block)

    def clusters(self) -> list[Ids]:
        """What hangs together by links: each story is within one of these."""
        home = components(len(self.ids), list(self.links()))
        members: dict[int, list[str]] = {}
        for rank, first in enumerate(home):
            members.setdefault(first, []).append(self.ids[rank])
        return [tuple(ids) for _, ids in sorted(members.items())]

    def plans(self, clusters: Sequence[Ids]) -> list[Plan]:
        """Units in which clusters become stories; one or two linked reports are a story as they are."""
        held: list[Ids] = []
        found = []
        for ids in clusters:
            if len(ids) > PAIR:
                held.append(ids)
            if sum(map(len, held)) >= TOGETHER:
                found.append(plan(held, self.index, f"{self.program} part"))
                held = []
        return [*found, *([plan(held, self.index, f"{self.program} part")] if held else [])]

    def part_unit(self, one: Plan) -> PartUnit:
        """The unit with all signatures."""
        return PartUnit(one.name, tuple(self.index.signatures(ids) for ids in one.stories))

    def stories(self, clusters: Sequence[Ids], parted: Sequence[Plan]) -> list[Ids]:
        """The stories, the earliest first."""
        found = [ids for ids in clusters if len(ids) <= PAIR]
        for one in parted:
            head, _ = unpacked(self.folder.pack("part", one.name))
            found += (tuple(ids) for ids in head["stories"])
        return sorted(found, key=lambda ids: (self.index.time(ids[0]), story_id(ids)))


def plans(stories: Sequence[Ids], index: Index, size: int, program: str) -> Iterator[Plan]:
    """Units of about `size` reports."""
    held: list[Ids] = []
    for ids in stories:
        held.append(ids)
        if ends(story_id(ids), max(1, size // 2)) or sum(map(len, held)) >= STRETCH * size:
            yield plan(held, index, program)
            held = []
    if held:
        yield plan(held, index, program)


def plan(stories: Sequence[Ids], index: Index, program: str) -> Plan:
    """A unit of these stories, named by what is in it."""
    parts = [f"{one}:{index.facts[one].digest}" for ids in stories for one in ids]
    bounds = ",".join(str(len(ids)) for ids in stories)
    return Plan(name_of(program, [bounds, *parts]), tuple(stories))
