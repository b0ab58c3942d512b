"""Answers. In come a request and what is shown; out go HTML, JSON or CSV, each with a mark by which it is asked again.

A browser that has the answer already, and sends its mark, is told so in 304 and nothing more.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from twosource.serve.assets import asset
from twosource.serve.dependencies import signed_in, the_keeper
from twosource.serve.environment import rendered
from twosource.serve.sessions import COOKIE
from twosource.serve.versions import program_version
from twosource.write.html.characters import ODD
from twosource.write.json import plain

FORMULA = ("=", "+", "-", "@", "\t", "\r")
REVALIDATE = "private, no-cache"


def page(request: Request, template: str, mark: object, shows: Callable[[], Mapping[str, Any]]) -> Response:
    """A page; `mark` is what it depends on, and it is made only where the browser has not got it."""
    style, script = asset("desk.css"), asset("desk.js")
    session = request.cookies.get(COOKIE) if signed_in(request) else None  # its forms carry words of their own
    looks = (session, signed_in(request), the_keeper(request).open, style and style.mark, script and script.mark)
    return _marked(request, (mark, looks), lambda: HTMLResponse(rendered(request, template, **shows())))


def as_json(request: Request, mark: object, value: Callable[[], Any]) -> Response:
    """The same for programs."""
    return _marked(request, mark, lambda: Response(text(value()), media_type="application/json"))


def as_csv(
    request: Request, mark: object, names: Sequence[str], rows: Callable[[], Iterable[Sequence[object]]]
) -> Response:
    """A table with a line of names; no cell of it is a formula to a spreadsheet."""

    def written() -> Response:
        room = io.StringIO()
        writer = csv.writer(room, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows([cell(value) for value in row] for row in rows())
        return Response(room.getvalue().encode("utf-8", "replace"), media_type="text/csv; charset=utf-8")

    return _marked(request, mark, written)


def text(value: Any) -> str:
    """Dataclasses, times and tuples as JSON."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def cell(value: object) -> str:
    """A value in a cell.

    >>> cell("=HYPERLINK(1)"), cell(None), cell(-3)
    ("'=HYPERLINK(1)", '', '-3')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        clean = ODD.sub("", value)
        return f"'{clean}" if clean.startswith(FORMULA) else clean
    return str(plain(value))


def back(address: str) -> Response:
    """To another page after a form was sent; only to one of ours."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return RedirectResponse(address if ours else "/", 303)


def _marked(request: Request, mark: object, make: Callable[[], Response]) -> Response:
    told = repr((program_version(), request.url.path, request.url.query, mark))
    tag = f'W/"{sha256(told.encode("utf-8", "replace")).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": REVALIDATE, "Vary": "Cookie, Authorization, HX-Request"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    answer = make()
    answer.headers.update(headers)
    return answer
