"""Reports as columns. In come a report, its text, references and the places asked for; out go blocks of marked words.

The text is shown as received, from its first character to its last; a segment of another kind says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Span
from twosource.write.addresses import web_address
from twosource.write.contract import Report
from twosource.write.html.places import Ground, Places
from twosource.write.html.references import Reference
from twosource.write.html.times import When, when
from twosource.write.html.wording import word
from twosource.write.segmented import segmented

Mark = tuple[int, int, int, Reference]


@dataclass(frozen=True, slots=True)
class Run:
    """Words without a seam: an id where a link leads to them."""

    text: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Runs in a row under one reference, or under none; `first` where the reference begins."""

    runs: tuple[Run, ...]
    reference: Reference | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report with a kind; `inline` where the next one goes on in the same line."""

    kind: str
    pieces: tuple[Piece, ...]
    inline: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A report: whose, from when and how that is known, with whose help, and its text.

    `loose` are the references whose words are not there, or are marked for another reference; `page` is the address of
    the report's own page, where its text stands there.
    """

    id: str
    outlet: str
    when: When | None
    basis: str | None
    changed: When | None
    grounds: tuple[Ground, ...]
    agencies: tuple[str, ...]
    byline: str | None
    headline: str | None
    address: str | None
    url: str | None
    language: str | None
    path: str | None
    blocks: tuple[Block, ...]
    loose: tuple[Reference, ...]
    sha256: str
    page: str | None = None


def dated(report: Report, places: Places) -> tuple[Ground, ...]:
    """Why a report is of its day; asked for all reports before the first is cut, for one may rest on another."""
    return tuple(
        Ground("", word("rules", why.rule), places.words(why.report or report.id, why.start, why.end))
        for why in (report.published.why if report.published else ())
    )


def column(report: Report, places: Places, found: Sequence[Reference], grounds: tuple[Ground, ...] = ()) -> Column:
    """A report with its text; without blocks where its text is not at hand or stands on a page of its own."""
    own = tuple(reference for reference in found if reference.report == report.id)
    time = report.published
    near = report.id in places.texts and report.id not in places.pages
    blocks = tuple(_blocks(report, places, own)) if near else ()
    kinds = {block.kind for block in blocks}
    placed = {piece.reference for block in blocks for piece in block.pieces if piece.first}
    return Column(
        id=places.report(report.id) or "",
        outlet=places.outlet(report.id),
        when=when(time.earliest, time.latest) if time else None,
        basis=time.basis if time else None,
        changed=when(report.modified.earliest, report.modified.latest) if report.modified else None,
        grounds=grounds,
        agencies=report.agencies,
        byline=None if "byline" in kinds else report.byline,
        headline=None if "headline" in kinds else report.headline,
        address=web_address(report.url),
        url=report.url,
        language=language(report.language),
        path=report.path,
        blocks=blocks,
        loose=tuple(reference for reference in own if reference not in placed),
        sha256=report.sha256,
        page=places.pages.get(report.id),
    )


def language(code: str | None) -> str | None:
    """A language's code where it has the form of one.

    >>> language("en"), language('en" onload="')
    ('en', None)
    """
    return code if code and len(code) <= 12 and code.replace("-", "").isalnum() and code.isascii() else None


def _blocks(report: Report, places: Places, references: Sequence[Reference]) -> Iterator[Block]:
    """All of the text in blocks: the segments, and what lies between them where it is more than space."""
    text, cuts = places.texts[report.id], sorted(places.cuts[report.id])
    marks = sorted((mark.start, mark.end, one.number, one) for one in references for mark in one.marks)
    stretches = list(segmented(text, report.segments))
    for (kind, span), after in zip(stretches, [*stretches[1:], None], strict=False):
        pieces = tuple(
            Piece(tuple(_runs(report.id, part, places, cuts)), reference, first)
            for part, reference, first in _parts(span, marks)
        )
        inline = after is not None and kind == "dateline" and "\n" not in text[span.end : after[1].start]
        yield Block(kind, pieces, inline)


def _parts(span: Span, marks: Sequence[Mark]) -> Iterator[tuple[Span, Reference | None, bool]]:
    """A stretch parted at marks, and whether a reference begins there; where two meet, the earlier has the words."""
    at = span.start
    for start, end, _, reference in marks:
        left, right = max(start, at), min(end, span.end)
        if left < right:
            if at < left:
                yield Span(at, left), None, False
            yield Span(left, right), reference, left == reference.marks[0].start
            at = right
    if at < span.end:
        yield Span(at, span.end), None, False


def _runs(report: str, span: Span, places: Places, cuts: Sequence[int]) -> Iterator[Run]:
    """The words cut wherever a place asked for begins or ends."""
    inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
    for start, end in pairwise([span.start, *inner, span.end]):
        asked = start in places.cuts[report]
        yield Run(places.texts[report][start:end], places.at(report, start) if asked else None)
