"""How the desk's templates become pages. In come a request, a template's name and what it shows; out goes HTML.

The templates of the written page (`write/html`) are at hand beside the desk's own, with their cleaning and escaping.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader

from twosource.serve.assets import address
from twosource.serve.dependencies import READ_ONLY, signed_in, the_desk, the_keeper
from twosource.serve.sessions import COOKIE
from twosource.serve.views.fragments import beyond
from twosource.write.html.environment import prepared


@cache
def environment() -> Environment:
    """The desk's templates, and those of the written page behind them."""
    made = prepared(ChoiceLoader([PackageLoader("twosource.serve"), PackageLoader("twosource.write.html")]))
    made.globals |= {"asset": address}
    made.filters["beyond"] = beyond
    return made


def rendered(request: Request, template: str, **shows: Any) -> str:
    """The template with what it shows, and who looks at it."""
    signed, cookie = signed_in(request), request.cookies.get(COOKIE)
    visitor = {
        "signed": signed,
        "open": the_keeper(request).open,
        "read_only": READ_ONLY if the_desk(request).store.read_only else None,
        "form_word": the_keeper(request).word(cookie) if signed and cookie else "",
        "path": request.url.path,
        "asked": str(request.query_params.get("q", ""))[:200],
    }
    return environment().get_template(template).render(**(visitor | shows))
