"""Which reports tell one story, and the units in which stories are told. In comes an Index; out go plans of units.

The reports are compared block by block (`blocks`), by whatever does the work; here the pairs are put together, as
`link.stories.partition` does it for a pile that is held as a whole: the same reports, the same stories.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from twosource.link.clusters import grow
from twosource.link.stories.partition import components
from twosource.link.weights import weights
from twosource.scale.blocks import Block, blocks, pairs
from twosource.scale.folder import Folder
from twosource.scale.index import Index
from twosource.scale.packs import unpacked
from twosource.scale.units import STRETCH, CompareUnit, TellUnit, ends, name_of, story_id

Ids = tuple[str, ...]
Edge = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """A unit of stories by the ids of their reports, before their readings are at hand."""

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
        self.index, self.folder = index, folder
        self.ids = index.ranked()
        self.blocks = list(blocks([index.moments[one] for one in self.ids], self.ids, program))

    def unit(self, block: Block) -> CompareUnit:
        """The block with its signatures."""
        own = self.index.signatures(self.ids[block.own : block.end])
        others = self.index.signatures(self.ids[block.start : block.stop])
        return CompareUnit(block.name, own, others, block.stop == block.own)

    def edges(self) -> Iterator[Edge]:
        """All pairs that are alike, by their ranks."""
        for block in self.blocks:
            _, (raw,) = unpacked(self.folder.pack("compare", block.name).read_bytes())
            yield from pairs(raw, block)

    def stories(self) -> list[Ids]:
        """The stories, the earliest first, each as the ids of its reports by time."""
        found = ranks_of_stories(len(self.ids), Edges(self), weights("stories")["least"])
        return [tuple(self.ids[rank] for rank in ranks) for ranks in found]


@dataclass(frozen=True, slots=True)
class Edges:
    """The pairs of a grouping, to be gone through again and again without being held."""

    grouping: Grouping

    def __iter__(self) -> Iterator[Edge]:
        return self.grouping.edges()


def ranks_of_stories(count: int, edges: Iterable[Edge], least: float) -> list[list[int]]:
    """The stories by the ranks of their reports; goes through the pairs twice."""
    home = components(count, [(a, b) for a, b, value in edges if value >= least])
    found = [[rank] for rank in alone(home)]
    for within in by_component(edges, home):
        found += grown(within, least)
    return sorted(found)


def alone(home: Sequence[int]) -> Iterator[int]:
    """The ranks that hang together with no other."""
    sizes = array("I", bytes(4 * len(home)))
    for rank in home:
        sizes[rank] += 1
    return (rank for rank in range(len(home)) if sizes[home[rank]] == 1)


def by_component(edges: Iterable[Edge], home: Sequence[int]) -> Iterator[list[Edge]]:
    """The pairs within each component, component by component; 16 bytes a pair are held."""
    import numpy as np  # noqa: PLC0415  (only where there is much to sort)

    first, second, values = array("I"), array("I"), array("d")
    for a, b, value in edges:
        if home[a] == home[b]:
            first.append(a)
            second.append(b)
            values.append(value)
    homes = np.asarray(home, dtype=np.uint32)[np.asarray(first, dtype=np.uint32)]
    order = np.argsort(homes, kind="stable")
    for _, group in groupby(order.tolist(), key=lambda position: home[first[position]]):
        yield [(first[position], second[position], values[position]) for position in group]


def grown(edges: Sequence[Edge], least: float) -> list[list[int]]:
    """The stories of one component."""
    ranks = sorted({rank for a, b, _ in edges for rank in (a, b)})
    number = {rank: position for position, rank in enumerate(ranks)}
    likeness = {(number[a], number[b]): value for a, b, value in edges}
    return [[ranks[position] for position in group] for group in grow(len(ranks), likeness, least=least)]


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
