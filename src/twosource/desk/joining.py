"""Which story a report joins. In come a connection and reports just read; out go the stories that this changes.

Only reports that hang together with the new one, by likenesses, stories or somebody's word, are looked at again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select

from twosource.model import Reading
from twosource.store import readings, stories
from twosource.store.tables import reports


def join(base: Connection, reading: Reading, *, made_by: str, now: datetime) -> set[str]:
    """Puts the report of a reading where it belongs; the stories that are to be told anew."""
    from twosource.link.stories import group  # noqa: PLC0415  (help must not wait for it)

    versions = {row.id: row.current for row in base.execute(select(reports.c.id, reports.c.current))}
    known = {reading.report.id: reading, **readings.load(base, versions, made_by=made_by)}
    groups: list[Collection[str]] = [[one.report.id for one in story] for story in group(list(known.values()))]
    changed = stories.regroup(base, groups, now)
    story = base.execute(select(reports.c.story).where(reports.c.id == reading.report.id)).scalar_one()
    stories.mark(base, changed | {story})
    return changed | {story}
