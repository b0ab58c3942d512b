"""System pages. Nothing comes in; out goes whether the desk lives, what runs here, and how it is set."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from twosource.serve.versions import versions

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health() -> Response:
    """That the desk lives."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get("/-/versions.json")
def versions_json() -> Response:
    """What runs here, for programs."""
    return JSONResponse(versions())
