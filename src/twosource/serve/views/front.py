"""The front page. In come rows of stories; out go days, the latest first, each with its stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from twosource.serve.views.moments import at, day, days
from twosource.serve.views.saga import Place, place
from twosource.store.rows import StoryRow
from twosource.write.html.times import When
from twosource.write.phrases import term

LONGEST_KIND = 30  # characters


@dataclass(frozen=True, slots=True)
class Item:
    """A story in the list: `line` is what is known first, `change` what is new, in two parts; not what `line` says."""

    id: str
    title: str
    line: str
    section: str | None
    reports: int
    origins: int
    days: When | None
    changed: When | None
    change: tuple[str, str] | None
    saga: Place | None


def item(row: StoryRow) -> Item:
    """A row as the page shows it."""
    return Item(
        id=row.id,
        title=row.title,
        line=row.status_line,
        section=term("sections", row.section) if row.section else None,
        reports=row.reports,
        origins=row.origins,
        days=days(row.first, row.last),
        changed=at(row.changed),
        change=parted(row.change, row.status_line),
        saga=place(row.saga),
    )


def parted(change: str | None, line: str) -> tuple[str, str] | None:
    """A change as the kind that it names and the rest; None where the list says it already.

    >>> parted("Now called off: the visit.", "The visit is on."), parted("New: It is on.", "It is on.")
    (('Now called off', 'the visit.'), None)
    """
    kind, colon, rest = (change or "").partition(": ")
    if not colon or len(kind) > LONGEST_KIND:
        kind, rest = "New", change or ""
    return (kind, rest) if rest and rest != line else None


def by_day(rows: Iterable[StoryRow]) -> list[tuple[When | None, list[Item]]]:
    """The stories by the day on which they were last told anew."""
    grouped = groupby(rows, key=lambda row: row.changed.date())
    return [(day(one[0].changed), [item(row) for row in one]) for one in (list(rows) for _, rows in grouped)]
