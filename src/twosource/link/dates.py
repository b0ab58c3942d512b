"""When a report without a date came out, told from its sister reports. In come readings; out go Publications.

Reports of one story come out within days of one another. A weekday that an undated report names for an event of which a
dated sister knows the day narrows that down: "plans to land Tuesday" beside "landed Tuesday, May 7" means a report of
the six days up to May 7. So does the weekday on which it says that things were said: a report speaks of its own day, or
of the day before, by its name. A day and month in its dateline are all that it needs: the sisters give the year.
`bench/hidden_dates.py` measures how often the days that are left hold the true one.

    >>> infer([])
    {}
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate
from functools import cache

from twosource.intervals import between, first_day, is_day, last_day
from twosource.lexicon import load
from twosource.link.features import event_stem
from twosource.link.names import sound, words
from twosource.link.stories import group, stem
from twosource.link.weights import weights
from twosource.model import EventMention, Publication, Reading, Reason, Span
from twosource.spans import holds
from twosource.statuses import HAPPENED, OPEN
from twosource.weekdays import SHORT

WEEKDAY = re.compile(rf"\b({'|'.join(SHORT)})(?:day|sday|nesday|rsday|urday|s|r)?\b")
WEEK = 7
MONTH_AND_DAY = re.compile(r"\b([A-Z][a-z]{2,8})\.? ?(\d{1,2})\b(?! ?\d)|\b(\d{1,2}) ([A-Z][a-z]{2,8})\b")
TO_COME = re.compile(r"\b(?:due|will|(?:is|are|plans?|scheduled|expected|set|about|hopes?) to|later this week)\b")
NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}")
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|e)$")
LOWER = re.compile(r"(?<![\w'’])[a-z]{4,}")


@dataclass(frozen=True)
class _Anchor:
    """A day that a weekday in an undated report stands for, whether it is ahead, and what shows it."""

    day: date
    ahead: bool
    reason: Reason


def infer(readings: Sequence[Reading]) -> dict[str, Publication]:
    """A publication for each undated report that its sister reports can date, by the report's id."""
    undated = [reading for reading in readings if reading.report.published is None]
    if not undated or len(undated) == len(readings):
        return {}
    found: dict[str, Publication] = {}
    for story in group(readings):
        found |= infer_within(story)
    return dict(sorted(found.items()))


def infer_within(story: Sequence[Reading]) -> dict[str, Publication]:
    """The same for reports that are known to be of one story."""
    dated = [reading for reading in story if reading.report.published]
    undated = [reading for reading in story if reading.report.published is None]
    told = {reading.report.id: _publication(reading, dated) for reading in undated if dated}
    return {report: publication for report, publication in sorted(told.items()) if publication}


def _publication(reading: Reading, dated: Sequence[Reading]) -> Publication | None:
    """The days that the sisters' days, the shared events and the day of telling leave; None where they are too many."""
    if by_dateline := _of_dateline(reading, dated):
        return by_dateline
    near, reasons = _near(reading, dated), []
    anchors = list(_anchors(reading, dated)) or list(_plans(reading, dated))
    days = near & _days(anchors) or near
    if days != near:
        reasons += [anchor.reason for anchor in anchors]
    told = _telling_days(reading)
    late = int(weights("dates")["told_days"])
    telling = {day for day in days if told is not None and (day.weekday() - told) % WEEK <= late}
    if telling:
        days, reasons = telling, [*reasons, Reason("published", "weekday-of-telling", None, reading.report.id)]
    if (max(days) - min(days)).days > weights("dates")["widest"]:
        return None
    reasons.append(Reason("published", "days-of-sisters", None, reading.report.id))
    return Publication(between(min(days), max(days)), "sister", tuple(dict.fromkeys(reasons)))


def _of_dateline(reading: Reading, dated: Sequence[Reading]) -> Publication | None:
    """The day of its dateline, in the year that brings it nearest to its sisters; None where it tells no day."""
    head = next((segment.span for segment in reading.report.segments if segment.kind == "dateline"), None)
    match = MONTH_AND_DAY.search(reading.report.text, head.start, head.end) if head else None
    if match is None:
        return None
    known = _known_days(dated)
    years = range(min(known).year - 1, max(known).year + 2)
    found = [day for year in years if (day := _in_year(match[1] or match[4], match[2] or match[3], year))]
    gaps = {day: min(abs(day - other) for other in known) for day in found}
    day = min(found, key=lambda one: (gaps[one], one), default=None)
    if day is None or gaps[day] > timedelta(weights("dates")["from_dateline"]):
        return None
    reason = Reason("published", "dateline-in-year-of-sisters", Span(*match.span()), reading.report.id)
    return Publication(between(day, day), "sister", (reason,))


def _in_year(month: str, day: str, year: int) -> date | None:
    """The day in a year; None where the word is no month, or the month has no such day."""
    read = parsedate(f"{day} {month if len(month) > len('Sept') else month[:3]} {year} 00:00")
    with suppress(ValueError):
        return date(*read[:3]) if read else None
    return None


def _near(reading: Reading, dated: Sequence[Reading]) -> set[date]:
    """The days from a little before the first sister to a little after the last."""
    known = _known_days(dated)
    around = int(weights("dates")["around_sisters"])
    first, last = min(known) - timedelta(around), max(known) + timedelta(around)
    return {first + timedelta(days) for days in range((last - first).days + 1)}


def _known_days(dated: Sequence[Reading]) -> list[date]:
    """The first and the last day on which each sister can have come out."""
    spans = [sister.report.published.interval for sister in dated if sister.report.published]
    return [day for span in spans for day in (first_day(span), last_day(span)) if day]


def _days(anchors: Sequence[_Anchor]) -> set[date]:
    """The days of publication that most anchors allow: a weekday is one of the next six days, or of the last."""
    votes: Counter[date] = Counter()
    for anchor in anchors:
        for distance in range(WEEK):
            votes[anchor.day + timedelta(days=-distance if anchor.ahead else distance)] += 1
    most = max(votes.values(), default=0)
    return {day for day, count in votes.items() if count == most}


# ── Shared events ─────────────────────────────────────────────────────────────────────────────────────────────────


def _anchors(reading: Reading, dated: Sequence[Reading]) -> Iterator[_Anchor]:
    """Weekdays of the report's events that a sister's mention of the same event puts on a day."""
    names = _names(reading)
    for mention, weekday, span in _weekdays(reading):
        for sister in dated:
            others = _names(sister)
            for other in sister.events:
                day = _day(other)
                if day and day.weekday() == weekday and _alike(mention, other, names, others):
                    yield _Anchor(
                        day,
                        mention.status in OPEN or (mention.status not in HAPPENED and _is_new(day, sister)),
                        Reason("published", "weekday-of-shared-event", span, reading.report.id),
                    )


def _is_new(day: date, sister: Reading) -> bool:
    published = sister.report.published
    last = last_day(published.interval) if published else None
    return last is not None and day >= last


def _weekdays(reading: Reading) -> Iterator[tuple[EventMention, int, Span]]:
    """Each event that the report puts on a weekday, with the weekday."""
    text = reading.report.text
    for timex in reading.timexes:
        match = WEEKDAY.search(text, timex.span.start, timex.span.end)
        holders = [m for m in reading.events if holds(m.span, timex.span)]
        if match and holders:
            nearest = min(holders, key=lambda mention: (_gap(mention.trigger, timex.span), mention.trigger))
            yield nearest, SHORT.index(match[1]), Span(*match.span())


def _gap(trigger: Span, timex: Span) -> int:
    return max(timex.start - trigger.end, trigger.start - timex.end)


def _day(mention: EventMention) -> date | None:
    return first_day(mention.time) if mention.time and is_day(mention.time) else None


def _names(reading: Reading) -> dict[str, frozenset[str]]:
    """The words of each entity's names, by id."""
    return {
        entity.id: frozenset(word for name in (entity.name, *entity.aliases) for word in words(name))
        for entity in reading.entities
        if entity.named
    }


def _alike(
    mention: EventMention, other: EventMention, names: dict[str, frozenset[str]], others: dict[str, frozenset[str]]
) -> bool:
    """Whether two mentions may be of one event: its kind, and somebody who takes part in both or its place."""
    if event_stem(mention.lemma) != event_stem(other.lemma) and mention.type != other.type:
        return False
    mine, theirs = _who(mention, names), _who(other, others)
    return bool(mine & theirs)


def _who(mention: EventMention, names: dict[str, frozenset[str]]) -> frozenset[str]:
    entities = [argument.entity for argument in (*mention.arguments, mention.place) if argument and argument.entity]
    return frozenset(word for entity in entities for word in names.get(entity, ()) if len(word) > 2)


# ── Plans that a sister tells, whatever their events are read as ──


def _plans(reading: Reading, dated: Sequence[Reading]) -> Iterator[_Anchor]:
    """Weekdays of what a sentence has to come, where a sister's sentence on a day shares its names and words."""
    text = reading.report.text
    for span, sentence in _day_sentences(reading):
        match = WEEKDAY.search(text, span.start, span.end)
        words_here = text[sentence.start : sentence.end]
        near = text[max(sentence.start, span.start - int(weights("dates")["plan_reach"])) : span.end]
        if match is None or not TO_COME.search(near):
            continue
        for sister in dated:
            for day, told in _told_days(sister):
                if day.weekday() == SHORT.index(match[1]) and _tells_same(words_here, told):
                    yield _Anchor(
                        day, True, Reason("published", "weekday-of-shared-plan", Span(*match.span()), reading.report.id)
                    )


def _day_sentences(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Each time expression with the sentence that it stands in."""
    starts = [sentence.start for sentence in reading.sentences]
    for timex in reading.timexes:
        at = bisect_right(starts, timex.span.start) - 1
        if at >= 0 and timex.span.end <= reading.sentences[at].end:
            yield timex.span, reading.sentences[at]


def _told_days(sister: Reading) -> Iterator[tuple[date, str]]:
    """The days that a dated report names, with their sentences."""
    known = {timex.span: timex.interval for timex in sister.timexes}
    for span, sentence in _day_sentences(sister):
        interval = known[span]
        day = first_day(interval) if interval else None
        if interval and day and day == last_day(interval):
            yield day, sister.report.text[sentence.start : sentence.end]


def _tells_same(one: str, other: str) -> bool:
    """Whether two sentences share two names, however they are spelled, and a rarer word that is no name."""
    names = _capitalized(one) & _capitalized(other)
    shared = _plain_words(one) & _plain_words(other)
    return len(names) >= int(weights("dates")["shared_names"]) and bool(shared)


def _plain_words(text: str) -> frozenset[str]:
    """The stems of a sentence's words that are no names and do not stand in every report."""
    found = {ENDING.sub("", stem(word)) for word in LOWER.findall(text)}
    return frozenset(found - _everyday())


@cache
def _everyday() -> frozenset[str]:
    bands = load("common_words")["band"]
    frequent = (
        word for band in bands if band["share"] >= weights("dates")["everyday"] for word in band["words"].split()
    )
    return frozenset(ENDING.sub("", stem(word)) for word in frequent)


def _capitalized(text: str) -> frozenset[str]:
    """The sounds of the names in a sentence, but for its days."""
    return frozenset(
        sound(words(name)[0])[:5] for name in NAME.findall(text) if words(name) and not WEEKDAY.match(name)
    )


# ── The day of telling ────────────────────────────────────────────────────────────────────────────────────────────


def _telling_days(reading: Reading) -> int | None:
    """The weekday on which the report says that most was said; None where it names none beside a cue."""
    text = reading.report.text
    cues = [attribution.cue for attribution in reading.attributions if attribution.cue]
    found: Counter[int] = Counter()
    for cue in cues:
        near = text[cue.end : cue.end + int(weights("dates")["cue_reach"])].split(".")[0]
        match = WEEKDAY.search(near)
        if match:
            found[SHORT.index(match[1])] += 1
    return min(found, key=lambda day: (-found[day], day)) if found else None
