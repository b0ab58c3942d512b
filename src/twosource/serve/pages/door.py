"""The door. In comes the token of the desk; out goes a session that may change things, until somebody signs out."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, Response

from twosource.serve.answers import back
from twosource.serve.dependencies import Writing, form_word, the_keeper
from twosource.serve.environment import rendered
from twosource.serve.limits import guessed, guessing
from twosource.serve.sessions import COOKIE, EDITOR, HOURS, VISITOR

router = APIRouter(include_in_schema=False)
PAUSE = 0.5  # seconds that a wrong token costs
To = Annotated[str, Query(max_length=500)]


@router.get("/-/login")
def login(request: Request, to: To = "/") -> Response:
    """The form."""
    return asked(request, to)


@router.post("/-/login")
async def enter(
    request: Request, token: Annotated[str, Form(max_length=1000)] = "", to: Annotated[str, Form()] = "/"
) -> Response:
    """A session for whoever has the token."""
    keeper, cookie = the_keeper(request), request.cookies.get(COOKIE) or ""
    if keeper.kind(cookie) is None or not keeper.knows(cookie, await form_word(request)):
        return asked(request, to, "The form had grown old: here is a new one.", 403)
    guessing(request)
    if not keeper.admits(token):
        guessed(request)
        await asyncio.sleep(PAUSE)
        return asked(request, to, "That is not the token of this desk.", 401)
    answer = back(to)
    give(request, answer, keeper.session(EDITOR))
    return answer


@router.post("/-/logout", dependencies=[Writing])
def leave() -> Response:
    """The end of a session."""
    answer = back("/")
    answer.delete_cookie(COOKIE, path="/")
    return answer


def asked(request: Request, to: str, wrong: str = "", status: int = 200) -> Response:
    """The form, with a session of its own, so that no other site can send it."""
    keeper, cookie = the_keeper(request), request.cookies.get(COOKIE) or ""
    ours = cookie if keeper.kind(cookie) else keeper.session(VISITOR)
    shows = {"to": to, "wrong": wrong, "login_word": keeper.word(ours)}
    answer = HTMLResponse(rendered(request, "login.html", **shows), status, {"Cache-Control": "no-store"})
    if ours != cookie:
        give(request, answer, ours)
    return answer


def give(request: Request, answer: Response, session: str) -> None:
    """The cookie: not to be read by scripts, not sent from other sites."""
    answer.set_cookie(
        COOKIE,
        session,
        max_age=HOURS * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
