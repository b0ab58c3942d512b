"""Search over reports, claims and events. In come words and choices; out go hits with passages, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.dependencies import DeskHere, days, in_order
from twosource.serve.views.moments import at
from twosource.store.rows import Hit, Page
from twosource.write.html.places import words_address
from twosource.write.html.times import When, when

router = APIRouter(include_in_schema=False)
AT_ONCE = 30
NAMES = (
    "kind", "ref", "story", "story_title", "title", "text", "report", "start", "end", "type", "status", "earliest",
    "latest", "published",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for."""

    q: str = ""
    type: str | None = None
    status: str | None = None
    start: date | None = None
    end: date | None = None
    after: str | None = None

    @property
    def query(self) -> str:
        """It as part of an address, without the place to go on from."""
        parts = {"q": self.q, "type": self.type, "status": self.status, "from": self.start, "to": self.end}  # fmt: skip
        return urlencode({name: value for name, value in parts.items() if value})


def wanted(  # noqa: PLR0913, PLR0917  (one a field of the form)
    q: Annotated[str, Query(max_length=200)] = "",
    type: Annotated[str, Query(max_length=20, pattern=r"^[A-Z]*$")] = "",
    status: Annotated[str, Query(max_length=20, pattern=r"^[a-z]*$")] = "",
    start: Annotated[str, Query(alias="from", max_length=10)] = "",
    end: Annotated[str, Query(alias="to", max_length=10)] = "",
    after: Annotated[str, Query(max_length=500)] = "",
) -> Wanted:
    """What the address asks for; raises HTTPException 400 for a day that is none, or a first one after the last."""
    first, last = days(start), days(end, end=True)
    in_order(first, last, (start, end))
    return Wanted(q, type or None, status or None, first, last, after or None)


WantedHere = Annotated[Wanted, Depends(wanted)]


@router.get("/search")
def search(request: Request, desk: DeskHere, chosen: WantedHere) -> Response:
    """The page."""
    hits = found(desk, chosen)

    def shows() -> dict[str, Any]:
        after = f"&{urlencode({'after': hits.next})}" if hits.next else ""
        return {
            "chosen": chosen,
            "searched": bool(chosen.query),
            "hits": [(hit, time(hit), tuple(runs(hit)), href(hit)) for hit in hits.items],
            "next": f"/search?{chosen.query}{after}" if after else None,
            "query": chosen.query,
        }

    return page(request, "search.html", hits, shows)


@router.get("/search.json")
def search_json(request: Request, desk: DeskHere, chosen: WantedHere) -> Response:
    """The same for programs."""
    hits = found(desk, chosen)
    return as_json(request, hits, lambda: {"hits": hits.items, "next": hits.next})


@router.get("/search.csv")
def search_csv(request: Request, desk: DeskHere, chosen: WantedHere) -> Response:
    """The same as a table."""
    hits = found(desk, chosen)
    return as_csv(request, hits, NAMES, lambda: [[getattr(hit, name) for name in NAMES] for hit in hits.items])


def found(desk: DeskHere, chosen: Wanted) -> Page[Hit]:
    """The hits; none where nothing is asked for."""
    if not chosen.query:
        return Page(())
    return desk.search(
        chosen.q,
        type=chosen.type,
        status=chosen.status,
        start=chosen.start,
        end=chosen.end,
        after=chosen.after,
        limit=AT_ONCE,
    )


def href(hit: Hit) -> str:
    """Where a hit is to be seen."""
    if hit.kind == "event":
        return f"/stories/{hit.story}/events/{hit.ref}"
    page = f"/reports/{hit.report or hit.ref}"
    return words_address(page, hit.start, hit.end) if hit.start is not None and hit.end is not None else page


def time(hit: Hit) -> When | None:
    """When it is of: the event's own time, or when the report came out."""
    return when(hit.earliest, hit.latest) if hit.earliest or hit.latest else at(hit.published)


def runs(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The passage in runs of words that were looked for, and others."""
    end = 0
    for start, stop in hit.marks:
        yield hit.text[end:start], False
        yield hit.text[start:stop], True
        end = stop
    yield hit.text[end:], False
