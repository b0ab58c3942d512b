"""Reports added from the front page. In come files, or a text; out goes what became of them, and of their stories."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from twosource.errors import InputError
from twosource.serve.dependencies import DeskHere, Writing
from twosource.serve.environment import rendered
from twosource.store.rows import Added

router = APIRouter(include_in_schema=False)
MOST_FILES = 50
LONGEST_NAME = 80
UPLOADED = "upload://"  # no path of this machine: another file of the same name is another report
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
    given = [(one.filename or "", await one.read()) for one in files or [] if one.filename]
    if len(given) > MOST_FILES:
        raise HTTPException(413, f"At most {MOST_FILES} files are taken at once; there are {len(given)}.")
    if not given and not text.strip():
        raise InputError("Nothing was given: choose a file, or paste a text.")
    fields = {"outlet": outlet, "title": title, "published": published, "url": url}
    told = {name: value.strip() or None for name, value in fields.items()}
    added = []
    if given:
        added.append(await run_in_threadpool(add_files, desk, given))
    if text.strip():
        added.append(await run_in_threadpool(lambda: desk.add_text(text, **told)))
    page = await run_in_threadpool(rendered, request, "added.html", added=added)
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


def add_files(desk: DeskHere, given: Sequence[tuple[str, bytes]]) -> Added:
    """Takes in files as they were sent, under the names that they had; raises InputError where none is a report."""
    from twosource.collect import collect  # noqa: PLC0415  (pages that add nothing need not wait for it)
    from twosource.desk.adding import add_reports  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="twosource-") as folder:
        names = {}
        for number, (name, content) in enumerate(given):
            path = Path(folder) / f"{number}{suffix(name)}"
            path.write_bytes(content)
            names[str(path)] = plain_name(name)

        def named(path: str | None) -> str:
            """The name that a file had, and the number of its record."""
            known = next((one for one in names if path and path.startswith(one)), "")
            return f"{names[known]}{(path or '')[len(known) :]}" if known else "file"

        found, left_out = collect(list(names), settings=desk.settings)
        reports = [replace(one, path=f"{UPLOADED}{named(one.path)}") for one in found]
        return add_reports(desk.room, reports, {}, [replace(one, path=named(one.path)) for one in left_out])


def suffix(name: str) -> str:
    """The ending by which a file's kind is known.

    >>> suffix("a/b.HTML"), suffix("x.warc.gz"), suffix("..//passwd")
    ('.html', '.warc.gz', '')
    """
    endings = [ending for ending in Path(plain_name(name)).suffixes[-2:] if ending[1:].isalnum() and len(ending) < 10]
    return "".join(endings).lower()


def plain_name(name: str) -> str:
    """A file's name without folders and without characters that name none."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[-LONGEST_NAME:] or "file"
