"""Routes that change something. In come a prefix and a tag; out goes a router that asks for the token and keeps count.

The token is looked at by `serve.dependencies`; here it is named for the API's description.
"""

from __future__ import annotations

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer

from twosource.serve.api.errors import WRITE, errors
from twosource.serve.dependencies import Writing
from twosource.serve.limits import Bounded

TOKEN = Security(HTTPBearer(auto_error=False, scheme_name="token", description="The token of the desk."))


def changing(prefix: str, tag: str) -> APIRouter:
    """A router whose routes need the token."""
    return APIRouter(prefix=prefix, tags=[tag], responses=errors(*WRITE), dependencies=[TOKEN, Writing, Bounded])
