"""Times of the desk for readers. In come aware datetimes; out goes how they are written, always in UTC.

>>> from datetime import datetime, UTC
>>> at(datetime(2018, 3, 16, 17, 10, tzinfo=UTC)).text, stamp(datetime(2018, 3, 16, 17, 10, tzinfo=UTC))
('March 16, 2018, 17:10 (UTC)', '2018-03-16T17:10:00Z')
"""

from __future__ import annotations

from datetime import UTC, datetime

from twosource.write.html.times import When, when

EVER = datetime(1, 1, 2, tzinfo=UTC)  # before all that was published or told


def at(moment: datetime | None) -> When | None:
    """A moment as the page shows it."""
    if moment is None:
        return None
    minute = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M+00:00")
    return when(minute, minute)


def day(moment: datetime | None) -> When | None:
    """The day of a moment."""
    if moment is None:
        return None
    date = moment.astimezone(UTC).strftime("%Y-%m-%d")
    return when(date, date)


def days(first: datetime | None, last: datetime | None) -> When | None:
    """The days from one moment to another."""
    if first is None or last is None:
        return day(first or last)
    return when(f"{first.astimezone(UTC):%Y-%m-%d}", f"{last.astimezone(UTC):%Y-%m-%d}")


def stamp(moment: datetime) -> str:
    """A moment as part of an address, as exact as it is: a report without a date came when it was added."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
