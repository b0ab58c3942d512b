"""The front: the stories told last, each with its status line. In comes a day or a word; out goes the list."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.dependencies import DeskHere
from twosource.serve.dependencies import day as one_day
from twosource.serve.views.front import by_day
from twosource.serve.views.moments import at
from twosource.store.rows import Page, StoryRow
from twosource.write.html.times import when

router = APIRouter(include_in_schema=False)
AT_ONCE = 40
NAMES = ("id", "title", "status_line", "reports", "origins", "first", "last", "changed", "change", "saga")

Day = Annotated[str | None, Query(max_length=10)]
Words = Annotated[str | None, Query(max_length=200)]
After = Annotated[str | None, Query(max_length=500)]


@router.get("/")
def front(request: Request, desk: DeskHere, day: Day = None, query: Words = None, after: After = None) -> Response:
    """The stories of a day, or the latest."""
    found = listed(desk, day, query, after)

    def shows() -> dict[str, Any]:
        shown = str(one_day(day)) if day else None
        chosen = {"day": shown, "query": query}
        kept = {name: value for name, value in chosen.items() if value}
        return {
            "stories": found.items,
            "days": by_day(found.items),
            "latest": at(max((row.changed for row in found.items), default=None)),
            "next": f"/?{urlencode(kept | {'after': found.next})}" if found.next else None,
            "query": f"?{urlencode(kept)}" if kept else "",
            "query_text": query,
            "on_day": when(shown, shown) if shown else None,
            "day_value": shown,
        }

    return page(request, "front.html", found, shows)


@router.get("/stories.json")
def front_json(request: Request, desk: DeskHere, day: Day = None, query: Words = None, after: After = None) -> Response:
    """The same rows for programs, and how to ask for those behind them."""
    found = listed(desk, day, query, after)
    return as_json(request, found, lambda: {"stories": found.items, "next": found.next})


@router.get("/stories.csv")
def front_csv(request: Request, desk: DeskHere, day: Day = None, query: Words = None, after: After = None) -> Response:
    """The same rows as a table."""
    found = listed(desk, day, query, after)
    return as_csv(request, found, NAMES, lambda: map(cells, found.items))


@router.get("/stories")
def stories() -> Response:
    """The list of stories is the front."""
    return RedirectResponse("/", 308)


def cells(row: StoryRow) -> list[object]:
    """A row of the table; of its saga the id."""
    return [row.saga.id if row.saga and name == "saga" else getattr(row, name) for name in NAMES]


def listed(desk: DeskHere, day: str | None, query: str | None, after: str | None) -> Page[StoryRow]:
    """The rows asked for; raises HTTPException 400 for a day that is none."""
    return desk.stories(day=one_day(day), query=query or None, after=after or None, limit=AT_ONCE)
