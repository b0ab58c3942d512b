"""What a story is called. In come its readings and events; out go an id, the same for the same reports, and a title."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from twosource.intervals import before
from twosource.model import Event, Number, Reading, Report

DATELINE = re.compile(r"^[^a-z]{2,40}?(?:,[^—–]{2,30})?(?:\([A-Za-z. ]+\)\s*)?\s*(?:—|–|--|-)\s+")
CREDIT = re.compile(r",\s+(?:according to|[^,]{3,60}\s(?:said|reported|announced|told|confirmed))\b[^.]*\.?$")
COUNT = re.compile(r"\d[\d,]*\b(?!\.\d)")
LONGEST = 140  # characters
FEWEST = 4  # words


def identifier_of(readings: Sequence[Reading]) -> str:
    """A short hash of the reports' ids and texts, whatever their order."""
    parts = sorted(f"{reading.report.id}\0{reading.report.sha256}" for reading in readings)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def title_of(readings: Sequence[Reading], events: Sequence[Event]) -> str:
    """The headline of the earliest report that has one, else what its first sentence tells, else an event's label.

    Where a later report has another number for what that headline counts, the newest headline.
    """
    headed = [reading.report for reading in readings if reading.report.headline]
    if headed:
        first, newest = headed[0], headed[-1]
        shown = newest if _is_overtaken(first, [one.report for one in readings], events) else first
        return " ".join((shown.headline or "").split())
    lead = next((told for reading in readings if (told := _lead(reading))), None)
    return lead or (events[0].label if events else "Untitled")


def _is_overtaken(report: Report, reports: Sequence[Report], events: Sequence[Event]) -> bool:
    """Whether a report that surely came out later has another number for what its headline counts."""
    named = {float(number.replace(",", "")) for number in COUNT.findall(report.headline or "")}
    day = report.published
    later = {one.id for one in reports if day and one.published and before(day.interval, one.published.interval)}
    for event in events:
        counts = [(one.report, count.of, _figure(count)) for one in event.mentions for count in one.numbers]
        said = {(of, figure) for owner, of, figure in counts if owner == report.id and figure in named}
        for owner, of, figure in counts:
            if owner in later and any(kind == of and figure != known for kind, known in said):
                return True
    return False


def _figure(count: Number) -> float | None:
    """The figure of a count, whichever bound it is."""
    return count.at_most if count.at_least is None else count.at_least


def _lead(reading: Reading) -> str | None:
    """The first sentence without its dateline and who is credited with it behind a comma; None where it is none."""
    if not reading.sentences:
        return None
    first = reading.sentences[0]
    text = DATELINE.sub("", " ".join(reading.report.text[first.start : first.end].split()))
    told = CREDIT.sub("", text).rstrip(" .,;")
    cut = told if len(told) <= LONGEST else told[:LONGEST].rpartition(", ")[0] or told[:LONGEST].rpartition(" ")[0]
    return cut[:1].upper() + cut[1:] if len(cut.split()) >= FEWEST else None
