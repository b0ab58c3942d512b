"""What a story is called. In come its readings and events; out go an id, the same for the same reports, and a title."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from twosource.model import Event, Reading


def identifier_of(readings: Sequence[Reading]) -> str:
    """A short hash of the reports' ids and texts, whatever their order."""
    parts = sorted(f"{reading.report.id}\0{reading.report.sha256}" for reading in readings)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def title_of(readings: Sequence[Reading], events: Sequence[Event]) -> str:
    """The headline of the earliest report that has one, else the label of the event that most reports tell most of."""
    headline = next((reading.report.headline for reading in readings if reading.report.headline), None)
    if headline:
        return " ".join(headline.split())
    if not events:
        return "Untitled"
    return max(
        events,
        key=lambda event: (
            len({m.report for m in event.mentions}),
            len(event.participants),
            len(event.mentions),
            -_number(event),
        ),
    ).label


def _number(event: Event) -> int:
    return int(event.id[1:])
