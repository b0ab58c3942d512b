"""Which stories belong together over weeks. In come stories; out goes the saga of each.

What a story is about, and how near it is to others, is noted where reports are linked; the saga of a story is found
from its neighbors when somebody looks, at a cost that does not grow with the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from twosource.desk.versions import signs
from twosource.store import accounts, sagas
from twosource.store.packing import pack_json, unpack_json
from twosource.store.rows import Episode, Part, StoryRow
from twosource.store.sagas import Gisted, Kin

# ── Noted where reports are linked ────────────────────────────────────────────────────────────────────────────────


def renew(base: Connection, members: Mapping[str, Sequence[Any]]) -> None:
    """Notes what these stories are about, and who is near; `members` are the signatures of the reports of each."""
    from twosource.link.sagas import gist, kinship  # noqa: PLC0415  (what only reads need not wait for it)
    from twosource.link.weights import weights  # noqa: PLC0415

    table = weights("sagas")
    for story in sorted(members):
        own = gist(members[story])
        kept = _kept(story, own)
        if sagas.is_same(base, kept):
            continue
        sagas.keep(base, kept)
        near = sagas.candidates(base, kept, shared=int(table["key_shared"]), weeks=table["weeks"])
        others = {other: _taken(packed) for other, packed in sagas.load(base, near).items()}
        values = {other: value for other, gist in others.items() if (value := kinship(own, gist)) > 0}
        sagas.relate(base, story, values)


def _kept(story: str, own: Any) -> Gisted:
    first, last = (moment.timestamp() if moment else None for moment in (own.first, own.last))
    moments = [moment.isoformat() if moment else None for moment in (own.first, own.last)]
    told = {"terms": dict(own.terms), "keys": own.keys, "moments": moments}
    packed = pack_json({**told, "by": signs()})  # another program finds other neighbors
    return Gisted(story, first, last, own.keys, packed)


def _taken(packed: bytes) -> Any:
    from twosource.link.sagas import Gist  # noqa: PLC0415

    kept = unpack_json(packed)
    first, last = (datetime.fromisoformat(moment) if moment else None for moment in kept["moments"])
    return Gist(kept["terms"], tuple(kept["keys"]), first, last)


# ── Found where somebody looks ────────────────────────────────────────────────────────────────────────────────────


class Neighborhood:
    """The neighbors of stories, looked up as far as they are asked for, many at once."""

    def __init__(self, base: Connection, ids: Iterable[str]) -> None:
        from twosource.link.weights import weights  # noqa: PLC0415

        self.base = base
        self.kin: dict[str, Kin] = {}
        self.first = sagas.began(base, ids)
        self._look(self.first)
        least = weights("sagas")["least"]
        self._look({other for one in self.kin.values() for other, value in one.near.items() if value >= least})

    def saga(self, story: str) -> tuple[str, ...]:
        """The stories of its saga."""
        from twosource.link.sagas import saga_of  # noqa: PLC0415

        return saga_of(story, self.near, self.rank) if story in self.first else (story,)

    def near(self, story: str) -> Mapping[str, float]:
        """How near its neighbors are to a story."""
        if story not in self.kin:
            self._look({story})
        return self.kin[story].near

    def rank(self, story: str) -> tuple[bool, float, str]:
        """What stories are sorted by: by time, those without a date last."""
        first = self.first[story]
        return (first is None, first or 0.0, story)

    def _look(self, ids: Iterable[str]) -> None:
        found = sagas.kin(self.base, set(ids) - self.kin.keys())
        self.kin.update(found)
        for one in found.values():
            self.first.update(one.first)


def placed(base: Connection, rows: Sequence[StoryRow]) -> list[StoryRow]:
    """The rows, each with its place in its saga as it is now."""
    around = Neighborhood(base, [row.id for row in rows])
    groups: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.id not in groups:
            found = around.saga(row.id)
            groups |= dict.fromkeys(found, found)
    known = {row.id: row for row in accounts.rows(base, {one for row in rows for one in groups[row.id]})}
    ordered = {ids: in_order(known[one] for one in ids if one in known) for ids in set(groups.values())}
    return [replace(row, saga=part(row.id, ordered[groups[row.id]])) for row in rows]


def in_order(rows: Iterable[StoryRow]) -> list[StoryRow]:
    """The stories of a saga in order of time, those without a date last."""
    return sorted(rows, key=lambda row: (row.first is None, str(row.first), row.id))


def part(story: str, rows: Sequence[StoryRow]) -> Part | None:
    """Where a story stands among those of its saga; None where it is alone, or not there."""
    ids = [row.id for row in rows]
    if len(ids) < 2 or story not in ids:
        return None
    at = ids.index(story)
    episodes = [Episode(row.id, row.title, row.first, row.last) for row in rows]
    earlier, later = (episodes[i] if 0 <= i < len(rows) else None for i in (at - 1, at + 1))
    return Part(ids[0], at + 1, len(ids), earlier, later)
