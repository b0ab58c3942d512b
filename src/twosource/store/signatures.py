"""What reports are alike by. In come signatures as bytes, with their key terms; out go those that are worth a look.

A report's key terms find the others that share some of them and came out within reach: what that costs is a matter of
the reports of those days, however many there are in the store. Links between reports are kept; what hangs together by
links and by stories is found from one report on.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select

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


def candidates(base: Connection, one: Signed, *, shared: int, reach: float) -> list[str]:
    """The reports that share so many of its key terms, and one more for each day between them, within so many days.

    Undated ones are within reach of all.
    """
    query = select(keys.c.report, keys.c.moment).where(keys.c.term.in_(one.keys), keys.c.report != one.report)
    votes: Counter[tuple[str, float | None]] = Counter()
    if one.moment is None:
        votes.update((row.report, None) for row in base.execute(query))
    else:
        near = keys.c.moment.between(one.moment - reach * DAY, one.moment + reach * DAY)
        for found in (query.where(near), query.where(keys.c.moment.is_(None))):
            votes.update((row.report, row.moment) for row in base.execute(found))
    own = one.moment or 0.0
    return sorted(
        report
        for (report, moment), count in votes.items()
        if count >= shared + (0 if moment is None else int(abs(moment - own) / DAY))
    )


def link(base: Connection, report: str, others: Iterable[str]) -> None:
    """Notes that a report is linked to these others."""
    rows = [dict(zip(("first", "second"), sorted((report, other)), strict=True)) for other in sorted(set(others))]
    if rows:
        base.execute(insert(likenesses), rows)


def component(base: Connection, start: Collection[str]) -> set[str]:
    """All reports that hang together with these by links, by stories, or by somebody's word on stories."""
    found, waiting = set(start), deque(batches(sorted(start), 400))
    while waiting:
        part = waiting.popleft()
        near = _linked(base, part) | _of_same_stories(base, part) | _judged(base, part)
        fresh = sorted(near - found)
        found.update(fresh)
        waiting.extend(batches(fresh, 400))
    return found


def _linked(base: Connection, part: Collection[str]) -> set[str]:
    there = base.execute(select(likenesses.c.second).where(likenesses.c.first.in_(part))).scalars()
    back = base.execute(select(likenesses.c.first).where(likenesses.c.second.in_(part))).scalars()
    return {*there, *back}


def _of_same_stories(base: Connection, part: Collection[str]) -> set[str]:
    own = select(reports.c.story).where(reports.c.id.in_(part), reports.c.story.is_not(None))
    return set(base.execute(select(reports.c.id).where(reports.c.story.in_(own))).scalars())


def _judged(base: Connection, part: Collection[str]) -> set[str]:
    found: set[str] = set()
    for one, other in ((judgements.c.first, judgements.c.second), (judgements.c.second, judgements.c.first)):
        where = (one.in_(part), judgements.c.kind == "story", judgements.c.undone.is_(None))
        found |= set(base.execute(select(other).where(*where)).scalars())
    return found


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
