"""What all doings of the desk share: the store, the settings, and what reads. In come settings; out goes a Room.

spaCy is loaded for the first report that has to be read, and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock, RLock, Semaphore

from sqlalchemy import Connection

from twosource.desk.versions import reads, signs, tells
from twosource.model import Publication, Reading, Report
from twosource.settings import Settings
from twosource.store import Store, reports

Progress = Callable[[str | None], None]  # called with what is being done, and with None when that is over
MOST_WAITING = 8  # who look at the past at once, of all whom a server's threads could let wait


@dataclass
class Room:
    """The store, the settings, what reads, and under which names that is known."""

    store: Store
    settings: Settings
    reading: Lock = field(default_factory=Lock)  # spaCy reads one report at a time
    telling: RLock = field(default_factory=RLock)  # who only looks does not tell along with who is telling already
    recalling: Lock = field(default_factory=Lock)  # one story at a time is told as it was: all want the same few
    queue: Semaphore = field(default_factory=lambda: Semaphore(MOST_WAITING))  # for that
    older: frozenset[str] | None = None  # what had linked reports when this program first looked, beside itself

    @cached_property
    def reads(self) -> str:
        """The versions of what reads."""
        return reads(self.settings)

    @cached_property
    def tells(self) -> str:
        """The versions of what tells."""
        return tells(self.settings)

    @cached_property
    def signs(self) -> str:
        """The versions of what finds the reports of one story."""
        return signs()

    def read(self, report: Report, given: Publication | None = None) -> Reading:
        """The report read, with the date that a sister report gave it."""
        from twosource.pipeline import read_one  # noqa: PLC0415  (spaCy)

        with self.reading:
            return read_one(replace(report, published=given) if given else report, settings=self.settings)


def now() -> datetime:
    """What the clock says, aware, in UTC."""
    return datetime.now(UTC)


def collected(base: Connection, report: str, number: int) -> Report:
    """A version of a report as it was collected, under its id in the store."""
    return replace(reports.collected(base, report, number), id=report)
