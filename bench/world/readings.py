"""Readings of a long stream of invented news, made without parsing: fast, always the same, true to a known story.

    readings = list(stream(30_000, seed=1))
    stories = [told.story for told in tellings(30_000, seed=1)]

In come a number of reports and a seed; out go readings, in order of time, at the same number of reports a day however
long the stream is. Each has a headline, an outlet, a day and a minute, some 220 words in sentences, people, bodies and
places with their mentions, events with who takes part, a day, and sources. One to eight reports tell a story within two
days; stories come in sagas, whose people and place return days later with other events. A few people are in the news
of every day. Words are drawn as often as in prose; common ones are those of the shipped list, all others are invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from twosource import intervals
from twosource.lexicon import load
from twosource.model import (
    Argument,
    Attribution,
    Entity,
    EntityType,
    EventMention,
    EventType,
    Mention,
    Publication,
    Reading,
    Report,
    Segment,
    Source,
    Span,
    Status,
    Timex,
)
from world.words import body, person, place, ranked, word

START = datetime(2031, 1, 1)
PER_DAY = 300
VOCABULARY = 60_000
OWN_WORDS, OWN_SHARE, FILLERS, FILLER_WORDS = 22, 0.12, 9, 17
OUTLETS = tuple(
    f"{word(900_000 + number).capitalize()} {kind}"
    for number, kind in enumerate(("Post", "Times", "Herald", "News", "Courier", "Wire") * 5)
)
KINDS: tuple[tuple[str, str, EventType, Status], ...] = (
    ("met", "meet", "CONSULT", "occurred"),
    ("sued", "sue", "CHARGE", "occurred"),
    ("backed", "back", "SUPPORT", "occurred"),
    ("fired", "fire", "RESIGN", "occurred"),
    ("will visit", "visit", "TRAVEL", "planned"),
    ("may sanction", "sanction", "SANCTION", "possible"),
    ("rejected", "reject", "REJECT", "occurred"),
    ("accused", "accuse", "ACCUSE", "occurred"),
    ("paid", "pay", "AID", "occurred"),
    ("attacked", "attack", "ASSAULT", "occurred"),
)
Name = tuple[str, EntityType]


@dataclass(frozen=True)
class Told:
    """A reading, and what is true of it: the story that it tells, and the saga that this belongs to."""

    reading: Reading
    story: int
    saga: int


@dataclass(frozen=True)
class Plot:
    """What a story is about: who, where, its own words, and what happened, as (agent, kind, target)."""

    number: int
    saga: int
    day: date
    place: str
    cast: tuple[Name, ...]
    words: tuple[str, ...]
    deeds: tuple[tuple[int, int, int], ...]


def stream(count: int, seed: int = 0, *, per_day: int = PER_DAY) -> Iterator[Reading]:
    """So many readings, in order of time."""
    return (told.reading for told in tellings(count, seed, per_day=per_day))


def tellings(count: int, seed: int = 0, *, per_day: int = PER_DAY) -> Iterator[Told]:
    """The same with the story that each tells."""
    draw = Random(f"stream {seed}")  # noqa: S311  (nothing secret)
    due: list[tuple[int, Plot]] = []  # reports of stories that have begun, by the place in the stream
    sagas: list[Plot] = []
    plots = 0
    for number in range(count):
        moment = START + timedelta(minutes=number * 1440 // per_day)
        if due and due[0][0] <= number:
            plot = due.pop(0)[1]
        else:
            plot = _plot(plots, moment.date(), sagas, draw)
            plots += 1
            sagas.append(plot)
            del sagas[:-per_day]  # what has not been in the news for days does not come back
            later = (number + 1 + int(per_day * 1.4 * draw.random() ** 2) for _ in range(ranked(draw, 8)))
            due = sorted([*due, *((at, plot) for at in later)], key=lambda one: (one[0], one[1].number))
        yield Told(_report(number, plot, moment, draw), plot.number, plot.saga)


def _plot(number: int, day: date, sagas: Sequence[Plot], draw: Random) -> Plot:
    """A new story: two in five go on with a saga, whose first people, place and some of its words they share."""
    known = draw.choice(sagas) if sagas and draw.random() < 0.4 else None
    cast: list[Name] = list(known.cast[:2]) if known else [(person(draw.randrange(10_000, 400_000)), "person")]
    cast += [(body(draw.randrange(50_000)), "organization"), (person(draw.randrange(10_000, 400_000)), "person")]
    cast.append((person(ranked(draw, 400)), "person"))
    words = [word(draw.randrange(2_000, VOCABULARY)) for _ in range(OWN_WORDS)]
    kept = list(known.words[: OWN_WORDS // 3]) if known else []
    return Plot(
        number=number,
        saga=known.saga if known else number,
        day=day - timedelta(days=draw.randrange(2)),
        place=known.place if known else place(ranked(draw, 3_000)),
        cast=tuple(dict.fromkeys(cast)),
        words=(*kept, *words[len(kept) :]),
        deeds=tuple((draw.randrange(2), draw.randrange(len(KINDS)), 2) for _ in range(2)),
    )


@dataclass
class _Page:
    """A report being written: its text, and what stands where."""

    report: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    mentions: dict[Name, list[Span]] = field(default_factory=dict)
    events: list[EventMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start = len(self.text) + bool(self.text)
        self.text += f" {words}" if self.text else words
        return Span(start, start + len(words))

    def name(self, name: Name) -> Span:
        span = self.put(name[0])
        self.mentions.setdefault(name, []).append(span)
        return span

    def end(self, start: int) -> None:
        self.text += "."
        self.sentences.append(Span(start, len(self.text)))

    def identifier(self, name: Name) -> str:
        return f"E{list(self.mentions).index(name) + 1}"

    def entities(self) -> tuple[Entity, ...]:
        return tuple(
            Entity(
                f"E{number}",
                name,
                kind,
                mentions=tuple(Mention(self.report, span, span, "name", f"E{number}") for span in spans),
            )
            for number, ((name, kind), spans) in enumerate(self.mentions.items(), start=1)
        )


def _report(number: int, plot: Plot, moment: datetime, draw: Random) -> Reading:
    """One report of a story, in words of its own."""
    page = _Page(f"r{number:06}")
    for deed in plot.deeds:
        _deed(page, plot, deed, draw)
    fillers = _fillers(plot, draw)
    for _ in range(FILLERS):
        start = page.put(f"{next(fillers).capitalize()} {' '.join(next(fillers) for _ in range(FILLER_WORDS))}").start
        page.end(start)
    agent, kind, target = plot.deeds[0]
    own = " ".join(draw.sample(plot.words, 3))
    report = Report(
        id=page.report,
        text=page.text,
        sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        segments=(Segment("body", Span(0, len(page.text))),),
        outlet=draw.choice(OUTLETS),
        headline=f"{plot.cast[agent][0].split()[-1]} {KINDS[kind][0]} {plot.cast[target][0]} over {own}",
        language="en",
        published=Publication(intervals.minutes(moment), "metadata"),
    )
    return Reading(
        report,
        tuple(page.sentences),
        page.entities(),
        tuple(page.timexes),
        tuple(page.attributions),
        tuple(page.events),
    )


def _deed(page: _Page, plot: Plot, deed: tuple[int, int, int], draw: Random) -> None:
    """A sentence that tells who did what to whom, where and when, and who says so."""
    agent, kind, target = plot.cast[deed[0]], KINDS[deed[1]], plot.cast[deed[2]]
    town: Name = (plot.place, "place")
    first = page.name(agent)
    trigger = page.put(kind[0])
    trigger = Span(trigger.end - len(kind[0].split()[-1]), trigger.end)
    second = page.name(target)
    page.put("in")
    third = page.name(town)
    page.put("on")
    day = page.put(plot.day.strftime("%A"))
    content = Span(first.start, day.end)
    when = intervals.days(plot.day)
    page.timexes.append(Timex(page.report, day, "DATE", plot.day.isoformat(), when))
    page.text += ","
    speaker = draw.choice(plot.cast[2:])
    who = page.name(speaker)
    cue = page.put("said")
    said = f"A{len(page.attributions) + 1}"
    source = Source(speaker[0], who, page.identifier(speaker))
    page.attributions.append(Attribution(said, page.report, source, cue, (content,), "indirect"))
    page.events.append(
        EventMention(
            id=f"V{len(page.events) + 1}",
            report=page.report,
            span=content,
            trigger=trigger,
            lemma=kind[1],
            type=kind[2],
            status=kind[3],
            arguments=(
                Argument("agent", agent[0], first, page.identifier(agent)),
                Argument("target", target[0], second, page.identifier(target)),
            ),
            place=Argument("place", plot.place, third, page.identifier(town)),
            time=when,
            time_span=day,
            attribution=said,
        )
    )
    page.end(content.start)


def _fillers(plot: Plot, draw: Random) -> Iterator[str]:
    """Words of the report's other sentences: the story's own among those of all news."""
    known = _prose()
    while True:
        yield draw.choice(plot.words) if draw.random() < OWN_SHARE else known[ranked(draw, VOCABULARY)]


@cache
def _prose() -> tuple[str, ...]:
    """The words of news by rank: common ones, then invented ones."""
    common = [word for band in load("common_words")["band"] for word in band["words"].split()]
    return (*common, *(word(number) for number in range(VOCABULARY - len(common))))
