"""The desk: what commands, pages and the API call. In come paths, ids and moments; out go the rows of `store.rows`.

Several processes may have a desk on one database; none keeps in memory what another could change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO, Literal, Self

from twosource.desk.rooms import Progress, Room
from twosource.errors import TwosourceError
from twosource.settings import Settings, load_settings
from twosource.store import Store, open_store
from twosource.store.rows import (
    Accounted,
    Added,
    EntityPage,
    Hit,
    Judged,
    Moment,
    Page,
    Part,
    Saga,
    SourceRow,
    SourceTold,
    StoredReport,
    StoryRow,
    Telling,
    ThingRow,
    Told,
)
from twosource.store.search import Wanted

if TYPE_CHECKING:
    from twosource.write.changes import Change

Kind = Literal["story", "entity", "event"]


class Desk:
    """The flow with a memory. Methods raise StoreError where the database fails, InputError for wrong input."""

    def __init__(self, store: Store, settings: Settings | None = None) -> None:
        self.store = store
        self.settings = settings or load_settings()
        self.room = Room(store, self.settings)

    @classmethod
    def open(cls, where: str | Path | None = None, settings: Settings | None = None, *, make: bool = True) -> Self:
        """The desk on the database at a path or URL, else on that of the settings, else on the user's own.

        Raises StoreError where it cannot be had, or where it is not there, is not the user's own and `make` is False.
        """
        settings = settings or load_settings()
        return cls(open_store(where or settings.db, make=make), settings)

    def close(self) -> None:
        """Ends all connections to the database."""
        self.store.close()

    # ── Taking in ──

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        stdin: BinaryIO | None = None,
        progress: Progress | None = None,
        reading: Progress | None = None,
    ) -> Added:
        """Takes in all reports at the paths and addresses; raises InputError where there is not one.

        `progress` is called with each address that is fetched, `reading` with each report, and both with None at last.
        """
        from twosource.desk import adding  # noqa: PLC0415  (what only reads need not wait for it)

        return adding.add(self.room, paths, stdin=stdin, progress=progress, reading=reading)

    def add_text(
        self,
        text: str,
        *,
        outlet: str | None = None,
        title: str | None = None,
        published: str | None = None,
        url: str | None = None,
    ) -> Added:
        """Takes in a text that somebody has pasted, unless it is no report, with what they know about it.

        Raises InputError where `published` is no date.
        """
        from twosource.desk import adding  # noqa: PLC0415

        told = {"outlet": outlet, "title": title, "date": published, "url": url}
        return adding.add_text(self.room, text, {name: value for name, value in told.items() if value})

    def add_files(self, sent: Sequence[tuple[str, bytes]]) -> Added:
        """Takes in files that somebody has sent, by their names; there may be no report among them."""
        from twosource.desk import adding  # noqa: PLC0415

        return adding.add_files(self.room, sent)

    def watch(
        self,
        paths: Sequence[str],
        *,
        every: float,
        tell: Callable[[str, Added | TwosourceError], None],
        rounds: int | None = None,
        stop: Event | None = None,
    ) -> None:
        """Takes in what feeds bring, round after round, until `stop` is set; `tell` is called for each feed."""
        from twosource.desk.watching import Watch  # noqa: PLC0415

        Watch(self.room, paths, every, tell, stop or Event()).run(rounds)

    # ── Stories ──

    def stories(
        self, *, day: date | None = None, query: str | None = None, after: str | None = None, limit: int = 50
    ) -> Page[StoryRow]:
        """Stories, the one that changed last first: those with reports of a day, those that have these words."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.listed(self.room, day=day, query=query, after=after, limit=limit)

    def told(
        self, story: str, *, as_of: datetime | None = None, known: datetime | None = None, placed: bool = True
    ) -> Told | None:
        """A story as told now, or from what had been published by `as_of`, or as the desk told it at `known`.

        Its row has its place in its saga, unless `placed` is False: that costs a look at its neighbors.
        """
        from twosource.desk import looking  # noqa: PLC0415

        return (looking.told if placed else looking.told_alone)(self.room, story, as_of=as_of, known=known)

    def tellings(self, story: str, *, after: int = 0) -> tuple[Telling, ...]:
        """All that the desk has ever told of a story, or behind a telling, the first one first."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.tellings(self.room, story, after)

    def last_telling(self, story: str) -> Telling | None:
        """The telling of a story that holds now; at the cost of one row, however many there are."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.last(self.room, story)

    def accounts(self, story: str, *, after: int = 0) -> Iterator[Accounted]:
        """What each telling of a story said, behind one, the first one first; without the texts that it cites."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.told_before(self.room, story, after)

    def absorbed(self, story: str) -> tuple[StoryRow, ...]:
        """The stories that have become part of this one, as last told; each has its history under its own id."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.absorbed(self.room, story)

    def moments(self, story: str) -> tuple[Moment, ...]:
        """When the reports of a story came out, the first one first."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.moments(self.room, story)

    def changes(
        self, story: str, *, since: datetime, until: datetime | None = None, known: bool = False
    ) -> tuple[Change, ...]:
        """What reports published after `since` have changed; with `known`, what the desk has told since then."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.changes(self.room, story, since=since, until=until, known=known)

    def saga(self, story: str, *, as_of: datetime | None = None, known: datetime | None = None) -> Saga | None:
        """The stories of weeks that a story belongs to, the first first: now, or those that had begun by a moment."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.saga(self.room, story, as_of=as_of, known=known)

    def state_of_saga(self, story: str) -> str | None:
        """By what it is known whether anything has changed in the saga of a story, at the cost of a few rows."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.state_of_saga(self.room, story)

    def part(self, row: StoryRow, *, as_of: datetime | None = None, known: datetime | None = None) -> Part | None:
        """Where a story stands in its saga, now or at a moment; None where it has no kin."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.part(self.room, row, as_of=as_of, known=known)

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """What stories are called, by their ids."""
        from twosource.store import accounts  # noqa: PLC0415

        with self.store.read() as base:
            return {row.id: row.title for row in accounts.rows(base, set(ids))}

    # ── Reports, events, entities, sources ──

    def report(self, report: str, version: int | None = None) -> StoredReport | None:
        """A report with its reading, in its current version or an older one."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.report(self.room, report, version)

    def raw(self, report: str, version: int | None = None) -> bytes | None:
        """The bytes of a report as received, of its current version or an older one."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.raw(self.room, report, version)

    def event(self, story: str, key: str) -> ThingRow | None:
        """An event of a story by its permanent key."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.thing(self.room, story, "event", key)

    def entity(self, story: str, key: str) -> EntityPage | None:
        """An entity of a story by its permanent key, with those of its name in other stories."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.entity(self.room, story, key)

    def entities(self, query: str = "", *, after: str | None = None, limit: int = 50) -> Page[ThingRow]:
        """Entities of all stories by name, those with most reports first."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.entities(self.room, query, after=after, limit=limit)

    def source(self, slug: str) -> SourceTold | None:
        """An outlet by its name as addresses have it, with its latest reports."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.source(self.room, slug)

    def sources(self, *, after: str | None = None, limit: int = 500) -> Page[SourceRow]:
        """Outlets, the one with most reports first."""
        from twosource.desk import looking  # noqa: PLC0415

        return looking.outlets(self.room, after=after, limit=limit)

    def search(  # noqa: PLR0913  (one a field of the form)
        self,
        query: str = "",
        *,
        type: str | None = None,
        status: str | None = None,
        start: date | None = None,
        end: date | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Hit]:
        """Reports, claims and events with these words; with a type or a status, events alone.

        Days are inclusive: of events when they happen, of reports and claims when they came out.
        """
        from twosource.desk import looking  # noqa: PLC0415

        days = (one.isoformat() if one else None for one in (start, end))
        wanted = Wanted(query, type.upper() if type else None, status, *days)
        return looking.searched(self.room, wanted, after=after, limit=limit)

    # ── Judgements ──

    def judge(self, kind: Kind | None, first: str, second: str, same: bool) -> Judged:
        """Somebody's word that two things are the same or not; raises StoreError where one of them is not there."""
        from twosource.desk import judging  # noqa: PLC0415

        return judging.judge(self.room, first, second, same=same, kind=kind)

    def undo_on(self, first: str, second: str) -> Judged:
        """Takes the latest judgement on two ids back; raises MissingError where there is none."""
        from twosource.desk import judging  # noqa: PLC0415

        return judging.undo_on(self.room, first, second)

    def undo(self, judgement: int) -> Judged:
        """Takes a judgement back; raises StoreError where it is not there."""
        from twosource.desk import judging  # noqa: PLC0415

        return judging.undo(self.room, judgement)

    def judgements(self, story: str | None = None) -> tuple[Judged, ...]:
        """The judgements on a story and what is in it, or all, the latest first."""
        from twosource.desk import judging  # noqa: PLC0415

        return judging.judgements_on(self.room, story)
