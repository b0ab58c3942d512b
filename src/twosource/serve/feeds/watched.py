"""The feeds of somebody watched, over all stories. In comes a name; out go what is new of them, and what is ahead.

Whoever goes by just that name is meant; where nobody does, whoever has all its words in theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.api.answers import sent
from twosource.serve.at import At
from twosource.serve.dependencies import DeskHere, ShelfHere
from twosource.serve.feeds.atom import TYPE, Entry, Head, as_atom
from twosource.serve.feeds.history import concerning
from twosource.serve.feeds.stories import CALENDAR, ahead, entries_of, history
from twosource.serve.versions import program_version
from twosource.store.packing import folded
from twosource.write.changes import Change
from twosource.write.exports.agenda import Appointment
from twosource.write.exports.calendar import as_icalendar

router = APIRouter(include_in_schema=False)
STORIES = 20  # with most reports, where somebody is in more
ENTRIES = 100  # the newest
LONGEST = 200  # characters of a name


@router.get("/watch/{name}.atom")
def watch_atom(name: str, request: Request, desk: DeskHere) -> Response:
    """What is new of somebody, an entry a change, the newest first."""
    watched = found(desk, name)
    base = str(request.base_url).rstrip("/")
    entries = [entry for story, keys in watched.items() for entry in news(request, desk, story, keys)]
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:ENTRIES]
    head = Head(
        about=("watch", folded(name)),
        title=f"{name} (Twosource)",
        link=f"{base}/entities?q={quote(name)}",
        self_link=f"{base}/watch/{quote(name, safe='')}.atom",
        updated=newest[0].updated if newest else datetime(1970, 1, 1, tzinfo=UTC),
    )
    return sent(request, as_atom(head, newest, version=program_version()), type=TYPE)


@router.get("/watch/{name}.ics")
def watch_calendar(name: str, request: Request, shelf: ShelfHere) -> Response:
    """What somebody has ahead in all stories."""
    entries: list[Appointment] = []
    for story, keys in found(shelf.desk, name).items():
        told = shelf.told(story, At())
        if told is not None:
            entries += ahead(request, shelf.desk, told, only=concerning(told, keys))
    address = f"{str(request.base_url).rstrip('/')}/watch/{quote(name, safe='')}.ics"
    return sent(request, as_icalendar(entries, title=f"{name} (Twosource)", url=address).encode(), type=CALENDAR)


def news(request: Request, desk: DeskHere, story: str, keys: set[str]) -> Iterator[Entry]:
    """The changes of a story that are about somebody."""
    page = f"{str(request.base_url).rstrip('/')}/stories/{story}"
    past, tellings = history(request), desk.tellings(story)
    for telling, changes in past.changes(desk, story, tellings):
        theirs = past.of(desk, story, telling, keys)
        yield from entries_of(story, page, telling, [change for change in changes if theirs & ids_of(change)])


def ids_of(change: Change) -> set[str | None]:
    """The event and the claim that a change is about, as the newer account names them."""
    side = change.after or change.before
    return {side.event, side.claim} if side else set()


def found(desk: DeskHere, name: str) -> dict[str, set[str]]:
    """Their keys, story by story; raises HTTPException 404 where nobody of that name is in any."""
    rows = desk.entities(name, limit=200).items if folded(name) and len(name) <= LONGEST else ()
    named = [row for row in rows if folded(row.name) == folded(name)] or rows
    keys: dict[str, set[str]] = defaultdict(set)
    for row in named:
        if row.story in keys or len(keys) < STORIES:
            keys[row.story].add(row.key)
    if not keys:
        raise HTTPException(404, "Nobody of that name is in any story.")
    return dict(keys)
