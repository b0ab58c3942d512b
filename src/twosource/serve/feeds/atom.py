"""Atom (RFC 4287). In come what a feed is called and its entries; out goes the feed as bytes, newest first.

Ids are made of what an entry is about, so they stay the same on any desk that tells the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from lxml import etree

from twosource.write.exports.characters import NOT_XML
from twosource.write.safety import safe

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
NAMESPACE = UUID("5b0a3b6e-8f0c-5d8e-8a44-0e7b6c1f2d30")  # of the entries of our feeds; never to be changed


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `about` is what makes its id, `link` its page, `category` what kind of change it is."""

    about: Sequence[str]
    title: str
    text: str
    updated: datetime
    link: str
    category: str


@dataclass(frozen=True, slots=True)
class Head:
    """The feed: `about` is what makes its id, `updated` counts where there is no entry."""

    about: Sequence[str]
    title: str
    link: str
    self_link: str
    updated: datetime


def as_atom(head: Head, entries: Iterable[Entry], *, version: str) -> bytes:
    """The feed as UTF-8 with its declaration."""
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    once = {entry_id(entry.about): entry for entry in reversed(newest)}  # of one id the newest
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(feed, "id", entry_id(head.about))
    _add(feed, "title", _title(head.title))
    _add(feed, "updated", _moment(newest[0].updated if newest else head.updated))
    _add(_add(feed, "author"), "name", "Twosource")
    _add(feed, "link", rel="self", type=TYPE, href=head.self_link)
    _add(feed, "link", rel="alternate", type="text/html", href=head.link)
    _add(feed, "generator", "Twosource", version=version)
    for entry in reversed(once.values()):
        feed.append(_entry(entry))
    return bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True))


def entry_id(about: Sequence[str]) -> str:
    """An id that is the same whenever and wherever it is made of the same."""
    return f"urn:uuid:{uuid5(NAMESPACE, chr(31).join(about).encode('utf-8', 'replace').decode())}"


def _entry(entry: Entry) -> etree._Element:
    made = etree.Element(f"{{{ATOM}}}entry")
    _add(made, "id", entry_id(entry.about))
    _add(made, "title", _title(entry.title))
    _add(made, "updated", _moment(entry.updated))
    _add(made, "link", rel="alternate", type="text/html", href=entry.link)
    _add(made, "category", term=entry.category)
    _add(made, "content", entry.text, type="text")
    return made


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", {key: _xml(value) for key, value in attributes.items()})
    child.text = None if text is None else _xml(safe(text))
    return child


def _title(text: str) -> str:
    """A title, which may not be empty."""
    return text if _xml(safe(text)).strip() else "…"


def _xml(text: str) -> str:
    """Text without what XML 1.0 cannot hold."""
    return NOT_XML.sub("", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
