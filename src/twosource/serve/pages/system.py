"""System pages. Nothing comes in; out goes whether the desk lives, what runs here, how it is set; no secrets."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from twosource.serve.answers import as_json, page
from twosource.serve.versions import versions
from twosource.settings import Settings, load_settings

router = APIRouter(include_in_schema=False)
SECRET = re.compile(r"token|secret|password|key", re.IGNORECASE)
HIDDEN = "set, not shown"
LOGIN = re.compile(r"//.*@")  # a password may hold a slash
OPTIONS = re.compile(r"\?.*")  # of an address of a database: one of them may be a password


@router.get("/healthz")
def health() -> Response:
    """That the desk lives."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get("/-/versions")
def versions_page(request: Request) -> Response:
    """What runs here."""
    found = versions()
    shows = {"heading": "Versions", "values": found, "notes": {}}
    return page(request, "settings.html", found, lambda: shows)


@router.get("/-/versions.json")
def versions_json(request: Request) -> Response:
    """The same for programs."""
    found = versions()
    return as_json(request, found, lambda: found)


@router.get("/-/settings")
def settings_page(request: Request) -> Response:
    """How the desk is set."""
    found = told(request)
    notes = {name: field.description or "" for name, field in Settings.model_fields.items()}
    return page(request, "settings.html", found, lambda: {"heading": "Settings", "values": found, "notes": notes})


@router.get("/-/settings.json")
def settings_json(request: Request) -> Response:
    """The same for programs."""
    found = told(request)
    return as_json(request, found, lambda: found)


def told(request: Request) -> dict[str, str]:
    """All settings; of a secret only that it is set, of an address nobody's password."""
    settings: Settings = request.app.state.settings or load_settings()
    named = {name: shown(name, value) for name, value in settings.model_dump(mode="json").items()}
    return named | {"token": HIDDEN if request.app.state.keeper.open else "not set: the desk is read-only"}


def shown(name: str, value: object) -> str:
    """A value that everybody may see.

    >>> shown("db", "postgresql://ann:pa/ss@db.example/desk"), shown("api_key", "x"), shown("encoder", None)
    ('postgresql://…@db.example/desk', 'set, not shown', 'not set')
    >>> shown("db", "postgresql:///desk?password=word")
    'postgresql:///desk?…'
    """
    if value is None:
        return "not set"
    text = LOGIN.sub("//…@", str(value))
    return HIDDEN if SECRET.search(name) else OPTIONS.sub("?…", text) if "://" in text else text
