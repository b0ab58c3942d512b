"""What stories are about, and how near they are to one another. In come gists as bytes with their keys; out they come.

A story's key terms find the others that share some of them within weeks. How near each of these is is kept with both,
so that whoever asks for one story's neighbors need not look at any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, true

from twosource.store.reports import batches
from twosource.store.tables import gist_keys, gists, kinships

WEEK = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Gisted:
    """What a story is about as it is kept; times are in seconds, None where no report of it has a date."""

    story: str
    first: float | None
    last: float | None
    keys: tuple[str, ...]
    packed: bytes


@dataclass(frozen=True, slots=True)
class Kin:
    """The neighbors of a story: how near each of them is, and when its first report came out."""

    near: dict[str, float]
    first: dict[str, float | None]


def is_same(base: Connection, one: Gisted) -> bool:
    """Whether just this is kept of the story already."""
    row = base.execute(select(gists).where(gists.c.story == one.story)).first()
    return row is not None and (row.first, row.last, row.packed) == (one.first, one.last, one.packed)


def keep(base: Connection, one: Gisted) -> None:
    """Keeps what a story is about, instead of what it was about before."""
    drop(base, one.story)
    base.execute(insert(gists).values(story=one.story, first=one.first, last=one.last, packed=one.packed))
    if one.keys:
        times = {"first": one.first, "last": one.last}
        base.execute(insert(gist_keys), [{"term": term, "story": one.story, **times} for term in sorted(one.keys)])


def drop(base: Connection, story: str) -> None:
    """Forgets a story that has become part of another."""
    for table in (gists, gist_keys, kinships):
        base.execute(delete(table).where(table.c.story == story))
    base.execute(delete(kinships).where(kinships.c.other == story))


def candidates(base: Connection, one: Gisted, *, shared: int, weeks: float) -> list[str]:
    """The stories that share so many key terms within so many weeks; those without a date are within reach of all."""
    near: ColumnElement[bool] = true()
    if one.first is not None and one.last is not None:
        near = gist_keys.c.last >= one.first - weeks * WEEK
        near &= gist_keys.c.first <= one.last + weeks * WEEK
    query = select(gist_keys.c.story).where(gist_keys.c.term.in_(one.keys), gist_keys.c.story != one.story)
    query = query.group_by(gist_keys.c.story).having(func.count() >= shared)
    found = (base.execute(query.where(each)).scalars() for each in (near, gist_keys.c.last.is_(None)))  # each by index
    return sorted({story for some in found for story in some})


def load(base: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """What these stories are about."""
    found: dict[str, bytes] = {}
    for part in batches(sorted(ids)):
        query = select(gists.c.story, gists.c.packed).where(gists.c.story.in_(part))
        found.update({row.story: row.packed for row in base.execute(query)})
    return found


def relate(base: Connection, story: str, near: Mapping[str, float]) -> None:
    """Notes how near others are to a story, with either."""
    pairs = [(story, other, value) for other, value in sorted(near.items())]
    pairs += [(other, story, value) for story, other, value in pairs]
    if pairs:
        base.execute(insert(kinships), [dict(zip(("story", "other", "value"), one, strict=True)) for one in pairs])


def kin(base: Connection, ids: Iterable[str]) -> dict[str, Kin]:
    """The neighbors of these stories."""
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    first: defaultdict[str, dict[str, float | None]] = defaultdict(dict)
    wanted = sorted(set(ids))
    for part in batches(wanted):
        query = (
            select(kinships, gists.c.first)
            .join(gists, gists.c.story == kinships.c.other)
            .where(kinships.c.story.in_(part))
        )
        for row in base.execute(query):
            near[row.story][row.other] = row.value
            first[row.story][row.other] = row.first
    return {story: Kin(near[story], first[story]) for story in wanted}


def began(base: Connection, ids: Iterable[str]) -> dict[str, float | None]:
    """When the first report of each of these stories came out."""
    found: dict[str, float | None] = {}
    for part in batches(sorted(ids)):
        query = select(gists.c.story, gists.c.first).where(gists.c.story.in_(part))
        found.update({row.story: row.first for row in base.execute(query)})
    return found
