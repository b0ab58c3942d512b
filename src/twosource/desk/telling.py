"""Stories told. In comes a room and ids of stories; out go their accounts, kept, and what is new in each.

What a story is made of is looked at in one moment, told without holding anybody up, and kept only if the story is still
made of the same: otherwise somebody else has added to it, and it is told once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from twosource.desk.indexing import event_texts, things_of
from twosource.desk.making import Again, Telling, made
from twosource.desk.rooms import Room, collected, now
from twosource.desk.sagas import placed
from twosource.intervals import parsed
from twosource.model import Publication
from twosource.store import accounts, search, stories, things
from twosource.store.accounts import Summary
from twosource.store.packing import plain, unpack_json
from twosource.store.reports import moment_of
from twosource.store.rows import Touched
from twosource.store.tables import stories as table
from twosource.write import contract
from twosource.write.origins import told_apart

if TYPE_CHECKING:
    from twosource.write.changes import Change

MOST_TRIES = 20  # a story that somebody adds to all the time is told by whoever comes last


def settle(room: Room, ids: Iterable[str], again: Again | None = None) -> tuple[Touched, ...]:
    """Tells each of the stories that is to be told; what is new in them."""
    touched = []
    for story in sorted(set(ids)):
        with room.telling:
            for _ in range(MOST_TRIES):
                found = _settled(room, story, again or Again())
                if found is not None:
                    touched += [found] if isinstance(found, Touched) else []
                    break
    with room.store.read() as base:  # what was told first may be part of a saga with what was told after it
        rows = placed(base, [one.row for one in touched])
    return tuple(replace(one, row=row) for one, row in zip(touched, rows, strict=True))


def settle_all(room: Room, again: Again | None = None) -> tuple[Touched, ...]:
    """Tells whatever is to be told: what a program that was ended has left, too."""
    with room.store.read() as base:
        due = stories.untold(base)
    return settle(room, due, again)


def _settled(room: Room, story: str, again: Again) -> Touched | bool | None:
    """What is new in a story; True where nothing is to be told, None where it has changed meanwhile."""
    with room.store.read() as base:
        row = base.execute(select(table).where(table.c.id == story)).first()
        if row is None or row.into is not None or row.told == row.composition:
            return True
        material = stories.material(base, story)
        before = tellings_before(base, material)
    told = made(room, material, before, again)
    own = next((telling for telling in before if telling.account.story.id == story), None)
    new = changed(own, told)
    with room.store.write() as base:
        if stories.resolve(base, story) != story or stories.material(base, story) != material:
            return None
        if stories.is_due(base, story):  # else another process has told just this meanwhile
            accounts.tell(base, material, told.kept, summary_of(told.account, new if own else ()), now())
            search.index_story(base, story, event_texts(told.account, told.kept.keys, told.texts))
            things.keep(base, story, tuple(things_of(told.account, told.kept.keys)))
        shown = accounts.row_of(base, story)
        return Touched(shown, new, new=own is None) if shown else True


def tellings_before(base: Connection, material: stories.Material) -> tuple[Telling, ...]:
    """The last telling of a story, and those of the stories from which its reports come."""
    origins = stories.origins(base, [report for report, _ in material.versions])
    ids = [material.story, *(story for story in origins if story != material.story)]
    return tuple(telling for story in ids if (telling := last_telling(base, story)))


def last_telling(base: Connection, story: str, known: datetime | None = None) -> Telling | None:
    """What was told of a story last, up to a moment."""
    from twosource.write.json import load  # noqa: PLC0415  (pydantic)

    row = accounts.last_telling(base, story, known)
    kept = accounts.find(base, row.account) if row else None
    if row is None or kept is None:
        return None
    versions = dict(unpack_json(row.composition))
    texts = {report: collected(base, report, number).text for report, number in versions.items()}
    return Telling(kept, load(kept.written), texts, versions)


def changed(before: Telling | None, after: Telling) -> tuple[Change, ...]:
    """What one telling has that the one before had not; all that is new where there was none."""
    from twosource.write.changes import changes  # noqa: PLC0415

    older = before.texts if before else {}
    return changes(before.account if before else None, after.account, texts=older | after.texts, earlier=older)


def summary_of(account: contract.Account, new: Sequence[Change]) -> Summary:
    """What a list says of the story."""
    first = account.brief[0] if account.brief else None
    moments = [at for report in account.reports if (at := began(report))]
    return Summary(
        title=plain(account.story.title) or "",
        status_line=(plain(first.text) or "") if first else "",
        section=first.section if first else None,
        reports=len(account.reports),
        origins=len(told_apart(account.origins)),
        first=min(moments, default=None),
        last=max(moments, default=None),
        change=plain(new[0].text) if new else None,
    )


def began(report: contract.Report) -> datetime | None:
    """The first moment at which a report of an account can have come out."""
    if report.published is None:
        return None
    interval = parsed(report.published.earliest, report.published.latest)
    return moment_of(Publication(interval, report.published.basis))
