"""A saga: the stories of weeks that belong together. In come the id of any of them, and a moment; out goes the list."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.at import At
from twosource.serve.dependencies import Moment, ShelfHere
from twosource.serve.views.moments import at as shown
from twosource.serve.views.saga import span, stages
from twosource.store.rows import Saga

router = APIRouter(include_in_schema=False)
NAMES = ("id", "title", "status_line", "reports", "origins", "first", "last")


@router.get("/sagas/{id:key}")
def saga_page(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The page, at the address of its first story; which one that is may change when older reports come."""
    saga = found(shelf, id, at)
    if saga.id != id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/sagas/{saga.id}{query}", 307)

    def shows() -> dict[str, Any]:
        return {
            "saga": saga.id,
            "stages": stages(saga, at.query),
            "title": saga.stories[0].title,
            "reports": sum(row.reports for row in saga.stories),
            "span": span(saga),
            "past": shown(at.as_of or at.known),
            "query": at.query,
        }

    return page(request, "saga.html", saga, shows)


@router.get("/sagas/{id:key}.json")
def saga_json(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The same for programs."""
    saga = found(shelf, id, at)
    return as_json(request, saga, lambda: {"saga": saga.id, "stories": saga.stories})


@router.get("/sagas/{id:key}.csv")
def saga_csv(id: str, request: Request, shelf: ShelfHere, at: Moment) -> Response:
    """The same as a table."""
    saga = found(shelf, id, at)
    return as_csv(request, saga, NAMES, lambda: [[getattr(row, name) for name in NAMES] for row in saga.stories])


def found(shelf: ShelfHere, id: str, at: At) -> Saga:
    """The saga at that moment; raises HTTPException 404 where there is none."""
    saga = shelf.saga(id, at)
    if saga is None:
        if at.query and shelf.saga(id, At()) is not None:
            raise HTTPException(404, "No story of this saga had begun by then.")
        raise HTTPException(404, "There is no such saga.")
    return saga
