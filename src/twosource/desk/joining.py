"""Which story a report joins. In come a connection and reports just read; out go the stories that this changes.

Only reports that hang together with the new one, by likeness, stories or somebody's word, are looked at again: what one
more report costs is a matter of its neighbors, not of the store.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row

from twosource.desk import sagas as about
from twosource.desk.rooms import Room, collected, now
from twosource.model import Reading
from twosource.store import judgements, readings, reports, sagas, signatures, stories
from twosource.store.readings import Made

if TYPE_CHECKING:
    from twosource.link.stories import Signature

AT_ONCE = 200  # reports looked up at a time that are to be linked anew


def join(base: Connection, reading: Reading, number: int, *, signs: str, moment: datetime) -> set[str]:
    """Puts the report of a reading where it belongs; the stories that are to be told anew."""
    from twosource.desk.signing import signed, taken  # noqa: PLC0415  (what only reads need not wait for it)
    from twosource.link.stories.partition import linked  # noqa: PLC0415
    from twosource.link.weights import weights  # noqa: PLC0415

    table = weights("stories")
    one = signed(reading, number, signs)
    least, undated = int(table["key_shared"]), int(table["key_undated"])
    near = signatures.candidates(base, one, shared=least, undated=undated, reach=table["reach"])
    own = taken(one.report, one.packed)
    alike = [other.id for other in signatures_of(base, near) if own and linked(own, other)]
    before = signatures.component(base, {one.report})
    signatures.keep(base, one)
    signatures.link(base, one.report, alike)
    return rejoin(base, before | {one.report}, moment)


def rejoin(base: Connection, ids: Collection[str], moment: datetime) -> set[str]:
    """Groups what hangs together with these reports anew; the stories that are to be told anew."""
    from twosource.link.stories import partition  # noqa: PLC0415

    together = signatures.component(base, ids)
    said = judgements.on_reports(base, together, ["story"])
    pairs = [judgements.judged(row).judgement for row in said if not (row.same and row.whole)]
    signed = signatures_of(base, together)
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
    """Links anew what other versions of the program have linked; how many reports that were.

    Only what was there when this program began: one that comes later is newer, and its links are not taken back.
    """
    done = 0
    while True:
        with room.store.read() as base:
            if room.older is None:
                room.older = frozenset(signatures.others(base, room.signs))
            due = signatures.signed_by(base, room.older, AT_ONCE) if room.older else []
        if not due:
            return done
        for report, number, made_by in due:
            done += _renewed(room, report, number, made_by)


def _renewed(room: Room, report: str, number: int, made_by: str) -> bool:
    """Whether a report had still to be linked anew; what cannot be taken back from the store is read again."""
    with room.store.read() as base:
        kept = readings.any_of(base, report, number)
        fresh = None if kept else collected(base, report, number)
    reading = kept[0] if kept else room.read(fresh) if fresh else None
    with room.store.write() as base:
        if reading is None or not signatures.is_signed(base, report, number, made_by):
            return False  # another program was faster
        if fresh:
            readings.keep(base, reading, Made(number, room.reads), now())
        join(base, reading, number, signs=room.signs, moment=now())
    return True


def signatures_of(base: Connection, ids: Collection[str]) -> list[Signature]:
    """The signatures of these reports, by id; those in a form of another program are made anew from the readings."""
    from twosource.desk.signing import signed, taken  # noqa: PLC0415  (what only reads need not wait for it)

    found = []
    for report, (number, packed) in sorted(signatures.load(base, ids).items()):
        one = taken(report, packed)
        if one is None and (kept := readings.any_of(base, report, number)):
            one = taken(report, signed(kept[0], number, "").packed)
        found += [one] if one else []
    return found
