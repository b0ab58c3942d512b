"""Judgements by the API: that two things are the same, or not, against the program; the list, one, and undo."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from starlette.responses import Response

from twosource.errors import InputError
from twosource.serve.api.answers import answered
from twosource.serve.api.errors import READ, errors
from twosource.serve.api.forms import Judgement, NewJudgement, TouchedStory
from twosource.serve.api.parameters import Id, Paged, part
from twosource.serve.api.security import changing
from twosource.serve.api.stories import told_before
from twosource.serve.dependencies import DeskHere
from twosource.store.rows import Judged, Page

router = APIRouter(prefix="/api/v1", tags=["judgements"], responses=errors(*READ))
changes = changing("/judgements", "judgements")
OTHERS = ["PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"]
Number = Annotated[int, Path(ge=1, le=2_147_483_647, description="a judgement's number", examples=[1])]


@router.get("/judgements", response_model=Page[Judgement], operation_id="judgements")
def judgements(request: Request, desk: DeskHere, paging: Paged) -> Response:
    """Judgements, the latest first, also those that were taken back."""
    return answered(request, Page[Judgement], part(tuple(map(shown, desk.judgements())), paging))


@router.get("/stories/{id:key}/judgements", response_model=Page[Judgement], operation_id="story_judgements")
def story_judgements(request: Request, id: Id, desk: DeskHere, paging: Paged) -> Response:
    """Those on the reports of a story and on what they tell, the latest first."""
    told_before(desk, id)
    return answered(request, Page[Judgement], part(tuple(map(shown, desk.judgements(id))), paging))


@changes.post("", response_model=Judgement, operation_id="judge", responses=errors(409))
def judge(request: Request, desk: DeskHere, said: NewJudgement) -> Response:
    """Says that two are the same, or not; the stories that this changes are told anew."""
    try:
        judged = desk.judge(said.kind, said.first, said.second, said.same)
    except InputError as error:
        raise HTTPException(409, str(error)) from error
    return answered(request, Judgement, shown(judged))


@changes.post("/{number:int}/undo", response_model=Judgement, operation_id="undo")
def undo(request: Request, number: Number, desk: DeskHere) -> Response:
    """Takes a judgement back; 404 where it is not there, or was taken back before."""
    return answered(request, Judgement, shown(desk.undo(number)))


@router.api_route("/judgements", methods=OTHERS, include_in_schema=False)
def neither() -> Response:
    """What judgements cannot be asked: both routes of this address say what they can."""
    raise HTTPException(405, headers={"Allow": "GET, POST"})


def shown(judged: Judged) -> Judgement:
    """A judgement as the API tells it."""
    word = judged.judgement
    stories = tuple(TouchedStory(one.row, tuple(one.changes)) for one in judged.touched)
    return Judgement(judged.id, word.kind, word.same, judged.first, judged.second, judged.made, judged.undone, stories)


router.include_router(changes)
