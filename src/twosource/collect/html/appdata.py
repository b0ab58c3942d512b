"""The report in a page's script data. In comes the tree of a page without text; out goes a Record, or None.

Pages that a browser builds carry their report as JSON: in JSON-LD, in `__NEXT_DATA__`, in a value assigned by a script.
Nothing is run; only what is plain JSON is read, and only where the page itself shows no report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource import lexicon
from twosource.collect.html.blocks import Block, BlockKind, blocks
from twosource.collect.html.jsonld import Item, text, words
from twosource.collect.html.trees import tree
from twosource.collect.metadata import by_field
from twosource.errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 4_000_000  # characters of one script
MOST = 50_000  # values looked at
MOST_PARTS = 5_000  # paragraphs of a report
ENOUGH = 40  # words of a report
ASSIGNED = re.compile(r"^\s*(?:(?:var|let|const)\s+)?(?:window\.|self\.)?[\w.$\[\]\"']{1,60}\s*=\s*(?=\{)")
PLAIN_NAME = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Record:
    """A report in script data: its blocks, and its other fields under our names for them."""

    blocks: Sequence[Block]
    fields: dict[str, Any]


def record(root: HtmlElement, item: Item, title: str | None) -> Record | None:
    """The longest report that the data hold; where the page has a title, one of that title."""
    found = [one for candidate in (item, *candidates(root)) if (one := of_mapping(candidate, root))]
    fitting = [one for one in found if not title or same(text(one.fields.get("title")), title)]
    return max(fitting, key=size, default=None)


def candidates(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The mappings of all script data that have a body."""
    for script in root.iter("script"):
        content = script.text_content()
        if "ld+json" in (script.get("type") or "") or not 200 < len(content) < LONGEST:
            continue
        start = ASSIGNED.match(content)
        if start or content.lstrip()[:1] == "{":
            try:
                value, _ = json.JSONDecoder(strict=False).raw_decode(content, start.end() if start else 0)
            except (ValueError, RecursionError):
                continue
            yield from mappings(value)


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a value that has a body, the outer before the inner."""
    waiting, seen = [value], 0
    while waiting and seen < MOST:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            if any(PLAIN_NAME.sub("", str(name).lower()) in _names("body") for name in value):
                yield value
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value[:MOST_PARTS])


def of_mapping(mapping: dict[str, Any], root: HtmlElement) -> Record | None:
    """The report that a mapping is; None where its body is too short to be one."""
    value = next(
        (one for name, one in mapping.items() if PLAIN_NAME.sub("", name.lower()) in _names("body") and one), None
    )
    found = list(of_body(value, root))
    if sum(len(block.text.split()) for block in found) < ENOUGH:
        return None
    plain = {PLAIN_NAME.sub("", name.lower()): one for name, one in mapping.items()}
    fields = by_field(mapping)
    for name in ("modified", "agency"):
        fields[name] = next((plain[one] for one in _list(name) if plain.get(one)), None)
    return Record(found, fields)


def of_body(value: Any, root: HtmlElement) -> Iterator[Block]:
    """The blocks of a body: markup, plain text, or a list of parts."""
    if isinstance(value, dict):
        value = next((one for one in value.values() if isinstance(one, list)), None)
    for part in value[:MOST_PARTS] if isinstance(value, list) else [value]:
        if isinstance(part, str):
            yield from of_markup(part, "text", root)
        elif isinstance(part, dict):
            yield from of_part(part, root)


def of_part(part: dict[str, Any], root: HtmlElement) -> Iterator[Block]:
    """The blocks of one part: a paragraph, heading, or picture with its caption."""
    kind = PLAIN_NAME.sub("", str(part.get("type") or part.get("_type") or part.get("__typename") or "").lower())
    if any(name in kind for name in _names("picture")):
        caption = text(next((part[name] for name in ("caption", "description") if part.get(name)), None))
        if caption:
            yield Block("caption", caption, root, frozenset())
        return
    words_of_it = next((part[name] for name in _list("words") if isinstance(part.get(name), str)), None)
    if words_of_it and (not kind or any(name in kind for name in (*_names("heading"), *_names("paragraph")))):
        yield from of_markup(words_of_it, "heading" if any(one in kind for one in _names("heading")) else "text", root)


def of_markup(words_of_it: str, kind: BlockKind, root: HtmlElement) -> Iterator[Block]:
    """The blocks of a piece of markup or plain text."""
    if "<" not in words_of_it:
        for line in words_of_it.split("\n"):
            if plain := text(line):
                yield Block(kind, plain, root, frozenset())
        return
    try:
        inner = blocks(tree(words_of_it))
    except InputError:
        return
    for block in inner:
        if "aside" not in block.parts:
            yield Block(kind if block.kind == "text" else block.kind, block.text, block.element, block.parts)


def size(one: Record) -> int:
    """How long a report is."""
    return sum(len(block.text) for block in one.blocks)


def same(one: str | None, other: str) -> bool:
    """Whether two titles are the same, as far as one is known."""
    return one is None or words(one)[:5] == words(other)[:5]


@cache
def _names(name: str) -> frozenset[str]:
    return frozenset(_list(name))


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(lexicon.load("markup")["data"][name])
