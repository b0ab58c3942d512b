"""A report's page: its text as received, with what was read in it. In come its id and a version; out goes the page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from twosource.model import Span
from twosource.serve.answers import as_json, page
from twosource.serve.dependencies import DeskHere
from twosource.serve.views.moments import at
from twosource.store.reports import slug
from twosource.store.rows import StoredReport
from twosource.write.json import plain
from twosource.write.reading.forms import form
from twosource.write.reading.views import LAYERS, view

router = APIRouter(include_in_schema=False)
Words = Annotated[str | None, Query(max_length=40, pattern=r"^\d{1,9}-\d{1,9}$")]


@router.get("/reports/{id:key}")
def report(id: str, request: Request, desk: DeskHere, words: Words = None) -> Response:
    """The version that tells now; `words` are shown where the address asks for them."""
    return shown(request, desk, found(desk, id, None), words)


@router.get("/reports/{id:key}/versions/{number:int}")
def version(id: str, number: int, request: Request, desk: DeskHere, words: Words = None) -> Response:
    """One version of it."""
    return shown(request, desk, found(desk, id, number), words)


@router.get("/reports/{id:key}.json")
def report_json(id: str, request: Request, desk: DeskHere) -> Response:
    """The reading, complete, with the report's versions."""
    return data(request, found(desk, id, None))


@router.get("/reports/{id:key}/versions/{number:int}.json")
def version_json(id: str, number: int, request: Request, desk: DeskHere) -> Response:
    """The same of one version."""
    return data(request, found(desk, id, number))


def found(desk: DeskHere, id: str, number: int | None) -> StoredReport:
    """The report; raises HTTPException 404 where there is none."""
    stored = desk.report(id, number)
    if stored is None:
        raise HTTPException(404, "There is no such report." if number is None else "There is no such version.")
    return stored


def shown(request: Request, desk: DeskHere, stored: StoredReport, words: str | None) -> Response:
    """The page of a report."""
    titles = desk.titles([stored.story] if stored.story else [])

    def shows() -> dict[str, Any]:
        lit = asked(words, len(stored.reading.report.text))
        trail = [("Stories", "/"), *((title, f"/stories/{story}") for story, title in titles.items())]
        return {
            "one": view(form(stored.reading), 1, lit),
            "layers": LAYERS,
            "report": stored.row,
            "number": stored.number,
            "versions": [(each, at(each.added)) for each in stored.versions],
            "added": at(stored.added),
            "sha256": stored.sha256,
            "made_by": stored.made_by,
            "slug": slug(stored.row.outlet or ""),
            "trail": trail,
        }

    return page(request, "report.html", (mark(stored), titles), shows)


def data(request: Request, stored: StoredReport) -> Response:
    """A report for programs."""
    kept = {"report": stored.row, "number": stored.number, "versions": stored.versions, "made_by": stored.made_by}
    return as_json(request, mark(stored), lambda: kept | {"reading": plain(form(stored.reading))})


def mark(stored: StoredReport) -> object:
    """What the page depends on."""
    return (stored.row, stored.number, stored.versions, stored.made_by, stored.sha256)


def asked(words: str | None, length: int) -> Span | None:
    """The words that an address asks for, if the text has them."""
    start, end = map(int, words.split("-")) if words else (0, 0)
    return Span(start, min(end, length)) if start < min(end, length) else None
