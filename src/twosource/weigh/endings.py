"""Endings that cannot both be true: "was shot dead", "was wounded". In comes a Story; out go conflicts of state.

They are told of one person or thing, at one time as far as the reports tell, near the beginning of both. Where the
later report has what the other's ending can turn into, as who was hurt may have died, both can be true. A report that
tells both knows of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import combinations
from math import inf

from twosource.endings import Ending, endings, exclude, has, is_one_name, is_personal, turns_into
from twosource.intervals import before, is_day, overlaps
from twosource.model import EventMention, Interval, Reading, Relation, Report, Span, Story
from twosource.spans import holds
from twosource.statuses import OPEN
from twosource.weigh.matters import is_again, is_at_one_place, is_one_matter, is_one_post, rest, said
from twosource.weigh.sides import Side, merged
from twosource.weigh.weights import weights

UNTOLD = OPEN | {"unclear", "cancelled"}
FRAMED = ("refused", "failed", "declined", "ruled out", "escaped", "evaded", "avoided", "voted")
SAYING = r"\b(?:said|told|reported|announced|says)\b[^,;]*$"


@dataclass(frozen=True, slots=True)
class Told:
    """An ending that a report tells: its words' place, its sentence with the number, the day, who bears it."""

    side: Side
    ending: Ending
    span: Span
    sentence: str
    number: int
    day: Interval | None
    day_words: Span | None
    entities: frozenset[str]
    mention: tuple[str, EventMention] | None

    @property
    def words(self) -> str:
        """The words that tell it."""
        return self.side.words(self.span)


def clashes(story: Story) -> list[Relation]:
    """All that reports tell which cannot both be true, once for each event that it is about."""
    finder = _Finder(story)
    by_axis: defaultdict[str, list[Told]] = defaultdict(list)
    for reading in story.readings:
        for told in finder.told(reading):
            by_axis[told.ending.axis].append(told)
    found: dict[tuple[object, ...], Relation] = {}
    for axis in sorted(by_axis):
        by_axis[axis] = sorted(by_axis[axis], key=lambda told: told.number)[: int(weights("endings")["most"])]
        for one, other in combinations(by_axis[axis], 2):
            if _is_on_other_day(one, other, by_axis[axis], finder.persons):
                for event in finder.events(one, other):
                    found.setdefault((event, "time"), _days(event, one, other))
        for one, other in _pairs(by_axis[axis]):
            if _clash(one, other, by_axis[axis], finder.persons):
                for event in finder.events(one, other):
                    found.setdefault((event, one.ending.name, other.ending.name), _relation(event, one, other))
    return list(found.values())


def _is_on_other_day(one: Told, other: Told, all_told: Sequence[Told], persons: frozenset[str]) -> bool:
    """Whether two reports have one ending of one person on two days by name, close to each other."""
    if one.side.report.id == other.side.report.id or not (one.ending.told and other.ending.told):
        return False
    if one.ending.name != other.ending.name or not is_personal(one.ending) or not _is_one_person(one, other, persons):
        return False
    if not one.day or not other.day or overlaps(one.day, other.day) or not (one.day_words and other.day_words):
        return False
    if any(is_again(told.sentence) or "found" in told.words for told in (one, other)):
        return False  # who is found dead has died before
    if any(_has_day_of(mine, theirs, all_told, persons) for mine, theirs in ((one, other), (other, one))):
        return False
    names = [told.side.words(words) for told, words in ((one, one.day_words), (other, other.day_words))]
    return _gap(one.day, other.day) <= weights("endings")["slip_days"] and all(name.endswith("day") for name in names)


def _has_day_of(one: Told, other: Told, all_told: Sequence[Told], persons: frozenset[str]) -> bool:
    """Whether the report of the first tells of that ending on the other's day, too."""
    own = [told for told in all_told if told.side.report.id == one.side.report.id and has([told.ending], other.ending)]
    days = [told.day for told in own if told.day and _is_one_person(told, other, persons)]
    return any(other.day and overlaps(day, other.day) for day in days)


def _gap(one: Interval, other: Interval) -> float:
    """How many days apart two days begin."""
    return abs((one.start - other.start).days) if one.start and other.start else inf


def _days(event: str, one: Told, other: Told) -> Relation:
    said = [(told, told.side.words(span)) for told in (one, other) if (span := told.day_words)]
    reason = ", ".join(f"{told.side.outlet} has it on {words}" for told, words in said) + "."
    values = merged(told.side.value(words, [told.day_words]) for told, words in said if told.day_words)
    return Relation(event, "time", "conflict", values, reason)


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Endings of different reports that exclude each other, the one that came out first in front."""
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            apart = one.side.report.id != other.side.report.id or _answers(other, one)
            if apart and exclude(one.ending, other.ending):
                yield (other, one) if _is_after(one, other) else (one, other)


def _answers(one: Told, other: Told) -> bool:
    """Whether one says of nobody what a report has just told of somebody: "police said that no one was arrested"."""
    near = 0 < one.number - other.number < weights("endings")["answer"] and not rest(one.sentence, one.ending)
    return near and one.side.report.id == other.side.report.id and one.ending.anybody and not other.ending.anybody


def _clash(one: Told, other: Told, all_told: Sequence[Told], persons: frozenset[str]) -> bool:
    """Whether both are told of one person or thing at one time, and neither has become the other."""
    if one.side.report.id == other.side.report.id:
        return (
            any(told.ending.who.split(" ")[-1].istitle() for told in (one, other))
            and abs(one.number - other.number) == 1
        )
    if is_again(one.sentence) or is_again(other.sentence):
        return False
    if not _is_one(one, other, persons) or any(_answers(told, own) for told in (one, other) for own in all_told):
        return False
    if one.day and other.day and not overlaps(one.day, other.day):
        return False
    if _is_after(other, one) and turns_into(one.ending, other.ending):
        return False
    return not (_knows(one, other, all_told, persons) or _knows(other, one, all_told, persons))


def _knows(one: Told, other: Told, all_told: Sequence[Told], persons: frozenset[str]) -> bool:
    """Whether the report of the first has the ending of the other, too, of the same or of whom it does not name."""
    own = (told for told in all_told if told.side.report.id == one.side.report.id and not told.ending.past)
    return any(
        has([told.ending], other.ending)
        and (not is_personal(told.ending) or _is_one_person(told, one, persons) or _may_be_anybody(told.ending))
        for told in own
    )


def _may_be_anybody(ending: Ending) -> bool:
    """Whether it is told of one without a name: "he died", "the driver was killed", but not "12 people were killed"."""
    last = ending.subject.split()[-1:] or [""]
    return not ending.who.istitle() and not last[0].endswith("s") and last[0] not in ("people", "men", "women")


def _is_after(one: Told, other: Told) -> bool:
    """Whether the first report came out after the second, as far as their dates tell."""
    first, second = (told.side.report.published for told in (one, other))
    return bool(first and second and before(second.interval, first.interval))


def _is_one(one: Told, other: Told, persons: frozenset[str]) -> bool:
    table = weights("endings")
    if one.ending.anybody or other.ending.anybody:
        if one.ending.anybody is other.ending.anybody or not (_opens(one) and _opens(other)):
            return False
        nobody, held = (one, other) if one.ending.anybody else (other, one)
        around = nobody.side.report.text[: nobody.span.end]
        return is_at_one_place(around, held.sentence, rest(nobody.sentence, nobody.ending), table["happening"])
    pair = (one.sentence, one.ending), (other.sentence, other.ending)
    if is_personal(one.ending):
        return _is_one_person(one, other, persons) and is_one_post(*pair)
    mine, theirs = said(one.sentence), said(other.sentence)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return shared >= table["shared"] and len(mine & theirs) >= table["words"] and is_one_matter(*pair)


def _is_one_person(one: Told, other: Told, persons: frozenset[str]) -> bool:
    """Whether both bear one name, and are not known to be two people."""
    if one.entities & other.entities & persons:
        return True
    if one.entities & persons and other.entities & persons:
        return False
    names = [told.ending.who for told in (one, other)]
    return is_one_name(*names) and all(len(name.split()) > 1 for name in names)


def _opens(told: Told) -> bool:
    """Whether it stands where the report has its news; that nobody was held may stand some sentences on."""
    return told.ending.anybody or told.number < weights("endings")["lead"]


def _relation(event: str, one: Told, other: Told) -> Relation:
    reason = f"{one.side.outlet} has “{one.words}”, {other.side.outlet} “{other.words}”: both cannot be so."
    values = merged(told.side.value(told.words, [told.span]) for told in (one, other))
    return Relation(event, "status", "conflict", values, reason)


class _Finder:
    """Finds what the reports of a story tell of endings."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.persons = frozenset(entity.id for entity in story.entities if entity.type == "person" and entity.named)

    @cached_property
    def mentions(self) -> dict[str, list[tuple[str, EventMention]]]:
        """The mentions of all events by report, with the event's id."""
        found: defaultdict[str, list[tuple[str, EventMention]]] = defaultdict(list)
        for event in self.story.events:
            for mention in event.mentions:
                found[mention.report].append((event.id, mention))
        return found

    @cached_property
    def named(self) -> dict[str, list[tuple[Span, str]]]:
        """Where each report speaks of whom."""
        found: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for entity in self.story.entities:
            for mention in entity.mentions:
                found[mention.report].append((mention.span, entity.id))
        return found

    def told(self, reading: Reading) -> Iterator[Told]:
        """The endings in a report's first sentences, those that are told as done or as not done."""
        text = reading.report.text
        for number, span in enumerate(reading.sentences[: int(weights("endings")["reach"])]):
            sentence = text[span.start : span.end].replace("\n", " ")
            for ending in endings(sentence):
                told = self._placed(reading, ending, span, sentence, number)
                if told is not None:
                    yield told

    def _placed(self, reading: Reading, ending: Ending, around: Span, sentence: str, number: int) -> Told | None:
        span = Span(around.start + ending.start, around.start + ending.end)
        inside = [one for one in self.mentions.get(reading.report.id, ()) if holds(span, one[1].trigger)]
        mention = inside[-1] if inside else None
        framed = sentence[ending.start :].startswith(FRAMED)
        if mention and not framed and mention[1].status in UNTOLD and ending.told:
            return None
        if mention and not framed and mention[1].status == "denied" and ending.told:
            ending = replace(ending, told=False)
        day, words = self._day(reading, around, mention)
        if day is not None and _is_old(day, reading.report):
            return None
        side = Side(reading.report, tuple(one for _, one in inside))
        bearers = self._bearers(reading, ending, around)
        return Told(side, ending, span, sentence, number, day, words, bearers, mention)

    def _day(
        self, reading: Reading, around: Span, mention: tuple[str, EventMention] | None
    ) -> tuple[Interval | None, Span | None]:
        """The time that the mention has, else the only one of its sentence, with its words."""
        if mention and mention[1].time:
            return mention[1].time, mention[1].time_span
        times = [time for time in reading.timexes if holds(around, time.span) and time.interval]
        if len(times) != 1 or re.search(SAYING, reading.report.text[around.start : times[0].span.start]):
            return None, None
        only = times[0].interval
        return (only, times[0].span) if only and is_day(only) else (None, None)

    def _bearers(self, reading: Reading, ending: Ending, around: Span) -> frozenset[str]:
        """Who is known to bear the ending, by the place of the name."""
        start, end = (around.start + at for at in ending.place)
        if ending.who:
            named = self.named.get(reading.report.id, ())
            return frozenset(entity for span, entity in named if start <= span.start and span.end == end)
        return frozenset()

    def events(self, one: Told, other: Told) -> list[str]:
        """The events that the two are about; where their words are none, the nearest one in their sentences."""
        own = dict.fromkeys(told.mention[0] for told in (one, other) if told.mention)
        return list(own) or [event for told in (one, other) if (event := self._near(told))][:1]

    def _near(self, told: Told) -> str | None:
        around = [
            (mention.nominal, abs(mention.trigger.start - told.span.start), event)
            for event, mention in self.mentions.get(told.side.report.id, ())
            if abs(mention.trigger.start - told.span.start) < len(told.sentence)
        ]
        return min(around)[2] if around else None


def _is_old(day: Interval, report: Report) -> bool:
    """Whether a day is long before the report came out: an ending of the past."""
    published = report.published.interval.start if report.published else None
    return bool(published and day.end and published - day.end > timedelta(days=weights("endings")["old_days"]))
