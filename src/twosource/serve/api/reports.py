"""Reports by the API: one with its text and versions, what was read in it, and adding some."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from twosource.serve.api.answers import answered, dumped, sent
from twosource.serve.api.errors import READ, content, errors
from twosource.serve.api.forms import NewReport, Received, Report, TouchedStory
from twosource.serve.api.parameters import Id, moment
from twosource.serve.api.security import changing
from twosource.serve.dependencies import DeskHere
from twosource.serve.files import plain_name
from twosource.store.rows import Added, StoredReport
from twosource.write.reading import contract
from twosource.write.reading.forms import form

router = APIRouter(prefix="/api/v1", tags=["reports"], responses=errors(*READ))
changes = changing("", "reports")
ANYTHING = {"requestBody": {"required": True, "content": {"application/octet-stream": {
    "schema": {"type": "string", "format": "binary", "minLength": 1}}}}}  # fmt: skip
Name = Annotated[
    str,
    Query(min_length=1, max_length=200, description="what the file is called", examples=["wire.txt"]),
]
Version = Annotated[int | None, Query(ge=1, le=1_000_000, description="a version by its number; now's without it")]


@router.get("/reports/{id:key}", response_model=Report, operation_id="report")
def report(request: Request, id: Id, desk: DeskHere, version: Version = None) -> Response:
    """A report as it was received, with its text and all its versions."""
    one = stored(desk, id, version)
    text = one.reading.report.text
    shown = Report(one.row, one.number, one.sha256, one.made_by, one.added, text, one.versions)
    return answered(request, Report, shown)


@router.get("/reports/{id:key}/reading", operation_id="reading", responses=content("reading"))
def reading(request: Request, id: Id, desk: DeskHere, version: Version = None) -> Response:
    """What was read in a report: names, times, who says what, events, each with its reasons."""
    return sent(request, dumped(contract.Reading, form(stored(desk, id, version).reading)))


@changes.post("/reports", response_model=Received, operation_id="add_report")
def add_report(request: Request, desk: DeskHere, new: NewReport) -> Response:
    """Adds a text that somebody has; the same text twice is no change, and what cannot be read is left out."""
    published = moment(new.published)
    day = new.published if published is None or len(new.published or "") == 10 else published.isoformat()
    return received(request, desk.add_text(new.text, outlet=new.outlet, title=new.title, published=day, url=new.url))


@changes.post("/files", response_model=Received, operation_id="add_file", openapi_extra=ANYTHING)
async def add_file(request: Request, desk: DeskHere, name: Name = "file") -> Response:
    """Adds a file, sent as it is: text, a web page, JSON Lines, ninjs, NewsML-G2, a feed, a web archive.

    Nothing is fetched for it.
    """
    body = await request.body()
    if not body:
        raise HTTPException(422, "Nothing was sent: send the file as the body.")
    return received(request, await run_in_threadpool(desk.add_files, [(plain_name(name), body)]))


def received(request: Request, added: Added) -> Response:
    """What became of what was sent; what is no report is left out, and says why."""
    shown = Received(added.new, added.versions, added.known, added.left_out, touched(added))
    return answered(request, Received, shown)


def touched(added: Added) -> tuple[TouchedStory, ...]:
    """The stories that changed."""
    return tuple(TouchedStory(one.row, tuple(one.changes)) for one in added.stories)


def stored(desk: DeskHere, id: str, version: int | None) -> StoredReport:
    """The report; raises HTTPException 404 where there is none, or no such version."""
    one = desk.report(id, version)
    if one is None:
        raise HTTPException(404, "There is no such report, or no such version of it.")
    return one


router.include_router(changes)
