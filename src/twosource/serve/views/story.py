"""A story on the desk. In come what the desk told and the moments of its reports; out goes all that the page shows.

The body is that of the written page. A small story has its reports' texts on it; of a large one, texts stand on pages
of their own, and the largest figures are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from twosource.serve.at import At
from twosource.serve.environment import environment
from twosource.serve.views.map import spots
from twosource.serve.views.moments import at, day, stamp
from twosource.store.rows import Moment, Told
from twosource.write.html.stories import StoryView, story
from twosource.write.html.times import When

MOST_TEXT = 40_000  # characters of all reports that are shown on the page of their story
MOST_REPORTS = 6
MOST_CELLS = 400  # events against reports on the page of their story
MOST_GRID = 6_000  # the same on a page of its own, on which only who speaks is named where there are more


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment to go back to: its value in an address, its time, what came out then, how many reports there were."""

    at: datetime
    value: str
    when: When | None
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages of one story are, at the moment that is looked at."""

    story: str
    query: str

    @property
    def page(self) -> str:
        """The story itself."""
        return f"/stories/{self.story}{self.query}"

    def below(self, what: str) -> str:
        """A page below the story's."""
        return f"/stories/{self.story}{what}{self.query}"

    def thing(self, id: str, key: str) -> str:
        """An event or an entity, by its id in the account and its permanent key."""
        return self.below(f"/{'events' if id.startswith('V') else 'entities'}/{key}")


def addresses(told: Told, moment: At) -> dict[str, str]:
    """The pages of events and entities, by their ids in the account."""
    here = Addresses(told.row.id, moment.query)
    return {id: here.thing(id, key) for id, key in told.keys.items()}


def view(told: Told, moment: At) -> StoryView:
    """The story as the written page shows it, with links to the pages of the desk."""
    pages = {one.id: f"/reports/{one.id}" for one in told.account.reports} if is_far(told) else {}
    return story(told.account, told.texts, pages=pages, addresses=addresses(told, moment))


def template(part: str, seen: StoryView) -> str:
    """How a figure is shown on a page of its own."""
    long = part == "matrix" and len(seen.matrix) * len(seen.columns) > MOST_GRID
    return f"{part}-long.html" if long else f"{part}.html"


def is_far(told: Told) -> bool:
    """Whether a story is too large for all of it to stand on one page."""
    return len(told.account.reports) > MOST_REPORTS or sum(map(len, told.texts.values())) > MOST_TEXT


@dataclass(frozen=True, slots=True)
class Body:
    """A body, and what is said above it."""

    markup: Markup
    origins: int


def body(told: Told, moment: At) -> Body:
    """The body of a story's page."""
    seen = view(told, moment)
    far = is_far(told)
    shows: dict[str, Any] = {
        "story": seen,
        "here": Addresses(told.row.id, moment.query),
        "spots": spots(told.account, addresses(told, moment)),
        "carried": carried(seen),
        "far": far,
        "far_matrix": far or len(seen.matrix) * len(seen.columns) > MOST_CELLS,
    }
    made = environment().get_template("story-body.html").render(**shows)
    return Body(Markup(made), len(seen.descent.sources))  # noqa: S704  (our own template)


def whole(moment: datetime) -> bool:
    """Whether a moment is that of a day: midnight, for a report that names no hour."""
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def choices(passed: Sequence[Stop], chosen: datetime | None) -> tuple[Stop, ...]:
    """The moments to go back to, all but the last one, which is now; the chosen one among them."""
    own = [Stop(chosen, stamp(chosen), at(chosen), "", 0)] if chosen else []
    known = {one.value for one in passed[:-1]}
    return tuple(sorted([*passed[:-1], *(one for one in own if one.value not in known)], key=lambda one: one.at))


def carried(seen: StoryView) -> dict[str, list[int]]:
    """The numbers of the statements that rest on each report, by the id of the report on the page."""
    ids = {column.page: column.id for column in seen.columns}
    found: dict[str, set[int]] = {column.id: set() for column in seen.columns}
    for one in seen.references:
        found.get(ids.get(f"/reports/{one.report}", ""), set()).update(one.statements)
    return {id: sorted(numbers) for id, numbers in found.items()}


def stops(moments: Sequence[Moment]) -> tuple[Stop, ...]:
    """The moments to go back to, the first first; reports of one minute are one stop."""
    found: dict[datetime, list[Moment]] = {}
    for one in sorted(moments, key=lambda one: one.at):
        found.setdefault(one.at, []).append(one)
    made, count = [], 0
    for when, reports in found.items():
        count += len(reports)
        outlets = ", ".join(dict.fromkeys(one.outlet or one.title for one in reports))
        made.append(Stop(when, stamp(when), day(when) if whole(when) else at(when), outlets, count))
    return tuple(made)
