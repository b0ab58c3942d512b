"""How the API says in its description what can go wrong: one form for all errors, with the statuses of an operation."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field

from twosource.serve.api.answers import JSON


class Error(BaseModel):
    """What went wrong: the status of the answer, and a sentence that says what to do."""

    status: int = Field(ge=400, le=599, examples=[404])
    error: str = Field(min_length=1, examples=["There is no such story."])


WHEN = {
    304: "The answer is still the one that the ETag stands for.",
    400: "What was sent cannot be read.",
    401: "The token of the desk is missing or wrong.",
    403: "This desk is read-only.",
    404: "There is no such thing.",
    409: "That cannot be done any more.",
    413: "More was sent than is taken at once.",
    422: "An argument is not what it should be.",
    429: "Too many changes in a short time; `Retry-After` says when to go on.",
    503: "The desk is busy, or a part of it is not installed.",
}
READ = (404, 422, 503)
WRITE = (400, 401, 403, 404, 413, 422, 429, 503)


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The part `responses` of a route for these statuses."""
    told: dict[int | str, dict[str, Any]] = {304: {"description": WHEN[304]}}
    for status in statuses:
        told[status] = {"model": Error, "description": f"{HTTPStatus(status).phrase}. {WHEN[status]}"}
    return told


def content(schema: str) -> dict[int | str, Any]:
    """The part `responses` of a route that answers with a form that has a published schema."""
    return {200: {"content": {JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}}
