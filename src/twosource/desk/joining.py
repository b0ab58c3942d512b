"""Which story a report joins. In come a connection and reports just read; out go the stories that this changes.

Only reports that hang together with the new one, by likeness, stories or somebody's word, are looked at again: what one
more report costs is a matter of its neighbors, not of the store.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from twosource.desk import sagas as about
from twosource.desk.rooms import Room, collected, now
from twosource.model import Reading
from twosource.store import judgements, readings, reports, sagas, signatures, stories
from twosource.store.readings import Made

AT_ONCE = 200  # reports looked up at a time that are to be linked anew


def join(base: Connection, reading: Reading, number: int, *, signs: str, moment: datetime) -> set[str]:
    """Puts the report of a reading where it belongs; the stories that are to be told anew."""
    from twosource.desk.signing import signed, taken  # noqa: PLC0415  (what only reads need not wait for it)
    from twosource.link.stories.partition import linked  # noqa: PLC0415
    from twosource.link.weights import weights  # noqa: PLC0415

    table = weights("stories")
    one = signed(reading, number, signs)
    near = signatures.candidates(base, one, shared=int(table["key_shared"]), reach=table["reach"])
    own, others = taken(one.report, one.packed), signatures.load(base, near)
    alike = [other for other in others if linked(own, taken(other, others[other]))]
    before = signatures.component(base, {one.report})
    signatures.keep(base, one)
    signatures.link(base, one.report, alike)
    return rejoin(base, before | {one.report}, moment)


def rejoin(base: Connection, ids: Collection[str], moment: datetime) -> set[str]:
    """Groups what hangs together with these reports anew; the stories that are to be told anew."""
    from twosource.desk.signing import all_taken  # noqa: PLC0415
    from twosource.link.stories import partition  # noqa: PLC0415

    together = signatures.component(base, ids)
    said = judgements.on_reports(base, together, ["story"])
    pairs = [judgements.judged(row).judgement for row in said if not (row.same and row.whole)]
    signed = all_taken(signatures.load(base, together))
    groups = [list(group) for group in partition(signed, pairs)]
    before = stories.stories_of(base, sorted(together))
    changed = stories.regroup(base, united(groups, said), moment)
    changed |= {row.story for row in reports.rows(base, ids) if row.story}
    stories.mark(base, changed)
    after = stories.stories_of(base, sorted(together))
    for story in sorted(set(before.values()) - set(after.values())):
        sagas.drop(base, story)
    about.renew(base, {story: [one for one in signed if after.get(one.id) == story] for story in changed})
    return changed


def united(groups: list[list[str]], said: Sequence[Row[Any]]) -> list[list[str]]:
    """The groups, those put together of which somebody has said that they are one story as a whole."""
    at = {report: number for number, group in enumerate(groups) for report in group}
    for row in said:
        if row.same and row.whole and row.first in at and row.second in at and at[row.first] != at[row.second]:
            into, other = sorted((at[row.first], at[row.second]))
            for report in groups[other]:
                at[report] = into
            groups[into] += groups[other]
            groups[other] = []
    return [group for group in groups if group]


def renew(room: Room) -> int:
    """Links anew what another version of the program has linked; how many reports that were."""
    done = 0
    while True:
        with room.store.read() as base:
            due = signatures.stale(base, room.signs, AT_ONCE)
        if not due:
            return done
        for report, number in due:
            done += _renewed(room, report, number)


def _renewed(room: Room, report: str, number: int) -> bool:
    """Whether a report had still to be linked anew; what cannot be taken back from the store is read again."""
    with room.store.read() as base:
        kept = readings.any_of(base, report, number)
        fresh = None if kept else collected(base, report, number)
    reading = kept[0] if kept else room.read(fresh) if fresh else None
    with room.store.write() as base:
        if reading is None or not signatures.is_stale(base, room.signs, report, number):
            return False
        if fresh:
            readings.keep(base, reading, Made(number, room.reads), now())
        join(base, reading, number, signs=room.signs, moment=now())
    return True
