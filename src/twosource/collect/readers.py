"""How each kind of document is read. In comes a Document; out go what was Received, and LeftOuts with their reasons.

This is the one table of all that can be given; a reader of another format is a function and a line in it. What reads a
format is imported where it is read: most piles are plain text, and nobody should wait for the others.
"""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, BinaryIO

from twosource.collect.documents import Document, Surroundings
from twosource.collect.encodings import MARKS, decode
from twosource.collect.inputs import STDIN
from twosource.collect.kinds import ARCHIVE, PACKED, Kind, kind
from twosource.collect.metadata import NOTHING, Metadata, by_field, front_matter, known
from twosource.collect.records import Numbered, json_lines, json_records
from twosource.collect.reports import Received, digest
from twosource.collect.web.addresses import is_address, shown
from twosource.errors import InputError
from twosource.model import LeftOut

Item = Received | LeftOut
Reader = Callable[[Document, Surroundings], Iterator[Item]]


def read(document: Document, around: Surroundings) -> Iterator[Item]:
    """All that a document holds; raises InputError where it cannot be read at all."""
    guess = document.path == STDIN or document.url is not None
    found = kind(document.raw, suffix=document.suffix, media=document.media, guess=guess)
    yield from READERS[found](document, around)


def text(document: Document, around: Surroundings) -> Iterator[Item]:
    """A text, with what front matter, or a file beside it, tells."""
    try:
        content = decoded(document)
    except InputError as error:
        raise InputError(f"{error} ({document.media})" if document.media else str(error)) from error
    metadata, start = front_matter(content)
    metadata = metadata or beside(document, around)
    yield received(document, content, metadata, start=start)


def page(document: Document, around: Surroundings) -> Iterator[Item]:
    """A web page; what a file beside it tells goes before what it tells itself."""
    yield looked_into(document, beside(document, around))


def looked_into(document: Document, told: Metadata) -> Received:
    """The report of a web page, of which this is `told` elsewhere; raises InputError where there is none in it."""
    from twosource.collect.html import page as page_of  # noqa: PLC0415

    found = page_of(document.raw, url=document.url, charset=document.charset)
    if found.reason:
        raise InputError(found.reason)
    return replace(received(document, found.text, found.metadata.completing(told)), segments=found.segments)


def lines(document: Document, around: Surroundings) -> Iterator[Item]:
    """JSON, a record a line."""
    yield from some(document, json_lines(decode(document.raw)))


def array(document: Document, around: Surroundings) -> Iterator[Item]:
    """JSON: a record, or several."""
    yield from some(document, json_records(decode(document.raw)))


def some(document: Document, numbered: Iterator[Numbered]) -> Iterator[Item]:
    """Reports out of all records of a document; raises InputError where there is no record."""
    first = next(numbered, None)
    if first is None:
        raise InputError("no report in it")
    yield from records(document, chain((first,), numbered))


def records(document: Document, numbered: Iterator[Numbered]) -> Iterator[Item]:
    """Reports out of records of JSON."""
    from twosource.collect.newsroom import ninjs  # noqa: PLC0415

    for number, record in numbered:
        place = f"{document.path}:{number}"
        if isinstance(record, InputError):
            yield LeftOut(document.path, str(record))
        elif ninjs.is_item(record):
            yield from ninjs.reports(record, place, f"{document.stem}-{number}")
        elif (content := text_of(record)) is None:
            yield LeftOut(place, "no text field")
        else:
            metadata = known(record)
            sha256 = digest(content.encode("utf-8", errors="surrogatepass"))
            yield Received(content, place, metadata.id or f"{document.stem}-{number}", sha256, metadata)


def feed(document: Document, around: Surroundings) -> Iterator[Item]:
    """An RSS or Atom feed."""
    from twosource.collect.feeds import entries, feeds  # noqa: PLC0415

    yield from entries.reports(document, feeds.entries(document), around, read)


def json_feed(document: Document, around: Surroundings) -> Iterator[Item]:
    """A JSON Feed."""
    from twosource.collect.feeds import entries, jsonfeed  # noqa: PLC0415

    yield from entries.reports(document, jsonfeed.entries(document), around, read)


def feed_list(document: Document, around: Surroundings) -> Iterator[Item]:
    """A list of feeds, each fetched."""
    from twosource.collect.feeds import opml  # noqa: PLC0415

    if document.is_sent:
        raise InputError("a list of feeds, which names reports and holds none")
    if document.path not in around.given:
        raise InputError("a list of feeds: given by itself, its feeds are fetched")
    found = opml.addresses(document.raw)
    most = around.settings.max_feeds
    for address in found[:most]:
        try:
            yield from read(around.fetch(address), around)
        except InputError as error:
            yield LeftOut(shown(address), str(error))
    yield from (LeftOut(shown(address), f"more than {most:,} feeds in a list") for address in found[most:])


def newsroom(document: Document, around: Surroundings) -> Iterator[Item]:
    """NewsML-G2 or NITF."""
    from twosource.collect.newsroom import newsml  # noqa: PLC0415

    yield from newsml.reports(document)


def archive(document: Document, around: Surroundings) -> Iterator[Item]:
    """A web archive at hand as a whole."""
    yield from streamed(document, io.BytesIO(document.raw), around)


def streamed(document: Document, stream: BinaryIO, around: Surroundings) -> Iterator[Item]:
    """A web archive as it comes in."""
    from twosource.collect.archives import warc  # noqa: PLC0415

    yield from warc.reports(document, stream, around.settings)


def packed(document: Document, around: Surroundings) -> Iterator[Item]:
    """Something packed with gzip: a web archive, or what is inside."""
    from twosource.collect.web.bodies import body  # noqa: PLC0415

    if is_archive(document.raw):
        yield from archive(document, around)
        return
    inside = body([document.raw], "gzip", around.settings.max_input_bytes)
    if inside.startswith(PACKED):
        raise InputError("packed twice")
    yield from read(replace(document, raw=inside), around)


READERS: dict[Kind, Reader] = {
    "text": text,
    "lines": lines,
    "records": array,
    "page": page,
    "feed": feed,
    "json feed": json_feed,
    "feed list": feed_list,
    "newsroom": newsroom,
    "archive": archive,
    "packed": packed,
}


def received(document: Document, content: str, metadata: Metadata, *, start: int = 0) -> Received:
    """A document's text with what is known about it."""
    if document.url and not metadata.url:
        metadata = replace(metadata, url=document.url)
    name = metadata.id or document.stem
    return Received(content, document.path, name, digest(document.raw), metadata, start, raw=document.raw)


def decoded(document: Document) -> str:
    """The text of a document: a site's word for its charset counts where nothing in the bytes tells otherwise."""
    content = decode(document.raw)
    if document.charset is None:
        return content
    from twosource.collect.html.charsets import codec_of  # noqa: PLC0415

    codec = codec_of(document.charset)
    if codec is None or document.raw.startswith(tuple(mark for mark, _ in MARKS)):
        return content
    for name in ("utf-8", codec):
        with contextlib.suppress(UnicodeDecodeError):
            return document.raw.decode(name)
    return content


def beside(document: Document, around: Surroundings) -> Metadata:
    """What files beside a file tell about it."""
    return NOTHING if document.path == STDIN or is_address(document.path) else around.sidecars.of(document.path)


def text_of(record: dict[str, Any]) -> str | None:
    """The text of a record, None where it has none."""
    content = by_field(record).get("text")
    if isinstance(content, list) and all(isinstance(part, str) for part in content):
        content = "\n\n".join(content)
    return content if isinstance(content, str) else None


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a web archive, packed or not."""
    if not head.startswith(PACKED):
        return head.startswith(ARCHIVE)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(ARCHIVE)) == ARCHIVE
    except zlib.error:
        return False
