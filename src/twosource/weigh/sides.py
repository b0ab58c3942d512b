"""What one report says of one event. In come an Event and its Story; out goes a Side for each report that tells it.

The sides come in the order in which the reports came out, as far as their dates tell, else in that of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from twosource.lexicon import load
from twosource.mastheads import masthead
from twosource.model import Argument, Event, EventMention, RelationValue, Report, Span, Story
from twosource.statuses import SETTLED
from twosource.weigh.weights import weights

PARTIES = ("agent", "counterpart", "target", "theme")


@dataclass(frozen=True)
class Side:
    """A report's mentions of an event."""

    report: Report
    mentions: tuple[EventMention, ...]

    @property
    def outlet(self) -> str:
        """How a reader knows the report."""
        return masthead(self.report)

    @cached_property
    def parties(self) -> dict[str, Argument]:
        """Who takes part, by entity, the first mention of each."""
        found: dict[str, Argument] = {}
        for mention in self.mentions:
            for argument in mention.arguments:
                if argument.role in PARTIES and argument.entity:
                    found.setdefault(argument.entity, argument)
        return found

    @cached_property
    def entities(self) -> frozenset[str]:
        """The entities that take part."""
        return frozenset(self.parties)

    def words(self, span: Span) -> str:
        """The report's own words, on one line."""
        return " ".join(self.report.text[span.start : span.end].split())

    def value(self, text: str, spans: Iterable[Span]) -> RelationValue:
        """What this report says about a slot, and where."""
        places = tuple((self.report.id, span) for span in sorted(set(spans)))
        return RelationValue(text, (self.report.id,), places)


def sides(event: Event, story: Story) -> list[Side]:
    """Each report that tells the event, the earlier first."""
    found = []
    for reading in story.readings:
        mentions = tuple(mention for mention in event.mentions if mention.report == reading.report.id)
        if mentions:
            found.append(Side(reading.report, mentions))
    known = all(side.report.published and side.report.published.interval.start for side in found)
    return sorted(found, key=_came_out) if known else found


def later(one: Side, other: Side) -> bool | None:
    """Whether the second report came out well after the first; None where their dates don't tell."""
    if not one.report.published or not other.report.published:
        return None
    first, second = one.report.published.interval, other.report.published.interval
    if first.start is None or second.start is None:
        return None
    return second.start - first.start >= timedelta(hours=weights("relations")["later_hours"])


def merged(values: Iterable[RelationValue]) -> tuple[RelationValue, ...]:
    """Values with the same text as one, of all their reports."""
    found: dict[str, RelationValue] = {}
    for value in values:
        key = value.value.casefold()
        known = found.get(key, RelationValue(value.value, ()))
        found[key] = RelationValue(known.value, known.reports + value.reports, known.spans + value.spans)
    return tuple(found.values())


def is_settled(status: str) -> bool:
    """Whether it has happened or not, rather than being still to come."""
    return status in SETTLED


def is_moved(side: Side) -> bool:
    """Whether the report says that the event has been moved."""
    texts = [side.words(mention.span).casefold() for mention in side.mentions]
    return any(entry["word"] in text for entry in load("weighing")["moved"] for text in texts)


def _came_out(side: Side) -> tuple[object, ...]:
    published = side.report.published
    return (published.interval.start if published else None,)
