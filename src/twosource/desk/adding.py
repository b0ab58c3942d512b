"""Reports taken in. In come paths, or a text; out goes what became of them: new, another version, known already.

Each report is read once, kept and put into its story as a whole, before the next one is looked at: whatever ends the
program, what it has said is there. Stories are told when all is in.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import parse_qsl, urlencode, urlsplit

from twosource.desk.indexing import texts_of
from twosource.desk.joining import join, renew
from twosource.desk.making import Again
from twosource.desk.rooms import Progress, Room, now
from twosource.desk.spool import Spool
from twosource.desk.telling import settle
from twosource.model import LeftOut, Report
from twosource.store import readings, reports, search
from twosource.store.readings import Made
from twosource.store.rows import Added, ReportRow, Touched

if TYPE_CHECKING:
    from twosource.collect.collection import Web

Collected = tuple[Sequence[Report], Sequence[LeftOut]]
CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|cmpid|smid|ocid")
RECORD = re.compile(r":\d+$")
HALF = re.compile("[\ud800-\udfff]")
TEXTS = ("text", "path", "url", "outlet", "headline", "byline", "dateline")
NO_FILE = re.compile(r"-$|sent:|\w+://")


@dataclass
class Intake:
    """What has been taken in so far."""

    new: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)


def add(
    room: Room,
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    reading: Progress | None = None,
) -> Added:
    """Takes in all that the paths name; raises InputError where there is not one report.

    `progress` is called with what is fetched, `reading` with what is read, and each with None when that is done.
    """
    from twosource.pipeline import collect  # noqa: PLC0415  (spaCy)

    return _added(
        room,
        lambda keep: collect(paths, stdin=stdin, settings=room.settings, progress=progress, keep=keep),
        reading,
    )


def add_files(room: Room, sent: Sequence[tuple[str, bytes]]) -> Added:
    """Takes in files that somebody has sent, by their names; there may be no report among them."""
    from twosource.pipeline import collect_sent  # noqa: PLC0415

    return _added(room, lambda keep: collect_sent(sent, settings=room.settings, keep=keep))


def add_text(room: Room, text: str, told: Mapping[str, Any]) -> Added:
    """Takes in a text, unless it is none, with what somebody knows about it; raises InputError for no date."""
    from twosource.pipeline import collect_text  # noqa: PLC0415

    return _added(room, lambda keep: collect_text(text, told, settings=room.settings, keep=keep))


def add_fetched(room: Room, feed: str, web: Web) -> Added:
    """Takes in what a feed has now, by connections that stay open."""
    from twosource.pipeline import collect_again  # noqa: PLC0415

    return _added(room, lambda keep: collect_again(feed, web=web, keep=keep))


def _added(
    room: Room, collected: Callable[[Callable[[str, bytes], None]], Collected], reading: Progress | None = None
) -> Added:
    room.store.must_be_writable()
    with Spool() as spool:
        found, left_out = collected(spool.keep)
        return add_reports(room, found, spool, left_out, reading)


def add_reports(
    room: Room,
    found: Sequence[Report],
    raws: Spool | Mapping[str, bytes],
    left_out: Sequence[LeftOut] = (),
    reading: Progress | None = None,
) -> Added:
    """Takes in reports that were collected; `raws` are their bytes as received by hash, where they are not the text."""
    intake, reading = Intake(), reading or (lambda _: None)
    renew(room)
    try:
        for report in found:
            reading(report.id)
            raw = raws.get(report.sha256, b"") or report.text.encode("utf-8", "surrogatepass")
            take(room, fit(report), raw, intake)
    finally:
        reading(None)
    again = Again()
    return told(room, intake, left_out, settle(room, intake.stories, again), again)


def take(room: Room, report: Report, raw: bytes, intake: Intake) -> None:
    """Reads one report, unless it is known, and puts it where it belongs."""
    address = address_of(report)
    while True:
        with room.store.read() as base:
            place = reports.place_of(base, report, address)
        if place.known:
            intake.known.append(place.id)
            return
        reading = room.read(place.report)
        moment = now()
        with room.store.write() as base:
            if reports.place_of(base, report, address) != place:
                continue  # another process was faster
            reports.keep(base, place, raw, moment)
            readings.keep(base, reading, Made(place.number, room.reads), moment)
            search.index_report(base, place.id, texts_of(reading))
            intake.stories |= join(base, reading, place.number, signs=room.signs, moment=moment)
        (intake.new if place.number == 1 else intake.versions).append(place.id)
        return


def fit(report: Report) -> Report:
    """The report with a question mark for each half of a surrogate pair, which no database takes; places stay."""
    broken = [name for name in TEXTS if HALF.search(getattr(report, name) or "")]
    mended: dict[str, Any] = {name: HALF.sub("?", getattr(report, name)) for name in broken}
    return replace(report, **mended)


def address_of(report: Report) -> str | None:
    """By what a corrected version of a report is known: its page, else its file; None where it has neither."""
    if report.url:
        return page_of(report.url)
    if not report.path or NO_FILE.match(report.path) or RECORD.search(report.path):
        return None  # nor is a record's number a name: another list has another record there
    return os.path.abspath(report.path)


def page_of(url: str) -> str | None:
    """An address without what does not change the page; None for a site's front page, which is no report's.

    >>> page_of("https://Example.org/a?utm_source=x&id=3#top"), page_of("https://example.org/")
    ('https://example.org/a?id=3', None)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not CAMPAIGN.fullmatch(name)
    ]
    if parts.path in ("", "/") and not kept:
        return None
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path}{query}"


def told(room: Room, intake: Intake, left_out: Sequence[LeftOut], touched: tuple[Touched, ...], again: Again) -> Added:
    """What became of all that was given."""
    with room.store.read() as base:

        def listed(ids: Sequence[str]) -> tuple[ReportRow, ...]:
            return reports.rows(base, ids)

        return Added(
            new=listed(intake.new),
            versions=listed(intake.versions),
            known=listed(intake.known),
            left_out=tuple(left_out),
            stories=touched,
            again=tuple(dict.fromkeys(again.reports)),
        )
