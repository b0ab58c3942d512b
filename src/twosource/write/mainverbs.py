"""What a sentence tells by its main verb, whether or not an event was read there. In come a report and a sentence.

Out goes a Deed: the event with its mention where one was read, else a mention that has only the verb. Nobody has read
the status of such a verb, so that no word near it may deny, doubt or set a condition (`is_open`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from twosource.intervals import first_day, overlaps
from twosource.lexicon import load
from twosource.model import Event, EventMention, Interval, Span
from twosource.spans import holds
from twosource.write.akin import cut, main_verb, needed
from twosource.write.leads import main_mention
from twosource.write.oppositions import is_one_verb
from twosource.write.passage import Passage
from twosource.write.support import DAYS, carrying

if TYPE_CHECKING:
    from twosource.write.teller import Teller

DONE = ("occurred", "ongoing")
DOUBTED = ("disputed", "superseded")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
OPEN = ("negative", "condition", "hedging")
NEAR = 24  # characters before a verb
FIRST = 2  # sentences that tell the news
DAYS_APART = 2  # of two reports of one thing without a day
FAR = 100
FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{2,}\b")
BREAK = re.compile(r"[,;:]\s|\s(?:and|but|while|as|after|before|when|because|who|which|where)\s|\s[—–-]+\s")
UNSURE = re.compile(r"\b(?:to|will|would|could|can|may|might|must|should|shall|ought|let|if|whether)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """A mention of what was done, and its event where there is one."""

    event: Event | None
    mention: EventMention


def deed_in(teller: Teller, report: str, span: Span) -> Deed | None:
    """What a sentence tells by its main verb."""
    passage = Passage(teller.text(report, span), report, span)
    found = main_mention(teller, passage)
    if found is not None:
        return _deed(teller, report, span, found[1].trigger)
    verb = main_verb(passage.text, needed(teller, passage))
    return _deed(teller, report, span, Span(verb.start, verb.start + len(verb.text))) if verb is not None else None


def deeds_like(teller: Teller, deed: Deed, report: str, span: Span) -> Iterator[EventMention]:
    """What another sentence tells by the same verb or one that stands for it, on the same day; each with its clause."""
    text = teller.passages.readings[report].report.text[span.start : span.end]
    own, trigger = teller.passages.readings[deed.mention.report].report.text, deed.mention.trigger
    if report in teller.passages.opinions or teller.is_lent(report, span):
        return
    verb = own[trigger.start : trigger.end].casefold()
    for word in cut(text):
        before = text[max(0, word.start - NEAR) : word.start]
        if not is_one_verb(verb, word.text.casefold()) or UNSURE.search(before) or is_open(text, word.start):
            continue
        start = span.start + word.start
        found = _deed(teller, report, span, Span(start, start + len(word.text)))
        if found is not None and _is_of_one_day(teller, deed.mention, report, span):
            yield replace(found.mention, span=_clause(teller, report, span, found.mention.trigger))


def _clause(teller: Teller, report: str, span: Span, trigger: Span) -> Span:
    """The part of a sentence that can say who did what the verb tells: up to where the next clause begins."""
    reading = teller.passages.readings[report]
    beside = [
        one for one in reading.spares if one.kind == "clause" and holds(one.span, trigger) and holds(span, one.span)
    ]
    if beside:
        inner = min(beside, key=lambda one: one.span.end - one.span.start)
        return Span(min(inner.of, inner.span.start), inner.span.end)
    match = BREAK.search(reading.report.text, trigger.end, span.end)
    return Span(span.start, match.start() if match else span.end)


def is_open(text: str, at: int = 0) -> bool:
    """Whether words deny, doubt or set a condition, up to where the clause of a place in them ends."""
    match = BREAK.search(text, at) if at else None
    own = text[: match.start()] if match else text
    return any(word.casefold() in _open_words() for word in WORD.findall(own)) or "n't" in own or "n’t" in own


def _deed(teller: Teller, report: str, span: Span, trigger: Span) -> Deed | None:
    """The event that was read there, if it is done, or what only the verb tells; nothing that somebody claims."""
    if any(holds(piece, trigger) for piece in _claimed(teller, report)):
        return None
    for event, mention in teller.mentions.get(report, ()):
        if mention.trigger.start == trigger.start:
            sure = mention.status in DONE and teller.verdicts[event.id].verdict not in DOUBTED
            return Deed(event, mention) if sure and not mention.nominal else None
    verb = teller.passages.readings[report].report.text[trigger.start : trigger.end]
    return Deed(None, EventMention("", report, span, trigger, verb.casefold(), "OTHER", "occurred"))


def _claimed(teller: Teller, report: str) -> Iterator[Span]:
    claims = (claim.attribution for claim in teller.passages.by_report.get(report, ()))
    return (piece for one in claims for piece in one.content)


def _is_of_one_day(teller: Teller, mention: EventMention, report: str, span: Span) -> bool:
    """Whether both sentences name one day of the week, or one figure, or no two days and both stand first."""
    places = ((mention.report, mention.trigger), (report, span))
    own, theirs = (teller.text(*place) for place in places)
    times, others = (_times(teller, *place) for place in places)
    if times and others and not any(overlaps(one, other) for one in times for other in others):
        return False
    days, there = carrying(own) & DAYS, carrying(theirs) & DAYS
    if days and there:
        return bool(days & there)
    first = all((teller.cite(*place).sentence or FAR) <= FIRST for place in places)
    return (first and _are_near(teller, mention.report, report)) or bool(_figures(own) & _figures(theirs))


def _times(teller: Teller, report: str, span: Span) -> list[Interval]:
    """The days that a sentence names."""
    around, found = teller.around(report, span) or span, teller.passages.readings[report].timexes
    return [one.interval for one in found if one.interval and one.type in ("DATE", "TIME") and holds(around, one.span)]


def _are_near(teller: Teller, one: str, other: str) -> bool:
    """Whether two reports came out within a day or two of each other, as far as their dates tell."""
    out = [teller.passages.readings[report].report.published for report in (one, other)]
    first, second = (first_day(day.interval) if day else None for day in out)
    return first is None or second is None or abs((first - second).days) <= DAYS_APART


def _figures(text: str) -> set[str]:
    return set(FIGURE.findall(text))


@cache
def _open_words() -> frozenset[str]:
    return frozenset(word for name in OPEN for entry in load("spares")[name] for word in entry["words"])
