"""What the tests of feeds share: the rules of RFC 4287, as a function that lists what a feed breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "summary"),
}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # section 3.3, which asks for RFC 3339
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


@pytest.fixture(scope="session")
def atom_faults() -> Callable[[bytes], list[str]]:
    """The rules that a feed breaks, one line each."""

    def faults(written: bytes) -> list[str]:
        feed = etree.fromstring(written)
        if feed.tag != ATOM + "feed":
            return [f"the document is a {feed.tag}"]
        entries = feed.findall(ATOM + "entry")
        ids = Counter(entry.findtext(ATOM + "id") for entry in entries)
        return [
            *container(feed, "feed"),
            *(fault for entry in entries for fault in container(entry, "entry")),
            *(f"two entries are {id}" for id, times in ids.items() if times > 1),
            *([] if authored(feed, entries) else ["neither the feed nor every entry has an author (4.1.1)"]),
            *([] if feed.findall(f"{ATOM}link[@rel='self']") else ["no link to itself (4.1.1)"]),
        ]

    return faults


def container(element: etree._Element, kind: str) -> Iterator[str]:
    """Rules for feeds and entries alike."""
    for name in ONCE[kind]:
        if len(element.findall(ATOM + name)) != 1:
            yield f"{kind}: not exactly one {name}"
    for name in AT_MOST_ONCE[kind]:
        if len(element.findall(ATOM + name)) > 1:
            yield f"{kind}: more than one {name}"
    for child in element:
        if not child.tag.startswith(ATOM):
            yield f"{kind}: {child.tag} is not of Atom"
    if not IRI.fullmatch(element.findtext(ATOM + "id") or ""):
        yield f"{kind}: the id is no IRI (4.2.6)"
    if not DATE.fullmatch(element.findtext(ATOM + "updated") or ""):
        yield f"{kind}: updated is no date (3.3)"
    if not (element.findtext(ATOM + "title") or "").strip():
        yield f"{kind}: an empty title"
    yield from links(element, kind)


def links(element: etree._Element, kind: str) -> Iterator[str]:
    """Rules for links and categories (4.2.2, 4.2.7)."""
    found = element.findall(ATOM + "link")
    alternates = Counter(
        (one.get("type"), one.get("hreflang")) for one in found if one.get("rel") in (None, "alternate")
    )
    if any(times > 1 for times in alternates.values()):
        yield f"{kind}: two alternates of one type"
    if any(not IRI.fullmatch(one.get("href") or "") for one in found):
        yield f"{kind}: a link without an absolute address"
    if kind == "entry" and not alternates and element.find(ATOM + "content") is None:
        yield "entry: neither content nor alternate (4.1.2)"
    if any(not one.get("term") for one in element.findall(ATOM + "category")):
        yield f"{kind}: a category without a term"


def authored(feed: etree._Element, entries: list[etree._Element]) -> bool:
    """Whether somebody with a name is the author of all."""
    name = f"{ATOM}author/{ATOM}name"
    return bool(feed.findtext(name)) or all(entry.findtext(name) for entry in entries)
