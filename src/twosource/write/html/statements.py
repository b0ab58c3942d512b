"""The brief as statements. In come an account and its places; out go sections of statements with their references.

A statement is a line of the brief: what is quoted from the first place that it cites stands apart from what is told
about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.write.contract import Account, BriefLine
from twosource.write.html.happenings import Row
from twosource.write.html.places import Places
from twosource.write.html.references import cited
from twosource.write.page import numbered
from twosource.write.phrases import term


@dataclass(frozen=True, slots=True)
class Statement:
    """A line with its number on the page: words before, the quoted words, words after; references; events.

    `reports` are those whose own words it cites: a verdict is on an event, and a line says less or more than that.
    """

    number: int
    head: str
    quoted: str
    tail: str
    references: tuple[int, ...]
    reports: tuple[str, ...]
    events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under one heading."""

    name: str
    heading: str
    statements: tuple[Statement, ...]


def sections(account: Account, places: Places, rows: Sequence[Row]) -> tuple[Section, ...]:
    """The brief, section by section."""
    numbers, by_event = numbered(account), {row.event: row for row in rows}
    found: dict[str, list[Statement]] = {}
    for number, line in enumerate(account.brief, 1):
        head, quoted, tail = _parted(line, places)
        events = tuple(by_event[event] for event in dict.fromkeys(line.events) if event in by_event)
        reports = tuple(dict.fromkeys(cite.report for cite in line.cites))
        told = Statement(number, head, quoted, tail, cited(line.cites, numbers), reports, events)
        found.setdefault(line.section, []).append(told)
    return tuple(Section(name, term("sections", name), tuple(told)) for name, told in found.items())


def _parted(line: BriefLine, places: Places) -> tuple[str, str, str]:
    """The line before, in and after the words that it quotes; if not found, all but whose they are."""
    for cite in line.cites[:1]:
        quoted = " ".join(places.texts.get(cite.report, "")[cite.start : cite.end].split()).rstrip(".")
        at = line.text.find(quoted) if len(quoted) > 20 else -1
        if at >= 0 and line.text.count(quoted) == 1:
            return line.text[:at], quoted, line.text[at + len(quoted) :]
        outlet = places.outlet(cite.report)
        for tail in (f" — {outlet}.", f" ({outlet})."):
            if line.text.endswith(tail):
                return "", line.text.removesuffix(tail), tail
    return "", line.text, ""
