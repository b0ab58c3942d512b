"""When an event of an account is, and when its reports came out. In come both; out go an Interval, and days.

An account may be one that somebody else has written: a time that is none is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.intervals import parsed
from twosource.model import Interval
from twosource.write.contract import Account, Event


def interval_of(event: Event) -> Interval | None:
    """Its time; None where nobody knows it."""
    if event.time is None:
        return None
    try:
        return parsed(event.time.earliest, event.time.latest)
    except ValueError:
        return None


def days_of(account: Account, event: Event) -> Iterator[str | None]:
    """The day on which each report that tells of it came out; None for one without a date."""
    carried = {mention.report for mention in event.mentions}
    for report in account.reports:
        if report.id in carried:
            day = report.published.earliest if report.published else None
            yield day[:10] if day else None
