"""The story's events. In come readings in the story's ids; out go events with facts and labels, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twosource.link.events import join_mentions
from twosource.link.facts import event_of
from twosource.link.features import features_of
from twosource.link.times import until_deadline, with_times
from twosource.link.tolls import without_own_day
from twosource.link.weights import weights
from twosource.model import Entity, Event, Reading


def tell_events(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """One event for all its mentions, each mention under the id of its event."""
    texts = {reading.report.id: reading.report.text for reading in readings}
    known = {entity.id: entity for entity in entities}
    mentions = [
        (order, until_deadline(without_own_day(mention), reading))
        for order, reading in enumerate(readings)
        for mention in sorted(reading.events, key=lambda mention: (mention.trigger, mention.span))
    ]
    leads = [_lead(reading) for reading in readings]
    features = [
        features_of(mention, order, readings[order].report, known, lead=leads[order]) for order, mention in mentions
    ]
    events = []
    for number, group in enumerate(join_mentions(features), start=1):
        members = [replace(mentions[index][1], id=f"V{number}") for index in group]
        events.append(event_of(f"V{number}", members, known, texts))
    return tuple(with_times(events, readings))


def _lead(reading: Reading) -> int:
    """Where the first sentences end, which tell what the report is about."""
    first = reading.sentences[: int(weights("evidence")["lead_sentences"])]
    return first[-1].end if first else 0
