"""Sources: all outlets, and each with its latest reports. In comes the name in its address; out go page and data."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.dependencies import DeskHere
from twosource.serve.views.moments import at
from twosource.store.rows import SourceTold

router = APIRouter(include_in_schema=False)
After = Annotated[str | None, Query(max_length=500)]
COUNTS = ("slug", "name", "reports", "stories")
NAMES = ("id", "version", "title", "outlet", "address", "published", "added", "story")


@router.get("/sources")
def sources(request: Request, desk: DeskHere, after: After = None) -> Response:
    """All outlets."""
    found = desk.sources(after=after or None)
    return page(request, "sources-list.html", found, lambda: {"rows": found.items, "next": found.next})


@router.get("/sources.json")
def sources_json(request: Request, desk: DeskHere, after: After = None) -> Response:
    """The same for programs."""
    found = desk.sources(after=after or None)
    return as_json(request, found, lambda: {"sources": found.items, "next": found.next})


@router.get("/sources.csv")
def sources_csv(request: Request, desk: DeskHere, after: After = None) -> Response:
    """The same as a table."""
    rows = desk.sources(after=after or None).items
    return as_csv(request, rows, COUNTS, lambda: [[getattr(row, name) for name in COUNTS] for row in rows])


@router.get("/sources/{slug:key}")
def source(slug: str, request: Request, desk: DeskHere) -> Response:
    """The page."""
    row = found(desk, slug)
    titles = desk.titles(one.story for one in row.latest if one.story)

    def shows() -> dict[str, Any]:
        reports = [(one, at(one.published), at(one.added)) for one in row.latest]
        return {"source": row, "reports": reports, "titles": titles}

    return page(request, "source.html", (row, titles), shows)


@router.get("/sources/{slug:key}.json")
def source_json(slug: str, request: Request, desk: DeskHere) -> Response:
    """The same for programs."""
    row = found(desk, slug)
    return as_json(request, row, lambda: row)


@router.get("/sources/{slug:key}.csv")
def source_csv(slug: str, request: Request, desk: DeskHere) -> Response:
    """Its reports as a table."""
    row = found(desk, slug)
    return as_csv(request, row, NAMES, lambda: [[getattr(one, name) for name in NAMES] for one in row.latest])


def found(desk: DeskHere, slug: str) -> SourceTold:
    """The source; raises HTTPException 404 where there is none."""
    row = desk.source(slug)
    if row is None:
        raise HTTPException(404, "There is no such source.")
    return row
