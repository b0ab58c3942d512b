"""Feeds watched. In come feeds and lists of feeds; out goes, again and again, what each of them has brought.

Sites are asked as seldom as will do: one client keeps their pauses and robots.txt over all rounds, pages behind entries
are looked at less and less often, and a feed that is down is left alone for longer each time. What goes wrong with one
feed is told and does not stop the others. Where the database fails, no feed is to blame: that is told once, and the
watch waits until it can be written to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from twosource.desk import adding
from twosource.desk.rooms import Room, now
from twosource.desk.telling import settle_all
from twosource.errors import InputError, StoreError, TwosourceError
from twosource.store import visits
from twosource.store.rows import Added

if TYPE_CHECKING:
    from twosource.collect.collection import Web

LISTS = (".opml", ".xml")
LONGEST_REST = 6 * 3600.0  # seconds that a feed which is down is left alone
DATABASE = "database"  # what is told of instead of a feed
FIRST_WAIT, LONGEST_WAIT = 5.0, 300.0  # seconds until a database that fails is tried again


class Stopped(Exception):
    """Somebody has asked to stop; what is being fetched is given up, what was added is there."""


@dataclass(slots=True)
class Watch:
    """What is watched, how often, and to whom it is told; `stop` ends it within the report at hand."""

    room: Room
    paths: Sequence[str]
    every: float
    tell: Callable[[str, Added | TwosourceError], None]
    stop: Event = field(default_factory=Event)
    failures: dict[str, int] = field(default_factory=dict)
    resting: dict[str, float] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)  # what was told of a list, or of a name in it
    trouble: str = ""  # what the database complains about, as it was told
    patient: bool = True  # who wants some rounds alone does not wait for a database

    def run(self, rounds: int | None = None) -> None:
        """Round after round until it is stopped, or as many as are given."""
        web, self.patient = self._web(), rounds is None
        try:
            while not self.stop.is_set() and rounds != 0:
                started = monotonic()
                self._round(web)
                rounds = None if rounds is None else rounds - 1
                if rounds != 0:
                    self.stop.wait(max(0.0, started + self.every - monotonic()))
        except Stopped:
            return
        finally:
            web.progress = lambda _: None
            web.close()

    def _web(self) -> Web:
        from twosource.collect.collection import Web  # noqa: PLC0415  (nobody else fetches)

        return Web(self.room.settings, self._go_on)

    def _go_on(self, address: str | None) -> None:
        if self.stop.is_set():
            raise Stopped

    def _round(self, web: Web) -> None:
        web.fetched.clear()
        self._patiently(lambda: settle_all(self.room))  # what a watch that was ended has left
        for feed in self.feeds():
            if self.stop.is_set():
                return
            if monotonic() >= self.resting.get(feed, 0.0):
                self._patiently(partial(self._visit, feed, web))

    def _patiently(self, do: Callable[[], object]) -> None:
        """Does it, once more after waiting where the database fails; what fails again is left for the next round."""
        for _ in range(2):
            try:
                do()
            except StoreError as error:
                self._wait(error)
            else:
                self.trouble = ""
                return

    def _wait(self, error: StoreError) -> None:
        """Tells what is wrong with the database, unless that was told, and waits until it can be written to."""
        if not self.patient:
            raise error
        seconds = FIRST_WAIT
        while True:
            if self.trouble != str(error):
                self.trouble = str(error)
                self.tell(DATABASE, error)
            if self.stop.wait(seconds):
                raise Stopped
            seconds = min(2 * seconds, LONGEST_WAIT)
            try:
                with self.room.store.write():
                    return
            except StoreError as found:
                error = found

    def feeds(self) -> Iterator[str]:
        """The feeds to watch: lists are read anew each round, so that they may be changed meanwhile."""
        for path in self.paths:
            try:
                found = listed(path, self.room.settings.max_feeds)
            except InputError as error:
                self._tell_once(path, error)
                continue
            self.broken.pop(path, None)
            for feed in found:
                if feed == path or is_address(feed):
                    yield feed
                else:  # whoever has written the list has no say in which files of this machine are read
                    self._tell_once(feed, InputError(f"no web address, so that {path} cannot name it"))

    def _tell_once(self, path: str, error: InputError) -> None:
        """Tells what is wrong with a list, or a name in it, when that is new: it is looked at in every round."""
        if self.broken.get(path) != str(error):
            self.broken[path] = str(error)
            self.tell(path, error)

    def _visit(self, feed: str, web: Web) -> None:
        before, skipped = set(web.fetched), set[str]()

        def skip(address: str) -> bool:
            early = address != feed and not self._is_due(address)
            if early:
                skipped.add(address)
            return early

        web.skip = skip
        try:
            added = adding.add_fetched(self.room, feed, web)
        except StoreError:
            web.fetched.intersection_update(before)  # all of it is asked for once more
            raise
        except TwosourceError as error:
            self._rest(feed, error)
            return
        with self.room.store.write() as base:
            visits.keep(base, web.fetched - before - skipped - {feed}, now())
        if failed := failure(feed, added):
            self._rest(feed, failed)
            return
        self.failures.pop(feed, None)
        self.tell(feed, added)

    def _rest(self, feed: str, error: TwosourceError) -> None:
        """Tells what went wrong and leaves the feed alone, each time twice as long."""
        self.failures[feed] = self.failures.get(feed, 0) + 1
        rounds = min(self.failures[feed] - 1, 20)
        self.resting[feed] = monotonic() + min(LONGEST_REST, self.every * (2**rounds - 0.5))
        self.tell(feed, error)

    def _is_due(self, address: str) -> bool:
        with self.room.store.read() as base:
            return visits.is_due(base, address, now())


def listed(path: str, most: int) -> list[str]:
    """The feeds of a list, or the one feed that a path is; raises InputError where a list cannot be read."""
    from twosource.pipeline import feeds_of  # noqa: PLC0415  (spaCy)

    if is_address(path) or not path.lower().endswith(LISTS):
        return [path]
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened: {str(error.strerror or error).lower()}") from error
    return feeds_of(raw)[:most]


def is_address(path: str) -> bool:
    """Whether it is fetched."""
    return path.lower().startswith(("http://", "https://"))


def failure(feed: str, added: Added) -> InputError | None:
    """Why a feed itself could not be had, where that is so."""
    if added.new or added.known or added.versions:
        return None
    return next((InputError(item.reason) for item in added.left_out if item.path == feed), None)
