"""Days in UTC. In comes a day or a local time as accounts print them; out goes the day that it is in UTC.

>>> utc_day("2021-03-04T23:30-05:00"), utc_day("2021-03-04"), utc_day("2021"), utc_day(None)
('2021-03-05', '2021-03-04', '', '')
"""

from __future__ import annotations

from datetime import UTC, datetime


def utc_day(printed: str | None) -> str:
    """The day in UTC; that of the clock where no offset is given; empty where there is no day."""
    try:
        moment = datetime.fromisoformat(printed or "")
        return (moment if moment.tzinfo is None else moment.astimezone(UTC)).date().isoformat()
    except (ValueError, OverflowError):
        return ""
