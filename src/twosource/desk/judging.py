"""What somebody says against the program. In come two ids and whether they are the same; out goes the judgement kept.

A story is spoken of by one of its reports, an event or entity by one of its mentions: what was meant stays clear when
stories, keys and even the texts of reports change. A report is named by its id, a story by its own, an event or entity
by its key, one mention alone by REPORT:OFFSET.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row

from twosource.desk.joining import rejoin
from twosource.desk.naming import places_of
from twosource.desk.rooms import Room, now
from twosource.desk.telling import last_telling, settle
from twosource.errors import InputError, MissingError
from twosource.model import Anchor, Span
from twosource.store import judgements, reports, stories, things
from twosource.store.judgements import Meant, Place, Word
from twosource.store.rows import Judged


@dataclass(frozen=True, slots=True)
class Reference:
    """What an id stands for: something of a kind, in a story."""

    kind: str
    story: str
    name: str
    report: str | None = None
    span: Span | None = None
    version: int | None = None  # of the report, in which the span is a place
    others: tuple[Place, ...] = ()  # its further mentions, where all of it is meant


def judge(room: Room, first: str, second: str, *, same: bool, kind: str | None = None) -> Judged:
    """Keeps a judgement and tells what it changes; the kind is that of the ids where none is given."""
    if first == second:
        raise InputError(f"{first}: twice the same id; give two")
    with room.store.write() as base:
        moment = now()
        one, other = (understood(base, reference, kind) for reference in (first, second))
        _check(one, other)
        sides = (_meant(base, one, other, first), _meant(base, other, one, second))
        whole = one.kind == "story" and one.report is None and other.report is None
        others = (*one.others, *other.others) if same and one.kind == "event" else ()
        number = judgements.keep(base, Word(one.kind, same, whole, others), sides, moment)
        row = judgements.by_number(base, [number])[0]
        touched = _effect(base, row)
    return replace(judgements.judged(row), touched=settle(room, touched))


def undo(room: Room, number: int) -> Judged:
    """Takes a judgement back and tells what that changes."""
    with room.store.write() as base:
        if judgements.undo(base, number, now()) is None:
            raise MissingError(f"judgement {number}: not in this database, or taken back before")
        row = judgements.by_number(base, [number])[0]
        touched = _effect(base, row)
    return replace(judgements.judged(row), touched=settle(room, touched))


def undo_on(room: Room, first: str, second: str) -> Judged:
    """Takes back the latest judgement that holds on two ids; raises MissingError where there is none."""
    with room.store.read() as base:
        number = judgements.latest(base, first, second)
    if number is None:
        raise MissingError(f"{first} and {second}: nobody has said anything about these two that still holds")
    return undo(room, number)


def judgements_on(room: Room, story: str | None) -> tuple[Judged, ...]:
    """The judgements on what is in a story, or all."""
    with room.store.read() as base:
        if story is None:
            return judgements.listed(base)
        found = stories.resolve(base, story)
        return judgements.listed(base, reports.current_versions(base, found)) if found else ()


# ── What an id stands for ─────────────────────────────────────────────────────────────────────────────────────────


def understood(base: Connection, reference: str, kind: str | None) -> Reference:
    """What an id stands for; raises MissingError where that is nothing, or nothing of this kind."""
    if ":" in reference:
        return _mention(base, reference, kind)
    if kind in (None, "story"):
        if story := stories.resolve(base, reference):
            return Reference("story", story, stories.title(base, story))
        for row in reports.rows(base, [reference]):
            return Reference("story", row.story or "", row.title, report=row.id)
    told = [thing for thing in things.anywhere(base, reference) if kind in (None, thing.kind)]
    for thing in told[:1]:
        return _told(base, Reference(thing.kind, thing.story, thing.name), thing.key)
    raise MissingError(f"{reference}: no {kind or 'story, report, event or entity'} in this database has this id")


def _told(base: Connection, one: Reference, key: str) -> Reference:
    """An event or entity by its first mention, with the others; without any where it is no longer told."""
    telling = last_telling(base, one.story)
    if telling is None:
        return one
    ids = [thing for thing, its in telling.kept.keys.items() if its == key]
    found = [
        Place(Anchor(report, span), telling.versions[report])
        for thing in ids
        for report, span in places_of(telling.account).get(thing, ())
    ]
    if not found:
        return one
    first = found[0]
    return replace(
        one, report=first.anchor.report, span=first.anchor.span, version=first.version, others=tuple(found[1:])
    )


def _mention(base: Connection, reference: str, kind: str | None) -> Reference:
    """The event or entity that a report mentions at an offset."""
    report, _, offset = reference.partition(":")
    rows = reports.rows(base, [report])
    telling = last_telling(base, rows[0].story) if rows and rows[0].story else None
    offset = offset.partition("-")[0]
    if telling is None or not offset.isdecimal():
        raise MissingError(f"{reference}: no report of this id; a mention is named REPORT:OFFSET")
    names = {one.id: (one.label, "event") for one in telling.account.events}
    names |= {one.id: (one.name, "entity") for one in telling.account.entities}
    found = [
        Reference(names[thing][1], telling.account.story.id, names[thing][0], report, span, telling.versions[report])
        for thing, places in places_of(telling.account).items()
        for where, span in places
        if where == report and span.start <= int(offset) < span.end and kind in (None, names[thing][1])
    ]
    if not found:
        raise MissingError(f"{reference}: no {kind or 'event or entity'} is mentioned there")
    return min(found, key=lambda one: (one.span or Span(0, 0)).end - (one.span or Span(0, 0)).start)


def _check(one: Reference, other: Reference) -> None:
    """Raises InputError where two things cannot be judged together."""
    if one.kind != other.kind:
        raise InputError(f"a {one.kind} and a {other.kind} cannot be compared: give two of a kind")
    if one.kind == "story":
        if one.report is None and other.report is None and one.story == other.story:
            raise InputError(f"story {one.story}: both ids lead to it; name reports to part it")
        return
    if one.story != other.story:
        raise InputError("of two stories: say first that the stories are the same")
    if one.span is None or other.span is None:
        raise InputError("no longer told: judge what the story tells now")


def _meant(base: Connection, one: Reference, other: Reference, reference: str) -> Meant:
    """The anchor of a side: of a story that report which came out first, other than the report on the other side."""
    versions = reports.current_versions(base, one.story)
    report = one.report or next((each for each in reports.by_time(base, one.story) if each != other.report), None)
    if report is None:
        raise InputError(f"story {one.story}: {other.report} is its only report; give two stories, or two reports")
    return Meant(Anchor(report, one.span), one.version or versions[report], one.name, reference)


def _effect(base: Connection, row: Row[Any]) -> set[str]:
    """The stories that are to be told anew."""
    if row.kind == "story":
        return rejoin(base, {row.first, row.second}, now())
    found = {one.story for one in reports.rows(base, [row.first, row.second]) if one.story}
    stories.mark(base, found)
    return found
