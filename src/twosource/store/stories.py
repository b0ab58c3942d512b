"""Stories in the database: which reports are of one, and since when. In come a connection and groups; out go rows.

A story keeps its id for good. Where two become one the older goes on and the other leads to it; where one becomes two
the larger part goes on, and a part that had a story of its own before takes that up again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from twosource.store.packing import digest
from twosource.store.reports import SHORT, batches
from twosource.store.tables import judgements, memberships, reports, stories

UNTITLED = ""
MOST_STEPS = 100  # from a story to what it has become part of


def resolve(base: Connection, story: str) -> str | None:
    """The story that goes on under this id; None where there is none."""
    for _ in range(MOST_STEPS):
        row = base.execute(select(stories.c.id, stories.c.into).where(stories.c.id == story)).first()
        if row is None or row.into is None:
            return str(row.id) if row else None
        story = str(row.into)
    return None


def home_at(base: Connection, story: str, known: datetime) -> str | None:
    """The story that went on under this id at a moment: itself while it had reports, else the one they had gone to."""
    rows = base.execute(select(memberships).where(memberships.c.story == story, memberships.c.since <= known)).all()
    ends = [row.until for row in rows if row.until is not None and row.until <= known]
    if not rows or len(ends) < len(rows):
        return story if rows else None
    gone = sorted({row.report for row in rows if row.until == max(ends)})
    votes: Counter[str] = Counter()
    for part in batches(gone):
        then = (memberships.c.since <= known, memberships.c.until.is_(None) | (memberships.c.until > known))
        votes.update(base.execute(select(memberships.c.story).where(memberships.c.report.in_(part), *then)).scalars())
    return min(votes, key=lambda one: (-votes[one], one), default=None)


def members_at(base: Connection, story: str, known: datetime) -> list[str]:
    """The reports that a story had at a moment."""
    then = (memberships.c.since <= known, memberships.c.until.is_(None) | (memberships.c.until > known))
    found = base.execute(select(memberships.c.report).where(memberships.c.story == story, *then))
    return sorted(found.scalars())


def absorbed(base: Connection, story: str) -> list[str]:
    """The stories that have become part of this one."""
    held = select(memberships.c.report).where(memberships.c.story == story)
    query = select(memberships.c.story).join(stories, stories.c.id == memberships.c.story).distinct()
    found = base.execute(query.where(memberships.c.report.in_(held), stories.c.into.is_not(None))).scalars()
    return sorted(one for one in found if resolve(base, one) == story)


def regroup(base: Connection, groups: Iterable[Collection[str]], now: datetime) -> set[str]:
    """Makes each group of reports one story; the stories whose reports have changed."""
    ordered = [sorted(group) for group in groups]
    before = stories_of(base, [report for group in ordered for report in group])
    chosen = _Choice(ordered, before, _ages(base, set(before.values()))).made()
    changed: set[str] = set()
    for number, group in enumerate(ordered):
        story = chosen.get(number) or _revived(base, group, set(chosen.values())) or _new(base, group, now)
        chosen[number] = story
        moved = [report for report in group if before.get(report) != story]
        if moved:
            changed |= {story, *(before[report] for report in moved if report in before)}
            _move(base, moved, story, now)
    _redirect(base, ordered, chosen, before, now)
    return {story for story in changed if story in chosen.values()} | _left(base, changed)


@dataclass(slots=True)
class _Choice:
    """Which group goes on under which id: the oldest story chooses first, the group with most of its reports."""

    groups: Sequence[Sequence[str]]
    before: dict[str, str]
    ages: dict[str, tuple[datetime, str]]
    taken: dict[int, str] = field(default_factory=dict)

    def made(self) -> dict[int, str]:
        """Ids by the number of the group; groups that none is left for have none."""
        for story in sorted(self.ages, key=lambda one: self.ages[one]):
            shares = [sum(self.before.get(report) == story for report in group) for group in self.groups]
            free = [number for number, share in enumerate(shares) if share and number not in self.taken]
            if free:
                self.taken[min(free, key=lambda number: (-shares[number], self.groups[number][0]))] = story
        return self.taken


def stories_of(base: Connection, members: Sequence[str]) -> dict[str, str]:
    """The story of each of these reports; those that have none are passed over."""
    found = {}
    for part in batches(members):
        query = select(reports.c.id, reports.c.story).where(reports.c.id.in_(part), reports.c.story.is_not(None))
        found.update({row.id: row.story for row in base.execute(query)})
    return found


def _ages(base: Connection, ids: Collection[str]) -> dict[str, tuple[datetime, str]]:
    found = {}
    for part in batches(sorted(ids)):
        for row in base.execute(select(stories.c.id, stories.c.created).where(stories.c.id.in_(part))):
            found[row.id] = (row.created, row.id)
    return found


def _revived(base: Connection, group: Sequence[str], taken: Collection[str]) -> str | None:
    """A story that reports of the group had before it became part of another."""
    query = (
        select(memberships.c.story)
        .join(stories, stories.c.id == memberships.c.story)
        .where(memberships.c.report.in_(group[:500]), stories.c.into.is_not(None))
    )
    votes = Counter(row.story for row in base.execute(query) if row.story not in taken)
    if not votes:
        return None
    story = min(votes, key=lambda one: (-votes[one], one))
    base.execute(update(stories).where(stories.c.id == story).values(into=None))
    return str(story)


def _new(base: Connection, group: Sequence[str], now: datetime) -> str:
    """A story of its own; its id hangs on its first report."""
    salt = 0
    while True:
        found = digest("story", group[0], *([salt] if salt else []))[:SHORT]
        if base.execute(select(stories.c.id).where(stories.c.id == found)).first() is None:
            break
        salt += 1
    empty = {"composition": "", "told": None, "number": 0, "title": UNTITLED, "status_line": ""}
    base.execute(insert(stories).values(id=found, created=now, reports=0, origins=0, changed=now, **empty))
    return found


def _move(base: Connection, moved: Sequence[str], story: str, now: datetime) -> None:
    for part in batches(moved):
        base.execute(
            update(memberships).where(memberships.c.report.in_(part), memberships.c.until.is_(None)).values(until=now)
        )
        base.execute(insert(memberships), [{"report": report, "story": story, "since": now} for report in part])
        base.execute(update(reports).where(reports.c.id.in_(part)).values(story=story))


def _redirect(
    base: Connection,
    groups: Sequence[Sequence[str]],
    chosen: dict[int, str],
    before: dict[str, str],
    now: datetime,
) -> None:
    """Stories that no group goes on with lead to where most of their reports are."""
    for story in sorted(set(before.values()) - set(chosen.values())):
        shares = {chosen[n]: sum(before.get(report) == story for report in group) for n, group in enumerate(groups)}
        into = min(shares, key=lambda one: (-shares[one], one))
        base.execute(update(stories).where(stories.c.id == story).values(into=into, changed=now))


def _left(base: Connection, changed: Iterable[str]) -> set[str]:
    """Of the stories those that still go on."""
    return {story for story in changed if resolve(base, story) == story}


def title(base: Connection, story: str) -> str:
    """What a story is called."""
    return str(base.execute(select(stories.c.title).where(stories.c.id == story)).scalar_one())


def origins(base: Connection, members: Sequence[str]) -> list[str]:
    """All stories that the reports were or are of, those of most of them first."""
    votes: Counter[str] = Counter()
    for part in batches(members):
        query = select(memberships.c.story).where(memberships.c.report.in_(part)).distinct()
        votes.update(base.execute(query).scalars())
    return sorted(votes, key=lambda story: (-votes[story], story))


# ── What is to be told ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Material:
    """What a story is made of: its reports with their versions, the judgements on them, and a hash of both."""

    story: str
    composition: str
    versions: list[tuple[str, int]]
    judgements: list[int]


def material(base: Connection, story: str) -> Material:
    """What a story is made of now."""
    found = base.execute(select(reports.c.id, reports.c.current).where(reports.c.story == story).order_by(reports.c.id))
    versions = [(row.id, row.current) for row in found]
    ids = [report for report, _ in versions]
    said: set[int] = set()
    for part in batches(ids):
        query = select(judgements.c.id).where(
            judgements.c.undone.is_(None),
            judgements.c.kind != "story",
            judgements.c.first.in_(part) | judgements.c.second.in_(part),
        )
        said.update(base.execute(query).scalars())
    return Material(story, digest(versions, sorted(said)), versions, sorted(said))


def mark(base: Connection, ids: Iterable[str]) -> None:
    """Notes what each story is made of now, so that it is told where that is something else than was told."""
    for story in sorted(set(ids)):
        base.execute(update(stories).where(stories.c.id == story).values(composition=material(base, story).composition))


def is_due(base: Connection, story: str) -> bool:
    """Whether a story is to be told anew."""
    row = base.execute(select(stories.c.told, stories.c.composition).where(stories.c.id == story)).first()
    return row is not None and row.told != row.composition


def states(base: Connection, ids: Iterable[str]) -> list[tuple[str, int, str]]:
    """Of each of these stories how often it was told, and the hash of what it is made of."""
    columns = (stories.c.id, stories.c.number, stories.c.composition)
    found = (base.execute(select(*columns).where(stories.c.id.in_(part))) for part in batches(sorted(ids)))
    return sorted((row.id, row.number, row.composition) for part in found for row in part)


def untold(base: Connection) -> list[str]:
    """The stories that are to be told anew."""
    query = select(stories.c.id).where(
        stories.c.into.is_(None), (stories.c.told.is_(None)) | (stories.c.told != stories.c.composition)
    )
    return list(base.execute(query.order_by(stories.c.id)).scalars())
