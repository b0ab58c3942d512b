"""Same or different: a person's word against the program's, and the way back. In comes a form of one click."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Request
from starlette.responses import HTMLResponse, Response

from twosource.serve.answers import back
from twosource.serve.dependencies import DeskHere, Writing
from twosource.serve.environment import rendered
from twosource.store.rows import Judged

router = APIRouter(include_in_schema=False)
Kind = Annotated[Literal["story", "entity", "event"], Form()]
Id = Annotated[str, Form(min_length=1, max_length=100)]
To = Annotated[str, Form(max_length=500)]
Number = Annotated[int, Path(ge=1, le=2_147_483_647)]  # more no database takes


@router.post("/-/judgements", dependencies=[Writing])
def judge(  # noqa: PLR0913, PLR0917  (one a field)
    request: Request, desk: DeskHere, kind: Kind, first: Id, second: Id, same: Annotated[bool, Form()], to: To = "/"
) -> Response:
    """Keeps a judgement, and tells the story anew."""
    return answered(request, desk.judge(kind, first.strip(), second.strip(), same), to)


@router.post("/-/judgements/{number:int}/undo", dependencies=[Writing])
def undo(number: Number, request: Request, desk: DeskHere, to: To = "/") -> Response:
    """Takes it back, and tells the story anew."""
    return answered(request, desk.undo(number), to)


def answered(request: Request, judged: Judged, to: str) -> Response:
    """The line that tells of it, where it was asked for by a script; else back to where the form stood."""
    if request.headers.get("hx-request") != "true":
        return back(to)
    shows = {"one": judged, "path": to, "touched": judged.touched}
    return HTMLResponse(rendered(request, "judged-now.html", **shows), headers={"Cache-Control": "no-store"})
