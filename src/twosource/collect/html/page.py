"""A web page as a report. In come its bytes; out goes a Page: text, metadata, segments, or why it is left out.

>>> page(b"<title>404 Not Found</title><h1>Not Found</h1>").reason
'no report but an error page: “404 Not Found”'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.collect.html import facts, jsonld, tags
from twosource.collect.html.appdata import Record, record
from twosource.collect.html.blocks import Block, blocks
from twosource.collect.html.bodies import TOO_LITTLE, body, is_heading
from twosource.collect.html.charsets import decoded
from twosource.collect.html.facts import Source
from twosource.collect.html.kinds import PageKind, is_locked, verdict
from twosource.collect.html.trees import tree
from twosource.collect.metadata import NOTHING, Metadata
from twosource.collect.web.addresses import web_address
from twosource.errors import InputError
from twosource.model import Segment, SegmentKind, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAVED = re.compile(r"<!--[^>]{0,300}?(?:saved from url=\(\d+\)|\burl:)\s*(https?://[^\s<>\"']{4,2000})", re.IGNORECASE)
LOOKED_AT = 5_000
LONGEST_LANGUAGE = 20
LONGEST_NOTE = 400
MOST_BLOCKS = 5_000  # some of what finds the article takes time in their square
LONGEST_TEXT = 1_000_000  # characters that a reader sees; a long report has 30,000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    `text` is what is read of it, a blank line between paragraphs; `segments` are the paragraphs whose kind markup
    tells. `reason` says in one line why the page is left out, and is None where it is read. `metadata.url` is the
    canonical address, `metadata.date` and `metadata.modified` its times; `language` is what the page says of itself.
    """

    kind: PageKind
    text: str = ""
    segments: tuple[Segment, ...] = ()
    metadata: Metadata = NOTHING
    language: str | None = None
    reason: str | None = None


def page(raw: bytes, *, url: str | None = None, charset: str | None = None) -> Page:
    """What the bytes of a page hold; `url` is where they come from, `charset` what the HTTP header says.

    Nothing is executed and nothing fetched. Never raises: bytes that are no page have their reason.
    """
    try:
        markup = decoded(raw, charset)
        root = tree(markup)
    except InputError as error:
        return Page("other", reason=str(error))
    source = source_of(root, web_address(url or saved_from(markup) or ""))
    if len(source.blocks) > MOST_BLOCKS or sum(len(block.text) for block in source.blocks) > LONGEST_TEXT:
        return Page(
            "other", reason=f"a web page of more than {MOST_BLOCKS:,} paragraphs or {LONGEST_TEXT:,} characters"
        )
    article = body(source.blocks, root)
    if (hidden := None if enough(article) else in_data(source)) is not None:
        article = list(hidden.blocks)
        source = replace(source, told=source.told.with_data(hidden.fields))
    known = facts.metadata(source)
    found = verdict(source, article, known.title)
    text, segments = composed(without_notes(article, known.byline), known.title)
    language = (source.told.first("language") or "")[:LONGEST_LANGUAGE] or None
    return Page(found.kind, text, segments, known, language, found.reason)


def source_of(root: HtmlElement, url: str | None) -> Source:
    """What the page tells of itself, and its blocks."""
    scripts = [
        script.text_content() for script in root.iter("script") if "ld+json" in (script.get("type") or "").casefold()
    ]
    found = jsonld.items(scripts)
    seen = blocks(root)
    plain = tags.told(root, {})
    address = facts.canonical(plain, url)
    title = plain.first("title") or next((block.text for block in seen if block.kind == "title"), None)
    item = jsonld.main_item(found, address, title)
    return Source(root, tags.told(root, item), item, seen, url, found)


def enough(article: Sequence[Block]) -> bool:
    """Whether the page shows a report."""
    return sum(len(block.text.split()) for block in article if block.kind != "caption") >= TOO_LITTLE


def in_data(source: Source) -> Record | None:
    """The report that a page without one keeps in its script data, if it is free to read."""
    if is_locked(source):
        return None
    return record(source.root, source.item, facts.title(source, None))


def saved_from(markup: str) -> str | None:
    """The address that a browser wrote into a page as it saved it."""
    match = SAVED.search(markup[:LOOKED_AT])
    return match[1] if match else None


def without_notes(article: Sequence[Block], byline: str | None) -> Sequence[Block]:
    """The article without the lines below it that begin with an author's name and tell who that is."""
    writers = tuple(f"{name} " for name in (byline or "").split(", ") if name)
    kept = len(article)
    while writers and kept > 1 and len(article[kept - 1].text) <= LONGEST_NOTE:
        if not article[kept - 1].text.startswith(writers):
            break
        kept -= 1
    return article[:kept]


def composed(article: Sequence[Block], title: str | None) -> tuple[str, tuple[Segment, ...]]:
    """The text of the report, its title first, and the paragraphs whose kind is known."""
    pieces: list[tuple[str, SegmentKind | None]] = [(title, "headline")] if title else []
    pieces += [(block.text, kind_of(block)) for block in article if block.text != title]
    segments, at = [], 0
    for words, kind in pieces:
        if kind:
            segments.append(Segment(kind, Span(at, at + len(words))))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), tuple(segments)


def kind_of(block: Block) -> SegmentKind | None:
    """The kind of segment that markup makes of a block; None where its words decide."""
    if block.kind == "caption":
        return "caption"
    return "headline" if is_heading(block) or "deck" in block.parts else None
