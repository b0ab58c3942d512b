"""Which story a report joins. In come a connection and reports just read; out go the stories that this changes.

Only reports that hang together with the new one, by likenesses, stories or somebody's word, are looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from twosource.model import Reading
from twosource.store import judgements, readings, stories
from twosource.store.tables import reports


def join(base: Connection, reading: Reading, *, made_by: str, now: datetime) -> set[str]:
    """Puts the report of a reading where it belongs; the stories that are to be told anew."""
    return rejoin(base, {reading.report.id}, now)


def rejoin(base: Connection, ids: Collection[str], now: datetime) -> set[str]:
    """Groups what hangs together with these reports anew; the stories that are to be told anew."""
    from twosource.link.stories import group  # noqa: PLC0415  (help must not wait for it)

    versions = {row.id: row.current for row in base.execute(select(reports.c.id, reports.c.current))}
    known = [
        found[0] for report, number in sorted(versions.items()) if (found := readings.any_of(base, report, number))
    ]
    said = judgements.on_reports(base, versions, ["story"])
    pairs = [judgements.judged(row).judgement for row in said if not (row.same and row.whole)]
    groups = [[one.report.id for one in story] for story in group(known, pairs)]
    changed = stories.regroup(base, united(groups, said), now)
    own = base.execute(select(reports.c.story).where(reports.c.id.in_(sorted(ids)))).scalars()
    changed |= {story for story in own if story}
    stories.mark(base, changed)
    return changed


def united(groups: list[list[str]], said: Sequence[Row[Any]]) -> list[list[str]]:
    """The groups, those put together of which somebody has said that they are one story as a whole."""
    at = {report: number for number, group in enumerate(groups) for report in group}
    for row in said:
        if row.same and row.whole and row.first in at and row.second in at and at[row.first] != at[row.second]:
            into, other = sorted((at[row.first], at[row.second]))
            for report in groups[other]:
                at[report] = into
            groups[into] += groups[other]
            groups[other] = []
    return [group for group in groups if group]
