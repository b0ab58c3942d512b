"""Judgements in the database. In come a connection and somebody's word; out it comes again, with when it was given.

Anchors hold a version of a report and a place in it; the latest word on two anchors takes the place of an older one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from twosource.model import Anchor, Judgement, Span
from twosource.store.packing import pack_json, plain, unpack_json
from twosource.store.reports import batches
from twosource.store.rows import Judged
from twosource.store.search import MOST_FOUND
from twosource.store.tables import judgements


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody points at: a place in a version of a report, and what it was called."""

    anchor: Anchor
    version: int
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class Place:
    """A mention: a place in a version of a report."""

    anchor: Anchor
    version: int


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says of two things; `whole` of two stories with all their reports.

    `others` are the further mentions of two events, which are the same with all of theirs.
    """

    kind: str
    same: bool
    whole: bool = False
    others: tuple[Place, ...] = ()


def keep(base: Connection, word: Word, sides: tuple[Meant, Meant], now: datetime) -> int:
    """Keeps a judgement, instead of one on the same two; its number."""
    first, second = sorted(sides, key=lambda one: (one.anchor.report, one.anchor.span or Span(-1, -1)))
    places = _columns("first", first) | _columns("second", second)
    older = [judgements.c[name].is_not_distinct_from(value) for name, value in places.items()]
    alive = (judgements.c.kind == word.kind, judgements.c.undone.is_(None))
    base.execute(update(judgements).where(*alive, *older).values(undone=now))
    names = {"first_name": plain(first.name), "second_name": plain(second.name)}
    names |= {"first_ref": first.reference, "second_ref": second.reference}
    others = [
        [one.anchor.report, one.version, one.anchor.span.start, one.anchor.span.end]
        for one in word.others
        if one.anchor.span
    ]
    said = {"kind": word.kind, "same": word.same, "whole": word.whole, "others": pack_json(others) if others else None}
    done = base.execute(insert(judgements).values(**said, made=now, **places, **names))
    return int((done.inserted_primary_key or (0,))[0])


def _columns(side: str, meant: Meant) -> dict[str, Any]:
    span = meant.anchor.span
    start, end = (span.start, span.end) if span else (None, None)
    return {side: meant.anchor.report, f"{side}_version": meant.version, f"{side}_start": start, f"{side}_end": end}


def undo(base: Connection, number: int, now: datetime) -> Row[Any] | None:
    """Takes a judgement back; its row, None where it is not there or was taken back before."""
    row = base.execute(select(judgements).where(judgements.c.id == number, judgements.c.undone.is_(None))).first()
    if row:
        base.execute(update(judgements).where(judgements.c.id == number).values(undone=now))
    return row


def latest(base: Connection, first: str, second: str) -> int | None:
    """The number of the latest judgement that holds on two ids, in whichever order; None where there is none."""
    both = (judgements.c.first_ref.in_((first, second)), judgements.c.second_ref.in_((first, second)))
    query = select(judgements.c.id).where(judgements.c.undone.is_(None), *both).order_by(judgements.c.id.desc())
    return base.execute(query.limit(1)).scalar()


def on_reports(
    base: Connection, reports: Iterable[str], kinds: Iterable[str], known: datetime | None = None
) -> list[Row[Any]]:
    """The judgements that hold, or held at a moment, and speak of one of the reports, in the order of being made."""
    found: dict[int, Row[Any]] = {}
    holds: ColumnElement[bool] = judgements.c.undone.is_(None)
    if known is not None:
        holds = (judgements.c.made <= known) & (holds | (judgements.c.undone > known))
    for part in batches(sorted(reports)):
        of = or_(judgements.c.first.in_(part), judgements.c.second.in_(part))
        where = (holds, judgements.c.kind.in_(sorted(kinds)), of)
        found.update({row.id: row for row in base.execute(select(judgements).where(*where))})
    return [found[number] for number in sorted(found)]


def by_number(base: Connection, numbers: Iterable[int]) -> list[Row[Any]]:
    """The judgements of these numbers."""
    found = base.execute(select(judgements).where(judgements.c.id.in_(list(numbers))).order_by(judgements.c.id))
    return list(found)


def listed(base: Connection, reports: Iterable[str] | None = None, limit: int = MOST_FOUND) -> tuple[Judged, ...]:
    """The judgements on these reports, or all, the latest first, with those that were taken back."""
    query = select(judgements).order_by(judgements.c.id.desc()).limit(limit)
    if reports is None:
        return tuple(map(judged, base.execute(query)))
    found: dict[int, Row[Any]] = {}
    for part in batches(sorted(reports)):
        of = or_(judgements.c.first.in_(part), judgements.c.second.in_(part))
        found.update({row.id: row for row in base.execute(query.where(of))})
    return tuple(judged(found[number]) for number in sorted(found, reverse=True))[:limit]


def judged(row: Row[Any]) -> Judged:
    """A row of the table as the desk gives it out."""
    judgement = Judgement(row.kind, _anchor(row, "first"), _anchor(row, "second"), row.same)
    return Judged(row.id, judgement, row.first_name, row.second_name, row.made, row.undone)


def others_of(row: Row[Any]) -> tuple[Place, ...]:
    """The further mentions of two events that are the same."""
    found = unpack_json(row.others) if row.others else []
    return tuple(Place(Anchor(report, Span(start, end)), version) for report, version, start, end in found)


def _anchor(row: Row[Any], side: str) -> Anchor:
    start, end = getattr(row, f"{side}_start"), getattr(row, f"{side}_end")
    return Anchor(getattr(row, side), None if start is None else Span(start, end))
