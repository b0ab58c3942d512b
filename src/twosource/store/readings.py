"""Readings in the database. In come a connection and Readings; out go Readings that one and the same program made.

A reading is kept for a version of a report, the date that a sister report gave it, and the versions of what read it:
one made by another program stays, and is never mixed with those of this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from twosource.errors import InputError
from twosource.model import Reading
from twosource.records import pack, unpack
from twosource.store.packing import packed, unpacked
from twosource.store.reports import batches
from twosource.store.tables import readings


@dataclass(frozen=True, slots=True)
class Made:
    """Of which version of its report a reading is, by what it was made, and which date a sister report gave."""

    number: int
    made_by: str
    given: str = ""


def keep(base: Connection, reading: Reading, made: Made, now: datetime) -> None:
    """Keeps a reading of a version of a report, instead of one made in the same way."""
    place = {"report": reading.report.id, **asdict(made)}
    base.execute(delete(readings).where(*(readings.c[name] == value for name, value in place.items())))
    base.execute(insert(readings).values(**place, made=now, packed=packed(pack(reading))))


def load(base: Connection, versions: Mapping[str, int], *, made_by: str, given: str = "") -> dict[str, Reading]:
    """The readings of these versions, by report; those that this program has not made, or cannot take, are missing."""
    found = {}
    for part in batches(sorted(versions)):
        where = (readings.c.report.in_(part), readings.c.made_by == made_by, readings.c.given == given)
        for row in base.execute(select(readings.c.report, readings.c.number, readings.c.packed).where(*where)):
            if versions[row.report] == row.number and (reading := _taken(row.packed)):
                found[row.report] = reading
    return found


def any_of(base: Connection, report: str, number: int) -> tuple[Reading, str] | None:
    """The latest reading of a version, whoever made it, and who did."""
    found = base.execute(
        select(readings.c.packed, readings.c.made_by)
        .where(readings.c.report == report, readings.c.number == number)
        .order_by(readings.c.made.desc(), readings.c.given.desc())
    )
    return next(((reading, row.made_by) for row in found if (reading := _taken(row.packed))), None)


def _taken(kept: bytes) -> Reading | None:
    """The reading, None where its form is of another program."""
    try:
        return unpack(unpacked(kept))
    except InputError:
        return None
