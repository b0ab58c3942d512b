"""Units of work: reports to be read, or compared, or stories to be told. In come items; out go units with names.

A unit ends where the contents say so, not after a number: behind an item whose id is of a certain kind. So a report
more or less changes one unit and leaves the names of all others as they are, and what was done stays done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.scale.items import ID_LENGTH, Item

MOST_BYTES = 4_000_000  # of one unit, before it is read
NAME = 24  # hexadecimal digits
STRETCH = 2  # a unit has at most so many times the reports that it has on average


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """Reports to be read."""

    name: str
    items: tuple[Item, ...]

    @property
    def reports(self) -> int:
        """How many they are."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class TellUnit:
    """Stories to be told, each as the ids and the squeezed readings of its reports."""

    name: str
    stories: tuple[tuple[tuple[str, ...], tuple[bytes, ...]], ...]

    @property
    def reports(self) -> int:
        """How many reports these have."""
        return sum(len(ids) for ids, _ in self.stories)


@dataclass(frozen=True, slots=True)
class CompareUnit:
    """Reports to be compared with others and, where `among_own`, with one another: their signatures, squeezed."""

    name: str
    own: tuple[bytes, ...]
    others: tuple[bytes, ...]
    among_own: bool

    @property
    def reports(self) -> int:
        """How many have been compared for good with this unit."""
        return len(self.own) if self.among_own else 0


@dataclass(frozen=True, slots=True)
class PartUnit:
    """Clusters of reports to be parted into stories: their signatures, squeezed."""

    name: str
    clusters: tuple[tuple[bytes, ...], ...]

    @property
    def reports(self) -> int:
        """How many reports there are in them, all of which have been counted before."""
        return 0


Unit = ReadUnit | CompareUnit | PartUnit | TellUnit


def read_units(items: Iterable[Item], size: int, program: str) -> Iterator[ReadUnit]:
    """Units of about `size` reports."""
    held: list[Item] = []
    total = 0
    for item in items:
        held.append(item)
        total += item.size
        if ends(item.id, size) or len(held) >= STRETCH * size or total >= MOST_BYTES:
            yield ReadUnit(name_of(program, [item.fingerprint for item in held]), tuple(held))
            held, total = [], 0
    if held:
        yield ReadUnit(name_of(program, [item.fingerprint for item in held]), tuple(held))


def ends(identifier: str, size: int) -> bool:
    """Whether a unit ends behind this id."""
    return int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) % max(1, size) == 0


def name_of(program: str, parts: Sequence[str]) -> str:
    """The name of work: what is done, by which program."""
    return hashlib.sha256("\0".join([program, *parts]).encode()).hexdigest()[:NAME]


def story_id(reports: Sequence[str]) -> str:
    """The id of the story of these reports, whatever their order."""
    return hashlib.sha256("\0".join(sorted(reports)).encode()).hexdigest()[:ID_LENGTH]
