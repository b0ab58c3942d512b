"""What has changed in a story, telling by telling. In come a desk and a story; out go changes, and revisions.

Nothing of it ever changes once a telling is there, so what was made for one is kept in memory for the next asker.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Hashable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from twosource.serve.views.moments import EVER
from twosource.store.rows import Accounted, Telling, Told
from twosource.write.exports.agenda import Revisions

if TYPE_CHECKING:
    from twosource.desk import Desk
    from twosource.write.changes import Change

KEPT = 500  # results of a process at most
TELLINGS = 20  # the latest of a story; what is older has been read
CHANGES = 12  # the weightiest of one telling


class History:
    """What was made of tellings before, the latest used last."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = Lock()

    def find(self, key: Hashable) -> Any:
        """What is kept under the key, or None."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
            return self.kept.get(key)

    def keep(self, key: Hashable, made: Any) -> None:
        """Keeps it; what was not asked for longest goes."""
        with self.lock:
            self.kept[key] = made
            self.kept.move_to_end(key)
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)

    def changes(
        self, desk: Desk, story: str, tellings: tuple[Telling, ...]
    ) -> list[tuple[Telling, tuple[Change, ...]]]:
        """The latest tellings, each with what it changed, the newest first."""
        befores: tuple[Telling | None, ...] = (None, *tellings)
        pairs = list(zip(befores, tellings, strict=False))[-TELLINGS:]
        return [(now, self._between(desk, story, before, now)) for before, now in reversed(pairs)]

    def _between(self, desk: Desk, story: str, before: Telling | None, now: Telling) -> tuple[Change, ...]:
        since = before.learned if before else EVER
        key = ("changes", story, before.etag if before else "", now.etag, now.number)
        found: tuple[Change, ...] | None = self.find(key)
        if found is None:
            found = tuple(desk.changes(story, since=since, until=now.learned, known=True)[:CHANGES])
            self.keep(key, found)
        return found

    def of(self, desk: Desk, story: str, telling: Telling, names: Collection[str]) -> frozenset[str]:
        """The events and claims of one telling in which somebody of these keys takes part, by their ids in it."""
        key = ("of", story, telling.number, telling.etag, frozenset(names))
        found: frozenset[str] | None = self.find(key)
        if found is None:
            told = next(iter(desk.accounts(story, after=telling.number - 1)), None)
            found = concerning(told, names) if told else frozenset()
            self.keep(key, found)
        return found

    def revisions(self, desk: Desk, story: str, tellings: tuple[Telling, ...]) -> Mapping[str, int]:
        """How often each appointment of a story has changed over its tellings, by the event's key."""
        number, so_far = self.find(("revisions", story)) or (0, Revisions())
        last = tellings[-1].number if tellings else 0
        if number > last:  # somebody asks who has seen less
            number, so_far = 0, Revisions()
        for told in desk.accounts(story, after=number) if last > number else ():
            if told.telling.number > last:
                break
            so_far = so_far.after(told.account, told.keys)
        self.keep(("revisions", story), (last, so_far))
        return so_far.counts


def concerning(told: Told | Accounted, names: Collection[str]) -> frozenset[str]:
    """The ids of events in which an entity of these keys takes part, and of claims that it makes."""
    own = {id for id, key in told.keys.items() if key in names}
    events = {one.id for one in told.account.events if own & {part.entity for part in one.participants}}
    claims = {one.id for one in told.account.claims if one.source and one.source.entity in own}
    return frozenset(events | claims)
