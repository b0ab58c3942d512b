"""Stories by the API: the list, one story, its account at a moment, its tellings, moments and changes; its saga."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.api.answers import account_json, answered, sent
from twosource.serve.api.errors import READ, content, errors
from twosource.serve.api.forms import StoryHead
from twosource.serve.api.parameters import Between, Day, Id, Moment, Paged, Words, page_behind, part
from twosource.serve.at import At
from twosource.serve.dependencies import DeskHere, ShelfHere
from twosource.serve.views.moments import EVER
from twosource.store.rows import Moment as MomentRow
from twosource.store.rows import Page, Saga, StoryRow, Telling, Told
from twosource.write.changes import Change

router = APIRouter(prefix="/api/v1", tags=["stories"], responses=errors(*READ))
NO_STORY = "There is no such story, or it was not told yet at that moment."


@router.get("/stories", response_model=Page[StoryRow], operation_id="stories")
def stories(request: Request, desk: DeskHere, paging: Paged, q: Words = None, day: Day = None) -> Response:
    """Stories, the one that changed last first."""
    with page_behind():
        page = desk.stories(day=day, query=q or None, after=paging.next, limit=paging.limit)
    return answered(request, Page[StoryRow], page)


@router.get("/stories/{id:key}", response_model=StoryHead, operation_id="story")
def story(request: Request, id: Id, shelf: ShelfHere, at: Moment) -> Response:
    """One story at a glance, with the permanent keys of the events and entities of its account."""
    told = shelf.placed(found(shelf, id, at), at)
    reports = tuple(report.id for report in told.account.reports)
    head = StoryHead(told.row, told.number, told.learned, told.etag, told.keys, reports)
    return answered(request, StoryHead, head)


@router.get("/stories/{id:key}/account", operation_id="account", responses=content("account"))
def account(request: Request, id: Id, shelf: ShelfHere, at: Moment) -> Response:
    """What is told of a story, now or at a moment of the past, in the form twosource.account/1."""
    told = found(shelf, id, at)
    return sent(request, account_json(told.account), etag=told.etag)


@router.get("/stories/{id:key}/tellings", response_model=Page[Telling], operation_id="tellings")
def tellings(request: Request, id: Id, desk: DeskHere, paging: Paged) -> Response:
    """How often it was told, when each was learned, and on which reports it rests; the first one first."""
    return answered(request, Page[Telling], part(told_before(desk, id), paging))


@router.get("/stories/{id:key}/moments", response_model=Page[MomentRow], operation_id="moments")
def moments(request: Request, id: Id, shelf: ShelfHere, paging: Paged) -> Response:
    """When its reports came out: the moments to go back to with `as_of`."""
    told_before(shelf.desk, id)
    return answered(request, Page[MomentRow], part(shelf.moments(id), paging))


@router.get("/stories/{id:key}/changes", response_model=Page[Change], operation_id="changes")
def changes(request: Request, id: Id, desk: DeskHere, between: Between, paging: Paged) -> Response:
    """What changed between two moments at which the desk told it, what matters most first."""
    told_before(desk, id)
    since = between.since or EVER
    found = desk.changes(id, since=since, until=between.until, known=True)
    return answered(request, Page[Change], part(found, paging))


@router.get("/sagas/{id:key}", response_model=Saga, operation_id="saga")
def saga(request: Request, id: Id, shelf: ShelfHere, at: Moment) -> Response:
    """The stories of weeks that a story belongs to, the first first; of one without kin itself alone."""
    saga = shelf.saga(id, at)
    if saga is None:
        raise HTTPException(404, NO_STORY)
    return answered(request, Saga, saga)


def found(shelf: ShelfHere, id: str, at: At) -> Told:
    """The story as told then; raises HTTPException 404 where it was not."""
    told = shelf.told(id, at)
    if told is None:
        raise HTTPException(404, NO_STORY)
    return told


def told_before(desk: DeskHere, id: str) -> tuple[Telling, ...]:
    """All tellings; raises HTTPException 404 where there is none."""
    tellings = desk.tellings(id)
    if not tellings:
        raise HTTPException(404, NO_STORY)
    return tellings
