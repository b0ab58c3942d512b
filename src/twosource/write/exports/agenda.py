"""What a story has ahead. In comes an Account; out go Appointments: meetings, visits and dates that were announced.

An event is one where any report told it as planned and the date is known to a month or better; it stays when it has
happened, and stays as canceled when it is called off. Readers' calendars update what they have by `uid` and `sequence`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Literal
from uuid import UUID, uuid5

from twosource.intervals import MINUTE, first_day, last_day, length
from twosource.model import EventType, Interval
from twosource.statuses import ANNOUNCED, HAPPENED, OPEN, SETTLED
from twosource.write.contract import Account, Event
from twosource.write.exports.revocations import is_revoked
from twosource.write.exports.times import interval_of
from twosource.write.html.wording import word
from twosource.write.safety import safe

NAMESPACE = UUID("0b6f1f5e-2a3c-5d57-9a52-3b1d7a1c6a10")  # of what Twosource names; never to be changed
MEETINGS: frozenset[EventType] = frozenset({"CONSULT", "TRAVEL"})
DATES: frozenset[EventType] = frozenset(
    {"AGREE", "ANNOUNCE", "APPOINT", "CHARGE", "COOPERATE", "PROTEST", "PUBLISH", "RESIGN", "RETREAT", "STATEMENT",
     "VOTE", "OTHER"}
)  # fmt: skip
UNHELD = OPEN | {"cancelled"}
LONGEST_DAYS = 31  # what may be on any day of a longer stretch has no place in a calendar
SURE_DAYS = 7  # a meeting "next month" is on one of its days, nobody knows which
COMPARING = frozenset({"differences", "dependence", "sourcing"})  # lines about reports, not about what is ahead
MOVED = frozenset({"time", "place", "status"})

Standing = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
When = tuple[date | datetime, date | datetime | None]


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar: days as dates, both inclusive; minutes as UTC, or as local time where no zone is known.

    `end` is None for what has a beginning only; `stamp` is when we learned of it as it is here.
    """

    uid: str
    sequence: int
    standing: Standing
    start: date | datetime
    end: date | datetime | None
    summary: str
    description: str
    place: str | None
    category: EventType
    stamp: datetime
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What a desk remembers about an account: `keys` name its events for good, `links` are their addresses.

    `revisions` says by key how often an entry has changed, `stamp` when the account was told.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    revisions: Mapping[str, int] | None = None
    stamp: datetime | None = None


def appointments(
    account: Account, memory: Memory | None = None, *, only: Collection[str] | None = None
) -> tuple[Appointment, ...]:
    """What is ahead by this account, earliest first; `only` these events, where some are wanted.

    Without a memory the first words that tell of an event name it, and the updates within the account count.
    """
    memory = memory or Memory()
    stamp = (memory.stamp or latest_publication(account)).astimezone(UTC).replace(microsecond=0)
    entries = [
        _appointment(account, event, when, replace(memory, stamp=stamp))
        for event in account.events
        if (only is None or event.id in only) and (when := _when(account, event)) is not None
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start.isoformat(), entry.uid)))


def _appointment(account: Account, event: Event, when: When, memory: Memory) -> Appointment:
    key = memory.keys.get(event.id) or _own_key(account, event)
    return Appointment(
        uid=str(uuid5(NAMESPACE, key)),
        sequence=_updates(account, event) if memory.revisions is None else memory.revisions.get(key, 0),
        standing=standing(account, event),
        start=when[0],
        end=when[1],
        summary=_summary(event),
        description=_description(account, event),
        place=safe(event.place.name) if event.place else None,
        category=event.type,
        stamp=memory.stamp or latest_publication(account),
        url=memory.links.get(event.id),
    )


@dataclass(frozen=True, slots=True)
class Revisions:
    """How often each entry has changed over the tellings so far, by the event's key, and how it stood in the last one.

    What counts is what a reader acts on: when, where, and whether it stands. An entry that was gone for a while and is
    back has changed.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, object] = field(default_factory=dict)

    def after(self, account: Account, keys: Mapping[str, str]) -> Revisions:
        """The same with one more telling, whose events go by these keys."""
        told = {}
        for event in account.events:
            when, key = _when(account, event), keys.get(event.id)
            if when is not None and key is not None:
                told[key] = (when, event.place.name if event.place else None, standing(account, event))
        last = {key: told.get(key) for key in sorted(self.last.keys() | told.keys())}
        moved = {key for key, before in self.last.items() if last[key] != before}
        return Revisions({key: self.counts.get(key, 0) + (key in moved) for key in last}, last)


def standing(account: Account, event: Event) -> Standing:
    """Whether it stands, may be, or is off: one unnamed source, a doubt or a vague date make no certainty."""
    if event.status in ("cancelled", "denied") or is_revoked(account, event):
        return "CANCELLED"
    if event.status in HAPPENED:
        return "CONFIRMED"
    interval = _interval(event)
    vague = interval is None or length(interval) > SURE_DAYS
    weak = event.assessment.verdict in ("disputed", "superseded", "unsourced") or _nobody_named(account, event)
    return "TENTATIVE" if event.status != "planned" or vague or weak else "CONFIRMED"


def latest_publication(account: Account) -> datetime:
    """When the newest of its reports came out, or a fixed moment where no report has a date."""
    days = [report.published.latest for report in account.reports if report.published and report.published.latest]
    moments = [datetime.fromisoformat(day) for day in days]
    zoned = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments]
    return max(zoned, default=datetime(1970, 1, 1, tzinfo=UTC))


# ── Which events, and when ────────────────────────────────────────────────────────────────────────────────────────


def _when(account: Account, event: Event) -> When | None:
    """When it is to be; None where it never was ahead, or nobody knows when."""
    interval = _interval(event)
    if interval is None or not _appointed(event) or _too_late(account, event, interval):
        return None
    if _is_deadline(event, interval):
        last = last_day(interval)
        return (last, last) if last else None
    return _days(interval) if interval.precision == "day" else _minutes(interval)


def _appointed(event: Event) -> bool:
    """Whether it belongs in a calendar by what it is and how it is told of."""
    told = {mention.status for mention in event.mentions} | {event.status}
    if event.type in MEETINGS:
        return event.status == "unclear" or not UNHELD.isdisjoint(told)
    return event.type in DATES and not ANNOUNCED.isdisjoint(told)


def _too_late(account: Account, event: Event, interval: Interval) -> bool:
    """Whether it is told as ahead, on a day that was over when the first report of it came out: the day is misread."""
    if event.status in SETTLED:
        return False
    carried = {mention.report for mention in event.mentions}
    came_out = [one.published.earliest for one in account.reports if one.id in carried and one.published]
    last = last_day(interval)
    return last is not None and all(day is not None and day[:10] > last.isoformat() for day in came_out or [None])


def _is_deadline(event: Event, interval: Interval) -> bool:
    """Whether somebody asks for it by the last of these days."""
    return event.status == "demanded" and length(interval) > 1


def _interval(event: Event) -> Interval | None:
    """Its time, closed on both sides and no longer than a month."""
    interval = interval_of(event)
    return interval if interval is not None and length(interval) <= LONGEST_DAYS else None


def _days(interval: Interval) -> When | None:
    first, last = first_day(interval), last_day(interval)
    return (first, last) if first and last else None


def _minutes(interval: Interval) -> When | None:
    if interval.start is None or interval.end is None:
        return None
    last = interval.end - MINUTE
    try:
        ends = [_on_clock(moment, interval.offset) for moment in (interval.start, last)]
    except OverflowError:
        return None
    return ends[0], ends[1] if ends[1] > ends[0] else None


def _on_clock(moment: datetime, offset: timedelta | None) -> datetime:
    """In UTC; as the clock there shows it, where nobody says which clock that is."""
    return moment if offset is None else (moment - offset).replace(tzinfo=UTC)


# ── What it says ──────────────────────────────────────────────────────────────────────────────────────────────────


def _summary(event: Event) -> str:
    interval = _interval(event)
    mark = "Deadline: " if interval is not None and _is_deadline(event, interval) else ""
    return mark + safe(event.label)


def _description(account: Account, event: Event) -> str:
    """The first lines of the brief about it, how it stands, and who reports it."""
    told = [safe(line.text) for line in account.brief if event.id in line.events and line.section not in COMPARING]
    stands = f"{word('statuses', event.status)}, {word('verdicts', event.assessment.verdict)}"
    return "\n".join([*told[:2], f"As reported: {stands}.", _reporters(account, event)])


def _reporters(account: Account, event: Event) -> str:
    carried = {mention.report for mention in event.mentions}
    names = dict.fromkeys(safe(one.outlet or one.id) for one in account.reports if one.id in carried)
    return f"Reported by {', '.join(names)}."


def _nobody_named(account: Account, event: Event) -> bool:
    """Whether it rests on one origin, and that is somebody whom nobody names."""
    resting = [origin for origin in account.origins if origin.id in event.assessment.origins]
    return len(resting) == 1 and resting[0].anonymous


def _own_key(account: Account, event: Event) -> str:
    """The first words that tell of it: these stay when reports are added behind."""
    hashes = {report.id: report.sha256 for report in account.reports}
    first: Sequence[object] = (account.story.id, event.id)
    if event.mentions:
        mention = event.mentions[0]
        first = (hashes.get(mention.report, mention.report), mention.trigger.start)
    return sha256(repr(tuple(first)).encode()).hexdigest()


def _updates(account: Account, event: Event) -> int:
    """How often reports have moved it: each value behind the first of an update."""
    moved = [one for one in account.relations if one.event == event.id and one.kind == "update" and one.slot in MOVED]
    return sum(max(0, len(relation.values) - 1) for relation in moved)
