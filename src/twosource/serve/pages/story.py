"""A story: as told now, or as of a moment. In come its id and the moment; out go the page, its data, its table."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from twosource.mastheads import masthead
from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.at import At
from twosource.serve.dependencies import Moment, ShelfHere, Signed
from twosource.serve.environment import rendered
from twosource.serve.views.entity import names, parted
from twosource.serve.views.map import features, spots
from twosource.serve.views.moments import at as shown
from twosource.serve.views.moments import stamp
from twosource.serve.views.saga import place
from twosource.serve.views.story import Addresses, addresses, body, choices, stops, template, view
from twosource.store.rows import Told
from twosource.write.contract import Credibility
from twosource.write.html.chart import latest
from twosource.write.html.stories import times_of
from twosource.write.json import plain

router = APIRouter(include_in_schema=False)
Part = Literal["matrix", "timeline", "sources"]
PARTS = {"matrix": "Who says what", "timeline": "The timeline", "sources": "Who got it from whom"}
EVENTS = (
    "id",
    "label",
    "type",
    "cameo",
    "status",
    "who",
    "where",
    "earliest",
    "latest",
    "verdict",
    "credibility",
    "origins",
    "reports",
)


@router.get("/stories/{id:key}")
def story(id: str, request: Request, shelf: ShelfHere, at: Moment, signed: Signed) -> Response:
    """The page."""
    told = found(shelf, id, at)
    if told.row.id != id:
        return moved(request, id, told)
    told = shelf.placed(told, at)
    passed = stops(shelf.moments(told.row.id))
    judged = shelf.desk.judgements(told.row.id)
    others = tuple(one for one in shelf.desk.stories(limit=30).items if one.id != told.row.id) if signed else ()

    def shows() -> dict[str, Any]:
        made = shelf.keep("body", (told.row.id, told.etag, at), lambda: body(told, at))
        return {
            "row": told.row,
            "number": told.number,
            "here": Addresses(told.row.id, at.query),
            "body": made.markup,
            "latest": latest(times_of(told.account)),
            "reports": len(told.account.reports),
            "origins": made.origins,
            "events": len(told.account.events),
            "all_reports": passed[-1].count if passed else 0,
            "saga": place(told.row.saga, at.query),
            "stops": passed,
            "choices": choices(passed, at.as_of),
            "past": next((one.when for one in passed if one.at == at.as_of), shown(at.as_of)),
            "known": shown(at.known),
            "chosen": stamp(at.as_of) if at.as_of else None,
            "known_value": stamp(at.known) if at.known else None,
            "names_of_story": parted(tuple(names(told, addresses(told, at)))),
            "judged": judged,
            "others": others,
            "reports_of_story": [(one.id, masthead(one), one.headline) for one in told.account.reports],
        }

    return page(request, "desk-story.html", (told.etag, told.row, passed, judged, others), shows)


@router.get("/stories/{id:key}.json")
def story_json(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The row, the account, and the permanent keys of its events and entities."""
    told = shelf.placed(found(shelf, id, at), at)
    shows = {"story": told.row, "learned": told.learned, "number": told.number, "keys": told.keys}
    return as_json(request, (told.etag, told.row, told.number), lambda: shows | {"account": plain(told.account)})


@router.get("/stories/{id:key}.csv")
def story_csv(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The events as a table."""
    told = found(shelf, id, at)

    def rows() -> list[list[object]]:
        return [
            [
                told.keys.get(one.id, one.id), one.label, one.type, one.cameo, one.status,
                "; ".join(each.name for each in one.participants), one.place.name if one.place else None,
                one.time.earliest if one.time else None, one.time.latest if one.time else None,
                one.assessment.verdict, graded(one.assessment.credibility), len(one.assessment.origins),
                len({each.report for each in one.mentions}),
            ]
            for one in told.account.events
        ]  # fmt: skip

    return as_csv(request, told.etag, EVENTS, rows)


def graded(found: Credibility | None) -> str | None:
    """A grade of the Admiralty code with its words."""
    return f"{found.digit} {found.words}" if found else None


@router.get("/stories/{id:key}/places.json")
def places(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The places of the story's events as GeoJSON, for the map."""
    told = found(shelf, id, at)
    return as_json(request, told.etag, lambda: features(spots(told.account, addresses(told, at))))


@router.get("/stories/{id:key}/news")
def news(id: str, number: int, request: Request, shelf: ShelfHere) -> Response:
    """A line that says so where the story has been told anew; nothing where it has not."""
    told = found(shelf, id, At())
    if told.number <= number:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})
    shows = {"row": told.row, "when": shown(told.learned)}
    return HTMLResponse(rendered(request, "news.html", **shows), headers={"Cache-Control": "no-store"})


@router.get("/stories/{id:key}/{part}")
def part(id: str, part: Part, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """A figure that is too large for the story's own page."""
    told = found(shelf, id, at)
    if told.row.id != id:
        return moved(request, id, told)

    def shows() -> dict[str, Any]:
        here = Addresses(told.row.id, at.query)
        seen = view(told, at)
        return {"story": seen, "row": told.row, "here": here, "part": template(part, seen), "name": PARTS[part]}

    return page(request, "story-part.html", told.etag, shows)


def found(shelf: ShelfHere, id: str, at: At) -> Told:
    """The story as told at that moment; raises HTTPException 404 where there is none."""
    told = shelf.told(id, at)
    if told is None:
        if at.query and shelf.told(id, At()) is not None:
            raise HTTPException(404, "No report of this story was there by then.")
        raise HTTPException(404, "There is no such story.")
    return told


def moved(request: Request, id: str, told: Told) -> Response:
    """To the story of which this one has become a part."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path.replace(id, told.row.id, 1)}{query}", 308)
