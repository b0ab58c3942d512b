"""Changes for readers. In come changes between two tellings; out go groups of lines, with links to what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.serve.views.wording import CHANGES
from twosource.write.changes import Change
from twosource.write.contract import Cite
from twosource.write.html.places import words_address


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its sentence, the page of the event that it is about, and the words that show it."""

    text: str
    href: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind under one heading."""

    heading: str
    lines: tuple[Line, ...]


def grouped(changes: Sequence[Change], addresses: Mapping[str, str]) -> tuple[Group, ...]:
    """The changes by kind, in the order in which a reader wants them; within a kind what matters most comes first."""
    found: dict[str, list[Line]] = {heading: [] for heading in CHANGES.values()}
    for one in changes:
        found.setdefault(CHANGES.get(one.kind, "Other"), []).append(line(one, addresses))
    return tuple(Group(heading, tuple(lines)) for heading, lines in found.items() if lines)


def line(one: Change, addresses: Mapping[str, str]) -> Line:
    """A change with its links."""
    event = (one.after and one.after.event) or None
    words = dict.fromkeys(map(_address, one.cites))
    return Line(one.text, addresses.get(event or ""), tuple(words)[:3])


def _address(cite: Cite) -> str:
    """Where the words stand; the report itself for a title, which has no characters of its text."""
    page = f"/reports/{cite.report}"
    return words_address(page, cite.start, cite.end) if cite.start < cite.end else page


def cells(one: Change) -> list[object]:
    """A change as a line of a table."""
    before, after = (side.value if side else None for side in (one.before, one.after))
    return [one.kind, one.what, one.text, before, after, one.importance]
