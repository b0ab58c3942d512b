"""The timeline. In come events; out go their ids, the earliest first, those without a date last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from twosource.model import Event


def timeline(events: Sequence[Event]) -> tuple[str, ...]:
    """Ids by the beginning of each event's time, then by its end; what is equal stays in reading order."""
    return tuple(event.id for event in sorted(events, key=_when))


def _when(event: Event) -> tuple[bool, datetime, datetime]:
    if event.time is None:
        return True, datetime.max, datetime.max
    return False, event.time.start or datetime.min, event.time.end or datetime.max
