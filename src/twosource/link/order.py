"""The order of reports in a story. In comes a reading; out goes what to sort by: when it came out, then its text.

Nothing in it depends on the order in which reports were given.
"""

from __future__ import annotations

from datetime import datetime

from twosource.model import Reading


def by_time(reading: Reading) -> tuple[datetime, str, str]:
    """The report's time, undated ones last, then its hash and its id."""
    report = reading.report
    start = report.published.interval.start if report.published else None
    return (start or datetime.max, report.sha256, report.id)
