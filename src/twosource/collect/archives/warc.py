"""Web archives as crawlers write them (CC-NEWS). In comes a stream of WARC records; out go the reports of its pages.

One record is held at a time. Of a file that is cut off, what came before is told. Pages in other languages than English
are left out before their text is looked for, which takes a hundred times longer.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from twosource.collect.archives.records import LONGEST_LINE, records
from twosource.collect.documents import Document, stem
from twosource.collect.encodings import charset_of
from twosource.collect.html import page as look_into
from twosource.collect.languages import function_words, language
from twosource.collect.metadata import Metadata
from twosource.collect.moments import moment
from twosource.collect.reports import ENGLISH, Received, digest
from twosource.collect.web.addresses import web_address
from twosource.collect.web.bodies import body
from twosource.errors import InputError
from twosource.model import Interval, LeftOut
from twosource.settings import Settings

TOLD = 10  # pages named for each reason: an archive has tens of thousands
PAGES = ("text/html", "application/xhtml+xml")
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
HEAD = 60_000  # bytes of a page in which its language shows
TAGS = re.compile(r"<(script|style|noscript)\b.*?(?:</\1|\Z)|<[^>]*>?", re.DOTALL | re.IGNORECASE)
TONGUE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
FEW = 0.08  # share of English function words: with another language named in the markup, the page is in that one
OFFSETS = timedelta(hours=14)  # what a clock may be ahead of UTC


@dataclass(slots=True)
class Reasons:
    """Why pages were left out: the first of each reason by name, of the others how many they are."""

    path: str
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, place: str, url: str, reason: str) -> Iterator[LeftOut]:
        """What to tell of one more page."""
        self.counts[reason] += 1
        if self.counts[reason] <= TOLD:
            yield LeftOut(place, f"{reason} ({url})")

    def rest(self) -> Iterator[LeftOut]:
        """What to tell at the end."""
        for reason, count in sorted(self.counts.items()):
            if count > TOLD:
                yield LeftOut(self.path, f"{count - TOLD:,} more pages: {reason}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched, not yet looked into: `place` in its archive, what its headers tell, its bytes."""

    place: str
    url: str
    media: str | None
    fetched: str | None
    stem: str
    raw: bytes


def reports(document: Document, stream: BinaryIO, settings: Settings) -> Iterator[Received | LeftOut]:
    """The reports of an archive, in its order."""
    reasons, read = Reasons(document.path), 0
    for found in pages(document, stream, settings.max_fetch_bytes):
        if isinstance(found, LeftOut):
            yield found
            continue
        try:
            if isinstance(found, Unfit):
                raise InputError(found.reason)
            yield received(found)
        except InputError as error:
            yield from reasons.add(found.place, found.url, str(error))
            continue
        read += 1
        if read >= settings.max_reports:
            number = found.place.rpartition(":")[2]
            yield LeftOut(document.path, f"read up to its record {int(number):,}: more than {read:,} reports")
            break
    yield from reasons.rest()
    if not read and not reasons.counts:
        yield LeftOut(document.path, "a web archive without a page")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A page that cannot be had, and why."""

    place: str
    url: str
    reason: str


def pages(document: Document, stream: BinaryIO, most: int) -> Iterator[Page | Unfit | LeftOut]:
    """The pages of an archive, in its order, and at the end why there are no more, if it is no proper end."""
    for number, found in enumerate(records(stream), 1):
        place = f"{document.path}:{number}"
        if isinstance(found, InputError):
            yield LeftOut(place, str(found))
            return
        url = (found.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        try:
            raw = payload(found, most)
        except InputError as error:
            yield Unfit(place, url, str(error))
            continue
        if raw is not None:
            media = found.http_headers.get_header("Content-Type") if found.http_headers else None
            fetched = found.rec_headers.get_header("WARC-Date")
            yield Page(place, url, media, fetched, f"{document.stem}-page", raw)


def payload(record: ArcWarcRecord, most: int) -> bytes | None:
    """The bytes of a page, unpacked; None of what is no page; raises InputError where they cannot be had."""
    headers = record.http_headers
    if record.rec_type not in ("response", "resource") or (headers is None and record.rec_type == "response"):
        return None
    media = headers.get_header("Content-Type") if headers else record.content_type
    if not (media or "").lower().startswith(PAGES) or (headers and headers.get_statuscode() != "200"):
        return None
    if record.length is not None and record.length > most:
        raise InputError(f"larger than {most:,} bytes")
    with contextlib.redirect_stderr(io.StringIO()):
        raw = received_bytes(record)
    if getattr(record.raw_stream, "limit", 0):
        raise InputError("cut off")
    encoding = (headers.get_header("Content-Encoding") if headers else "") or ""
    return raw if MARKUP.match(raw) else body([raw], encoding, most)  # many crawlers unpack, and do not say so


def received_bytes(record: ArcWarcRecord) -> bytes:
    """The bytes of a record without the marks of chunks."""
    headers = record.http_headers
    chunked = headers is not None and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    raw = bytes(stream.read())
    while record.raw_stream.read(LONGEST_LINE):
        pass  # behind the last chunk
    return raw


def received(page: Page) -> Received:
    """The report of a page; raises InputError where there is none in it."""
    if tongue := other_tongue(page.raw):
        raise InputError(f"in another language than English ({tongue})")
    url = web_address(page.url)
    found = look_into(page.raw, url=url, charset=charset_of(page.media))
    if found.reason:
        raise InputError(found.reason)
    tongue = language(found.text)
    if tongue not in (ENGLISH, None):
        raise InputError(f"in another language than English ({tongue})")
    metadata = within(found.metadata, page.fetched)
    metadata = metadata if metadata.url else replace(metadata, url=url)
    name = metadata.id or stem(metadata.url or page.stem)
    return Received(found.text, page.place, name, digest(page.raw), metadata, segments=found.segments, raw=page.raw)


def within(metadata: Metadata, fetched: str | None) -> Metadata:
    """The metadata without times later than when the page was fetched: they are of something else."""
    limit = moment(fetched)
    if limit is None or limit.end is None:
        return metadata
    latest = limit.end - (limit.offset or timedelta(0))
    return replace(
        metadata,
        date=metadata.date if metadata.date is None or began(metadata.date) <= latest else None,
        modified=metadata.modified if metadata.modified is None or began(metadata.modified) <= latest else None,
    )


def began(told: Interval) -> datetime:
    """The earliest moment in UTC at which an interval can have begun."""
    return (told.start or datetime.min) - (told.offset if told.offset is not None else OFFSETS)


def other_tongue(raw: bytes) -> str | None:
    """The language other than English that a page says it is in, where its words do not contradict that."""
    head = raw[:HEAD].decode("utf-8", errors="replace")
    told = TONGUE.search(head)
    if not told or told[1].lower() == ENGLISH:
        return None
    words = WORD.findall(TAGS.sub(" ", head).lower())
    known = sum(word in function_words() for word in words)
    return told[1].lower() if known < FEW * len(words) else None
