"""Exports by the API: a story in the formats of other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from twosource.serve.api.answers import sent
from twosource.serve.api.errors import READ, errors
from twosource.serve.api.parameters import Id, Moment
from twosource.serve.api.stories import found
from twosource.serve.dependencies import ShelfHere
from twosource.serve.feeds.stories import calendar
from twosource.write.exports import FORMATS, export

router = APIRouter(prefix="/api/v1/stories", tags=["stories"], responses=errors(*READ))
ExportFormat = StrEnum("ExportFormat", list(FORMATS))  # type: ignore[misc]
JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/account"}}}
TEXT: dict[str, Any] = {"schema": {"type": "string"}}
FILES = {one.media_type: {} if one.media_type.endswith("json") or not one.is_text else TEXT for one in FORMATS.values()}
Named = Annotated[ExportFormat, Path(description="the format of the file", examples=["markdown"])]
WRITTEN: dict[int | str, dict[str, Any]] = {200: {"description": "The story as a file.", "content": FILES | JSON}}


@router.get("/{id:key}/export/{format}", operation_id="export", responses=WRITTEN)
def export_story(request: Request, id: Id, format: Named, shelf: ShelfHere, at: Moment) -> Response:
    """A story as a file, now or at a moment of the past."""
    told = found(shelf, id, at)
    chosen = FORMATS[format.value]
    if chosen.name == "ics":  # by permanent keys, as in the feed, so that nobody has an entry twice
        answer = sent(request, calendar(request, shelf.desk, told), type=chosen.media_type)
    else:
        answer = sent(request, export([told.account], told.texts, chosen.name, keys=told.keys), type=chosen.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{told.row.id}.{chosen.extension}"'
    return answer
