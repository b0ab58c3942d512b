"""Permanent keys of events and entities. In come two tellings of a story; out go keys that stay with a thing.

A thing is known again by its mentions: the report, and where in it the trigger or the name stands. What is new gets a
key that hangs on its first mention alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping

from twosource.model import Span
from twosource.write.contract import Account

LENGTH = 10
Mention = tuple[str, str, int, int]  # kind, report, from, to: two names may begin at one place
Moved = Callable[[str, int], int | None]  # where an offset of a report's older version is now


def places_of(account: Account) -> dict[str, list[tuple[str, Span]]]:
    """Where each event and entity is mentioned, by its id in the account: reports, and their triggers or names."""
    events = {
        event.id: [(one.report, Span(one.trigger.start, one.trigger.end)) for one in event.mentions]
        for event in account.events
    }
    entities = {
        entity.id: [(one.report, Span(one.start, one.end)) for one in entity.mentions] for entity in account.entities
    }
    return events | entities


def mentions(account: Account) -> dict[str, list[Mention]]:
    """The same with its kind: by this mentions are known again."""
    events = {event.id for event in account.events}
    return {
        thing: [("event" if thing in events else "entity", report, span.start, span.end) for report, span in places]
        for thing, places in places_of(account).items()
    }


def named(account: Account, before: Mapping[Mention, str]) -> dict[str, str]:
    """A key for each event and entity: the one that most of its mentions had before, each key once."""
    own = mentions(account)
    votes = {thing: Counter(before[mention] for mention in found if mention in before) for thing, found in own.items()}
    ranked = sorted(
        ((-count, thing, key) for thing, counts in votes.items() for key, count in counts.items()),
        key=lambda vote: (vote[0], vote[2], vote[1]),
    )
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for _, thing, key in ranked:
        if thing not in keys and key not in taken:
            keys[thing] = key
            taken.add(key)
    for thing in own:
        if thing not in keys:
            keys[thing] = _new(own[thing], thing, taken)
            taken.add(keys[thing])
    return {thing: keys[thing] for thing in own}


def keys_by_mention(account: Account, keys: Mapping[str, str], moved: Moved | None = None) -> dict[Mention, str]:
    """The key that each mention of a telling has; `moved` tells where it stands in today's version of its report."""
    found: dict[Mention, str] = {}
    for thing, places in mentions(account).items():
        for kind, report, start, end in places:
            at = moved(report, start) if moved else start
            if at is not None and thing in keys:
                found[kind, report, at, at + end - start] = keys[thing]
    return found


def _new(places: list[Mention], thing: str, taken: set[str]) -> str:
    """A key that hangs on the first mention; on the id where there is none."""
    first = min(places, default=("", thing, 0, 0))
    salt = 0
    while True:
        raw = "\0".join(map(str, (*first, salt)))
        key = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
        if key not in taken:
            return key
        salt += 1
