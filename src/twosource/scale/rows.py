"""Rows of tables. In comes a Reading with its story, or an Account; out go rows as `schema` has them, by table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from twosource.model import Attribution, Entity, EventMention, Interval, Reading, Source, Timex
from twosource.write.origins import told_apart

if TYPE_CHECKING:
    from twosource.write.contract import Account

Row = dict[str, Any]
MINUTE = timedelta(minutes=1)


def rows_of(reading: Reading, story: str, packed: bytes) -> dict[str, list[Row]]:
    """All rows about one report."""
    text, report = reading.report.text, reading.report.id
    return {
        "reports": [_report(reading, story)],
        "readings": [{"report": report, "story": story, "reading": packed}],
        "claims": [_claim(one, text) for one in reading.attributions],
        "events": [_event(one, text) for one in reading.events],
        "entities": [_entity(one, report) for one in reading.entities],
        "timexes": [_timex(one, text) for one in reading.timexes],
    }


def story_row(readings: Sequence[Reading], account: Account) -> Row:
    """The row of a story that has been told."""
    return {
        **untold_row(readings, account.story.id, account.story.title),
        "events": len(account.events),
        "origins": len(told_apart(account.origins)),
        "told": True,
    }


def untold_row(readings: Sequence[Reading], identifier: str, title: str) -> Row:
    """The row of a story that could not be told."""
    reports = [reading.report for reading in readings]
    starts = [report.published.interval.start for report in reports if report.published]
    known = sorted(start for start in starts if start is not None)
    return {
        "id": identifier,
        "saga": identifier,  # until all stories are there
        "title": title,
        "reports": [report.id for report in reports],
        "outlets": list(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        "first": known[0] if known else None,
        "last": known[-1] if known else None,
        "events": None,
        "origins": None,
        "told": False,
    }


def _report(reading: Reading, story: str) -> Row:
    one = reading.report
    return {
        "id": one.id,
        "story": story,
        "path": one.path,
        "url": one.url,
        "outlet": one.outlet,
        "agencies": list(dict.fromkeys(credit.agency for credit in one.credits)),
        "headline": one.headline,
        "byline": one.byline,
        "dateline": one.dateline,
        "language": one.language,
        "sha256": one.sha256,
        **_interval("published_", one.published.interval if one.published else None),
        "published_basis": one.published.basis if one.published else None,
        "modified": one.modified.start if one.modified else None,
        "text": one.text,
    }


def _claim(one: Attribution, text: str) -> Row:
    source = one.source or Source("")
    pieces = sorted(one.content)
    return {
        "report": one.report,
        "id": one.id,
        "start": pieces[0].start if pieces else 0,
        "end": max((piece.end for piece in pieces), default=0),
        "content": " … ".join(text[piece.start : piece.end] for piece in pieces),
        "kind": one.kind,
        "stance": one.stance,
        "source": one.source.name if one.source else None,
        "source_entity": source.entity,
        "anonymous": source.anonymous,
        "count": source.count,
        "office": source.office,
        "because": source.because,
        "cue": text[one.cue.start : one.cue.end] if one.cue else None,
        "chain": [link.name for link in one.chain],
        "venue": one.venue,
    }


def _event(one: EventMention, text: str) -> Row:
    return {
        "report": one.report,
        "id": one.id,
        "start": one.span.start,
        "end": one.span.end,
        "trigger": text[one.trigger.start : one.trigger.end],
        "trigger_start": one.trigger.start,
        "lemma": one.lemma,
        "type": one.type,
        "mode": one.mode,
        "cameo": one.cameo,
        "status": one.status,
        "participants": [{"role": who.role, "name": who.name, "entity": who.entity} for who in one.arguments],
        "place": one.place.name if one.place else None,
        "place_entity": one.place.entity if one.place else None,
        **_interval("time_", one.time),
        "numbers": [{"of": n.of, "at_least": n.at_least, "at_most": n.at_most} for n in one.numbers],
        "claim": one.attribution,
        "nominal": one.nominal,
        "definite": one.definite,
        "ordinal": one.ordinal,
    }


def _entity(one: Entity, report: str) -> Row:
    return {
        "report": report,
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "aliases": list(one.aliases),
        "roles": [{"title": r.title, "organization": r.organization, "former": r.former} for r in one.roles],
        "named": one.named,
        "count": one.count,
        "mentions": [{"start": m.span.start, "end": m.span.end, "kind": m.kind} for m in one.mentions],
    }


def _timex(one: Timex, text: str) -> Row:
    return {
        "report": one.report,
        "start": one.span.start,
        "end": one.span.end,
        "text": text[one.span.start : one.span.end],
        "type": one.type,
        "value": one.value,
        **_interval("interval_", one.interval),
    }


def _interval(name: str, one: Interval | None) -> Row:
    offset = one.offset // MINUTE if one and one.offset is not None else None
    values = (one.start, one.end, one.precision, offset) if one else (None, None, None, None)
    return dict(zip((f"{name}start", f"{name}end", f"{name}precision", f"{name}offset"), values, strict=True))
