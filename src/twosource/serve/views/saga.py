"""Where a story stands in its saga, and the saga itself. In come rows; out go lines with links, dates and names."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.serve.views.moments import days
from twosource.store.rows import Episode, Part, Saga
from twosource.write.html.times import When


@dataclass(frozen=True, slots=True)
class Neighbor:
    """Another story of the saga."""

    title: str
    href: str
    days: When | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: which of how many, those before and behind it, and where the whole saga is."""

    number: int
    of: int
    href: str
    earlier: Neighbor | None
    later: Neighbor | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A story as one line of its saga."""

    story: Neighbor
    line: str
    reports: int
    origins: int


def place(part: Part | None, query: str = "") -> Place | None:
    """Where a story stands; links stay in the moment that the page's query names."""
    if part is None:
        return None
    earlier, later = (neighbor(one, query) if one else None for one in (part.earlier, part.later))
    return Place(part.number, part.of, f"/sagas/{part.id}{query}", earlier, later)


def neighbor(one: Episode, query: str = "") -> Neighbor:
    """A story that others lead to."""
    return Neighbor(one.title, f"/stories/{one.id}{query}", days(one.first, one.last))


def stages(saga: Saga, query: str = "") -> tuple[Stage, ...]:
    """The stories of a saga, the first first."""
    return tuple(
        Stage(
            neighbor(Episode(row.id, row.title, row.first, row.last), query), row.status_line, row.reports, row.origins
        )
        for row in saga.stories
    )


def span(saga: Saga) -> When | None:
    """The days from the first report to the last."""
    first = min((row.first for row in saga.stories if row.first), default=None)
    return days(first, max((row.last for row in saga.stories if row.last), default=None))
