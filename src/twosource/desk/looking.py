"""What the desk shows. In come ids, words and moments; out go rows and accounts as they are, or were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import or_

from twosource.desk import past, sagas
from twosource.desk.cursors import bounded, counted, cursor, moment_of, offset_of, opaque
from twosource.desk.making import Telling
from twosource.desk.rooms import Room
from twosource.desk.telling import changed, last_telling, settle
from twosource.store import accounts, readings, reports, search, sources, stories, things
from twosource.store.rows import (
    Accounted,
    EntityPage,
    Hit,
    Moment,
    Page,
    Part,
    Saga,
    SourceRow,
    SourceTold,
    StoredReport,
    StoryRow,
    ThingRow,
    Told,
)
from twosource.store.rows import Telling as TellingRow
from twosource.store.search import Wanted
from twosource.store.tables import stories as table

if TYPE_CHECKING:
    from twosource.write.changes import Change


def found_story(room: Room, story: str) -> str | None:
    """The story that goes on under this id, told first where it is to be told; None where there is none.

    While another thread is telling, its last telling is good enough, if there is one: else all who look would tell. So
    it is where the database can only be read.
    """
    with room.store.read() as base:
        found = stories.resolve(base, story)
        due = found is not None and not room.store.read_only and stories.is_due(base, found)
        told_before = due and accounts.row_of(base, found or "") is not None
    if found and due and room.telling.acquire(blocking=not told_before):
        try:
            settle(room, [found])
        finally:
            room.telling.release()
    return found


def told(room: Room, story: str, *, as_of: datetime | None = None, known: datetime | None = None) -> Told | None:
    """A story as told now, or then, with its place in its saga."""
    then = told_alone(room, story, as_of=as_of, known=known)
    return replace(then, row=replace(then.row, saga=part(room, then.row, as_of=as_of, known=known))) if then else None


def told_alone(room: Room, story: str, *, as_of: datetime | None = None, known: datetime | None = None) -> Told | None:
    """The same without looking for its saga."""
    known = aware(known)
    found = _home(room, story, known)
    return past.told(room, found, aware(as_of), known) if found else None


def _home(room: Room, story: str, known: datetime | None) -> str | None:
    """The story that goes on under an id, or went on at a moment."""
    found = found_story(room, story)
    if found is None or known is None:
        return found
    with room.store.read() as base:
        return stories.home_at(base, story, known)


def part(room: Room, row: StoryRow, *, as_of: datetime | None = None, known: datetime | None = None) -> Part | None:
    """Where a story stands in its saga, now or at a moment."""
    if as_of is None and known is None:
        with room.store.read() as base:
            return sagas.placed(base, [row])[0].saga
    found = past.saga(room, row.id, aware(as_of), aware(known))
    return next((one.saga for one in found.stories if one.id == row.id), None) if found else None


def saga(room: Room, story: str, *, as_of: datetime | None = None, known: datetime | None = None) -> Saga | None:
    """The saga that a story is part of, with all its stories; of a story without kin itself alone."""
    known = aware(known)
    found = _home(room, story, known)
    return past.saga(room, found, aware(as_of), known) if found else None


def state_of_saga(room: Room, story: str) -> str | None:
    """The same as long as no story of the saga has changed, whatever moment is looked at."""
    found = found_story(room, story)
    with room.store.read() as base:
        return past.state_of_saga(base, found) if found else None


def tellings(room: Room, story: str, after: int = 0) -> tuple[TellingRow, ...]:
    """The tellings of a story behind one; of one that has become part of another its own, and that one's since."""
    return tuple(telling for _, telling in _history(room, story, after))


def _history(room: Room, story: str, after: int) -> list[tuple[str, TellingRow]]:
    """The same, each with the story that was told."""
    found = found_story(room, story)
    with room.store.read() as base:
        if found in (None, story):
            return [(found, one) for one in accounts.tellings_of(base, found, after)] if found else []
        own = [(story, one) for one in accounts.tellings_of(base, story)]
        since = [(found, one) for one in accounts.tellings_of(base, found)]
        return [*own, *(one for one in since if not own or one[1].learned > own[-1][1].learned)][after:]


def last(room: Room, story: str) -> TellingRow | None:
    """The telling that holds."""
    found = found_story(room, story)
    with room.store.read() as base:
        row = accounts.last_telling(base, found) if found else None
        return accounts.as_telling(row) if row else None


def told_before(room: Room, story: str, after: int) -> Iterator[Accounted]:
    """What the tellings of a story said, each looked up when it is its turn."""
    from twosource.write.json import load  # noqa: PLC0415  (pydantic)

    for owner, one in _history(room, story, after):
        with room.store.read() as base:
            kept = accounts.of_telling(base, owner, one.number)
        if kept:
            yield Accounted(one, load(kept.written), kept.keys)


def absorbed(room: Room, story: str) -> tuple[StoryRow, ...]:
    """The stories that have become part of this one, as they were last told."""
    found = found_story(room, story)
    with room.store.read() as base:
        return accounts.ended(base, stories.absorbed(base, found)) if found else ()


def moments(room: Room, story: str) -> tuple[Moment, ...]:
    """When the reports of a story came out."""
    found = found_story(room, story)
    with room.store.read() as base:
        last = last_telling(base, found) if found else None
        return past.moments(base, last) if last else ()


def changes(
    room: Room, story: str, *, since: datetime, until: datetime | None = None, known: bool = False
) -> tuple[Change, ...]:
    """What is told at the later moment and was not at the earlier one."""

    def at(moment: datetime | None) -> Told | None:
        return told_alone(room, story, known=moment) if known else told_alone(room, story, as_of=moment)

    after, before = at(until), at(since)
    if after is None:
        return ()
    return changed(_telling(before) if before else None, _telling(after))


def _telling(one: Told) -> Telling:
    return Telling(accounts.Kept(one.etag, b"", one.keys), one.account, one.texts, {})


# ── Lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def listed(
    room: Room, *, day: date | None = None, query: str | None = None, after: str | None = None, limit: int = 50
) -> Page[StoryRow]:
    """Stories, the one that changed last first."""
    limit = bounded(limit)
    found = accounts.listed().limit(limit + 1)
    if after:
        moment, last = cursor(after, str, str)
        changed_at = moment_of(moment)
        found = found.where(or_(table.c.changed < changed_at, (table.c.changed == changed_at) & (table.c.id > last)))
    if day:
        start, end = (datetime.combine(day, edge, UTC) for edge in (time.min, time.max))
        found = found.where(table.c.first <= end, table.c.last >= start)
    with room.store.read() as base:
        if query:
            found = found.where(table.c.id.in_(search.stories_with(base, query)))
        rows = sagas.placed(base, [accounts.as_row(row) for row in base.execute(found)])
    more = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(rows[:limit]), opaque(more.changed.isoformat(), more.id) if more else None)


def searched(room: Room, wanted: Wanted, *, after: str | None, limit: int) -> Page[Hit]:
    """Reports, claims and events, the best first."""
    limit, offset = bounded(limit), offset_of(after)
    with room.store.read() as base:
        return counted(search.search(base, wanted, offset=offset, limit=limit + 1), offset, limit)


def entities(room: Room, query: str, *, after: str | None, limit: int) -> Page[ThingRow]:
    """Entities by name."""
    limit, offset = bounded(limit), offset_of(after)
    with room.store.read() as base:
        return counted(things.entities(base, query, offset=offset, limit=limit + 1), offset, limit)


def outlets(room: Room, *, after: str | None, limit: int) -> Page[SourceRow]:
    """Outlets, the one with most reports first."""
    limit, offset = bounded(limit), offset_of(after)
    with room.store.read() as base:
        return counted(sources.listed(base, offset=offset, limit=limit + 1), offset, limit)


# ── Things with an address of their own ───────────────────────────────────────────────────────────────────────────


def report(room: Room, identity: str, version: int | None) -> StoredReport | None:
    """A report with its reading."""
    with room.store.read() as base:
        row = next(iter(reports.rows(base, [identity])), None)
        states = reports.versions_of(base, identity)
        number = version if version is not None else row.version if row else 0
        state = next((one for one in states if one.number == number), None)
        found = readings.any_of(base, identity, number) if state else None
        if row is None or state is None or found is None:
            return None
    return StoredReport(row, number, *found, state.sha256, states, row.story, state.added)


def raw(room: Room, identity: str, version: int | None) -> bytes | None:
    """The bytes of a report as received."""
    with room.store.read() as base:
        row = next(iter(reports.rows(base, [identity])), None)
        number = version if version is not None else row.version if row else 0
        state = next((one for one in reports.versions_of(base, identity) if one.number == number), None)
        return reports.raw_of(base, state.sha256) if state else None


def thing(room: Room, story: str, kind: str, key: str) -> ThingRow | None:
    """An event or entity of a story."""
    found = found_story(room, story)
    with room.store.read() as base:
        row = things.find(base, found, key) if found else None
    return row if row and row.kind == kind else None


def entity(room: Room, story: str, key: str) -> EntityPage | None:
    """An entity of a story, and its namesakes in others."""
    row = thing(room, story, "entity", key)
    if row is None:
        return None
    with room.store.read() as base:
        return EntityPage(row, things.namesakes(base, row))


def source(room: Room, slug: str) -> SourceTold | None:
    """An outlet with its latest reports."""
    with room.store.read() as base:
        return sources.find(base, slug)


def aware(moment: datetime | None) -> datetime | None:
    """A moment that names its zone; one that does not is in UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
