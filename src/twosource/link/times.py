"""When an event is, beyond what its mentions say of it. In come events and when their reports came out; out go events.

What is still to come some time "this year" comes after the day of the report: on that day itself the report would name
it; but what is demanded by a day may be done at once. What has no time of its own takes that of the happening which a
report ties it to: a visit that follows Friday's talks is most often on Friday, a lunch during that visit too; a summit
of others, or in another country, is not. Whoever landed in Lima on Monday, "where she met the king", met him then;
where she "was jailed" may be of any year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from twosource.intervals import DAY, before, days, first_day, is_day, length
from twosource.lexicon import load
from twosource.link.bodies import country_names
from twosource.link.likeness import apart
from twosource.link.names import key
from twosource.link.weights import weights
from twosource.model import Event, EventMention, Interval, Reading, Reason, Span
from twosource.statuses import HAPPENED, OPEN

NEXT_DAY = "weekday-of-next-day"  # the rule of a day after a report's that the report tells of as past
DEADLINE = re.compile(r"\b(?:by|no later than|(before|prior to|ahead of))\s+$", re.IGNORECASE)
Place = tuple[str, Span | None]  # a report, and a trigger in it
ROUNDS = 3  # a lunch during a visit that follows talks: longer chains are no longer sure


def with_times(events: Sequence[Event], readings: Iterable[Reading]) -> list[Event]:
    """The events, some with a time that they had not, or a shorter one."""
    since = {
        reading.report.id: reading.report.published.interval.start
        for reading in readings
        if reading.report.published is not None
    }
    found = [replace(event, time=to_come(event, since)) for event in events]
    for _ in range(ROUNDS):
        places = _places(found)
        times = {number: time for number, event in enumerate(found) if (time := tied(event, found, places))}
        if not times:
            break
        found = [replace(event, time=times.get(number, event.time)) for number, event in enumerate(found)]
    return found


def _places(events: Sequence[Event]) -> dict[Place, int]:
    """The number of the event that each trigger is of."""
    return {(m.report, m.trigger): number for number, event in enumerate(events) for m in event.mentions}


def until_deadline(mention: EventMention, reading: Reading) -> EventMention:
    """The mention of what is ahead "by Friday", "before Monday", with a deadline: with all days after the report's."""
    published, time = reading.report.published, mention.time
    first = published.interval.start if published else None
    ends = any(reason.what == "until" for reason in mention.reasons)
    if ends and time is not None and (mention.status not in OPEN or first is None):
        return replace(mention, time=replace(time, start=None))
    if mention.status not in OPEN or mention.time_span is None or time is None or first is None or time.end is None:
        return mention
    last = time.end if ends else _last(mention, time, mention.time_span, reading.report.text)
    if time.precision != "day" or last is None:
        return mention
    if last <= first:
        return replace(mention, time=replace(time, start=None)) if ends else mention
    begin = first if mention.status == "demanded" else first + DAY
    return replace(mention, time=replace(time, start=min(begin, last - DAY), end=last))


def without_time_ahead(mention: EventMention, reading: Reading) -> EventMention:
    """The mention of what was done, without a day after its report's: "has asked for advice no later than June 27"."""
    published, time = reading.report.published, mention.time
    done = mention.status == "occurred" and not mention.nominal
    if not done or published is None or time is None or not before(published.interval, time):
        return mention
    if _is_told_then(mention, reading):
        return mention
    return replace(mention, time=None, time_span=None)


def _is_told_then(mention: EventMention, reading: Reading) -> bool:
    """Whether the day is that on which a report was told anew, the one after its date."""
    own = (timex for timex in reading.timexes if timex.span == mention.time_span)
    return any(reason.rule == NEXT_DAY for timex in own for reason in timex.reasons)


def _last(mention: EventMention, time: Interval, span: Span, text: str) -> datetime | None:
    """The end of the days up to which it is, where a word before the time says so."""
    limit = DEADLINE.search(text[max(0, span.start - 40) : span.start])
    if limit is None or _is_own_day(mention, span, text):
        return None
    return time.start if limit[1] and is_day(time) else time.end


def _is_own_day(mention: EventMention, day: Span, text: str) -> bool:
    """Whether the day belongs to the noun itself, which is what something else comes before: "before Friday's vote"."""
    return mention.nominal and day.end <= mention.trigger.start and "," not in text[day.end : mention.trigger.start]


def to_come(event: Event, since: Mapping[str, datetime | None]) -> Interval | None:
    """The time of what is ahead, from the day after the latest report that gives it a time.

    One that begins on the day of that report was told so: "from Wednesday to Friday", on a Wednesday.
    """
    time = event.time
    told = [start for m in event.mentions if m.time and m.status in OPEN and (start := since.get(m.report))]
    if time is None or not told or event.status not in OPEN or is_day(time) or time.precision != "day":
        return time
    today = max(told)
    if time.start is None or time.end is None or not time.start < today < time.end - DAY:
        return time
    return replace(time, start=today if event.status == "demanded" else today + DAY)


def tied(event: Event, events: Sequence[Event], holders: Mapping[Place, int]) -> Interval | None:
    """The time of the happening that an undated event is tied to."""
    if event.time is not None:
        return None
    for mention in reversed(event.mentions):
        for tie, other in _ties(mention, events, holders):
            anchor = next(m for m in other.mentions if (m.report, m.trigger) in _at(mention))
            time = other.time
            if other is event or time is None or not _go_together(mention, anchor, other):
                continue
            if tie.rule == "where-past" and not _is_on_journey(other, event):
                continue
            if tie.what == "during" and length(time) <= weights("times")["longest_frame"]:
                return time
            if tie.what == "after" and is_day(time) and _is_on_one_agenda(other, event):
                day = first_day(time)
                return replace(days(day), offset=time.offset) if day else None
    return None


def _at(mention: EventMention) -> set[Place]:
    return {(mention.report, reason.span) for reason in mention.reasons if reason.what in ("after", "during")}


def _ties(
    mention: EventMention, events: Sequence[Event], holders: Mapping[Place, int]
) -> Iterator[tuple[Reason, Event]]:
    for reason in mention.reasons:
        number = holders.get((mention.report, reason.span)) if reason.what in ("after", "during") else None
        if number is not None:
            yield reason, events[number]


def _go_together(mention: EventMention, anchor: EventMention, other: Event) -> bool:
    """Whether both are ahead, or both over."""
    kinds = (OPEN, HAPPENED)
    return any(mention.status in kind and (anchor.status in kind or other.status in kind) for kind in kinds)


def _is_on_journey(first: Event, following: Event) -> bool:
    """Whether it is what people do where they have just come to: they meet, speak, sign, go on."""
    return first.type == "TRAVEL" and following.type in (*_agenda()[1], "AGREE")


def _is_on_one_agenda(first: Event, following: Event) -> bool:
    """Whether the one takes part of a day, and the other, of the same people and in no other country, goes with it."""
    short, after = _agenda()
    people = [frozenset(one.entity or key(one.name) for one in event.participants) for event in (first, following)]
    abroad = following.place is not None and key(following.place.name) in _countries()
    one_of_series = any(mention.ordinal for mention in following.mentions)
    return first.type in short and following.type in after and not (abroad or one_of_series or apart(*people))


@cache
def _agenda() -> tuple[frozenset[str], frozenset[str]]:
    found = load("events/order")
    return frozenset(found["short"]["types"]), frozenset(found["next"]["types"])


@cache
def _countries() -> frozenset[str]:
    """The names of countries and of their capitals."""
    table = load("countries")["countries"]
    return frozenset({*country_names(), *(key(city) for entry in table.values() for city in entry["capital"])})
