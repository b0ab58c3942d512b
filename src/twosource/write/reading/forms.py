"""Readings in the form in which they are shown. In comes a model's Reading; out goes that of `contract`.

form(reading, left_out).events[0].why
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.intervals import printed
from twosource.model import (
    Argument,
    Attribution,
    Entity,
    EventMention,
    Interval,
    LeftOut,
    Reading,
    Report,
    Span,
    Timex,
)
from twosource.write.account import published, roles, source
from twosource.write.contract import Place, Time
from twosource.write.happenings import places, whys
from twosource.write.reading import contract


def form(reading: Reading, left_out: Sequence[LeftOut] = ()) -> contract.Reading:
    """The reading, complete."""
    own = reading.report.id
    return contract.Reading(
        format=contract.FORMAT,
        report=report(reading.report),
        sentences=places(reading.sentences),
        entities=tuple(map(entity, reading.entities)),
        timexes=tuple(timex(one, f"T{number}", own) for number, one in enumerate(reading.timexes, 1)),
        attributions=tuple(attribution(one, own) for one in reading.attributions),
        events=tuple(event(one, own) for one in reading.events),
        left_out=tuple(left_out),
    )


def report(one: Report) -> contract.Report:
    """The report with its text, its segments and credits."""
    return contract.Report(
        id=one.id,
        path=one.path,
        url=one.url,
        outlet=one.outlet,
        headline=one.headline,
        byline=one.byline,
        dateline=one.dateline,
        language=one.language,
        sha256=one.sha256,
        published=published(one.published, one.id) if one.published else None,
        modified=time(one.modified),
        credits=tuple(contract.Credit(credit.agency, credit.part, place(credit.span)) for credit in one.credits),
        segments=tuple(
            contract.Segment(part.kind, part.span.start, part.span.end, place(part.repeats)) for part in one.segments
        ),
        text=one.text,
    )


def entity(one: Entity) -> contract.Entity:
    """Somebody or something with all its mentions."""
    return contract.Entity(
        id=one.id,
        name=one.name,
        type=one.type,
        named=one.named,
        count=one.count,
        aliases=one.aliases,
        roles=roles(one),
        mentions=tuple(
            contract.Mention(mention.span.start, mention.span.end, _place(mention.head), mention.kind)
            for mention in one.mentions
        ),
    )


def timex(one: Timex, id: str, report: str) -> contract.Timex:
    """A time expression, which gets an id here."""
    dates, reasons = time(one.interval), whys(one.reasons, report)
    return contract.Timex(id, one.span.start, one.span.end, one.type, one.value, dates, reasons)


def attribution(one: Attribution, report: str) -> contract.Attribution:
    """Who says what."""
    return contract.Attribution(
        id=one.id,
        kind=one.kind,
        stance=one.stance,
        source=source(one.source) if one.source else None,
        cue=place(one.cue),
        content=places(one.content),
        chain=tuple(map(source, one.chain)),
        venue=one.venue,
        why=whys(one.reasons, report),
    )


def event(one: EventMention, report: str) -> contract.Event:
    """One mention of a happening."""
    return contract.Event(
        id=one.id,
        start=one.span.start,
        end=one.span.end,
        trigger=_place(one.trigger),
        lemma=one.lemma,
        type=one.type,
        mode=one.mode,
        cameo=one.cameo,
        status=one.status,
        arguments=tuple(map(argument, one.arguments)),
        place=argument(one.place) if one.place else None,
        time=time(one.time),
        timex=place(one.time_span),
        numbers=tuple(
            contract.Number(count.of, count.at_least, count.at_most, count.span.start, count.span.end)
            for count in one.numbers
        ),
        attribution=one.attribution,
        nominal=one.nominal,
        definite=one.definite,
        ordinal=one.ordinal,
        why=whys(one.reasons, report),
    )


def argument(one: Argument) -> contract.Argument:
    """Who or what takes part."""
    return contract.Argument(one.role, one.name, one.span.start, one.span.end, one.entity)


def place(span: Span | None) -> Place | None:
    """A stretch of the text, where there is one."""
    return _place(span) if span else None


def time(interval: Interval | None) -> Time | None:
    """The earliest and the latest."""
    return Time(*printed(interval)) if interval else None


def _place(span: Span) -> Place:
    return Place(span.start, span.end)
