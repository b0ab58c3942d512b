"""Accounts made. In comes what a story is made of; out go its account and its permanent keys, from the store if there.

What another version of the program has read is read again first: readings of two programs are never mixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from twosource.desk.naming import Mention, Moved, keys_by_mention, named
from twosource.desk.rooms import Room, collected, now
from twosource.model import Anchor, Judgement, Publication, Reading, Span
from twosource.store import accounts, judgements, readings
from twosource.store.accounts import Kept
from twosource.store.judgements import Place
from twosource.store.packing import digest
from twosource.store.readings import Made
from twosource.store.stories import Material
from twosource.write.contract import Account

if TYPE_CHECKING:
    from twosource.write.changes.alignment import Alignment


@dataclass(frozen=True, slots=True)
class Telling:
    """An account with its keys, as it is kept, and the texts that it cites; `versions` are those of its reports."""

    kept: Kept
    account: Account
    texts: dict[str, str]
    versions: dict[str, int]


@dataclass(slots=True)
class Again:
    """The reports that had to be read again, since another version of the program had read them."""

    reports: list[str] = field(default_factory=list)


def made(room: Room, material: Material, before: Sequence[Telling], again: Again | None = None) -> Telling:
    """The account of the material; its things have the keys that they had in the tellings `before`."""
    from twosource.pipeline import tell_story  # noqa: PLC0415  (spaCy)

    versions = dict(material.versions)
    key, said = key_of(room, material)
    if found := taken(room, key, versions):
        return found
    whole = whole_readings(room, versions, again or Again())
    texts = {reading.report.id: reading.report.text for reading in whole}
    account = tell_story(whole, id=material.story, judgements=said)
    known: dict[Mention, str] = {}
    for telling in before:
        known = keys_by_mention(telling.account, telling.kept.keys, shifts(telling.texts, texts)) | known
    return Telling(Kept(key, written(account), named(account, known)), account, texts, versions)


def key_of(room: Room, material: Material) -> tuple[str, tuple[Judgement, ...]]:
    """Under which key the account of the material is kept, and what somebody has said about it."""
    with room.store.read() as base:
        said = judgements_of(base, material)
    return digest(room.tells, material.story, material.versions, said), said


def taken(room: Room, key: str, versions: Mapping[str, int]) -> Telling | None:
    """The account that was made of the same before."""
    from twosource.write.json import load  # noqa: PLC0415  (pydantic)

    with room.store.read() as base:
        kept = accounts.find(base, key)
        texts = {report: collected(base, report, number).text for report, number in versions.items()} if kept else {}
    return Telling(kept, load(kept.written), texts, dict(versions)) if kept else None


def written(account: Account) -> bytes:
    """An account as it is kept."""
    from twosource.write.json import as_jsonl  # noqa: PLC0415

    return as_jsonl([account]).encode("utf-8", "replace")


def shifts(older: Mapping[str, str], newer: Mapping[str, str]) -> Moved:
    """Tells where a place of a report's older text is in its newer one."""
    from twosource.write.changes.alignment import aligned  # noqa: PLC0415

    @cache
    def between(name: str) -> Alignment:
        return aligned(older[name], newer[name])

    def moved(report: str, start: int) -> int | None:
        if report not in older or report not in newer or older[report] == newer[report]:
            return start
        return between(report).forward(start)

    return moved


def judgements_of(base: Connection, material: Material) -> tuple[Judgement, ...]:
    """What somebody has said about events and entities, at the places where today's versions have them."""
    versions = dict(material.versions)
    found = []
    for row in judgements.by_number(base, material.judgements):
        one = judgements.judged(row).judgement
        places = (Place(one.first, row.first_version), Place(one.second, row.second_version))
        moved = [_moved(base, place.anchor, place.version, versions) for place in (*places, *judgements.others_of(row))]
        there = [anchor for anchor in moved if anchor]
        found += [replace(one, first=there[0], second=other) for other in there[1:]]
    return tuple(found)


def _moved(base: Connection, anchor: Anchor, version: int, versions: Mapping[str, int]) -> Anchor | None:
    """An anchor where the words now stand; None where the report no longer has them."""
    report, span = anchor.report, anchor.span
    if report not in versions or span is None or versions[report] == version:
        return anchor if report in versions else None
    older = {report: collected(base, report, version).text}
    newer = {report: collected(base, report, versions[report]).text}
    start = shifts(older, newer)(report, span.start)
    return None if start is None else Anchor(report, Span(start, start + span.end - span.start))


# ── Readings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def whole_readings(room: Room, versions: Mapping[str, int], again: Again) -> tuple[Reading, ...]:
    """The readings of these versions, each by this program; undated reports with the date that a sister gives."""
    from twosource.pipeline import dates_within  # noqa: PLC0415  (spaCy)

    found = plain_readings(room, versions, again)
    for report, publication in dates_within(tuple(found.values())).items():
        found[report] = dated(room, found[report], versions[report], publication)
    return tuple(found.values())


def plain_readings(room: Room, versions: Mapping[str, int], again: Again) -> dict[str, Reading]:
    """The readings of these versions, as each report reads by itself."""
    with room.store.read() as base:
        found = readings.load(base, versions, made_by=room.reads)
        missing = [collected(base, report, versions[report]) for report in sorted(versions.keys() - found.keys())]
    for report in missing:
        found[report.id] = room.read(report)
        again.reports.append(report.id)
        kept_reading(room, found[report.id], Made(versions[report.id], room.reads))
    return {report: found[report] for report in sorted(found)}


def dated(room: Room, reading: Reading, number: int, publication: Publication) -> Reading:
    """A report read with the date that its sisters give it; once for each date."""
    given = digest(repr(publication))
    report = reading.report.id
    with room.store.read() as base:
        kept = readings.load(base, {report: number}, made_by=room.reads, given=given).get(report)
    if kept is not None:
        return kept
    found = room.read(reading.report, publication)
    kept_reading(room, found, Made(number, room.reads, given))
    return found


def kept_reading(room: Room, reading: Reading, made_as: Made) -> None:
    """Keeps a reading; where the database can only be read, the next who looks reads the report again."""
    if not room.store.read_only:
        with room.store.write() as base:
            readings.keep(base, reading, made_as, now())
