"""Reports added from the front page. In come files, or a text; out goes what became of them, and of their stories."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from twosource.errors import InputError
from twosource.serve.dependencies import DeskHere, Writing
from twosource.serve.environment import rendered

router = APIRouter(include_in_schema=False)
MOST_FILES = 50
LONGEST_NAME = 80
Text = Annotated[str, Form(max_length=400_000)]
Line = Annotated[str, Form(max_length=2_000)]


@router.post("/-/add", dependencies=[Writing])
async def add(  # noqa: PLR0913, PLR0917  (one a field)
    request: Request,
    desk: DeskHere,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Text = "",
    outlet: Line = "",
    title: Line = "",
    published: Line = "",
    url: Line = "",
) -> Response:
    """Takes in what a form holds; a text of its own, or files."""
    given = [(plain_name(one.filename), await one.read()) for one in files or [] if one.filename]
    if len(given) > MOST_FILES:
        raise HTTPException(413, f"At most {MOST_FILES} files are taken at once; there are {len(given)}.")
    if not given and not text.strip():
        raise InputError("Nothing was given: choose a file, or paste a text.")
    fields = {"outlet": outlet, "title": title, "published": published, "url": url}
    told = {name: value.strip() or None for name, value in fields.items()}
    added = []
    if given:
        added.append(await run_in_threadpool(desk.add_files, given))
    if text.strip():
        added.append(await run_in_threadpool(lambda: desk.add_text(text, **told)))
    page = await run_in_threadpool(rendered, request, "added.html", added=added)
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


def plain_name(name: str) -> str:
    """A file's name without folders and without characters that name none."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[-LONGEST_NAME:] or "file"
