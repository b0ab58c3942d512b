"""The story's events. In come readings in the story's ids; out go events with facts and labels, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.link.events import join_mentions
from twosource.link.facts import event_of
from twosource.link.features import Features, features_of
from twosource.link.hearing import hearings
from twosource.link.judgements import Place, Verdicts, place_of_spans, verdicts_of
from twosource.link.speech import of_day_said, quotes_of
from twosource.link.standing import standing
from twosource.link.strangers import sought
from twosource.link.times import until_deadline, with_times, without_time_ahead
from twosource.link.tolls import without_own_day
from twosource.link.weights import weights
from twosource.model import Entity, Event, EventMention, Judgement, Reading, Reason, Span


def tell_events(
    readings: Sequence[Reading], entities: Sequence[Entity], judgements: Sequence[Judgement] = ()
) -> tuple[Event, ...]:
    """One event for all its mentions, each mention under the id of its event; what readers have decided holds."""
    texts = {reading.report.id: reading.report.text for reading in readings}
    known = {entity.id: entity for entity in entities}
    mentions = [
        (order, of_day_said(without_time_ahead(until_deadline(without_own_day(mention), reading), reading), reading))
        for order, reading in enumerate(readings)
        for mention in sorted(reading.events, key=lambda mention: (mention.trigger, mention.span))
    ]
    acting = standing(entities)
    leads = [_lead(reading) for reading in readings]
    heard = hearings(readings, entities, sought([mention for _, mention in mentions]))
    features = [
        replace(
            _with_context(
                features_of(mention, order, readings[order].report, known, lead=leads[order]), readings[order], acting
            ),
            heard=heard[order],
            named=heard[order].within(mention.span),
        )
        for order, mention in mentions
    ]
    verdicts = verdicts_of(judgements, "event", _place([mention for _, mention in mentions]))
    told = [_with_reasons(mention, index, verdicts) for index, (_, mention) in enumerate(mentions)]
    events = []
    for number, group in enumerate(join_mentions(features, verdicts), start=1):
        members = [replace(told[index], id=f"V{number}") for index in group]
        events.append(event_of(f"V{number}", members, known, texts))
    return tuple(with_times(events, readings))


def _with_context(feature: Features, reading: Reading, acting: Mapping[str, frozenset[str]]) -> Features:
    """The features with what the rest of the report and of the story tells: quotations, for whom somebody acts."""
    stands = frozenset(token for who in feature.sides for token in acting.get(who, ()))
    return replace(feature, quotes=quotes_of(feature.mention, reading), stands=stands)


def _place(mentions: Sequence[EventMention]) -> Place:
    """Which mention an anchor means, by its trigger."""
    spans: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        spans[mention.report].append((mention.trigger, index))
    return place_of_spans(spans)


def _with_reasons(mention: EventMention, index: int, verdicts: Verdicts) -> EventMention:
    """The mention, saying where somebody has decided what it is one with."""
    rules = [
        rule
        for rule, pairs in (("judged-same", verdicts.same), ("judged-different", verdicts.different))
        if any(index in pair for pair in pairs)
    ]
    reasons = tuple(Reason("identity", rule, mention.trigger, mention.report) for rule in rules)
    return replace(mention, reasons=(*mention.reasons, *reasons)) if reasons else mention


def _lead(reading: Reading) -> int:
    """Where the first sentences end, which tell what the report is about."""
    first = reading.sentences[: int(weights("evidence")["lead_sentences"])]
    return first[-1].end if first else 0
