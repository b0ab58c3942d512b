"""The slots `time` and `place` of what is to come, where one report alone tells them. In come the sides of an event.

"are to meet", and "are to meet at a hotel on Friday"      refine: when and where rest on the second report

Of what is over, a report leaves out the day and the place when everybody knows them; of what is to come, these are what
an editor plans by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from twosource.intervals import length
from twosource.model import Event, EventMention, Relation, Span
from twosource.statuses import OPEN
from twosource.weigh.sides import Side

Slot = Literal["time", "place"]
WORDS: Mapping[Slot, str] = {"time": "when", "place": "where"}


def silences(event: Event, told: Sequence[Side]) -> Iterator[Relation]:
    """At most one relation a slot."""
    if event.status not in OPEN:
        return
    for slot in WORDS:
        stated = {side.report.id: spans for side in told if (spans := _stated(side, slot))}
        silent = [side for side in told if side.report.id not in stated]
        if len(stated) == 1 and silent:
            yield _only(event, slot, next(side for side in told if side.report.id in stated), silent[0])


def _stated(side: Side, slot: Slot) -> list[Span]:
    """The words for the slot in the report's mentions, the most exact first."""
    if slot == "time":
        timed = [mention for mention in side.mentions if mention.time and mention.time_span and not _is_end(mention)]
        timed.sort(key=lambda mention: length(mention.time) if mention.time else 0.0)
        return [mention.time_span for mention in timed if mention.time_span]
    spans = [mention.place.span for mention in side.mentions if mention.place]
    return sorted(spans, key=lambda span: span.start - span.end)


def _is_end(mention: EventMention) -> bool:
    """Whether its time only says until when: "before leaving on April 7", "a Friday deadline"."""
    return any(reason.what == "until" for reason in mention.reasons)


def _only(event: Event, slot: Slot, side: Side, silent: Side) -> Relation:
    span = _stated(side, slot)[0]
    words = side.words(span)
    values = (side.value(words, [span]), silent.value("not said", [mention.span for mention in silent.mentions[:1]]))
    reason = f"Only {side.outlet} says {WORDS[slot]}: “{words}”."
    return Relation(event.id, slot, "refine", values, reason, (side.report.id,))
