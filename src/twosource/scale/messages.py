"""What a process that reads is told, and what it answers, job by job (`reader`, `supervisor`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.settings import Settings


@dataclass(frozen=True, slots=True)
class Setup:
    """What a reader must know before its first job; `load` is whether it loads the language pipeline at once."""

    settings: Settings
    megabytes: float
    load: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with what, within how many seconds."""

    name: Literal["read", "compare", "part", "tell", "list_readings"]
    given: object
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a job was not done; `again` where another process may be luckier, `broken` where no job can be done."""

    reason: str
    again: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A report that has been read: what the index keeps of it, its signature and its reading, both squeezed."""

    id: str
    place: str
    moment: float | None
    digest: str
    signature: bytes
    reading: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """A story that has been told, as rows of all tables in Arrow's form."""

    story: str
    tables: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Parted:
    """The stories of a cluster, by the ids of their reports."""

    stories: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs of a block that are linked, squeezed."""

    pairs: bytes


Answer = Read | Compared | Parted | Told | Refused
