"""Reports out of what was received. In comes a Received text with its metadata; out goes a Report.

report = build(Received("The talks failed, both sides said on Friday.", "a.txt", "a", "…"), longest=200_000)
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from twosource.collect import credits
from twosource.collect.languages import LOOKED_AT, language
from twosource.collect.metadata import NOTHING, Metadata
from twosource.collect.publications import publication
from twosource.collect.segments import layout
from twosource.errors import InputError
from twosource.model import Report, Segment

ENGLISH = "en"
WORD = re.compile(r"\w+|[^\w\s]")  # a mark is a word to a parser


@dataclass(frozen=True, slots=True)
class Received:
    """A text with what is known about it; `start` is where its front matter ends.

    `segments` are those that markup tells: paragraphs whose kind need not be guessed. `raw` are the bytes that `sha256`
    is of, where they are not simply the text.
    """

    text: str
    path: str
    id: str
    sha256: str
    metadata: Metadata = NOTHING
    start: int = 0
    segments: tuple[Segment, ...] = ()
    raw: bytes = field(default=b"", repr=False)


def build(received: Received, *, longest: int, most_words: int | None = None) -> Report:
    """The report; raises InputError where it is empty, too long or in another language than English.

    It is too long with more than `longest` characters, or more than `most_words` words and marks where that is given.
    """
    text, metadata = received.text, received.metadata
    check(text, longest, most_words)
    found = layout(text, title=metadata.title, start=received.start, marked=received.segments)
    tongue = language(reporting(text, found.segments))
    if tongue not in (ENGLISH, None):
        raise InputError(f"in another language than English ({tongue})")
    all_credits = (*credits.credited(text, found.segments, found.dateline), *credits.told(metadata))
    outlet = credits.outlet(text, found.segments, metadata, all_credits)
    return Report(
        id=received.id,
        text=text,
        sha256=received.sha256,
        segments=found.segments,
        path=received.path,
        url=metadata.url,
        outlet=outlet,
        credits=tuple(credits.distinct(all_credits, outlet)),
        headline=metadata.title or headline(text, found.segments),
        byline=metadata.byline or credits.byline(text, found.segments),
        dateline=found.dateline.place if found.dateline else None,
        language=tongue,
        published=publication(text, found.segments, metadata, found.dateline),
        modified=metadata.modified,
    )


def check(text: str, longest: int, most_words: int | None = None) -> None:
    """Raises InputError where there is nothing or too much to read."""
    if not text.strip().strip("\ufeff\u200b"):
        raise InputError("empty")
    if len(text) > longest:
        raise InputError(f"longer than {longest:,} characters")
    if most_words is not None and len(text) > most_words < sum(1 for _ in WORD.finditer(text)):
        raise InputError(f"more than {most_words:,} words and marks: no report")
    if text[:1000].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise InputError("a web page, not its text")


def reporting(text: str, segments: tuple[Segment, ...]) -> str:
    """The first part of what counts as reporting; raises InputError where there is none."""
    pieces = [text[segment.span.start : segment.span.end] for segment in segments if segment.kind == "body"]
    pieces = pieces or [text[segment.span.start : segment.span.end] for segment in segments]
    if not any(character.isalpha() for piece in pieces for character in piece):
        raise InputError("no words in it")
    sample, length = [], 0
    for piece in pieces:
        sample.append(piece)
        length += len(piece)
        if length > LOOKED_AT:
            break
    return "\n".join(sample)


def headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    """The first headline that stands before the body."""
    for segment in segments:
        if segment.kind in ("body", "dateline"):
            return None
        if segment.kind == "headline":
            return " ".join(text[segment.span.start : segment.span.end].split())
    return None


def digest(raw: bytes) -> str:
    """The SHA-256 of bytes as received."""
    return hashlib.sha256(raw).hexdigest()
