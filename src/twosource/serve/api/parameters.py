"""What the API is asked with: ids, moments, pages. In come parts of an address; out go values, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import Depends, HTTPException, Path, Query

from twosource import moments
from twosource.desk.cursors import counted, offset_of
from twosource.errors import InputError
from twosource.serve.at import At
from twosource.serve.dependencies import in_order
from twosource.store.rows import Page

ID = r"^[0-9a-f]{4,40}$"
SLUG = r"^[0-9A-Za-z_~-]{1,200}$"
DATE = (
    r"[12]\d{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))"
)
CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[-+ ](?:0\d|1[0-4]):[0-5]\d)?"
MONTH = r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?"
NEAR = "today|yesterday"
DAY = rf"^(?:{DATE}|{NEAR})$"
DAYS = rf"^(?:{DATE}|{MONTH}|{NEAR})$"
MOMENT = rf"^(?:{DATE}(?:T{CLOCK})?|{MONTH}|{NEAR}|\d{{1,4}}[mhdw])$"
EXACT = rf"^{DATE}(?:T{CLOCK})?$"
Row = TypeVar("Row")
MOST = 200  # rows of a page


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page, and how many rows."""

    next: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Between two moments, either of them open."""

    since: datetime | None
    until: datetime | None


if TYPE_CHECKING:
    Id = str
    Key = str
    Slug = str
    Words = str | None
else:
    Id = Annotated[str, Path(pattern=ID, description="the id of a story or report", examples=["4be1c07a92f3"])]
    Key = Annotated[str, Path(pattern=ID, description="the permanent key of it", examples=["e4f2a91c07"])]
    Slug = Annotated[str, Path(pattern=SLUG, description="an outlet's name in addresses", examples=["harbor-post"])]
    Words = Annotated[str | None, Query(max_length=200, description="only those with these words", examples=["ferry"])]


def moment(text: str | None, *, end: bool = True) -> datetime | None:
    """A moment in UTC; a day is meant to its end, unless `end` is False.

    >>> moment("2019-01-17T12:00+09:00"), moment(None)
    (datetime.datetime(2019, 1, 17, 3, 0, tzinfo=datetime.timezone.utc), None)

    Raises HTTPException 404 for a February 29 that is not there.
    """
    with there(text):
        return None if text is None else moments.moment(text, end=end)


def day(text: str | None, *, end: bool = False) -> date | None:
    """A day, or the first or last one of a month or year; raises HTTPException 404 for one that is not there."""
    with there(text):
        return None if text is None else moments.day(text, end=end)


@contextmanager
def there(text: str | None) -> Iterator[None]:
    """Turns a day that is in no calendar into HTTPException 404: its form was right."""
    try:
        yield
    except ValueError as error:
        raise HTTPException(404, f"There is no such day: {(text or '')[:10]}.") from error


def the_moment(
    as_of: Annotated[
        str | None,
        Query(
            pattern=MOMENT,
            description="go back to what had been published by then: `2019`, `2019-01`, `2019-01-17` to its end, a "
            "moment (without an offset in UTC), `yesterday`, or `2d` for two days ago",
            examples=["2019-01-17T12:00Z"],
        ),
    ] = None,
    known: Annotated[
        str | None,
        Query(pattern=MOMENT, description="go back to what the desk had told by then", examples=["2019-01-18"]),
    ] = None,
) -> At:
    """The moment that the address asks for."""
    return At(moment(as_of), moment(known))


def the_stretch(
    since: Annotated[
        str | None, Query(pattern=MOMENT, description="only what was told since then; from the beginning of a day")
    ] = None,
    until: Annotated[
        str | None, Query(pattern=MOMENT, description="only what was told by then; to the end of a day")
    ] = None,
) -> Stretch:
    """The stretch of time that the address asks for."""
    found = Stretch(moment(since, end=False), moment(until))
    in_order(found.since, found.until, (since, until), "since")
    return found


def the_paging(
    next: Annotated[
        str | None, Query(min_length=1, max_length=400, description="`next` of a page, to ask for the page behind it")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="rows of a page at most")] = 50,
) -> Paging:
    """The page that the address asks for."""
    return Paging(next, limit)


def the_day(
    day_: Annotated[
        str | None,
        Query(alias="day", pattern=DAY, description="only stories with reports of that day", examples=["2019-01-17"]),
    ] = None,
) -> date | None:
    """The day that the address asks for."""
    return day(day_)


def part(rows: Sequence[Row], paging: Paging) -> Page[Row]:
    """The page that is asked for of a list that is at hand; raises HTTPException 404 where there is none."""
    with page_behind():
        offset = offset_of(paging.next)
    return counted(rows[offset : offset + paging.limit + 1], offset, paging.limit)


@contextmanager
def page_behind() -> Iterator[None]:
    """Turns a `next` that is no place in a list into HTTPException 404."""
    try:
        yield
    except InputError as error:
        raise HTTPException(404, "There is no such page: `next` is not one that was given out here.") from error


if TYPE_CHECKING:
    Moment = At
    Between = Stretch
    Paged = Paging
    Day = date | None
else:
    Moment = Annotated[At, Depends(the_moment)]
    Between = Annotated[Stretch, Depends(the_stretch)]
    Paged = Annotated[Paging, Depends(the_paging)]
    Day = Annotated[date | None, Depends(the_day)]
