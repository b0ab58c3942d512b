"""How templates become a page. In come a template's name and what it shows; out goes HTML.

Whatever a template prints is cleaned of characters that steer a page, then escaped: there is no other way onto it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from twosource.write.html.assets import policy, script, style
from twosource.write.html.characters import plain, shown
from twosource.write.html.wording import names, word


def rendered(template: str, **shows: Any) -> str:
    """The template with what it shows."""
    return environment().get_template(template).render(**shows)


@cache
def environment() -> Environment:
    """The templates of this folder, with the style and the script that lie in each page."""
    made = prepared(PackageLoader("twosource.write.html"))
    made.globals |= {"policy": policy(), "style": Markup(style()), "script": Markup(script())}  # noqa: S704  (our own)
    return made


def prepared(loader: BaseLoader) -> Environment:
    """Templates that clean and escape what they print, and have the words for statuses, verdicts and kinds."""
    made = Environment(
        loader=loader,
        autoescape=True,
        finalize=_clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["words"] = shown
    made.globals |= {"word": word, "names": names}
    return made


def _clean(value: Any) -> Any:
    """What is printed, as clean text; markup of our own stays as it is."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
