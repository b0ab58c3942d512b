"""When pages behind feeds were looked at. In come addresses; out goes whether one is due again.

A page is looked at again after as long as it has been known, so less and less often: most corrections come early.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from twosource.store.tables import visits

SOONEST = timedelta(hours=1)
LAST = timedelta(days=7)


def is_due(base: Connection, address: str, now: datetime) -> bool:
    """Whether a page is to be looked at, for the first time or again."""
    row = base.execute(select(visits).where(visits.c.address == address)).first()
    if row is None:
        return True
    known: timedelta = row.last - row.first
    return known < LAST and now - row.last >= max(SOONEST, known)


def keep(base: Connection, addresses: Iterable[str], now: datetime) -> None:
    """Notes that these have been looked at."""
    for address in sorted(set(addresses)):
        done = base.execute(update(visits).where(visits.c.address == address).values(last=now))
        if not done.rowcount:
            base.execute(insert(visits).values(address=address, first=now, last=now))
