"""Files that pages need. In comes a name; out goes the file, to be kept for good where its address names its hash."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.assets import asset

router = APIRouter(include_in_schema=False)
FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """A file of ours."""
    found = asset(name)
    if found is None:
        raise HTTPException(404)
    kept = FOR_GOOD if request.query_params.get("v") == found.mark else "no-cache"
    headers = {"ETag": f'"{found.mark}"', "Cache-Control": kept}
    if f'"{found.mark}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.type, headers=headers)
