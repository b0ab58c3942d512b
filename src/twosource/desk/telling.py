"""Stories told. In comes a room and the id of a story; out go its account, kept, and what is new in it.

What a story is made of is looked at in one moment, told without holding anybody up, and kept only if the story is still
made of the same: otherwise somebody else has added to it, and it is told once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from twosource.desk.naming import keys_by_mention, named
from twosource.desk.rooms import Room, base_readings, collected, now
from twosource.intervals import parsed
from twosource.model import Publication, Reading
from twosource.store import accounts, readings, stories
from twosource.store.accounts import Kept, Summary
from twosource.store.packing import digest, plain
from twosource.store.readings import Made
from twosource.store.reports import moment_of
from twosource.store.rows import Touched
from twosource.store.stories import Material
from twosource.store.tables import stories as story_table
from twosource.write import contract
from twosource.write.contract import Account

MOST_TRIES = 20  # a story that somebody adds to all the time is told by whoever comes last


def settle(room: Room, ids: Sequence[str]) -> tuple[tuple[Touched, ...], tuple[str, ...]]:
    """Tells each of the stories that is to be told; what is new, and the reports that had to be read again."""
    touched: list[Touched] = []
    again: list[str] = []
    for story in sorted(set(ids)):
        for _ in range(MOST_TRIES):
            found = _settled(room, story, again)
            if found is not None:
                touched += [found] if isinstance(found, Touched) else []
                break
    return tuple(touched), tuple(dict.fromkeys(again))


def _settled(room: Room, story: str, again: list[str]) -> Touched | bool | None:
    """What is new in a story; True where nothing is to be told, None where it has changed meanwhile."""
    with room.store.read() as base:
        row = base.execute(select(story_table).where(story_table.c.id == story)).first()
        if row is None or row.into is not None or row.told == row.composition:
            return True
        material = stories.material(base, story)
        before = last_account(base, story)
    kept, account = made(room, material, before, again)
    with room.store.write() as base:
        if stories.resolve(base, story) != story or stories.material(base, story) != material:
            return None
        accounts.tell(base, material, kept, summary_of(account, None), now())
        told = accounts.row_of(base, story)
    return Touched(told, ()) if told else True


def last_account(base: Connection, story: str, known: datetime | None = None) -> Kept | None:
    """The account that was told last, up to a moment."""
    row = accounts.last_telling(base, story, known)
    return accounts.find(base, row.account) if row else None


def made(room: Room, material: Material, before: Kept | None, again: list[str]) -> tuple[Kept, Account]:
    """The account of what is there, taken from the store where it was made before."""
    from twosource.pipeline import tell_story  # noqa: PLC0415  (spaCy)
    from twosource.write.json import as_jsonl, load  # noqa: PLC0415

    key = digest(room.tells, material.story, material.versions, material.judgements)
    with room.store.read() as base:
        if kept := accounts.find(base, key):
            return kept, load(kept.written)
    told = tell_story(whole_readings(room, dict(material.versions), again), id=material.story, judgements=())
    known = keys_by_mention(load(before.written), before.keys) if before else {}
    return Kept(key, as_jsonl([told]).encode("utf-8", "replace"), named(told, known)), told


def whole_readings(room: Room, versions: dict[str, int], again: list[str]) -> tuple[Reading, ...]:
    """The readings of a story; what another program read is read again, undated reports with the date of a sister."""
    with room.store.read() as base:
        found = base_readings(base, room, versions)
        missing = [collected(base, report, versions[report]) for report in sorted(versions.keys() - found.keys())]
    for report in missing:
        found[report.id] = room.read(report)
        again.append(report.id)
        with room.store.write() as base:
            readings.keep(base, found[report.id], Made(versions[report.id], room.reads), now())
    return _dated(room, versions, found)


def _dated(room: Room, versions: dict[str, int], found: dict[str, Reading]) -> tuple[Reading, ...]:
    """The readings, those without a date as they read with the one that a sister gives."""
    from twosource.pipeline import dates_within  # noqa: PLC0415  (spaCy)

    for report, publication in dates_within(tuple(found.values())).items():
        found[report] = _given(room, found[report], versions[report], publication)
    return tuple(found.values())


def _given(room: Room, reading: Reading, number: int, publication: Publication) -> Reading:
    given = digest(repr(publication))
    place = {reading.report.id: number}
    with room.store.read() as base:
        if kept := readings.load(base, place, made_by=room.reads, given=given).get(reading.report.id):
            return kept
    again = room.read(reading.report, publication)
    with room.store.write() as base:
        readings.keep(base, again, Made(number, room.reads, given), now())
    return again


def summary_of(account: Account, change: str | None) -> Summary:
    """What a list says of the story."""
    first = account.brief[0] if account.brief else None
    moments = [at for report in account.reports if (at := began(report))]
    return Summary(
        title=plain(account.story.title) or "",
        status_line=plain(first.text) or "" if first else "",
        section=first.section if first else None,
        reports=len(account.reports),
        origins=len(account.origins),
        first=min(moments, default=None),
        last=max(moments, default=None),
        change=plain(change),
    )


def began(report: contract.Report) -> datetime | None:
    """The first moment at which a report of an account can have come out."""
    if report.published is None:
        return None
    interval = parsed(report.published.earliest, report.published.latest)
    return moment_of(Publication(interval, report.published.basis))
