"""All days of what takes several: "a three-day visit that ended on Friday" began on Wednesday.

In come timexes, triggers and the times that they have; out go longer times by trigger. The length may stand elsewhere
in the report ("during the three days of talks"), where all lengths that it gives for such talks are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from spacy.tokens import Doc, Token

from twosource import intervals, lexicon
from twosource.extract.events.triggers import Trigger
from twosource.model import Timex

LONGEST = 14  # days: of what takes longer, days between are free


@lru_cache(maxsize=16384)
def phase_of(verb: str) -> str | None:
    """Whether a verb says that something begins or ends."""
    words = lexicon.load("events/order")
    return next((phase for phase in ("begin", "end") if verb in words[phase]["words"]), None)


def whole_times(
    doc: Doc, timexes: Iterable[Timex], triggers: Iterable[Trigger], found: Mapping[int, Timex]
) -> Iterator[tuple[int, Timex]]:
    """The times of all days of those that are said to begin or end on a day and how long they take."""
    begun = [
        (trigger.token, phase, found[trigger.token.i])
        for trigger in triggers
        if trigger.nominal and trigger.token.i in found and (phase := _phase(trigger))
    ]
    if not begun:
        return
    lengths = _lengths(doc, timexes)
    for token, phase, timex in begun:
        given = lengths.get(token.i) or lengths.get(token.lemma_.lower(), set())
        if len(given) != 1 or timex.interval is None or not intervals.is_day(timex.interval):
            continue
        day, rest = intervals.first_day(timex.interval), timedelta(next(iter(given)) - 1)
        if day is not None:
            whole = intervals.between(day, day + rest) if phase == "begin" else intervals.between(day - rest, day)
            yield token.i, replace(timex, interval=whole)


def _phase(trigger: Trigger) -> str | None:
    """Whether the verb that carries a noun says that it begins or ends: "began a visit", "came for talks"."""
    if trigger.arrival:
        return "begin"
    verb = trigger.carrier or trigger.token.head
    own = (
        verb.pos_ == "VERB" and trigger.token.head.i == verb.i and trigger.token.dep_ in ("nsubj", "nsubjpass", "dobj")
    )
    return phase_of(verb.lemma_.lower()) if own else None


def _lengths(doc: Doc, timexes: Iterable[Timex]) -> dict[str | int, set[int]]:
    """How many days happenings take, by noun and by token: "a three-day visit", "four days of hearings"."""
    found: defaultdict[str | int, set[int]] = defaultdict(set)
    for timex in timexes:
        count = timex.value[1:-1] if timex.type == "DURATION" and timex.value.endswith("D") else ""
        if not count.isdecimal() or not 1 < int(count) <= LONGEST:
            continue
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        noun = _measured(span[-1]) if span is not None and len(span) else None
        if noun is not None:
            found[noun.lemma_.lower()].add(int(count))
            found[noun.i].add(int(count))
    return found


def _measured(length: Token) -> Token | None:
    """The noun whose length it is."""
    of = next((child for child in length.rights if child.lower_ == "of" and child.dep_ == "prep"), None)
    if of is not None:
        return next((child for child in of.children if child.dep_ == "pobj"), None)
    return length.head if length.dep_ in ("compound", "amod", "nmod") and length.head.i > length.i else None
