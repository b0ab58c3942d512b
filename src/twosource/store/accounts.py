"""What was told. In come a connection, and accounts as bytes with the keys of what they name; out they come again.

An account is kept once for what it was made of; a telling says when a story was first told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from twosource.store.packing import digest, pack_json, packed, unpack_json, unpacked
from twosource.store.reports import batches
from twosource.store.rows import StoryRow, Telling
from twosource.store.stories import Material
from twosource.store.tables import accounts, stories, tellings


@dataclass(frozen=True, slots=True)
class Kept:
    """An account as it was written, and the permanent keys of its events and entities by their ids in it."""

    key: str
    written: bytes
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list says of a story: the columns of its row that hang on what is told."""

    title: str
    status_line: str
    section: str | None
    reports: int
    origins: int
    first: datetime | None
    last: datetime | None
    change: str | None


def find(base: Connection, key: str) -> Kept | None:
    """The account made of just this before."""
    row = base.execute(select(accounts).where(accounts.c.key == key)).first()
    return Kept(key, unpacked(row.packed), unpack_json(row.keys)) if row else None


def keep(base: Connection, kept: Kept, now: datetime) -> None:
    """Keeps an account, unless it is there."""
    if base.execute(select(accounts.c.key).where(accounts.c.key == kept.key)).first() is None:
        values = {"packed": packed(kept.written), "keys": pack_json(kept.keys), "made": now}
        base.execute(insert(accounts).values(key=kept.key, **values))


def tell(base: Connection, material: Material, kept: Kept, summary: Summary, now: datetime) -> int:
    """Notes that a story is told so from now on; the number of this telling."""
    story = material.story
    keep(base, kept, now)
    number = int(base.execute(select(stories.c.number).where(stories.c.id == story)).scalar_one()) + 1
    base.execute(
        insert(tellings).values(
            story=story,
            number=number,
            learned=now,
            account=kept.key,
            composition=pack_json(material.versions),
            change=summary.change,
        )
    )
    values = {name: getattr(summary, name) for name in Summary.__dataclass_fields__}
    base.execute(
        update(stories)
        .where(stories.c.id == story)
        .values(told=material.composition, number=number, changed=now, **values)
    )
    return number


def last_telling(base: Connection, story: str, known: datetime | None = None) -> Row[Any] | None:
    """The telling that held at a moment, or holds now."""
    query = select(tellings).where(tellings.c.story == story)
    if known is not None:
        query = query.where(tellings.c.learned <= known)
    return base.execute(query.order_by(tellings.c.number.desc()).limit(1)).first()


def tellings_of(base: Connection, story: str, after: int = 0) -> tuple[Telling, ...]:
    """The tellings of a story behind one, the first one first."""
    where = (tellings.c.story == story, tellings.c.number > after)
    return tuple(map(as_telling, base.execute(select(tellings).where(*where).order_by(tellings.c.number))))


def as_telling(row: Row[Any]) -> Telling:
    """A row of the table as the desk gives it out."""
    told_of = tuple(report for report, _ in unpack_json(row.composition))
    return Telling(row.number, row.learned, told_of, etag(row.account), row.change)


def of_telling(base: Connection, story: str, number: int) -> Kept | None:
    """The account that was told then."""
    where = (tellings.c.story == story, tellings.c.number == number)
    key = base.execute(select(tellings.c.account).where(*where)).scalar()
    return find(base, key) if key else None


def etag(key: str, as_of: str | None = None) -> str:
    """A short name of what is told: the same for the same account of the same moment."""
    return digest(key, as_of)[:20]


def row_of(base: Connection, story: str) -> StoryRow | None:
    """A story as a list shows it; None where it was never told."""
    row = base.execute(select(stories).where(stories.c.id == story, stories.c.number > 0)).first()
    return as_row(row) if row else None


def rows(base: Connection, ids: Iterable[str]) -> list[StoryRow]:
    """Stories that go on and have been told, of these ids, as lists show them."""
    query = select(stories).where(stories.c.into.is_(None), stories.c.number > 0)
    found = (base.execute(query.where(stories.c.id.in_(part))) for part in batches(sorted(ids)))
    return [as_row(row) for part in found for row in part]


def ended(base: Connection, ids: Iterable[str]) -> tuple[StoryRow, ...]:
    """Stories of these ids that were told and have become part of others, as they were last told; the latest first."""
    query = select(stories).where(stories.c.into.is_not(None), stories.c.number > 0)
    found = (base.execute(query.where(stories.c.id.in_(part))) for part in batches(sorted(ids)))
    rows = [as_row(row) for part in found for row in part]
    return tuple(sorted(rows, key=lambda row: (row.changed, row.id), reverse=True))


def as_row(row: Row[Any]) -> StoryRow:
    """A row of the table as the desk gives it out."""
    return StoryRow(
        row.id, row.title, row.status_line, row.section, row.reports, row.origins, row.first, row.last, row.changed,
        row.change,
    )  # fmt: skip


def listed() -> Select[Any]:
    """Stories that go on and have been told, the one that changed last first."""
    query = select(stories).where(stories.c.into.is_(None), stories.c.number > 0)
    return query.order_by(stories.c.changed.desc(), stories.c.id)
