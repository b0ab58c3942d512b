"""Calendars. In come Appointments; out goes an iCalendar (RFC 5545), by the library icalendar.

print(as_icalendar(appointments(account), title=account.story.title))
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from twosource.errors import SetupError
from twosource.write.exports.agenda import Appointment
from twosource.write.safety import CONTROLS, safe

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Twosource//Twosource 1//EN"


def as_icalendar(entries: Iterable[Appointment], *, title: str, url: str | None = None) -> str:
    """The entries as a calendar to subscribe to; raises SetupError where the library is not installed."""
    try:
        from icalendar import Calendar  # noqa: PLC0415  (nobody else needs it)
    except ImportError as error:
        raise SetupError(
            "calendars need the extra [exports]: pip install '.[exports]' in Twosource's folder"
        ) from error

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was usual before
        calendar.add(name, safe(title))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if url:
        calendar.add("source", url, parameters={"VALUE": "URI"})
    for entry in {entry.uid: entry for entry in entries}.values():
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(entry: Appointment) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    event.add("dtstart", entry.start)
    if entry.end is not None:
        event.add("dtend", _exclusive(entry.end))
    event.add("status", entry.standing)
    event.add("summary", entry.summary)
    event.add("description", CONTROLS.sub("", entry.description))
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")  # what others do keeps no reader busy
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", entry.url)
    return event


def _exclusive(end: date | datetime) -> date | datetime:
    """The day behind the last one; a moment stays."""
    return end if isinstance(end, datetime) else end + timedelta(days=1)
