"""The feeds of a story: what has changed as Atom, what is ahead as iCalendar. In comes its id; out goes the feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.api.answers import sent
from twosource.serve.at import At
from twosource.serve.dependencies import DeskHere, Moment, ShelfHere
from twosource.serve.feeds.atom import TYPE, Entry, Head, as_atom
from twosource.serve.feeds.history import History
from twosource.serve.versions import program_version
from twosource.store.rows import Telling, Told
from twosource.write.changes import Change
from twosource.write.exports.agenda import Appointment, Memory, appointments
from twosource.write.exports.calendar import as_icalendar

router = APIRouter(include_in_schema=False)
CALENDAR = "text/calendar"
NO_STORY = "There is no such story."


@router.get("/stories/{id:key}.atom")
def story_atom(id: str, request: Request, shelf: ShelfHere) -> Response:
    """What has changed, an entry a change, the newest first."""
    tellings = shelf.desk.tellings(id)
    told = shelf.told(id, At())
    if told is None or not tellings:
        raise HTTPException(404, NO_STORY)
    base = str(request.base_url).rstrip("/")
    page = f"{base}/stories/{told.row.id}"
    head = Head(("story", told.row.id), told.row.title, page, f"{page}.atom", tellings[-1].learned)
    changes = history(request).changes(shelf.desk, told.row.id, tellings)
    entries = [entry for telling, every in changes for entry in entries_of(told.row.id, page, telling, every)]
    return sent(request, as_atom(head, entries, version=program_version()), type=TYPE)


@router.get("/stories/{id:key}.ics")
def story_calendar(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """What is ahead; canceled entries stay, as canceled."""
    told = shelf.told(id, at)
    if told is None:
        raise HTTPException(404, NO_STORY)
    return sent(request, calendar(request, shelf.desk, told), type=CALENDAR)


def calendar(request: Request, desk: DeskHere, told: Told) -> bytes:
    """The calendar of a story, as it is subscribed to and as it is exported."""
    address = f"{str(request.base_url).rstrip('/')}/stories/{told.row.id}.ics"
    entries = ahead(request, desk, told)
    return as_icalendar(entries, title=f"{told.row.title} (Twosource)", url=address).encode()


def ahead(request: Request, desk: DeskHere, told: Told, only: Iterable[str] | None = None) -> tuple[Appointment, ...]:
    """The appointments of a story, each with its address, and how often the desk has told it otherwise before."""
    page = f"{str(request.base_url).rstrip('/')}/stories/{told.row.id}"
    tellings = tuple(one for one in desk.tellings(told.row.id) if one.learned <= told.learned)
    memory = Memory(
        keys=told.keys,
        links={id: f"{page}/events/{key}" for id, key in told.keys.items()},
        revisions=history(request).revisions(desk, told.row.id, tellings),
        stamp=told.learned,
    )
    return appointments(told.account, memory, only=None if only is None else frozenset(only))


def entries_of(story: str, page: str, telling: Telling, changes: Iterable[Change]) -> Iterator[Entry]:
    """An entry a change of one telling; it leads to the story as it was told then."""
    link = f"{page}?known={telling.learned.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    for change in changes:
        what = (change.kind, change.what, repr((change.before, change.after, change.cites)))
        yield Entry(
            (story, str(telling.number), telling.etag, *what),
            change.text,
            change.text,
            telling.learned,
            link,
            change.kind,
        )


def history(request: Request) -> History:
    """What this process remembers of tellings."""
    kept: History | None = getattr(request.app.state, "history", None)
    if kept is None:
        kept = request.app.state.history = History()
    return kept
