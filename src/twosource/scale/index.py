"""Where each report that has been read is found. In come packs of units; out go facts, signatures and readings by id.

Of a report only its id, its moment and where it stands are held; all else stays on the disk.
"""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from math import inf
from typing import Any, BinaryIO, NamedTuple

from twosource.scale.folder import Folder
from twosource.scale.packs import Place, opened, piece

OPEN_FILES = 64
PIECES = 2  # of each report: its signature, its reading


class Fact(NamedTuple):
    """What the index holds of a report: its unit's number, its number in there, its digest."""

    unit: int
    row: int
    digest: str


class Index:
    """All reports of a run."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.names: list[str] = []
        self.facts: dict[str, Fact] = {}
        self.moments: dict[str, float | None] = {}
        self.files: OrderedDict[int, tuple[BinaryIO, list[Place]]] = OrderedDict()

    def add(self, name: str) -> None:
        """Takes up a unit that has been read."""
        number = len(self.names)
        self.names.append(name)
        with open(self.folder.pack("read", name), "rb") as file:
            head, _ = opened(file)
        for row, one in enumerate(head["reports"]):
            self.facts[one["id"]] = Fact(number, row, one["digest"])
            self.moments[one["id"]] = one["moment"]

    def ranked(self) -> list[str]:
        """The ids by time, those without one last."""
        return sorted(self.facts, key=self.time)

    def time(self, identifier: str) -> tuple[float, str]:
        """What a report is sorted by."""
        moment = self.moments[identifier]
        return (inf if moment is None else moment, identifier)

    def set_aside(self) -> Iterator[dict[str, Any]]:
        """What could not be read, unit by unit."""
        for name in self.names:
            with open(self.folder.pack("read", name), "rb") as file:
                yield from opened(file)[0]["aside"]

    def signatures(self, ids: Iterable[str]) -> tuple[bytes, ...]:
        """The signatures of some reports, squeezed."""
        return tuple(self.part(self.facts[identifier], 0) for identifier in ids)

    def readings(self, ids: Iterable[str]) -> tuple[bytes, ...]:
        """The readings of some reports, squeezed."""
        return tuple(self.part(self.facts[identifier], 1) for identifier in ids)

    def part(self, fact: Fact, number: int) -> bytes:
        """One of the two pieces of a report."""
        if fact.unit not in self.files:
            if len(self.files) >= OPEN_FILES:
                self.files.popitem(last=False)[1][0].close()
            file: BinaryIO = open(self.folder.pack("read", self.names[fact.unit]), "rb")  # noqa: SIM115  (held open)
            self.files[fact.unit] = (file, opened(file)[1])
        self.files.move_to_end(fact.unit)
        file, places = self.files[fact.unit]
        return piece(file, places[PIECES * fact.row + number])

    def close(self) -> None:
        """Closes all files."""
        for file, _ in self.files.values():
            with contextlib.suppress(OSError):
                file.close()
        self.files.clear()
