"""What a story is called. In come its readings and events; out go an id, the same for the same reports, and a title."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from twosource.model import Event, Reading

DATELINE = re.compile(r"^[^a-z]{2,40}?(?:,[^—–]{2,30})?(?:\([A-Za-z. ]+\)\s*)?\s*(?:—|–|--|-)\s+")
CREDIT = re.compile(r",\s+(?:according to|[^,]{3,60}\s(?:said|reported|announced|told|confirmed))\b[^.]*\.?$")
LONGEST = 140  # characters
FEWEST = 4  # words


def identifier_of(readings: Sequence[Reading]) -> str:
    """A short hash of the reports' ids and texts, whatever their order."""
    parts = sorted(f"{reading.report.id}\0{reading.report.sha256}" for reading in readings)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def title_of(readings: Sequence[Reading], events: Sequence[Event]) -> str:
    """The headline of the earliest report that has one, else what its first sentence tells, else an event's label."""
    headline = next((reading.report.headline for reading in readings if reading.report.headline), None)
    if headline:
        return " ".join(headline.split())
    lead = next((told for reading in readings if (told := _lead(reading))), None)
    return lead or (events[0].label if events else "Untitled")


def _lead(reading: Reading) -> str | None:
    """The first sentence without its dateline and who is credited with it behind a comma; None where it is none."""
    if not reading.sentences:
        return None
    first = reading.sentences[0]
    text = DATELINE.sub("", " ".join(reading.report.text[first.start : first.end].split()))
    told = CREDIT.sub("", text).rstrip(" .,;")
    cut = told if len(told) <= LONGEST else told[:LONGEST].rpartition(", ")[0] or told[:LONGEST].rpartition(" ")[0]
    return cut[:1].upper() + cut[1:] if len(cut.split()) >= FEWEST else None
