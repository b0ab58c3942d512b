"""What a process that reads is told, and what it answers when it has nothing to show. Nothing comes in or goes out."""

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

    name: Literal["read", "compare", "tell", "list_readings"]
    given: object
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a job was not done; `again` where another process may be luckier, `broken` where no job can be done."""

    reason: str
    again: bool = False
    broken: bool = False
