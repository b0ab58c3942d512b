"""Outlets in the database. In come their names as addresses have them; out go rows with what the store has of each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from twosource.store.reports import as_row
from twosource.store.rows import ReportRow, SourceRow, SourceTold
from twosource.store.tables import reports

UNKNOWN = "unknown"


def listed(base: Connection, *, offset: int, limit: int) -> tuple[SourceRow, ...]:
    """Outlets, the one with most reports first; reports of no known outlet are of none."""
    query = _counted().where(reports.c.slug != UNKNOWN).order_by(func.count().desc(), reports.c.slug)
    return tuple(SourceRow(*_told(row)) for row in base.execute(query.offset(offset).limit(limit)))


def find(base: Connection, slug: str) -> SourceTold | None:
    """An outlet with its latest reports."""
    row = base.execute(_counted().where(reports.c.slug == slug)).first()
    return SourceTold(*_told(row), latest(base, slug)) if row else None


def latest(base: Connection, slug: str, limit: int = 50) -> tuple[ReportRow, ...]:
    """The reports of an outlet, the one added last first."""
    query = select(reports).where(reports.c.slug == slug).order_by(reports.c.added.desc(), reports.c.id).limit(limit)
    return tuple(map(as_row, base.execute(query)))


def _counted() -> Select[Any]:
    return select(
        reports.c.slug,
        func.min(reports.c.outlet).label("outlet"),
        func.count().label("reports"),
        func.count(reports.c.story.distinct()).label("stories"),
    ).group_by(reports.c.slug)


def _told(row: Row[Any]) -> tuple[str, str, int, int]:
    return row.slug, row.outlet or row.slug, row.reports, row.stories
