"""What was told, at hand. In come a desk, a story and a moment; out comes what the desk told, kept while it holds.

A telling never changes, so that it is enough to ask the desk, at little cost, which one is the last: what was unpacked,
looked up or rendered for it is used again. The shelf is bounded, and each process has its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from twosource.serve.at import At

if TYPE_CHECKING:
    from twosource.desk import Desk
    from twosource.store.rows import Moment, Saga, Told

Kept = TypeVar("Kept")
MOST = {"told": 24, "moments": 200, "body": 48, "saga": 100}  # of each kind; a story of 50 reports takes megabytes


class Shelf:
    """Keeps what was told last, and the longest unused goes first."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lock = Lock()
        self.kept: dict[str, OrderedDict[Hashable, Any]] = {kind: OrderedDict() for kind in MOST}

    def told(self, story: str, moment: At) -> Told | None:
        """What the desk tells of a story at a moment, without its place in its saga; None where that is nothing."""
        last = self._last(story)
        if last is None:
            return None
        told = partial(self.desk.told, story, as_of=moment.as_of, known=moment.known, placed=False)
        return self.keep("told", (story, moment, last), told)

    def placed(self, told: Told, moment: At) -> Told:
        """The same with its place in its saga, which may change without it."""
        if moment.query:
            saga = self.saga(told.row.id, moment)
            place = next((row.saga for row in saga.stories if row.id == told.row.id), None) if saga else None
        else:
            place = self.desk.part(told.row)
        return replace(told, row=replace(told.row, saga=place))

    def saga(self, story: str, moment: At) -> Saga | None:
        """The saga of a story at a moment; None where nothing of it was there."""
        key = (story, moment, self.desk.state_of_saga(story))
        return self.keep("saga", key, partial(self.desk.saga, story, as_of=moment.as_of, known=moment.known))

    def moments(self, story: str) -> tuple[Moment, ...]:
        """When the reports of a story came out."""
        return self.keep("moments", (story, self._last(story)), lambda: self.desk.moments(story))

    def keep(self, kind: str, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is there under a key, else what is made; two that ask at once may both make it."""
        shelf = self.kept[kind]
        with self.lock:
            if key in shelf:
                shelf.move_to_end(key)
                found: Kept = shelf[key]
                return found
        made = make()
        with self.lock:
            shelf[key] = made
            while len(shelf) > MOST[kind]:
                shelf.popitem(last=False)
        return made

    def _last(self, story: str) -> Hashable | None:
        """By what the last telling of a story is known; None where it was never told."""
        last = self.desk.last_telling(story)
        return (last.number, last.etag, last.learned) if last else None
