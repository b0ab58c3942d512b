"""What the API says of itself. In comes the application; out go OpenAPI 3.1 as JSON, and a page made of it.

Routes and forms describe themselves; accounts and readings are described by their published JSON Schemas.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import HTMLResponse, Response

from twosource.serve.api.answers import JSON, sent
from twosource.serve.api.errors import WHEN
from twosource.serve.api.manual import groups, marked
from twosource.serve.environment import rendered
from twosource.serve.versions import program_version
from twosource.write.json import as_json
from twosource.write.schema import shipped_schema

router = APIRouter(include_in_schema=False)
ROOT = "/api/v1"
SCHEMAS = "#/components/schemas/"
PAGE = re.compile(r"\bPage_(\w+?)(?:Row)?_(?!\w)")
STORY, REPORT = {"id": "/items/0/id"}, {"id": "/latest/0/id"}
LINKS = {  # which answers have what other operations ask for, and where
    "stories": dict.fromkeys(("story", "account", "tellings", "moments", "changes", "story_judgements", "saga"), STORY)
    | {"export": STORY | {"format": "ics"}},
    "entities": {"entity": {"id": "/items/0/story", "key": "/items/0/key"}},
    "search": {"event": {"id": "/items/0/story", "key": "/items/0/ref"}},
    "sources": {"source": {"slug": "/items/0/slug"}},
    "source": {"report": REPORT, "reading": REPORT},
    "judge": {"undo": {"number": "/id"}},
}
SENT = frozenset({"NewReport", "NewJudgement"})
UNUSED = frozenset({"HTTPValidationError", "ValidationError"})  # of the framework: ours say less, and always the same
SUMMARY = """\
All that the desk shows and does. Anybody may read; whoever has the token of the desk may add reports and judge
(`Authorization: Bearer …`). Times are in UTC. Every list is a page of `items`: its `next`, handed back as `next`, asks
for the page behind it, and is null where there is none. An argument that an address does not take is refused. Answers
carry an `ETag`; with `If-None-Match` the same answer is 304, without a body. What goes wrong is answered with a status
and a sentence."""
TAGS = [
    {"name": "stories", "description": "Stories, what is told of them, and how that has changed."},
    {"name": "things", "description": "Events, people and bodies of a story, and outlets, by permanent addresses."},
    {"name": "reports", "description": "Reports as received, their versions, what was read in them; adding some."},
    {"name": "search", "description": "Reports, claims and events by their words."},
    {"name": "judgements", "description": "What somebody says is the same, or not, against the program; and undo."},
]


def document(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 of all routes of the API; made once an application."""
    made: dict[str, Any] | None = getattr(app.state, "openapi", None)
    if made is None:
        made = get_openapi(
            title="Twosource",
            version=program_version(),
            openapi_version="3.1.0",
            summary="What several outlets report about developing stories, and how many sources that is.",
            description=SUMMARY,
            routes=app.routes,
            tags=TAGS,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        made["paths"] = {path: _given(said) for path, said in made["paths"].items() if path.startswith(ROOT)}
        _fill(made["paths"])
        made["components"]["schemas"] = _schemas(made["components"]["schemas"])
        app.state.openapi = made = _named(made)
    return made


def _given(operations: dict[str, Any]) -> dict[str, Any]:
    """Operations whose optional arguments are left out, not null."""
    for operation in operations.values():
        for argument in operation.get("parameters", ()):
            schema = argument["schema"]
            options = [one for one in schema.pop("anyOf", ()) if one != {"type": "null"}]
            argument["schema"] = schema | (options[0] if len(options) == 1 else {"anyOf": options} if options else {})
    return operations


def _fill(paths: dict[str, Any]) -> None:
    """Adds examples of answers, and which of them have the ids that other operations ask for."""
    operations = {one["operationId"]: one for methods in paths.values() for one in methods.values()}
    for name, example in examples().items():
        operations[name]["responses"]["200"]["content"][JSON]["example"] = example
    for name, links in LINKS.items():
        operations[name]["responses"]["200"]["links"] = {
            target: {"operationId": target, "parameters": {key: _expression(at) for key, at in given.items()}}
            for target, given in links.items()
        }


def _expression(at: str) -> str:
    """A place in an answer, or a value that is always the same."""
    return f"$response.body#{at}" if at.startswith("/") else at


def _schemas(forms: dict[str, Any]) -> dict[str, Any]:
    """The forms of routes, and those of accounts and readings; what is answered has all fields and no others."""
    told = {name: form if name in SENT else _closed(form) for name, form in forms.items() if name not in UNUSED}
    return dict(sorted((told | embedded("account") | embedded("reading")).items()))


def _closed(form: dict[str, Any]) -> dict[str, Any]:
    fields = form.get("properties")
    return form | {"required": list(fields), "additionalProperties": False} if fields else form


def _named(part: Any) -> Any:
    """The document with pages of rows named as readers would name them: `StoryPage` for `Page_StoryRow_`."""
    if isinstance(part, dict):
        return {PAGE.sub(r"\1Page", key): _named(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_named(one) for one in part]
    return PAGE.sub(r"\1Page", part) if isinstance(part, str) else part


@cache
def examples() -> dict[str, Any]:
    """An answer of each operation, about an invented story; made by `docs/api_examples.py`."""
    text = files("twosource.serve.api").joinpath("examples.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told


def embedded(form: str) -> dict[str, Any]:
    """A published schema as parts of the document, each part named after the form."""
    schema = shipped_schema(form)
    schema.pop("$schema", None)
    parts = schema.pop("$defs")
    named = {form: schema} | {f"{form}.{name}": part for name, part in parts.items()}
    return {name: _renamed(part, form) for name, part in named.items()}


def _renamed(part: Any, form: str) -> Any:
    """A part whose references lead to where the parts are now."""
    if isinstance(part, dict):
        return {
            key: f"{SCHEMAS}{form}.{value.removeprefix('#/$defs/')}" if key == "$ref" else _renamed(value, form)
            for key, value in part.items()
        }
    return [_renamed(one, form) for one in part] if isinstance(part, list) else part


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The document."""
    return sent(request, as_json([document(request.app)]).encode())


@router.get("/api/docs")
def docs(request: Request) -> Response:
    """The document as a page, without anything from elsewhere."""
    told = document(request.app)
    statuses = {status: marked(says) for status, says in WHEN.items()}
    about = marked(told["info"]["description"])
    return HTMLResponse(rendered(request, "api.html", api=told, groups=groups(told), about=about, statuses=statuses))
