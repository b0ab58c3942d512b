"""Stories as they were. In come a story and a moment on either axis; out goes what was told, or would have been.

`as_of` is what had been published: a report counts from the first moment at which it can have come out, a corrected
version from when it was corrected, one without any date from when it was added. `known` is what the desk had told.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from twosource.desk import sagas
from twosource.desk.making import Telling, key_of, made, taken
from twosource.desk.rooms import Room, now
from twosource.desk.telling import began, last_telling, summary_of
from twosource.errors import BusyError, StoreError
from twosource.store import accounts, judgements, reports, stories
from twosource.store.packing import digest
from twosource.store.rows import Moment, Saga, StoryRow, Told
from twosource.store.stories import Material

BUSY = "too many ask at once how stories were told in the past; ask again in a little while"
MOST = 200  # stories of one saga that are shown


@dataclass(frozen=True, slots=True)
class Published:
    """When a version of a report came out, as far as known."""

    report: str
    number: int
    at: datetime
    known: bool


def told(room: Room, story: str, as_of: datetime | None, known: datetime | None) -> Told | None:
    """A story as told now or at `known`, from what was published by `as_of`; None where that is nothing."""
    with room.store.read() as base:
        row = accounts.row_of(base, story)
        telling = accounts.last_telling(base, story, known)
        last = last_telling(base, story, known)
        if row is None or telling is None or last is None:
            return None
        if as_of is None:
            return shown(replace(row, change=telling.change), last, telling.learned, telling.number)
        material = material_as_of(base, story, last, as_of, known)
    if not material.versions:
        return None
    if dict(material.versions) == last.versions:
        found = last
    else:
        found = taken(room, key_of(room, material)[0], dict(material.versions)) or recalled(room, material, last)
    dated = replace(found, account=replace(found.account, as_of=as_of.isoformat()))
    return shown(replace(row, change=None), dated, telling.learned, 0)


def recalled(room: Room, material: Material, last: Telling) -> Telling:
    """A story told as it was: by one thread, while some others wait; raises BusyError for one too many."""
    if not room.queue.acquire(blocking=False):
        raise BusyError(BUSY)
    try:
        with room.recalling:
            found = made(room, material, [last])
            with suppress(StoreError), room.store.write() as base:  # what cannot be kept can still be shown
                accounts.keep(base, found.kept, now())
            return found
    finally:
        room.queue.release()


def shown(row: StoryRow, telling: Telling, learned: datetime, number: int) -> Told:
    """A telling as the desk gives it out; its row says nothing that was not told then."""
    then = summary_of(telling.account, ())
    row = replace(
        row, title=then.title, status_line=then.status_line, section=then.section, reports=then.reports,
        origins=then.origins, first=then.first, last=then.last, changed=learned,
    )  # fmt: skip
    etag = accounts.etag(telling.kept.key, telling.account.as_of)
    return Told(row, telling.account, telling.texts, telling.kept.keys, learned, etag, number)


def material_as_of(base: Connection, story: str, last: Telling, as_of: datetime, known: datetime | None) -> Material:
    """What the story could have been made of at a moment, of what the desk knows, or knew."""
    chosen: dict[str, int] = {}
    for one in published(base, last):
        if one.at <= as_of:
            chosen[one.report] = max(one.number, chosen.get(one.report, 0))  # whatever date a correction names
    versions = sorted(chosen.items())
    said = [row.id for row in judgements.on_reports(base, chosen, ["entity", "event"], known)]
    return Material(story, digest(versions, said), versions, said)


def published(base: Connection, last: Telling) -> list[Published]:
    """When each version of a story's reports came out, the first one first."""
    dates = {report.id: began(report) for report in last.account.reports}
    found = []
    for row in reports.history(base, list(last.versions)):
        if row.number > last.versions[row.report]:
            continue  # not known yet
        own = row.published if row.number > 1 else row.published or dates.get(row.report)
        found.append(Published(row.report, row.number, own or row.added, own is not None))
    return sorted(found, key=lambda one: (one.at, one.report, one.number))


def moments(base: Connection, last: Telling) -> tuple[Moment, ...]:
    """When the reports of a story came out, the first one first."""
    rows = {report.id: report for report in last.account.reports}
    titles = {row.id: row.title for row in reports.rows(base, rows)}
    return tuple(
        Moment(one.at, one.report, rows[one.report].outlet, titles.get(one.report, one.report), one.known)
        for one in published(base, last)
        if one.report in rows
    )


# ── Sagas ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def saga(room: Room, story: str, as_of: datetime | None, known: datetime | None) -> Saga | None:
    """The saga of a story; None where nothing of it had been told by then.

    Which stories are of one saga is what the desk says now; a moment of the past has those of them that had begun.
    Where some have become part of others since the desk knew no more, it is found anew of what was there then.
    """
    with room.store.read() as base:
        found = _members(base, story)
        if known is not None and (gone := _absorbed(base, found, known)):
            found = _kin_then(base, story, [*found, *gone], known)
    rows = [row for one in sagas.in_order(found)[:MOST] if (row := _then(room, one, as_of, known))]
    then = sagas.in_order(rows)
    return Saga(then[0].id, tuple(replace(row, saga=sagas.part(row.id, then)) for row in then)) if then else None


def state_of_saga(base: Connection, story: str) -> str:
    """A hash of what its stories are told from: what was found out about it holds as long as that is the same."""
    return digest(stories.states(base, [row.id for row in _members(base, story)]))


def _members(base: Connection, story: str) -> list[StoryRow]:
    """The stories of the saga as it is now, also where the one that is given has become part of one of them."""
    home = stories.resolve(base, story) or story
    return accounts.rows(base, sagas.Neighborhood(base, [home]).saga(home))


def _absorbed(base: Connection, rows: Iterable[StoryRow], known: datetime) -> list[StoryRow]:
    """The stories that have become part of these after a moment, and went on then."""
    gone = {one for row in rows for one in stories.absorbed(base, row.id)}
    return [row for row in accounts.ended(base, gone) if stories.home_at(base, row.id, known) == row.id]


def _kin_then(base: Connection, story: str, rows: Iterable[StoryRow], known: datetime) -> list[StoryRow]:
    """Of these stories those that were of one saga with this one, by the reports that each of them had then."""
    from twosource.desk.joining import signatures_of  # noqa: PLC0415  (what only reads need not wait for it)
    from twosource.link.sagas import sagas as found_of  # noqa: PLC0415

    then = {row.id: stories.members_at(base, row.id, known) for row in rows}
    homes = found_of({one: signatures_of(base, reports) for one, reports in then.items() if reports})
    return [row for row in rows if row.id in homes and homes[row.id] == homes.get(story)]


def _then(room: Room, row: StoryRow, as_of: datetime | None, known: datetime | None) -> StoryRow | None:
    """A story's row as it was; what has not changed since need not be told again."""
    with room.store.read() as base:
        moments = _moments(base, row.id) if as_of else []
    if as_of and all(one is not None and one > as_of for one in moments):
        return None
    if (known is None or row.changed <= known) and all(one is not None and as_of and one <= as_of for one in moments):
        return row
    then = told(room, row.id, as_of, known)
    return then.row if then else None


def _moments(base: Connection, story: str) -> list[datetime | None]:
    """When the versions of a story's reports came out; None where a sister report may have to say so."""
    versions = reports.history(base, list(reports.current_versions(base, story)))
    return [one.published or (one.added if one.number > 1 else None) for one in versions]
