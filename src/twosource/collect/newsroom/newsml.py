"""NewsML-G2, the IPTC's items of news in XML, and NITF alone. In comes a document; out go the reports in it.

A `<newsMessage>` holds several items, a `<newsItem>` one text in NITF, XHTML or without markup. What an item says of
itself goes before what the text in it says. Names are compared without namespaces, as providers differ in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.collect import outlets
from twosource.collect.elements import Element, child, children, every, local, parsed, word, words
from twosource.collect.fragments import Passage, of_element, passage, plain
from twosource.collect.newsroom import nitf
from twosource.collect.newsroom.items import Item, report
from twosource.collect.reports import Received
from twosource.collect.web.addresses import web_address
from twosource.model import LeftOut

if TYPE_CHECKING:
    from twosource.collect.documents import Document

ITEMS = ("newsitem",)
PACKAGES = ("packageitem",)


def reports(document: Document) -> Iterator[Received | LeftOut]:
    """The reports of a document; raises InputError where it is broken."""
    root = parsed(document.raw)
    if nitf.is_nitf(root):
        yield report(nitf.read(root), document.path, document.stem)
        return
    items = list(every(root, *ITEMS))
    for number, item in enumerate(items, 1):
        place = document.path if len(items) == 1 else f"{document.path}:{number}"
        name = document.stem if len(items) == 1 else f"{document.stem}-{number}"
        yield report(read(item), place, name)
    if not items:
        package = next(every(root, *PACKAGES), None)
        reason = "no item of news in it" if package is None else "a package that only refers to items"
        yield LeftOut(document.path, reason)


def read(newsitem: Element) -> Item:
    """The item that a `<newsItem>` holds."""
    meta, about = child(newsitem, "itemmeta"), child(newsitem, "contentmeta")
    inside = content(child(newsitem, "contentset"))
    item = Item(
        passage=inside.passage,
        id=newsitem.get("guid"),
        title=headline(about) or word(meta, "title") or inside.title,
        byline=word(about, "by") or creators(about) or inside.byline,
        dateline=word(about, "dateline") or inside.dateline,
        outlet=provider(newsitem) or inside.outlet,
        agencies=agencies(about),
        created=word(meta, "versioncreated") or word(meta, "firstcreated") or inside.created,
        url=next((web_address(link.get("href", "")) for link in children(meta, "link") if is_canonical(link)), None),
        status=code(child(meta, "pubstatus")) or inside.status,
        embargoed=embargo(child(meta, "embargoed")),
        kind=code(child(meta, "itemclass")),
    )
    return replace(item, embargoed=inside.embargoed) if item.embargoed is None else item


def content(contentset: Element | None) -> Item:
    """The first text among the forms in which an item has it."""
    for form in contentset if contentset is not None else ():
        name = local(form)
        if name == "inlinexml":
            found = next((nitf.read(one) for one in every(form, "nitf")), None) or Item(of_element(form))
        elif name == "inlinedata":
            media, data = form.get("contenttype", ""), "".join(form.itertext())
            found = Item(passage(data) if "html" in media or "xml" in media else plain(data))
        else:
            continue
        if found.passage.text:
            return found
    return Item(Passage(""))


def headline(about: Element | None) -> str | None:
    """The main headline: one without a role, or whose role is to be the main one."""
    found = list(children(about, "headline"))
    found.sort(key=lambda one: "main" not in (one.get("role") or "main"))
    return next((told for one in found if (told := words(one))), None)


def is_canonical(link: Element) -> bool:
    """Whether a link leads to where the item stands."""
    return "canonical" in link.get("rel", "")


def creators(about: Element | None) -> str | None:
    """Those who wrote the text, by their names."""
    return ", ".join(name for one in children(about, "creator") if (name := word(one, "name"))) or None


def provider(newsitem: Element) -> str | None:
    """Who sends the item: by name, by the code of a known agency, by its address, else who holds the rights."""
    found = child(newsitem, "itemmeta", "provider")
    if name := word(found, "name"):
        return name
    told = [code(found), found.get("literal") if found is not None else None]
    if known := next((one for name in told if name and (one := outlets.by_name(name))), None):
        return known.name
    if found is not None and found.get("uri") and (known := outlets.by_url(found.get("uri"))):
        return known.name
    holder = child(newsitem, "rightsinfo", "copyrightholder")
    return word(holder, "name") or next(filter(None, (*told, code(holder))), None)


def agencies(about: Element | None) -> tuple[str, ...]:
    """Whose work the item says it is: its credit line, and where its information comes from."""
    lines = [words(one) for one in children(about, "creditline")]
    sources = [word(one, "name") or code(one) for one in children(about, "infosource")]
    return tuple(dict.fromkeys(filter(None, (*lines, *sources))))


def embargo(element: Element | None) -> str | None:
    """Until when an item is embargoed: "" where it is and no end is told, None where it is not."""
    return None if element is None else words(element) or ""


def code(element: Element | None) -> str | None:
    """What a controlled value is, without its vocabulary: "stat:usable" is "usable"."""
    if element is None:
        return None
    value = element.get("qcode") or element.get("literal") or element.get("uri") or ""
    return value.rstrip("/").rpartition("/")[2].rpartition(":")[2] or None
