"""What changed in a story between two moments. In come its id and the moments; out go changes, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from twosource.serve.answers import as_csv, as_json, page
from twosource.serve.at import At
from twosource.serve.dependencies import DeskHere, ShelfHere, in_order, moment
from twosource.serve.pages.story import found, moved
from twosource.serve.views.changes import cells, grouped
from twosource.serve.views.moments import EVER, stamp
from twosource.serve.views.moments import at as shown
from twosource.serve.views.story import Addresses, Stop, addresses, stops
from twosource.store.rows import Told
from twosource.write.changes import Change
from twosource.write.html.times import When

router = APIRouter(include_in_schema=False)
NAMES = ("kind", "what", "text", "before", "after", "importance")


@dataclass(frozen=True, slots=True)
class Moments:
    """From when, to when, and on which axis: what was published, or what the desk has told."""

    since: datetime | None
    until: datetime | None
    known: bool


def moments(
    since: Annotated[str | None, Query(max_length=40)] = None,
    until: Annotated[str | None, Query(max_length=40)] = None,
    known: bool = False,
) -> Moments:
    """What the address names; raises HTTPException 400 for what is no moment, or where the first is after the last."""
    found = Moments(moment(since, end=False), moment(until), known)
    in_order(found.since, found.until, (since, until))
    return found


Between = Annotated[Moments, Depends(moments)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The two moments, and what was and is told of the story."""

    told: Told
    passed: tuple[Stop, ...]
    since: datetime
    until: datetime | None
    known: bool

    @property
    def from_start(self) -> bool:
        """Whether the first moment lies before all there is."""
        return self.since == EVER or (bool(self.passed) and self.since < self.passed[0].at)

    def named(self, moment: datetime | None) -> When | None:
        """A moment as the list of reports has it, else to the minute."""
        return next((one.when for one in self.passed if one.at == moment), shown(moment))

    def changes(self, desk: DeskHere) -> tuple[Change, ...]:
        """What changed between them."""
        return desk.changes(self.told.row.id, since=self.since, until=self.until, known=self.known)


@router.get("/stories/{id:key}/changes")
def changes_page(id: str, request: Request, shelf: ShelfHere, named: Between) -> Response:
    """The page: from one moment to another, or what the latest report changed where none is named."""
    asked = between(shelf, id, named)
    if asked.told.row.id != id:
        return moved(request, id, asked.told)

    def shows() -> dict[str, Any]:
        return {
            "row": asked.told.row,
            "here": Addresses(asked.told.row.id, ""),
            "stops": asked.passed,
            "known": asked.known,
            "since": None if asked.from_start else asked.named(asked.since),
            "until": asked.named(asked.until),
            "since_value": "" if asked.from_start else stamp(asked.since),
            "until_value": stamp(asked.until) if asked.until else "",
            "groups": grouped(asked.changes(shelf.desk), addresses(asked.told, At())),
            "query": f"?{request.url.query}" if request.url.query else "",
        }

    return page(request, "changes.html", mark(asked), shows)


@router.get("/stories/{id:key}/changes.json")
def changes_json(id: str, request: Request, shelf: ShelfHere, named: Between) -> Response:
    """The same for programs."""
    asked = between(shelf, id, named)
    moments = {"since": asked.since, "until": asked.until}
    return as_json(request, mark(asked), lambda: moments | {"changes": asked.changes(shelf.desk)})


@router.get("/stories/{id:key}/changes.csv")
def changes_csv(id: str, request: Request, shelf: ShelfHere, named: Between) -> Response:
    """The same as a table."""
    asked = between(shelf, id, named)
    return as_csv(request, mark(asked), NAMES, lambda: map(cells, asked.changes(shelf.desk)))


def between(shelf: ShelfHere, id: str, named: Moments) -> Asked:
    """The moments asked for; without a first one, that before the latest report, or telling, up to the second one."""
    told = found(shelf, id, At())
    passed = stops(shelf.moments(told.row.id))
    steps = [one.learned for one in shelf.desk.tellings(told.row.id)] if named.known else [one.at for one in passed]
    steps = [step for step in steps if named.until is None or step <= named.until]
    before = steps[-2] if len(steps) > 1 else EVER
    return Asked(told, passed, named.since or before, named.until, named.known)


def mark(asked: Asked) -> object:
    """What the page depends on."""
    return (asked.told.etag, asked.passed, asked.since, asked.until, asked.known)
