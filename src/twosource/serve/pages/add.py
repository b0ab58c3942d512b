"""Reports added from the front page. In come files, or a text; out goes what became of them, and of their stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from twosource.errors import InputError
from twosource.serve.dependencies import DeskHere, Writing
from twosource.serve.environment import rendered
from twosource.serve.files import plain_name
from twosource.store.rows import Added

router = APIRouter(include_in_schema=False)
MOST_FILES = 50
LONGEST_TEXT, LONGEST_LINE = 400_000, 2_000
TEXT, PUBLISHED = "text", "published"


@router.post("/-/add", dependencies=[Writing])
async def add(  # noqa: PLR0913, PLR0917  (one a field)
    request: Request,
    desk: DeskHere,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
) -> Response:
    """Takes in what a form holds, a text or files; where something is wrong, the form comes back as it was sent."""
    sent = [(plain_name(one.filename), await one.read()) for one in files or [] if one.filename]
    lines = {"outlet": outlet, "title": title, "published": published, "url": url}
    given = {TEXT: text, **lines}
    if wrong := unfit(given, len(sent)):
        return await run_in_threadpool(again, request, given, wrong, bool(sent))
    told = {name: value.strip() or None for name, value in lines.items()}
    added: list[Added] = []
    if text.strip():
        try:
            added.append(await run_in_threadpool(lambda: desk.add_text(text, **told)))
        except InputError as error:
            wrong = {PUBLISHED: str(error).removeprefix(f"{PUBLISHED}: ")}
            return await run_in_threadpool(again, request, given, wrong, bool(sent))
        wrong = {TEXT: f"Not added: {added[0].left_out[0].reason}."} if added[0].left_out else {}
    if sent:
        added.append(await run_in_threadpool(desk.add_files, sent))
    elif wrong:
        return await run_in_threadpool(again, request, given, wrong, False)
    return await run_in_threadpool(shown, request, "added.html", added=added, given=given, wrong=wrong)


def unfit(given: Mapping[str, str], files: int) -> dict[str, str]:
    """What is wrong with a form, by its fields."""
    if files > MOST_FILES:
        return {"files": f"At most {MOST_FILES} files are taken at once; there are {files}."}
    if not files and not given[TEXT].strip():
        return {"files": "Nothing was given: choose a file, or paste a text."}
    if len(given[TEXT]) > LONGEST_TEXT:
        return {TEXT: f"At most {LONGEST_TEXT:,} characters are taken here; send a longer text as a file."}
    return {
        name: f"At most {LONGEST_LINE:,} characters are taken here."
        for name, value in given.items()
        if name != TEXT and len(value) > LONGEST_LINE
    }


def again(request: Request, given: Mapping[str, str], wrong: Mapping[str, str], files: bool) -> Response:
    """The form as it was sent, with what is wrong beside the fields; files have to be chosen again."""
    return shown(request, "add.html", 400, given=given, wrong=wrong, had_files=files)


def shown(request: Request, template: str, status: int = 200, **shows: object) -> Response:
    """The answer to a form, which nobody keeps."""
    return HTMLResponse(rendered(request, template, **shows), status, {"Cache-Control": "no-store"})
