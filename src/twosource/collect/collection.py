"""A pile of reports. In come paths; out go Reports, the earliest first, and what was left out, each with its reason.

reports, left_out = collect(["examples/envoy"])
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from twosource.collect.encodings import decode
from twosource.collect.html import page
from twosource.collect.inputs import JSON, LINES, PAGES, STDIN, files, load
from twosource.collect.metadata import by_field, front_matter, known
from twosource.collect.records import Numbered, json_lines, json_records, loaded
from twosource.collect.reports import Received, build, digest
from twosource.collect.sidecars import Sidecars
from twosource.errors import InputError
from twosource.model import LeftOut, Report
from twosource.settings import Settings, load_settings

SHOWN = 3  # reasons in the message when nothing could be read
ID_OF_STDIN = "stdin"
BLANKS = b"\xef\xbb\xbf \t\r\n"  # with the mark of UTF-8


def collect(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, settings: Settings | None = None
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The reports in files, folders, JSON Lines and standard input ("-"), and the input that was left out.

    The result does not depend on the order of the paths. Raises InputError where there is not one report.
    """
    pile = Pile(settings or load_settings())
    found, left_out = files(paths)
    pile.left_out += left_out
    for path in found:
        pile.read(path, stdin)
    reports = pile.reports()
    left_out = sorted(pile.left_out, key=lambda item: (item.path, item.reason))
    if not reports:
        raise InputError(nothing(paths, left_out))
    return reports, tuple(left_out)


def nothing(paths: Sequence[str | Path], left_out: Sequence[LeftOut]) -> str:
    """The one line that says why there is no report."""
    if not paths:
        return "nothing to read: give text files, folders, .jsonl files, or - for standard input"
    if not left_out:
        return "nothing to read: these files only tell about reports beside them; give the reports too"
    told = "; ".join(f"{item.path}: {item.reason}" for item in left_out[:SHOWN])
    more = f"; and {len(left_out) - SHOWN} more" if len(left_out) > SHOWN else ""
    return f"nothing to read: {told}{more}. Give reports in English as text files, folders, .jsonl files, or -"


@dataclass(slots=True)
class Pile:
    """What has been received so far; a text received twice counts once."""

    settings: Settings
    received: dict[str, Received] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    sidecars: Sidecars = field(default_factory=Sidecars)

    def read(self, path: str, stdin: BinaryIO | None) -> None:
        """Takes in all reports of a file."""
        try:
            raw = load(path, stdin, self.settings.max_input_bytes)
            suffix = os.path.splitext(path)[1].lower()
            if suffix in PAGES or looks_like_page(raw):
                self.read_page(path, raw)
                return
            text = decode(raw)
            if suffix in LINES or (path == STDIN and looks_like_lines(text)):
                self.read_records(path, json_lines(text))
            elif suffix in JSON or (path == STDIN and looks_like_json(text)):
                self.read_records(path, json_records(text))
            else:
                self.read_text(path, text, digest(raw))
        except InputError as error:
            self.left_out.append(LeftOut(path, str(error)))

    def read_text(self, path: str, text: str, sha256: str) -> None:
        """Takes in a text file, with what is known about it."""
        metadata, start = front_matter(text)
        if path == STDIN:
            self.add(Received(text, path, metadata.id or ID_OF_STDIN, sha256, metadata, start))
            return
        metadata = metadata or self.sidecars.of(path)
        stem = os.path.splitext(os.path.basename(path))[0]
        self.add(Received(text, path, metadata.id or stem, sha256, metadata, start))

    def read_page(self, path: str, raw: bytes) -> None:
        """Takes in a saved web page; what a file beside it tells goes before what it tells itself."""
        found = page(raw)
        if found.reason:
            raise InputError(found.reason)
        metadata = found.metadata.completing(self.sidecars.of(path)) if path != STDIN else found.metadata
        stem = ID_OF_STDIN if path == STDIN else os.path.splitext(os.path.basename(path))[0]
        name = metadata.id or stem
        self.add(Received(found.text, path, name, digest(raw), metadata, segments=found.segments))

    def read_records(self, path: str, numbered: Iterator[Numbered]) -> None:
        """Takes in the records of a JSON file."""
        stem = ID_OF_STDIN if path == STDIN else os.path.splitext(os.path.basename(path))[0]
        for number, record in numbered:
            place = f"{path}:{number}"
            if isinstance(record, InputError):
                self.left_out.append(LeftOut(path, str(record)))
            elif (text := text_of(record)) is None:
                self.left_out.append(LeftOut(place, "no text field"))
            else:
                metadata = known(record)
                sha256 = digest(text.encode("utf-8", errors="surrogatepass"))
                self.add(Received(text, place, metadata.id or f"{stem}-{number}", sha256, metadata))

    def add(self, received: Received) -> None:
        """Keeps a text; of two with the same bytes the one about which more is known."""
        known_one = self.received.get(received.sha256)
        if known_one is None:
            self.received[received.sha256] = received
            return
        first, second = sorted((known_one, received), key=lambda one: (not one.metadata, one.path))
        self.received[received.sha256] = first
        self.left_out.append(LeftOut(second.path, f"the same as {first.path}"))

    def reports(self) -> tuple[Report, ...]:
        """A report for each text, ids unique, the earliest first, those without a date last."""
        self.left_out += self.sidecars.left_out
        self.sidecars.left_out.clear()
        built = [report for received in self.within_bounds() if (report := self.built(received))]
        times = Counter(report.id for report in built)
        unique = [
            replace(report, id=f"{report.id}-{report.sha256[:8]}") if times[report.id] > 1 else report
            for report in built
        ]
        return tuple(sorted(unique, key=by_time))

    def within_bounds(self) -> Iterator[Received]:
        """As many as the settings allow, in the order of their paths."""
        ordered = sorted(self.received.values(), key=lambda received: (received.path, received.sha256))
        most = self.settings.max_reports
        yield from ordered[:most]
        self.left_out += (LeftOut(received.path, f"more than {most:,} reports") for received in ordered[most:])

    def built(self, received: Received) -> Report | None:
        """The report, or None where it is left out."""
        try:
            return build(received, longest=self.settings.max_report_chars)
        except InputError as error:
            self.left_out.append(LeftOut(received.path, str(error)))
            return None


def by_time(report: Report) -> tuple[datetime, str]:
    """The moment of publication in UTC, as far as known, then the id."""
    start = report.published.interval.start if report.published else None
    offset = (report.published.interval.offset if report.published else None) or timedelta(0)
    return (start - offset if start else datetime.max, report.id)


def text_of(record: dict[str, Any]) -> str | None:
    """The text of a record, None where it has none."""
    text = by_field(record).get("text")
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    return text if isinstance(text, str) else None


def looks_like_page(raw: bytes) -> bool:
    """Whether bytes begin like a web page, whatever the file is called."""
    return raw[:1000].lstrip(BLANKS).lower().startswith((b"<!doctype html", b"<html"))


def looks_like_lines(text: str) -> bool:
    """Whether the first of several lines is a JSON object by itself."""
    first, _, others = text.strip().partition("\n")
    if not first.startswith("{") or not others:
        return False
    try:
        return isinstance(loaded(first), dict)
    except InputError:
        return False


def looks_like_json(text: str) -> bool:
    """Whether a text is JSON over several lines rather than prose that begins with a bracket."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        return isinstance(loaded(text), dict | list)
    except InputError:
        return False
