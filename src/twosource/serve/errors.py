"""What goes wrong, told. In comes an exception; out goes a page, or JSON for programs: the status and a sentence."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from twosource.errors import BusyError, InputError, MissingError, TwosourceError
from twosource.serve.refusals import refusal
from twosource.write.safety import safe

LOG = logging.getLogger("twosource.serve")
FIELD = "That is too much for one field: at most 1 MB; send a longer text as a file."
A_WHILE = 10  # seconds after which who was one too many may ask again
INTERNAL = "Something went wrong in the desk. It is written down in its log."


def answer_errors(app: FastAPI) -> None:
    """Teaches an application to answer errors."""

    async def refused(request: Request, error: Exception) -> Response:
        status, sentence, headers = told(error)
        return problem(request, status, sentence, headers)

    for kind in (HTTPException, RequestValidationError, TwosourceError):
        app.add_exception_handler(kind, refused)


def told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """The status, the sentence and the headers of an error; what nobody foresaw is logged, not shown."""
    if isinstance(error, HTTPException) and "exceeded maximum size" in str(error.detail):  # of Starlette's forms
        return 413, FIELD, {}
    if isinstance(error, HTTPException):
        sentence = error.detail if isinstance(error.detail, str) else HTTPStatus(error.status_code).phrase
        headers = dict(error.headers or {})
        plain = "There is nothing at this address." if sentence == "Not Found" else sentence
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            plain = f"This address takes only {headers.get('Allow', 'GET')}."
        return error.status_code, plain, headers
    if isinstance(error, RequestValidationError):
        return 422, safe(refusal(error.errors()[0])), {}
    if isinstance(error, InputError):
        return 400, safe(str(error)), {}
    if isinstance(error, MissingError):
        return 404, safe(str(error)), {}
    if isinstance(error, BusyError):
        return 503, safe(str(error)), {"Retry-After": str(A_WHILE)}
    if isinstance(error, TwosourceError):
        LOG.warning("%s", error)
        return 503, safe(error.public), {}
    LOG.error("a request could not be answered", exc_info=error)
    return 500, INTERNAL, {}


def problem(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """The answer to a request that cannot be met, in the form in which it was asked for."""
    headers = {"Cache-Control": "no-store", **(headers or {})}
    if wants_json(request):
        return JSONResponse({"status": status, "error": sentence}, status, headers)
    from twosource.serve.environment import rendered  # noqa: PLC0415  (it needs the desk's own parts)

    shows: dict[str, Any] = {"status": status, "phrase": phrase(status), "sentence": sentence}
    return HTMLResponse(rendered(request, "error.html", **shows), status, headers)


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or path == "/healthz"


def phrase(status: int) -> str:
    """What a status is called."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
