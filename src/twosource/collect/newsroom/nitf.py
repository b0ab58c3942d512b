"""NITF, the IPTC's markup of news texts, alone or in other formats. In comes a `<nitf>` element; out goes an Item."""

from __future__ import annotations

import re

from twosource.collect.elements import Element, child, every, local, parsed, word, words
from twosource.collect.fragments import Passage, of_element
from twosource.collect.newsroom.items import Item

COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?$")
STATUS = "management-status"
EMBARGOED = "embargoed"
TITLES = ("byttl", "location", "virtloc")


def content(markup: str) -> Passage:
    """The text of NITF in a string; raises InputError where it is broken."""
    return read(parsed(markup.encode())).passage


def read(nitf: Element) -> Item:
    """The item that a `<nitf>` element holds."""
    data, head = child(nitf, "head", "docdata"), child(nitf, "body", "body.head")
    inside = child(nitf, "body", "body.content")
    status = (data.get(STATUS) if data is not None else None) or "usable"
    released = moment_of(child(data, "date.release"))
    return Item(
        passage=Passage("") if inside is None else of_element(inside),
        id=attribute(child(data, "doc-id"), "id-string"),
        title=word(head, "hedline", "hl1") or word(head, "headline", "hl1") or word(nitf, "head", "title"),
        byline=byline(child(head, "byline")),
        dateline=word(head, "dateline"),
        outlet=word(head, "distributor") or attribute(child(data, "doc.copyright"), "holder"),
        created=moment_of(child(data, "date.issue")) or released,
        status="usable" if status == EMBARGOED else status,
        embargoed=(released or "") if status == EMBARGOED else None,
        kind="text",
    )


def byline(element: Element | None) -> str | None:
    """Who wrote it, without the title and place that may stand below the name."""
    if element is None:
        return None
    people = [words(person) for person in every(element, "person")]
    others = [element.text, *(part for one in element if local(one) not in TITLES for part in (words(one), one.tail))]
    named = " and ".join(filter(None, people)) or " ".join(" ".join(filter(None, others)).split()).rstrip(" ,;")
    return named or words(element)


def moment_of(element: Element | None) -> str | None:
    """The moment of an element's `norm`, in the longer form of ISO 8601."""
    norm = attribute(element, "norm") or ""
    match = COMPACT.match(norm)
    if not match:
        return norm or None
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute's value, None where the element or the attribute is missing or empty."""
    return None if element is None else element.get(name) or None


def is_nitf(element: Element) -> bool:
    """Whether an element is a whole text in NITF."""
    return local(element) == "nitf"
