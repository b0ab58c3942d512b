"""What the parts of a page are, by what their class, id or role calls them. In comes an element; out go names of parts.

>>> from lxml.html import fragment_fromstring
>>> sorted(parts(fragment_fromstring('<div class="ArticleBody__shareBar"></div>')))
['aside']
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from twosource import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMED_BY = (
    "class",
    "id",
    "role",
    "itemprop",
    "data-component",
    "data-testid",
    "data-gu-name",
    "data-module",
    "data-type",
)
LONGEST_NAMES = 600
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
OTHER = re.compile(r"[^a-z0-9 ]+")
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NOTHING: frozenset[str] = frozenset()


def parts(element: HtmlElement) -> frozenset[str]:
    """What the element's names call it: "aside", "caption", "byline"; empty where they tell nothing."""
    if not element.attrib:
        return NOTHING
    names = " ".join(value for name in NAMED_BY if (value := element.get(name)))
    return named(names[:LONGEST_NAMES]) if names else NOTHING


def hidden(element: HtmlElement) -> bool:
    """Whether a reader does not see the element."""
    attributes = element.attrib
    if not attributes:
        return False
    shown = "hidden" not in attributes and attributes.get("aria-hidden") != "true"
    return (
        not shown or bool(NOT_SHOWN.search(attributes.get("style", "")[:LONGEST_NAMES])) or "hidden" in parts(element)
    )


@lru_cache(maxsize=4096)
def named(names: str) -> frozenset[str]:
    """The parts that names in markup mean."""
    plain = hyphened(names)
    return frozenset(part for part, pattern in _patterns() if pattern.search(plain))


def hyphened(names: str) -> str:
    """Names in small letters, each word of them apart."""
    return OTHER.sub("-", HUMP.sub("-", names).lower())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["name"], re.compile(entry["pattern"])) for entry in lexicon.load("markup")["part"])
