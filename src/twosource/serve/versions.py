"""What runs here. Nothing comes in; out go the version of the program and of what it is built on."""

from __future__ import annotations

import platform

from twosource.versions import installed

BUILT_ON = ("fastapi", "starlette", "uvicorn", "jinja2", "sqlalchemy", "spacy")


def program_version() -> str:
    """The version of Twosource."""
    return installed("twosource") or "0"


def versions() -> dict[str, str]:
    """Versions by name; what is not installed is not named."""
    known = {name: installed(name) for name in BUILT_ON}
    named = {name: number for name, number in known.items() if number}
    return {"twosource": program_version(), "python": platform.python_version(), **named}
