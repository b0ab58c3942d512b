"""JSON Feed 1 and 1.1. In comes a document; out go its Entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twosource.collect.encodings import decode
from twosource.collect.feeds.entries import Entry
from twosource.collect.fragments import Passage, passage, plain
from twosource.collect.moments import moment
from twosource.collect.records import loaded
from twosource.collect.web.addresses import web_address
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.collect.documents import Document


def entries(document: Document) -> Iterator[Entry]:
    """The items of a feed; raises InputError where it is broken."""
    feed = loaded(decode(document.raw))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise InputError("a JSON Feed without items")
    base = text(feed.get("feed_url")) or document.url or text(feed.get("home_page_url")) or ""
    return (entry(item, feed, base) for item in items if isinstance(item, dict))


def entry(item: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> Entry:
    """An item of the feed; an `external_url` is the page that a linked list is about."""
    markup, words = item.get("content_html"), item.get("content_text")
    published = moment(item.get("date_published"))
    modified = moment(item.get("date_modified"))
    address = text(item.get("url")) or text(item.get("external_url"))
    return Entry(
        content=passage(markup) if isinstance(markup, str) else plain(words) if isinstance(words, str) else Passage(""),
        summary=plain(text(item.get("summary")) or ""),
        title=text(item.get("title")),
        link=web_address(address, base) if address else None,
        byline=authors(item) or authors(feed),
        outlet=text(feed.get("title")),
        published=published or modified,
        modified=modified if published and modified != published else None,
    )


def authors(record: Mapping[str, Any]) -> str | None:
    """The authors' names: a list in version 1.1, one of them in version 1."""
    listed = record.get("authors")
    found = [*(listed if isinstance(listed, list) else ()), record.get("author")]
    names = [text(one.get("name")) for one in found if isinstance(one, dict)]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def text(value: Any) -> str | None:
    """A value that is a text, as one line."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
