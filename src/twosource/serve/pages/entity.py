"""Pages of people, places, organizations. In come a story and a key, or a name; out goes what is told of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.dependencies import DeskHere, Moment, ShelfHere
from twosource.serve.pages.event import known
from twosource.serve.pages.story import found, moved
from twosource.serve.views.entity import entity
from twosource.serve.views.moments import at as shown
from twosource.serve.views.story import Addresses, addresses
from twosource.write.json import plain

router = APIRouter(include_in_schema=False)
NAMES = ("key", "story", "name", "type", "mentions", "reports")
MENTIONS = ("report", "start", "end", "words")
Words = Annotated[str, Query(max_length=200)]
After = Annotated[str | None, Query(max_length=500)]


@router.get("/stories/{id:key}/entities/{key:key}")
def entity_page(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The page."""
    told = found(shelf, id, at)
    if told.row.id != id:
        return moved(request, id, told)
    own = known(shelf, told, key, "entity", at)
    beside = shelf.desk.entity(told.row.id, key)
    judged = shelf.desk.judgements(told.row.id)
    titles = shelf.desk.titles(one.story for one in (beside.elsewhere if beside else ()))

    def shows() -> dict[str, Any]:
        here = addresses(told, at)
        return {
            "row": told.row,
            "here": Addresses(told.row.id, at.query),
            "entity": entity(told, own, here),
            "addresses": here,
            "elsewhere": beside.elsewhere if beside else (),
            "titles": titles,
            "past": shown(at.as_of or at.known),
            "key": key,
            "judged": judged,
        }

    return page(request, "entity.html", (told.etag, beside, judged, titles), shows)


@router.get("/stories/{id:key}/entities/{key:key}.json")
def entity_json(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The entity as the account has it, and its namesakes in other stories."""
    told = found(shelf, id, at)
    own, beside = known(shelf, told, key, "entity", at), shelf.desk.entity(told.row.id, key)

    def shows() -> dict[str, Any]:
        one = next(one for one in told.account.entities if one.id == own)
        elsewhere = beside.elsewhere if beside else ()
        return {"story": told.row.id, "key": key, "entity": plain(one), "elsewhere": elsewhere}

    return as_json(request, (told.etag, beside), shows)


@router.get("/stories/{id:key}/entities/{key:key}.csv")
def entity_csv(id: str, key: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """Its mentions as a table."""
    told = found(shelf, id, at)
    own = known(shelf, told, key, "entity", at)

    def rows() -> list[list[object]]:
        one = next(one for one in told.account.entities if one.id == own)
        return [[m.report, m.start, m.end, told.texts.get(m.report, "")[m.start : m.end]] for m in one.mentions]

    return as_csv(request, told.etag, MENTIONS, rows)


@router.get("/entities")
def entities(request: Request, desk: DeskHere, q: Words = "", after: After = None) -> Response:
    """Names over all stories."""
    rows = desk.entities(q, after=after or None)
    titles = desk.titles(one.story for one in rows.items)
    shows = {"rows": rows.items, "next": rows.next, "name": q, "titles": titles}
    return page(request, "entities.html", (rows, titles), lambda: shows)


@router.get("/entities.json")
def entities_json(request: Request, desk: DeskHere, q: Words = "", after: After = None) -> Response:
    """The same for programs."""
    rows = desk.entities(q, after=after or None)
    return as_json(request, rows, lambda: {"entities": rows.items, "next": rows.next})


@router.get("/entities.csv")
def entities_csv(request: Request, desk: DeskHere, q: Words = "", after: After = None) -> Response:
    """The same as a table."""
    rows = desk.entities(q, after=after or None)
    return as_csv(request, rows, NAMES, lambda: [[getattr(row, name) for name in NAMES] for row in rows.items])
