"""What is found, and linked to. In come a Reading, or an account with its keys; out go rows for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from twosource.model import Reading
from twosource.store.reports import moment_of, title_of
from twosource.store.rows import ThingRow
from twosource.store.search import Text
from twosource.write.contract import Account, Entity, Event

LONGEST_CLAIM = 2_000  # characters
DAY = 10  # characters of a date without its time


def texts_of(reading: Reading) -> Iterator[Text]:
    """The report and each of its claims."""
    report, moment = reading.report, moment_of(reading.report.published)
    day = moment.date().isoformat() if moment else None
    title = title_of(report)
    yield Text(
        kind="report", ref=report.id, report=report.id, title=title, body=reporting(reading), earliest=day, latest=day,
        published=moment, extra=tuple(filter(None, (report.outlet, report.byline))),
    )  # fmt: skip
    for one in reading.attributions:
        pieces = [" ".join(report.text[span.start : span.end].split()) for span in one.content]
        if one.source is None or not any(pieces):
            continue
        yield Text(
            kind="claim", ref=report.id, report=report.id, title=" ".join(one.source.name.split()),
            body=" … ".join(pieces)[:LONGEST_CLAIM], start=min(span.start for span in one.content),
            end=max(span.end for span in one.content), earliest=day, latest=day, published=moment,
            extra=tuple(link.name for link in one.chain),
        )  # fmt: skip


def reporting(reading: Reading) -> str:
    """The report without boilerplate, in one line a segment."""
    text = reading.report.text
    parts = [text[one.span.start : one.span.end] for one in reading.report.segments if one.kind in ("body", "caption")]
    return "\n".join(" ".join(part.split()) for part in parts or [text])


def event_texts(account: Account, keys: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[Text]:
    """The events of an account, each with the words of its mentions."""
    names = {entity.id: (entity.name, *entity.aliases) for entity in account.entities}
    for event in account.events:
        clauses = dict.fromkeys(
            " ".join(texts.get(one.report, "")[one.start : one.end].split()) for one in event.mentions[:20]
        )
        earliest, latest = (event.time.earliest, event.time.latest) if event.time else (None, None)
        first = event.mentions[0] if event.mentions else None
        place: dict[str, Any] = {"report": first.report, "start": first.start, "end": first.end} if first else {}
        yield Text(
            kind="event", ref=keys[event.id], story=account.story.id, title=event.label, body=" · ".join(clauses),
            type=event.type, status=event.status, earliest=earliest and earliest[:DAY], latest=latest and latest[:DAY],
            extra=tuple(name for one in event.participants for name in names.get(one.entity or "", (one.name,))),
            **place,
        )  # fmt: skip


def things_of(account: Account, keys: Mapping[str, str]) -> Iterator[ThingRow]:
    """The events and entities of an account."""
    story = account.story.id
    yield from (_event(event, story, keys[event.id]) for event in account.events)
    yield from (_entity(entity, story, keys[entity.id]) for entity in account.entities)


def _event(event: Event, story: str, key: str) -> ThingRow:
    earliest, latest = (event.time.earliest, event.time.latest) if event.time else (None, None)
    reports = len({one.report for one in event.mentions})
    return ThingRow(
        key, "event", story, event.id, event.label, event.type, event.status, earliest, latest, len(event.mentions),
        reports, told=True,
    )  # fmt: skip


def _entity(entity: Entity, story: str, key: str) -> ThingRow:
    reports = len({one.report for one in entity.mentions})
    return ThingRow(
        key, "entity", story, entity.id, entity.name, entity.type, None, None, None, len(entity.mentions), reports,
        told=True,
    )  # fmt: skip
