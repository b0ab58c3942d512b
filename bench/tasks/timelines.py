"""Task `timelines`: what an entity did or had done to it, over all texts, dated and in order, for `score_timelines.py`.

Texts stand in the `_docs` file beside gold: tokens joined by blanks, a sentence each, the first of them the title. They
are read and linked as one story from raw text. On an entity's timeline go the story's events in which it takes part and
what it says, each on its day; what has no date of its own and is told as fact has that of its report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from spacy.language import Language

from twosource import intervals
from twosource.extract.reading import Reader
from twosource.link import link
from twosource.link.bodies import body_likeness
from twosource.link.names import key, words
from twosource.link.weights import weights
from twosource.model import Argument, Entity, Event, Interval, Publication, Reading, Report, Segment, Span, Story

FIELDS = ("corpus", "entity")
TEXTS = ("corpus", "doc_id", "dct", "sentences")
JOINS = (
    (re.compile(r" (?=[,.;:?!%)]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)"), ""),
    (re.compile(r"(?<=[($]) "), ""),
    (re.compile(r"`` ?"), '"'),
    (re.compile(r" ?''"), '"'),
)
SAME = weights("entities")["least"]
TOLD = ("occurred", "ongoing")
Row = dict[str, Any]
Place = tuple[str, str, str]  # document, sentence, head


@dataclass
class Text:
    """A report, and where each of its sentences begins."""

    report: Report
    starts: list[int] = field(default_factory=list)

    def place(self, span: Span) -> Place:
        """What the gold calls a place: the document, the number of the sentence, the word."""
        word = self.report.text[span.start : span.end].replace(" ", "_")
        return self.report.id, str(bisect_right(self.starts, span.start) - 1), word


def predict(rows: Iterable[Row], nlp: Language, texts: Iterable[Row]) -> Iterator[Row]:
    """The timeline of each entity; the texts of a corpus are one story."""
    asked = list(rows)
    found = list(texts)
    for corpus in dict.fromkeys(row["corpus"] for row in asked):
        known = {text["doc_id"]: text_of(text) for text in found if text["corpus"] == corpus}
        reader = Reader(nlp)
        story = link([reader.read(text.report) for text in known.values()])
        for row in asked:
            if row["corpus"] == corpus:
                yield {**row, "timeline": timeline(story, row["entity"], known)}


def text_of(row: Row) -> Text:
    """The report of tokenized sentences, set as prose: title and date line as paragraphs of their own."""
    pieces, starts, at = [], [], 0
    for number, sentence in enumerate(map(untokenized, row["sentences"])):
        starts.append(at)
        pieces.append(sentence + ("\n\n" if number < 2 else " "))
        at += len(pieces[-1])
    text = "".join(pieces).rstrip()
    published = Publication(intervals.days(date.fromisoformat(row["dct"][:10])), "metadata") if row["dct"] else None
    return Text(Report(row["doc_id"], text, "", (Segment("body", Span(0, len(text))),), published=published), starts)


def untokenized(sentence: str) -> str:
    """The sentence as it stood in print.

    >>> untokenized("It cost $ 40 , he said , `` a lot '' .")
    'It cost $40, he said, "a lot".'
    """
    for pattern, join in JOINS:
        sentence = pattern.sub(join, sentence)
    return sentence


def timeline(story: Story, name: str, texts: Mapping[str, Text]) -> list[Row]:
    """The entries of an entity, in order; those of one day, or of a time within a month, have one number."""
    who = {entity.id for entity in story.entities if is_called(entity, name)}
    days = {reading.report.id: reading.report.published for reading in story.readings}
    entries = [*happenings(story.events, who, days, texts), *sayings(story.readings, who, texts)]
    dates = sorted({day for day, _ in entries}, key=lambda day: (day, -len(day)))
    order = {day: number for number, day in enumerate(dates, start=1)}
    return [
        {
            "order": str(order[day]),
            "date": "-".join([*day.split("-"), "XX", "XX"][:3]),
            "events": [{"doc": doc, "sent": sentence, "head": head} for doc, sentence, head in places],
        }
        for day, places in sorted(entries)
    ]


def is_called(entity: Entity, name: str) -> bool:
    """Whether the entity goes by that name, by one that the linker would take for it, or by its number as a model."""
    return entity.named and any(
        key(called) == key(name) or models(called) & models(name) or likeness(called, name) >= SAME
        for called in (entity.name, *entity.aliases)
    )


def models(name: str) -> frozenset[str]:
    """The words with numbers: "the A380s" and "Airbus A380" are one model."""
    return frozenset(word.removesuffix("s") for word in words(name) if any(map(str.isdigit, word)))


def likeness(one: str, other: str) -> float:
    """How alike two names of bodies are."""
    return max(body_likeness([one, other]).values(), default=0.0)


def happenings(
    events: Sequence[Event], who: set[str], days: Mapping[str, Publication | None], texts: Mapping[str, Text]
) -> Iterator[tuple[str, list[Place]]]:
    """The events that one of them takes part in, on their days."""
    for event in events:
        if not any(takes_part(argument, who) for m in event.mentions for argument in m.arguments):
            continue
        own = next((m.time for m in event.mentions if m.time), None) or event.time
        day = known_day(own)
        if day is None and event.status in TOLD:
            published = [days[m.report] for m in event.mentions]
            day = min(filter(None, (known_day(p.interval) for p in published if p)), default=None)
        if day is not None:
            yield day, sorted({texts[m.report].place(m.trigger) for m in event.mentions})


def takes_part(argument: Argument, who: set[str]) -> bool:
    return argument.entity in who


def sayings(readings: Sequence[Reading], who: set[str], texts: Mapping[str, Text]) -> Iterator[tuple[str, list[Place]]]:
    """What one of them says in a report, as one event on the report's day."""
    for reading in readings:
        cues = {a.cue for a in reading.attributions if a.cue and a.source and a.source.entity in who}
        day = known_day(reading.report.published.interval) if reading.report.published else None
        if cues and day:
            yield day, sorted(texts[reading.report.id].place(cue) for cue in cues)


def known_day(interval: Interval | None) -> str | None:
    """The day, month or year that a time fills.

    >>> known_day(intervals.days(date(2031, 5, 1), 31))
    '2031-05'
    """
    if interval is None or interval.start is None or interval.end is None:
        return None
    length = interval.end - interval.start
    if length <= timedelta(days=1, hours=1):
        return interval.start.date().isoformat()
    if timedelta(days=27) < length < timedelta(days=32):
        return f"{interval.start:%Y-%m}"
    return f"{interval.start:%Y}" if timedelta(days=364) < length < timedelta(days=367) else None
