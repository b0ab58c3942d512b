"""Events and entities by permanent keys. In come those of a telling; out they come again, told or not told any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from twosource.store.packing import folded, plain
from twosource.store.reports import batches
from twosource.store.rows import ThingRow
from twosource.store.tables import stories, things


def keep(base: Connection, story: str, found: Sequence[ThingRow]) -> None:
    """Makes these the things that a story tells; others that it told before are kept, as not told any more."""
    base.execute(update(things).where(things.c.story == story).values(told=False))
    for part in batches([one.key for one in found]):
        base.execute(delete(things).where(things.c.story == story, things.c.key.in_(part)))
    rows = [
        {name: getattr(one, name) for name in ThingRow.__dataclass_fields__}
        | {"name": plain(one.name), "folded": folded(one.name)}
        for one in found
    ]
    if rows:
        base.execute(insert(things), rows)


def find(base: Connection, story: str, key: str) -> ThingRow | None:
    """An event or entity of a story."""
    row = base.execute(select(things).where(things.c.story == story, things.c.key == key)).first()
    return as_row(row) if row else None


def anywhere(base: Connection, key: str) -> tuple[ThingRow, ...]:
    """The things of this key in all stories, those that are told first."""
    found = base.execute(_going_on().where(things.c.key == key).order_by(things.c.told.desc(), things.c.story))
    return tuple(map(as_row, found))


def namesakes(base: Connection, thing: ThingRow, limit: int = 50) -> tuple[ThingRow, ...]:
    """Entities of the same name and type in other stories, those with most reports first."""
    where = (
        things.c.kind == thing.kind,
        things.c.folded == folded(thing.name),
        things.c.type == thing.type,
        things.c.story != thing.story,
        things.c.told,
    )
    order = (things.c.reports.desc(), things.c.story, things.c.key)
    return tuple(map(as_row, base.execute(_going_on().where(*where).order_by(*order).limit(limit))))


def entities(base: Connection, query: str, *, offset: int, limit: int) -> tuple[ThingRow, ...]:
    """Entities whose names have all these words, or their beginnings; those with most reports first."""
    where = [
        func.concat(" ", things.c.folded).like(f"% {word}%") if base.dialect.name != "sqlite"
        else (" " + things.c.folded).like(f"% {word}%")
        for word in folded(query).split()[:10]
    ]  # fmt: skip
    order = (things.c.reports.desc(), things.c.mentions.desc(), things.c.folded, things.c.story, things.c.key)
    found = _going_on().where(things.c.kind == "entity", things.c.told, *where).order_by(*order)
    return tuple(map(as_row, base.execute(found.offset(offset).limit(limit))))


def as_row(row: Row[Any]) -> ThingRow:
    """A row of the table as the desk gives it out."""
    return ThingRow(*(getattr(row, name) for name in ThingRow.__dataclass_fields__))


def _going_on() -> Any:
    """Things of stories that go on: what became part of another is told there."""
    return select(things).join(stories, (stories.c.id == things.c.story) & stories.c.into.is_(None))
