"""What a page says of itself in JSON-LD. In come the contents of its scripts; out goes the one item about the page.

Scripts as found on the web are forgiven: comments, entities, trailing commas, several values in a row. References to
other items ("@id") are followed, so that an author or publisher told elsewhere in the graph is found.

    >>> items(['{"@graph": [{"@type": ["NewsArticle"], "headline": "Port shut",}]}'])[1]["headline"]
    'Port shut'
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from twosource import lexicon

Item = dict[str, Any]
LONGEST = 2_000_000  # characters of one script: a live blog's has hundreds of thousands
MOST_ITEMS = 5_000
DEEPEST = 12
WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/|<!\[CDATA\[)|(?://\s*\]\]>|-->|\]\]>|;)\s*$", re.DOTALL
)
COMMENT = re.compile(r"^\s*//[^\n]*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
TRAILING = re.compile(r",(?=\s*[}\]])")
BETWEEN = re.compile(r"[\s,;]*")


def items(scripts: Iterable[str]) -> list[Item]:
    """Every item of the scripts, those inside others too, in reading order, with references followed."""
    found: list[Item] = []
    for script in scripts:
        for value in values(script):
            found += nested(value)
            if len(found) > MOST_ITEMS:
                return found[:MOST_ITEMS]
    return found


def values(script: str) -> Iterator[Any]:
    """The JSON values of a script; nothing where it is broken beyond repair."""
    if len(script) > LONGEST:
        return
    plain = WRAPPED.sub("", WRAPPED.sub("", script)).strip()
    for repair in (str, without_commas, entities_resolved):
        try:
            yield from in_a_row(repair(plain))
        except (ValueError, RecursionError):
            continue
        return


def in_a_row(text: str) -> list[Any]:
    """All values of a text that holds one after the other; raises ValueError where one is broken."""
    decoder = json.JSONDecoder(strict=False)
    found, at = [], BETWEEN.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    return found


def without_commas(text: str) -> str:
    """The text without comments and without commas before a closing bracket."""
    return TRAILING.sub("", COMMENT.sub("", text))


def entities_resolved(text: str) -> str:
    """The text of a script that a template has escaped as if it were markup."""
    return without_commas(html.unescape(text))


def nested(value: Any) -> list[Item]:
    """The items in a value, the outer before the inner; posts of a live blog and lists of others are not entered."""
    found: list[Item] = []
    waiting = [(value, 0)]
    while waiting and len(found) < MOST_ITEMS:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            found.append(value)
            inner = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in value]
            waiting += [(one, depth + 1) for one in reversed(inner)]
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in reversed(value[:MOST_ITEMS])]
    return found


def types(item: Item) -> tuple[str, ...]:
    """The types of an item by their bare names: "NewsArticle"."""
    told = item.get("@type")
    return tuple(
        re.split(r"[/:#]", one)[-1] for one in (told if isinstance(told, list) else [told]) if isinstance(one, str)
    )


def main_item(found: Sequence[Item], address: str | None, title: str | None) -> Item:
    """The item about the page's own report, references followed; an empty one where none is.

    Of several articles it is the one with the page's address or title; a list of others' teasers has none.
    """
    ranked = [(rank, item) for item in found if (rank := rank_of(item)) is not None]
    if not ranked:
        return {}
    best = min(rank for rank, _ in ranked)
    alike = [item for rank, item in ranked if rank == best]
    own = [item for item in alike if about(item, address, title)]
    if not own and len(alike) > 1 and len({text(item.get("headline")) for item in alike}) > 1:
        return {}
    chosen = (own or alike)[0]
    by_id = {item["@id"]: item for item in reversed(found) if isinstance(item.get("@id"), str) and len(item) > 1}
    return {key: followed(value, by_id) for key, value in chosen.items()}


def rank_of(item: Item) -> int | None:
    """How surely an item of its type is what the page is about: 0 for the surest, None for other things."""
    return min((rank for one in types(item) if (rank := _ranks().get(one)) is not None), default=None)


def about(item: Item, address: str | None, title: str | None) -> bool:
    """Whether an item has the page's address or title."""
    told = {text(item.get(key)) for key in ("url", "@id", "mainEntityOfPage")}
    if address and bare(address) in {bare(one) for one in told if one}:
        return True
    headline = text(item.get("headline")) or text(item.get("name"))
    return bool(title and headline and words(headline)[:8] == words(title)[:8])


def followed(value: Any, by_id: dict[str, Item]) -> Any:
    """A value with references replaced by what they refer to, in lists too."""
    if isinstance(value, list):
        return [followed(one, by_id) for one in value[:100]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def text(value: Any) -> str | None:
    """A value as one line of text, of an item its name or address; tags and entities are resolved."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "@value", "@id", "url") if isinstance(value.get(key), str)), None)
    if not isinstance(value, str):
        return None
    plain = html.unescape(value[:5_000])
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", html.unescape(plain)).split()) or None


def bare(address: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"^https?://(?:www\.)?|[#?].*$|/$", "", address.strip())


def words(line: str) -> list[str]:
    """The words of a line, without case."""
    return re.findall(r"\w+", line.casefold())


@cache
def _ranks() -> dict[str, int]:
    groups = lexicon.load("markup")["types"]["report"]
    return {name: rank for rank, group in enumerate(groups) for name in group}
