"""What the tags of a page tell. In come its tree and JSON-LD item; out goes Told, values by the names of `markup.toml`.

>>> from twosource.collect.html.trees import tree
>>> told(tree('<meta property="og:title" content="Port shut">'), {}).first("title")
'Port shut'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource import lexicon
from twosource.collect.html.jsonld import Item, text
from twosource.collect.html.parts import parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 2_000
MOST = 2_000  # tags of a kind: a page has dozens
WITHIN = frozenset(("author", "publisher", "image", "logo", "video", "comment"))  # whose name or date is not the page's


@dataclass(frozen=True, slots=True)
class Told:
    """Values by name: "meta:og:title", "ld:headline"; of each name all, in reading order."""

    values: dict[str, list[Any]]

    def all(self, field: str) -> Iterator[str]:
        """The values of a field as lines of text, the surest first."""
        for name in _names()[field]:
            for value in self.values.get(name, ()):
                if line := text(value if not isinstance(value, bool | int | float) else str(value)):
                    yield line[:LONGEST]

    def first(self, field: str) -> str | None:
        """The surest value of a field."""
        return next(self.all(field), None)

    def with_data(self, fields: dict[str, Any]) -> Told:
        """The same with the fields of a record in script data, as "data:title"."""
        return Told(self.values | {f"data:{name}": [value] for name, value in fields.items() if value})

    def named(self, name: str) -> list[Any]:
        """The values of one name as they stand."""
        return self.values.get(name.lower(), [])


def told(root: HtmlElement, item: Item) -> Told:
    """All that meta tags, links, microdata, times and the JSON-LD item tell."""
    values: dict[str, list[Any]] = {
        f"ld:{name.lower()}": [value] for name, value in item.items() if value not in (None, "")
    }
    for name, value in (*metas(root), *links(root), *properties(root), *times(root), *languages(root)):
        if value and value.strip():
            values.setdefault(name.lower(), []).append(value.strip()[:LONGEST])
    return Told(values)


def metas(root: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Meta tags under each of their names."""
    for element in _some(root, "meta"):
        for attribute in ("property", "name", "http-equiv"):
            for name in (element.get(attribute) or "").split():
                yield f"meta:{name}", element.get("content")
        if element.get("itemprop"):
            yield f"item:{element.get('itemprop')}", element.get("content")


def links(root: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Links of the head by their relations."""
    for element in _some(root, "link"):
        for relation in (element.get("rel") or "").split():
            yield f"link:{relation}", element.get("href")


def properties(root: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Microdata and RDFa in the body, but for what is told of a picture, an author or a comment."""
    for element in root.xpath("//body//*[@itemprop or @property]")[:MOST]:
        if element.tag == "meta":
            continue
        for name in f"{element.get('itemprop') or ''} {element.get('property') or ''}".split():
            if not any(WITHIN & set((above.get("itemprop") or "").split()) for above in element.iterancestors()):
                yield f"item:{name.removeprefix('schema:')}", value_of(element)


def value_of(element: HtmlElement) -> str | None:
    """The value of an element of microdata: its content, time or name."""
    for attribute in ("content", "datetime", *(("title",) if element.tag == "abbr" else ())):
        if value := element.get(attribute):
            return str(value)
    if element.get("itemscope") is not None:
        for inner in element.xpath('.//*[@itemprop="name"]')[:1]:
            return value_of(inner)
    if element.tag == "link":
        return str(element.get("href") or "")
    return str(element.text_content())[:LONGEST]


def times(root: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Time elements by each of their classes; not those of teasers and asides."""
    for element in (*_some(root, "time"), *_some(root, "abbr")):
        value = element.get("datetime") or element.get("title" if element.tag == "abbr" else "data-datetime")
        if any("aside" in parts(above) or above.tag in ("aside", "nav", "footer") for above in _near(element)):
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        for name in (*names.split(), *(("pubdate",) if element.get("pubdate") is not None else ())):
            yield f"time:{name}", value


def languages(root: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """The language of the root element."""
    yield "html:lang", root.get("lang")
    yield "html:xml:lang", root.get("xml:lang")


def _some(root: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    for number, element in enumerate(root.iter(tag)):
        if number >= MOST:
            return
        yield element


def _near(element: HtmlElement) -> Iterator[HtmlElement]:
    for number, above in enumerate(element.iterancestors()):
        if number >= 4:
            return
        yield above


@cache
def _names() -> dict[str, tuple[str, ...]]:
    fields = lexicon.load("markup")["field"]
    return {entry["name"]: tuple(name.lower() for name in entry["names"]) for entry in fields}
