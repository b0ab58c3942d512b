"""The web application. In comes a Desk; out goes an ASGI application: pages, API and feeds behind the same guards.

Every module of `pages`, `api` and `feeds` that has a `router` is part of it; routes are tried in their order.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, FastAPI
from starlette.convertors import Convertor, register_url_convertor

from twosource.serve.errors import answer_errors
from twosource.serve.guards import guarded
from twosource.serve.refusals import only_known
from twosource.serve.sessions import Keeper
from twosource.serve.shelf import Shelf
from twosource.serve.versions import program_version

if TYPE_CHECKING:
    from twosource.desk import Desk
    from twosource.settings import Settings

ROOMS = ("pages", "api", "feeds")
ANY_HOST = ("*",)
KNOWN = (Depends(only_known),)  # programs are told of a mistyped argument; links to pages may carry anything


class KeyConvertor(Convertor[str]):
    """The id of a story, an event, a report, a source: no dot, so that `.json` behind it is a format."""

    regex = "[0-9A-Za-z_~-]{1,200}"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("key", KeyConvertor())


def create_app(
    desk: Desk, *, token: str | None = None, hosts: Sequence[str] = ANY_HOST, settings: Settings | None = None
) -> FastAPI:
    """The application; without a token, or on a database that can only be read, nothing can be changed through it.

    `hosts` are the names under which it may be asked for: a page of a stranger that has made its own name lead here is
    turned away. `settings` are those shown by `/-/settings`.
    """
    app = FastAPI(
        title="Twosource",
        version=program_version(),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.desk, app.state.shelf = desk, Shelf(desk)
    app.state.keeper, app.state.settings = Keeper(None if desk.store.read_only else token), settings
    for router in routers():
        app.include_router(router, dependencies=KNOWN if router.prefix.startswith("/api/") else ())
    answer_errors(app)
    guarded(app, hosts)
    return app


def routers() -> Iterator[APIRouter]:
    """The routers of all rooms, module by module."""
    for room in ROOMS:
        package = import_module(f"twosource.serve.{room}")
        for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
            module = import_module(f"{package.__name__}.{found.name}")
            if isinstance(router := getattr(module, "router", None), APIRouter):
                yield router
