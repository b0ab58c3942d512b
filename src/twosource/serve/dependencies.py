"""What pages, API and feeds ask for by their arguments: the desk, the moment to go back to, and leave to change things.

A route declares `desk: DeskHere` and `at: Moment`, and asks `desk.told(id, as_of=at.as_of, known=at.known)`; one that
changes something has `dependencies=[Writing]`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from fastapi import Depends, HTTPException, Query, Request

from twosource import moments
from twosource.serve.at import At
from twosource.serve.limits import guessed, guessing
from twosource.serve.sessions import COOKIE, EDITOR, Keeper

if TYPE_CHECKING:
    from twosource.desk import Desk
    from twosource.serve.shelf import Shelf

MOMENT = "a moment: 2019-01-17, 2019-01, 2019, 2019-01-17T12:00Z (without an offset: UTC), yesterday, 2d (two days ago)"
DAY = "a day: 2019-01-17, today, yesterday"
DAYS = "a day, a month or a year: 2019-01-17, 2019-01, 2019, today, yesterday"

FIRST_YEAR = 1000  # an earlier one is not written with four digits, and behind the last one there is no day
When = TypeVar("When", date, datetime)
READ_ONLY = "This desk can only be read: its database lies where nobody may write to it."
CLOSED = "This desk is read-only: start it with --token to change something."


def moment(text: str | None, *, end: bool = True) -> datetime | None:
    """A moment as people write it, in UTC; a day is meant to its end, unless `end` is False. None for nothing.

    >>> moment("2019-01-17T12:00+09:00"), moment("")
    (datetime.datetime(2019, 1, 17, 3, 0, tzinfo=datetime.timezone.utc), None)

    Raises HTTPException 400 where it is none.
    """
    return _asked(text, MOMENT, lambda given: moments.moment(given, end=end))


def day(text: str | None) -> date | None:
    """One day; None for nothing. Raises HTTPException 400 where it is none."""
    return _asked(text, DAY, moments.one_day)


def days(text: str | None, *, end: bool = False) -> date | None:
    """A day, or where a month or a year begins or ends; None for nothing. Raises HTTPException 400 where it is none."""
    return _asked(text, DAYS, lambda given: moments.day(given, end=end))


def _asked(text: str | None, wanted: str, read: Callable[[str], When]) -> When | None:
    try:
        found = read(text) if text and text.strip() else None
        if found is not None and not FIRST_YEAR <= found.year < MAXYEAR:
            raise ValueError(text)
        return found
    except ValueError as error:
        raise HTTPException(400, not_one(text or "", wanted)) from error


def not_one(text: str, wanted: str) -> str:
    """The sentence about what is not what is wanted.

    >>> not_one("soon", "a day: 2019-01-17, today")
    '“soon” is not a day: write it as 2019-01-17, today.'
    """
    what, _, written = wanted.partition(": ")
    return f"“{text[:40]}” is not {what}: write it as {written}."


def in_order(first: When | None, last: When | None, given: tuple[str | None, str | None], name: str = "") -> None:
    """Raises HTTPException where the first is after the last, as they were `given`: nothing lies between them.

    400 for a page; 422 for the API, which names the argument.
    """
    if first is not None and last is not None and first > last:
        early, late = (f"“{(text or '')[:40]}”" for text in given)
        sentence = f"{early} is after {late}: give the earlier one first."
        raise HTTPException(422, f"{name}: {sentence}") if name else HTTPException(400, sentence)


def the_desk(request: Request) -> Any:
    """The desk behind the application."""
    return request.app.state.desk


def the_shelf(request: Request) -> Any:
    """What was told, at hand: the same as the desk tells, without unpacking it anew."""
    return request.app.state.shelf


def the_moment(
    as_of: Annotated[str | None, Query(description=f"what had been published by then: {MOMENT}")] = None,
    known: Annotated[str | None, Query(description=f"what the desk had told by then: {MOMENT}")] = None,
) -> At:
    """The moment that the address asks for."""
    return At(moment(as_of), moment(known))


def the_keeper(request: Request) -> Keeper:
    """Who keeps the door."""
    keeper: Keeper = request.app.state.keeper
    return keeper


def signed_in(request: Request) -> bool:
    """Whether whoever asks may change something: by a session, or by the token in the header."""
    keeper = the_keeper(request)
    return keeper.open and (_bearer(request, keeper) or keeper.kind(request.cookies.get(COOKIE)) == EDITOR)


async def writing(request: Request) -> None:
    """Leave to change something; raises HTTPException 401 or 403, each with the sentence that says what to do.

    A program sends the token (`Authorization: Bearer …`); a browser its session, and the word of the form as the field
    `word` or the header `X-Form-Word`.
    """
    keeper = the_keeper(request)
    if not keeper.open:
        raise HTTPException(403, READ_ONLY if the_desk(request).store.read_only else CLOSED)
    if _bearer(request, keeper):
        return
    cookie = request.cookies.get(COOKIE) or ""
    if keeper.kind(cookie) != EDITOR:
        raise HTTPException(401, "Sign in with the token of this desk.", {"WWW-Authenticate": "Bearer"})
    if not keeper.knows(cookie, await form_word(request)):
        raise HTTPException(403, "This form is not of your session: load its page again.")


async def form_word(request: Request) -> str:
    """The word that a form carries, in a header or in a field."""
    if "form" in request.headers.get("content-type", ""):
        given = (await request.form()).get("word")
        if isinstance(given, str):
            return given
    return request.headers.get("x-form-word", "")


def _bearer(request: Request, keeper: Keeper) -> bool:
    """Whether the header has the token, looked at once a request; raises HTTPException 429 for too many wrong ones."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not keeper.open:
        return False
    if not hasattr(request.state, "bearer"):
        request.state.bearer = False  # also for the page that says no
        guessing(request)
        request.state.bearer = keeper.admits(given.strip())
        if not request.state.bearer:
            guessed(request)
    return bool(request.state.bearer)


if TYPE_CHECKING:
    DeskHere = Desk
    ShelfHere = Shelf
    Moment = At
    Signed = bool
else:
    DeskHere = Annotated[Any, Depends(the_desk)]
    ShelfHere = Annotated[Any, Depends(the_shelf)]
    Moment = Annotated[At, Depends(the_moment)]
    Signed = Annotated[bool, Depends(signed_in)]
Writing = Depends(writing)  # dependencies=[Writing]
