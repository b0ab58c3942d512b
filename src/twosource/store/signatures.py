"""What reports are alike by. In come signatures as bytes, with their key terms; out go those that are worth a look.

A report's key terms find the others that share some of them and came out within reach: what that costs is a matter of
the reports of those days, however many there are in the store. Links between reports are kept; what hangs together by
links and by stories is found from one report on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    union_all,
)

from twosource.store.reports import batches
from twosource.store.tables import judgements, keys, likenesses, reports, signatures

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it is kept: `moment` in seconds, None where undated; `made_by` names what made it."""

    report: str
    number: int
    made_by: str
    moment: float | None
    keys: tuple[str, ...]
    packed: bytes


def keep(base: Connection, one: Signed) -> None:
    """Keeps a signature, instead of an older one of the report with its links."""
    base.execute(delete(signatures).where(signatures.c.report == one.report))
    base.execute(delete(keys).where(keys.c.report == one.report))
    base.execute(delete(likenesses).where(or_(likenesses.c.first == one.report, likenesses.c.second == one.report)))
    values = {"number": one.number, "made_by": one.made_by, "packed": one.packed}
    base.execute(insert(signatures).values(report=one.report, **values))
    if one.keys:
        rows = [{"term": term, "report": one.report, "moment": one.moment} for term in sorted(set(one.keys))]
        base.execute(insert(keys), rows)


def load(base: Connection, ids: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """The signatures of these reports, each with the version that it is of."""
    found: dict[str, tuple[int, bytes]] = {}
    for part in batches(sorted(set(ids))):
        query = select(signatures.c.report, signatures.c.number, signatures.c.packed)
        rows = base.execute(query.where(signatures.c.report.in_(part)))
        found.update({row.report: (row.number, row.packed) for row in rows})
    return found


def candidates(base: Connection, one: Signed, *, shared: int, undated: int, reach: float) -> list[str]:
    """The reports that share so many of its key terms, and one more for each day between them, within so many days.

    Where it or the other has no date, as many are to be shared as `undated` says, whatever lies between them.
    """
    own = one.moment
    if own is None:
        return sorted(_sharing(base, one, true(), undated))
    found = _sharing(base, one, keys.c.moment.between(own - reach * DAY, own + reach * DAY), shared)
    near = {report for report, (at, count) in found.items() if count >= shared + int(abs((at or own) - own) / DAY)}
    return sorted(near | _sharing(base, one, keys.c.moment.is_(None), undated).keys())


def _sharing(
    base: Connection, one: Signed, where: ColumnElement[bool], shared: int
) -> dict[str, tuple[float | None, int]]:
    """When the reports came out that share so many key terms, and how many it is; they are counted by the database."""
    query = select(keys.c.report, keys.c.moment, func.count()).where(keys.c.term.in_(one.keys), where)
    query = query.where(keys.c.report != one.report).group_by(keys.c.report, keys.c.moment)
    return {report: (moment, count) for report, moment, count in base.execute(query.having(func.count() >= shared))}


def link(base: Connection, report: str, others: Iterable[str]) -> None:
    """Notes that a report is linked to these others."""
    rows = [dict(zip(("first", "second"), sorted((report, other)), strict=True)) for other in sorted(set(others))]
    if rows:
        base.execute(insert(likenesses), rows)


def component(base: Connection, start: Collection[str]) -> set[str]:
    """All reports that hang together with these by links, by stories, or by somebody's word on stories."""
    found, waiting = set(start), deque(batches(sorted(start), 400))
    while waiting:
        fresh = sorted(set(base.execute(_beside(waiting.popleft())).scalars()) - found)
        found.update(fresh)
        waiting.extend(batches(fresh, 400))
    return found


def _beside(part: Collection[str]) -> CompoundSelect[Any]:
    """Asks for the reports that these are linked to, or of one story with, or that somebody has named with them."""
    own = select(reports.c.story).where(reports.c.id.in_(part), reports.c.story.is_not(None))
    said = (judgements.c.kind == "story", judgements.c.undone.is_(None))
    return union_all(
        select(likenesses.c.second).where(likenesses.c.first.in_(part)),
        select(likenesses.c.first).where(likenesses.c.second.in_(part)),
        select(reports.c.id).where(reports.c.story.in_(own)),
        select(judgements.c.second).where(judgements.c.first.in_(part), *said),
        select(judgements.c.first).where(judgements.c.second.in_(part), *said),
    )


def others(base: Connection, made_by: str) -> list[str]:
    """The programs that have signed reports beside this one; told by the index, however many reports there are."""
    found: list[str] = []
    last = ""
    while name := base.execute(select(func.min(signatures.c.made_by)).where(signatures.c.made_by > last)).scalar():
        found += [name] if name != made_by else []
        last = name
    return found


def signed_by(base: Connection, programs: Collection[str], limit: int) -> list[tuple[str, int, str]]:
    """Reports that one of these programs has signed, each with its version and the program."""
    query = select(signatures.c.report, signatures.c.number, signatures.c.made_by).order_by(signatures.c.made_by)
    found = base.execute(query.where(signatures.c.made_by.in_(sorted(programs))).limit(limit))
    return [(row.report, row.number, row.made_by) for row in found]


def is_signed(base: Connection, report: str, number: int, made_by: str) -> bool:
    """Whether this version of a report still tells, and it is this program that has signed it."""
    where = (signatures.c.report == report, signatures.c.number == number, signatures.c.made_by == made_by)
    return base.execute(select(signatures.c.report).where(*where)).first() is not None
