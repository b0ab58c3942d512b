"""Search by the API: reports, claims and events by their words, events by type, status and time too."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BeforeValidator
from starlette.responses import Response

from twosource.model import EventType, Status
from twosource.serve.api.answers import answered
from twosource.serve.api.errors import READ, errors
from twosource.serve.api.parameters import DAYS, Paged, Words, day, page_behind
from twosource.serve.dependencies import DeskHere, in_order
from twosource.store.rows import Hit, Page

router = APIRouter(prefix="/api/v1", tags=["search"], responses=errors(*READ))
Type = Annotated[EventType | None, BeforeValidator(str.upper), Query(description="only events of that type")]
State = Annotated[Status | None, BeforeValidator(str.lower), Query(description="only events of that status")]
First = Annotated[str | None, Query(alias="from", pattern=DAYS, description="nothing before that day, month or year")]
Last = Annotated[str | None, Query(alias="to", pattern=DAYS, description="nothing after that day, month or year")]


def the_days(first: First = None, last: Last = None) -> tuple[date | None, date | None]:
    """The days between which something is looked for, both included."""
    found = day(first), day(last, end=True)
    in_order(*found, (first, last), "from")
    return found


Days = Annotated[tuple[date | None, date | None], Depends(the_days)]


@router.get("/search", response_model=Page[Hit], operation_id="search")
def search(  # noqa: PLR0913, PLR0917  (one an argument of the address)
    request: Request,
    desk: DeskHere,
    paging: Paged,
    days: Days,
    q: Words = None,
    type: Type = None,
    status: State = None,
) -> Response:
    """What has these words, the best first; "quoted words" stand together, -word must not be there."""
    with page_behind():
        page = desk.search(
            q or "", type=type, status=status, start=days[0], end=days[1], after=paging.next, limit=paging.limit
        )
    return answered(request, Page[Hit], page)
