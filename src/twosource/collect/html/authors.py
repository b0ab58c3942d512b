"""Who wrote a page. In come names as JSON-LD, meta tags and bylines write them; out go the authors, and the agencies.

>>> authors([("By Jane Doe and John Roe, Associated Press", None)], "Harbor Times")
(('Jane Doe', 'John Roe'), ('Associated Press',))
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from twosource import lexicon
from twosource.collect import outlets
from twosource.collect.html.jsonld import Item, text, types

BY = re.compile(
    r"^\W*(?:(?:written|reported|posted|story|words|article|report|analysis|author)\s+)?(?:by|from)\b[:\s]+",
    re.IGNORECASE,
)
SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)")
PARTS = re.compile(r"\s*(?:,|;|\||•|·|/|&|\n|\s[-–—]\s|\s(?:and|with)\s)\s*|\s+(?:for|of|at)\s+(?=(?:the |The )?[A-Z])")
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|co)\b")
AFTER = re.compile(r"\s*(?:\(.*\)|\bin (?=[A-Z]).*|\b(?:Updated|Published|Posted|Follow|Email)\b.*)$")
LONGEST_NAME = 60
MOST = 12
ORGANIZATIONS = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))

Told = tuple[str, str | None]


def of_item(item: Item) -> Iterator[Told]:
    """The names of the item's authors, with whether each is a person or an organization."""
    told = next((item[key] for key in ("author", "creator", "contributor") if item.get(key)), None)
    for one in told if isinstance(told, list) else [told]:
        if name := text(one):
            kinds = types(one) if isinstance(one, dict) else ()
            yield name, "organization" if ORGANIZATIONS & set(kinds) else "person" if "Person" in kinds else None


def authors(told: Iterable[Told], outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The persons among the names, each once, and the agencies; `outlet` is neither."""
    persons: dict[str, str] = {}
    agencies: dict[str, None] = {}
    for line, kind in told:
        for name in names(line):
            known = outlets.by_name(name) or outlets.by_name(name.removesuffix(" Staff").removesuffix(" News Agency"))
            if known:
                if known.is_agency and known.name != outlet:
                    agencies[known.name] = None
            elif kind != "organization" and is_person(name, outlet):
                persons.setdefault(name.casefold(), name)
    return tuple(persons.values())[:MOST], tuple(agencies)


def is_byline(line: str) -> bool:
    """Whether a line begins like a byline and goes on with a name."""
    match = BY.match(line)
    return bool(match and line[match.end() : match.end() + 1].isupper() and line.lstrip()[:1].isupper())


def names(line: str) -> Iterator[str]:
    """The names that a line gives, without "By", roles and addresses."""
    line = SUFFIX.sub(" ", BY.sub("", " ".join(html.unescape(line).split())))
    if outlets.by_name(line):
        yield line
        return
    for part in PARTS.split(line):
        name = AFTER.sub("", BY.sub("", part or "")).strip(" .,:;*|•·-–—'\"")
        if name and len(name) <= LONGEST_NAME and not ADDRESS.search(name):
            yield name


def is_person(name: str, outlet: str | None) -> bool:
    """Whether a name can be a person's: of two words or more, no role, no desk, not the outlet."""
    plain = name.casefold()
    if plain in _none() or (outlet and (plain in outlet.casefold() or outlet.casefold() in plain)):
        return False
    if _role().search(name) or any(letter.isdigit() for letter in name):
        return False
    words = name.split()
    return 2 <= len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper()


def agencies_in(lines: Iterable[Any], outlet: str | None) -> Iterator[str]:
    """The agencies that lines of credit name, such as "Reuters" or "AP Photo/Jane Roe"; not the outlet itself."""
    for line in lines:
        for known, _, _ in outlets.found_in(str(line)):
            if known.is_agency and known.name != outlet:
                yield known.name


@cache
def _none() -> frozenset[str]:
    return frozenset(lexicon.load("markup")["authors"]["none"])


@cache
def _role() -> re.Pattern[str]:
    return re.compile(lexicon.load("markup")["authors"]["role"], re.IGNORECASE)
