"""What the desk shows. In come ids and moments; out go rows and accounts as they are, or were."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from sqlalchemy import or_

from twosource.desk.rooms import Room
from twosource.desk.telling import settle
from twosource.errors import InputError
from twosource.store import accounts, stories
from twosource.store.packing import unpack_json
from twosource.store.reports import collected
from twosource.store.rows import Page, StoryRow, Telling, Told
from twosource.store.tables import stories as table

MOST = 500  # rows of one page


def told(room: Room, story: str, *, as_of: datetime | None = None, known: datetime | None = None) -> Told | None:
    """A story as told now; told first where it is to be told."""
    from twosource.write.json import load  # noqa: PLC0415  (pydantic)

    with room.store.read() as base:
        found = stories.resolve(base, story)
        due = found in stories.untold(base) if found else False
    if found is None:
        return None
    if due:
        settle(room, [found])
    with room.store.read() as base:
        row = accounts.row_of(base, found)
        telling = accounts.last_telling(base, found, known)
        kept = accounts.find(base, telling.account) if telling else None
        if row is None or telling is None or kept is None:
            return None
        texts = {report: collected(base, report, number).text for report, number in unpack_json(telling.composition)}
    return Told(row, load(kept.written), texts, kept.keys, telling.learned, kept.key[:20], telling.number)


def tellings(room: Room, story: str) -> tuple[Telling, ...]:
    """All tellings of a story."""
    with room.store.read() as base:
        found = stories.resolve(base, story)
        return accounts.tellings_of(base, found) if found else ()


def listed(
    room: Room, *, day: date | None = None, query: str | None = None, after: str | None = None, limit: int = 50
) -> Page[StoryRow]:
    """Stories, the one that changed last first."""
    limit = max(1, min(limit, MOST))
    found = accounts.listed().limit(limit + 1)
    if after:
        changed, last = cursor(after)
        moment = datetime.fromisoformat(changed)
        found = found.where(or_(table.c.changed < moment, (table.c.changed == moment) & (table.c.id > last)))
    if day:
        start = datetime.combine(day, clock(), UTC)
        found = found.where(table.c.first < start + timedelta(days=1), table.c.last >= start)
    with room.store.read() as base:
        rows = [accounts.as_row(row) for row in base.execute(found)]
    more = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(rows[:limit]), opaque(more.changed.isoformat(), more.id) if more else None)


def opaque(*parts: str) -> str:
    """A place in a list, as text that means nothing to anybody else."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def cursor(after: str) -> list[str]:
    """The place again; raises InputError for anything else."""
    try:
        found = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError as error:
        raise InputError("after: not a place in this list; begin without it") from error
    if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
        raise InputError("after: not a place in this list; begin without it")
    return found
