"""What is true of a generated story. Frozen facts, no behaviour: what is written from them is known to say them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from twosource.model import Status

Part = Literal["wire", "paper", "republished", "citing", "next day", "copy", "undated"]


@dataclass(frozen=True)
class Voice:
    """Somebody who says something: how a report may name them first, and then, and what all these have in common."""

    first: tuple[str, ...]
    again: str
    known: str


@dataclass(frozen=True)
class Happening:
    """One thing that happens in a story: its kind, who is in it, where and on which day, and the number in it."""

    key: int
    kind: str
    agent: str
    target: str
    place: str
    day: date
    number: int


@dataclass(frozen=True)
class Mark:
    """A word of a report that names a happening, and its status there; the words of one telling share a number."""

    start: int
    end: int
    happening: int
    status: Status
    telling: int


@dataclass(frozen=True)
class Written:
    """A report as a file would give it, and what is true of it; `published` is not told of an undated one."""

    id: str
    part: Part
    outlet: str
    headline: str
    published: datetime
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Truth:
    """A story: its reports and what a careful reader of them knows.

    `states` is the status of each happening once all is read. `updates` and `conflicts` are happenings and slots.
    `origins` are, for each happening, the words that tell the voices apart on which the reports rest. `rests` are
    reports with what they rest on: an outlet or agency, and how.
    """

    number: int
    happenings: tuple[Happening, ...]
    reports: tuple[Written, ...]
    states: dict[int, Status] = field(default_factory=dict)
    updates: frozenset[tuple[int, str]] = frozenset()
    conflicts: frozenset[tuple[int, str]] = frozenset()
    origins: dict[int, frozenset[str]] = field(default_factory=dict)
    rests: frozenset[tuple[str, str, str]] = frozenset()
