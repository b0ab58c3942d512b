"""RSS 0.9 to 2.0 and Atom, by feedparser. In comes a document; out go its Entries.

Times are read from the words of the feed, as feedparser's own values have lost their offset from UTC.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twosource.collect.feeds.entries import Entry
from twosource.collect.fragments import Passage, line, passage, plain
from twosource.collect.moments import moment
from twosource.collect.web.addresses import web_address
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.collect.documents import Document

PUBLISHED = ("published", "created", "updated")


def entries(document: Document) -> Iterator[Entry]:
    """The entries of a feed; raises InputError where it is none, or too broken to find one."""
    headers = {"content-type": document.media or "application/xml"}
    if document.charset:
        headers["content-type"] += f"; charset={document.charset}"
    if document.url:
        headers["content-location"] = document.url
    found = parsed(document.raw, headers)
    if not found.entries and (found.bozo or not found.version):
        raise InputError(
            f"a broken feed: {' '.join(str(found.get('bozo_exception') or 'nothing in it').split())[:120]}"
        )
    name = line(found.feed.get("title"))
    base = line(found.feed.get("link")) or ""
    return (entry(one, name, base) for one in found.entries)


def parsed(raw: bytes, headers: Mapping[str, str]) -> Any:
    """What feedparser makes of a feed, its markup left as it is; raises InputError where that fails."""
    import feedparser  # noqa: PLC0415  (slow to load, needed for feeds only)

    try:
        return feedparser.parse(
            io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # it fails in many ways on hostile input, of which it names none
        raise InputError(f"a broken feed: {' '.join(str(error).split())[:120]}") from error


def entry(found: Mapping[str, Any], name: str | None, base: str) -> Entry:
    """An entry as feedparser has it, in a feed of that name and address."""
    published = next((told for key in PUBLISHED if (told := moment(found.get(key)))), None)
    modified = moment(found["updated"]) if "updated" in found else None  # asked otherwise, it answers with `published`
    return Entry(
        content=longest(found.get("content") or ()),
        summary=value(found.get("summary_detail")),
        title=line(found.get("title")),
        link=web_address(link(found) or "", base),
        byline=byline(found),
        outlet=line((found.get("source") or {}).get("title")) or name,
        published=published,
        modified=modified if modified != published else None,
    )


def longest(contents: Any) -> Passage:
    """The longest of the forms in which an entry carries its text."""
    return max((value(one) for one in contents), key=lambda found: len(found.text), default=Passage(""))


def value(detail: Any) -> Passage:
    """A text construct, with or without markup."""
    text = (detail or {}).get("value") or ""
    return plain(text) if (detail or {}).get("type") == "text/plain" and "</" not in text else passage(text)


def link(found: Mapping[str, Any]) -> str | None:
    """Where the report stands: the entry's own page, or an id that is an address."""
    links = [one for one in found.get("links") or () if one.get("href")]
    best = sorted(links, key=lambda one: (one.get("rel") != "alternate", "html" not in one.get("type", "html")))
    return next((str(one["href"]) for one in best if one.get("rel") in ("alternate", None)), None) or found.get("link")


def byline(found: Mapping[str, Any]) -> str | None:
    """The authors' names, without their addresses."""
    names = [line(one.get("name")) for one in found.get("authors") or () if one]
    return ", ".join(dict.fromkeys(filter(None, names))) or None
