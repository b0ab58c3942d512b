"""One unit of work done. In come a unit and a supervised reader; out goes a pack of all that came of it.

A report or story that cannot be done is named in the pack, with the reason, and the rest goes on.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import local
from typing import Any

from twosource.errors import SetupError, TwosourceError
from twosource.scale.items import paired
from twosource.scale.messages import Answer, Compared, Job, Parted, Read, Refused, Setup, Told
from twosource.scale.packs import packed, squeezed
from twosource.scale.supervisor import Supervisor
from twosource.scale.tables import joined
from twosource.scale.units import CompareUnit, PartUnit, ReadUnit, TellUnit, Unit
from twosource.scale.versions import differences, versions

MOST_PATIENCE = 10  # times the seconds that one report may take, for a story of many
GROUP_SECONDS = 3_600.0  # for a block, or a cluster
MOST_TOLD = 3  # versions that differ
_here = local()  # the reader process of each thread: units come one after the other, and it stays loaded


@dataclass(slots=True)
class Pieces:
    """What is gathered for a pack: its head, and bytes."""

    head: dict[str, Any]
    bytes: list[bytes] = field(default_factory=list)


def perform(unit: Unit, setup: Setup, seconds: float, expected: Mapping[str, str]) -> bytes:
    """The unit done by this thread's own reader process, which is started at the first one.

    Raises SetupError where no reader can be started, or this machine's versions are not the `expected` ones.
    """
    if wrong := differences(expected, versions(setup.settings)):
        told = "; ".join(wrong[:MOST_TOLD])
        raise SetupError(f"worker {platform.node()} has other versions: {told}. Install the same on all machines")
    supervisor: Supervisor | None = getattr(_here, "supervisor", None)
    if supervisor is None or supervisor.setup != setup:
        if supervisor is not None:
            supervisor.stop()
        supervisor = _here.supervisor = Supervisor(setup)
    supervisor.start()
    return done(unit, supervisor, seconds)


def done(unit: Unit, supervisor: Supervisor, seconds: float) -> bytes:
    """The pack of a unit."""
    if isinstance(unit, ReadUnit):
        return reports_read(unit, supervisor, seconds)
    if isinstance(unit, CompareUnit):
        return compared(unit, supervisor)
    if isinstance(unit, PartUnit):
        return parted(unit, supervisor)
    return stories_told(unit, supervisor, seconds)


def reports_read(unit: ReadUnit, supervisor: Supervisor, seconds: float) -> bytes:
    """All reports of a unit: of each two pieces, its signature and its reading."""
    found = Pieces({"reports": [], "aside": []})
    for item in unit.items:
        answer = supervisor.do(Job("read", item, seconds))
        if isinstance(answer, Read):
            facts = {"id": answer.id, "place": answer.place, "moment": answer.moment, "digest": answer.digest}
            found.head["reports"].append(facts)
            found.bytes += (answer.signature, answer.reading)
        elif isinstance(answer, Refused):
            found.head["aside"].append(aside("report", item.place, item.id, answer.reason))
    return packed(found.head, found.bytes)


def compared(unit: CompareUnit, supervisor: Supervisor) -> bytes:
    """The pairs of a block; raises TwosourceError where there is no time or memory for it."""
    answer = supervisor.do(Job("compare", unit, GROUP_SECONDS))
    if not isinstance(answer, Compared):
        raise not_grouped(answer)
    return packed({}, [answer.pairs])


def parted(unit: PartUnit, supervisor: Supervisor) -> bytes:
    """The stories of all clusters of a unit; raises TwosourceError where there is no time or memory for one."""
    stories: list[tuple[str, ...]] = []
    for cluster in unit.clusters:
        answer = supervisor.do(Job("part", cluster, GROUP_SECONDS))
        if not isinstance(answer, Parted):
            raise not_grouped(answer)
        stories += answer.stories
    return packed({"stories": stories}, [])


def not_grouped(answer: Answer) -> TwosourceError:
    """Why no stories can be found."""
    reason = answer.reason if isinstance(answer, Refused) else "no answer"
    return TwosourceError(f"reports cannot be put into stories: {reason}; run again with more --limit-memory")


def stories_told(unit: TellUnit, supervisor: Supervisor, seconds: float) -> bytes:
    """All stories of a unit: a piece for each table."""
    head: dict[str, Any] = {"aside": []}
    streams: dict[str, list[bytes]] = {}
    for ids, readings in unit.stories:
        answer = supervisor.do(Job("tell", readings, seconds * min(len(ids), MOST_PATIENCE)))
        if isinstance(answer, Refused):
            reason = f"a story of {len(ids):,} reports: {answer.reason}"
            answer = supervisor.do(Job("list_readings", readings, seconds * min(len(ids), MOST_PATIENCE)))
            place = answer.story if isinstance(answer, Told) else ids[0]
            head["aside"].append(aside("story", place, None, reason))
        if isinstance(answer, Told):
            for table, stream in answer.tables.items():
                streams.setdefault(table, []).append(stream)
        else:
            head["aside"] += (aside("report", identifier, identifier, reason) for identifier in ids)
    head["tables"] = sorted(streams)
    return packed(head, [squeezed(joined(streams[table])) for table in head["tables"]])


def aside(what: str, place: str, identifier: str | None, reason: str) -> dict[str, str | None]:
    """A row of what could not be done."""
    return {"what": what, "place": paired(place), "id": identifier, "reason": paired(reason)}
