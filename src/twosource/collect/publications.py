"""When a report came out, as far as its metadata, address, dateline or date line tell. Out goes a Publication, or None.

A dateline has no year as a rule; it counts only where another date of the report makes the year certain. What the
body's own words tell is left to those who read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from twosource.collect.datelines import Dateline
from twosource.collect.metadata import Metadata
from twosource.collect.moments import DAY_MONTH, MONTH_DAY, month_number, of_day, of_url, of_words
from twosource.model import Interval, Publication, Reason, Segment, Span

NEAR = timedelta(days=45)  # another date of the report is at most so far from its dateline


def publication(
    text: str, segments: Sequence[Segment], metadata: Metadata, dateline: Dateline | None
) -> Publication | None:
    """The publication, by the surest way there is."""
    if metadata.date:
        return Publication(metadata.date, "metadata", (Reason("published", "metadata-date"),))
    if metadata.url and (found := of_url(metadata.url)):
        return Publication(found, "metadata", (Reason("published", "address-date"),))
    if dateline and dateline.date and (found := _of_dateline(text, dateline.date)):
        span = next(segment.span for segment in segments if segment.kind == "dateline")
        return Publication(found, "dateline", (Reason("published", "dateline-date", span),))
    return _of_date_line(text, segments)


def _of_dateline(text: str, date: str) -> Interval | None:
    """A dateline's date, its year taken from the nearest date that the report has in full."""
    if found := of_words(date):
        return found
    match = MONTH_DAY.search(date) or DAY_MONTH.search(date)
    if not match:
        return None
    month, day = month_number(match["month"]), int(match["day"])
    fits = {
        known.year + shift
        for known in full_dates(text)
        for shift in (-1, 0, 1)
        if (guess := _start(known.year + shift, month, day)) and abs(guess - known) <= NEAR
    }
    if len(fits) != 1:
        return None
    start = _start(fits.pop(), month, day)
    return of_day(start.date()) if start else None


def full_dates(text: str) -> Iterator[datetime]:
    """Every date with its year that the text spells out."""
    for pattern in (MONTH_DAY, DAY_MONTH):
        for match in pattern.finditer(text):
            if match["year"] and (start := _start(int(match["year"]), month_number(match["month"]), int(match["day"]))):
                yield start


def _of_date_line(text: str, segments: Sequence[Segment]) -> Publication | None:
    """The date of a line at the head that has nothing else: "Published January 17, 2013"."""
    for segment in segments:
        if segment.kind in ("body", "caption"):
            return None
        line = text[segment.span.start : segment.span.end]
        if segment.kind == "boilerplate" and not re.search(r"©|copyright", line, re.I) and (found := of_words(line)):
            reason = Reason("published", "date-line", Span(segment.span.start, segment.span.end))
            return Publication(found, "text", (reason,))
    return None


def _start(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
