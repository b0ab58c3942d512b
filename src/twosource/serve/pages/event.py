"""An event's page. In come its story, its permanent key and a moment; out go its tellings, and why it is so told."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.at import At
from twosource.serve.dependencies import Moment, ShelfHere
from twosource.serve.pages.story import found, moved
from twosource.serve.views.event import event
from twosource.serve.views.moments import at as shown
from twosource.serve.views.places import id_of
from twosource.serve.views.story import Addresses, addresses
from twosource.store.rows import Told
from twosource.write.json import plain

router = APIRouter(include_in_schema=False)
MENTIONS = ("report", "outlet", "start", "end", "status", "words")


@router.get("/stories/{id:key}/events/{key:key}")
def event_page(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The page."""
    told = found(shelf, id, at)
    if told.row.id != id:
        return moved(request, id, told)
    own = known(shelf, told, key, "event", at)
    judged = shelf.desk.judgements(told.row.id)

    def shows() -> dict[str, Any]:
        return {
            "row": told.row,
            "here": Addresses(told.row.id, at.query),
            "event": event(told, own),
            "addresses": addresses(told, at),
            "past": shown(at.as_of or at.known),
            "key": key,
            "judged": judged,
        }

    return page(request, "event.html", (told.etag, judged), shows)


@router.get("/stories/{id:key}/events/{key:key}.json")
def event_json(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The event as the account has it, with the claims and relations that bear on it."""
    told = found(shelf, id, at)
    own = known(shelf, told, key, "event", at)

    def shows() -> dict[str, Any]:
        account = told.account
        return {
            "story": told.row.id,
            "key": key,
            "event": plain(next(one for one in account.events if one.id == own)),
            "claims": plain(tuple(one for one in account.claims if own in one.events)),
            "relations": plain(tuple(one for one in account.relations if one.event == own)),
        }

    return as_json(request, told.etag, shows)


@router.get("/stories/{id:key}/events/{key:key}.csv")
def event_csv(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """Its mentions as a table."""
    told = found(shelf, id, at)
    own = known(shelf, told, key, "event", at)
    outlets = {one.id: one.outlet for one in told.account.reports}

    def rows() -> list[list[object]]:
        one = next(one for one in told.account.events if one.id == own)
        return [
            [m.report, outlets.get(m.report), m.start, m.end, m.status, told.texts.get(m.report, "")[m.start : m.end]]
            for m in one.mentions
        ]

    return as_csv(request, told.etag, MENTIONS, rows)


def known(shelf: ShelfHere, told: Told, key: str, kind: str, at: At) -> str:
    """The id in the account of an event or entity by its key; raises HTTPException 404 where it is not told."""
    own = id_of(told, key, kind)
    if own is None:
        raise HTTPException(404, not_told(shelf, told, key, at))
    return own


def not_told(shelf: ShelfHere, told: Told, key: str, at: At) -> str:
    """Why there is no page: the story has it at another moment, or never had."""
    if at.query and id_of(shelf.told(told.row.id, At()), key):
        return "The story does not tell it yet at this moment."
    return "The story tells nothing under this address now; it may have told it before."
