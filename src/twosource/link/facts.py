"""What is told of one event. In come its mentions in the order of the story; out goes an Event with its facts.

Type by majority, time as exact as the mentions agree on, participants by role without doubles, status as of the latest
report that says something definite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from twosource.intervals import contains, intersect, length, overlaps
from twosource.link.features import words_of_place
from twosource.link.labels import label_of
from twosource.link.likeness import lies_in
from twosource.link.names import forms, key, words
from twosource.link.references import takes_up_only
from twosource.link.weights import weights
from twosource.model import Argument, ArgumentRole, Entity, Event, EventMention, EventType, Interval, Status
from twosource.statuses import HAPPENED, OPEN

UNSETTLED: Sequence[Status] = ("denied", "unclear")
ROLES: Sequence[ArgumentRole] = ("agent", "counterpart", "target", "theme")


def event_of(
    identifier: str, mentions: Sequence[EventMention], entities: Mapping[str, Entity], texts: Mapping[str, str]
) -> Event:
    """The event that the mentions tell of; `texts` are the reports' texts by id."""
    event_type = common_type(mentions)
    typed = [mention for mention in mentions if mention.type == event_type]
    status = latest_status(mentions)
    event = Event(
        id=identifier,
        label="",
        type=event_type,
        status=status,
        mentions=tuple(mentions),
        mode=_most_common(mention.mode for mention in typed),
        cameo=_most_common(mention.cameo for mention in typed),
        participants=participants_of(mentions, entities),
        place=place_of(mentions),
        time=time_of(mentions, status),
    )
    return replace(event, label=label_of(event, texts))


def common_type(mentions: Sequence[EventMention]) -> EventType:
    """The type of most mentions, OTHER only where there is no better; of equals, the first."""
    count = Counter(mention.type for mention in mentions)
    return min(count, key=lambda found: (found == "OTHER", -count[found]))


def _most_common(values: Iterable[str | None]) -> str | None:
    count = Counter(value for value in values if value)
    return min(count, key=lambda value: (-count[value], value)) if count else None


# ── Status ────────────────────────────────────────────────────────────────────────────────────────────────────────


def latest_status(mentions: Sequence[EventMention]) -> Status:
    """The status as of the latest report that says something definite; in it, the most definite one."""
    by_report = [list(group) for _, group in groupby(mentions, key=lambda mention: mention.report)]
    for group in reversed(by_report):
        status = _most_definite(group)
        if status != "unclear":
            return status
    return "unclear"


def _most_definite(mentions: Sequence[EventMention]) -> Status:
    """Of one report's mentions: that it was called off, else what most of them say.

    A bare noun counts half, as it shows no tense. Of equals, what has happened comes first, and doubt last.
    """
    if any(mention.status == "cancelled" for mention in mentions):
        return "cancelled"
    count: Counter[Status] = Counter()
    for mention in mentions:
        count[mention.status] += 1 if mention.nominal and not mention.time else 2
    kinds = [[status for status in count if status in kind] for kind in (HAPPENED, OPEN, UNSETTLED)]
    kind = max(kinds, key=lambda found: (sum(count[status] for status in found), -kinds.index(found)))
    return min(kind, key=lambda status: (-count[status], status))


# ── Time and place ────────────────────────────────────────────────────────────────────────────────────────────────


def time_of(mentions: Sequence[EventMention], status: Status) -> Interval | None:
    """The most exact time that the latest mentions agree on; earlier ones count where they do not speak against it.

    A day on which it was under way is one of all the days that it is said to take.
    """
    lasting = [mention.time for mention in mentions if any(reason.what == "lasts" for reason in mention.reasons)]
    time: Interval | None = None
    over = HAPPENED if status in OPEN else frozenset[Status]()  # what is to come has no time of what is over
    ordered = [mention for mention in reversed(mentions) if mention.time and mention.status not in over]
    settled = [mention for mention in ordered if _is_of_its_kind(mention.status, status)]
    for mention in [*settled, *(mention for mention in ordered if mention not in settled)]:
        found = mention.time
        if found and mention.status == "ongoing":
            found = next((whole for whole in lasting if whole and contains(whole, found)), found)
        if time is None:
            time = found
        elif found and overlaps(time, found):
            time = _closer(time, found)
    return time


def _is_of_its_kind(told: Status, status: Status) -> bool:
    """Whether both are ahead or neither, both denied or neither: "ruled out leaving on Monday" dates no leaving."""
    return (told in OPEN) == (status in OPEN) and (told == "denied") == (status == "denied")


def _closer(time: Interval, found: Interval) -> Interval:
    both = intersect(time, found)
    return both if both and length(both) > 0 else time


def place_of(mentions: Sequence[EventMention]) -> Argument | None:
    """The place that most mentions name, or its capital where one names that; of equals, that of the latest."""
    places = [mention.place for mention in mentions if mention.place]
    if not places:
        return None
    count = Counter(place.entity or key(place.name) for place in places)
    last = {place.entity or key(place.name): number for number, place in enumerate(places)}
    best = min(count, key=lambda name: (-count[name], -last[name]))
    found = places[last[best]]
    return next((place for place in reversed(places) if lies_in(words_of_place(place), words_of_place(found))), found)


# ── Participants ──────────────────────────────────────────────────────────────────────────────────────────────────


def participants_of(mentions: Sequence[EventMention], entities: Mapping[str, Entity]) -> tuple[Argument, ...]:
    """Everybody in the role that most mentions give them, by role, the often named first, and not too many."""
    found: dict[str, list[Argument]] = {}
    full = [mention for mention in _with_names(mentions, entities) if not takes_up_only(mention)]
    places = {mention.place.entity or key(mention.place.name) for mention in mentions if mention.place}
    for mention in full if any(mention.arguments for mention in full) else mentions:
        for argument in mention.arguments:
            if argument.role != "place" and (argument.entity or key(argument.name)) not in places:
                found.setdefault(argument.entity or key(argument.name), []).append(argument)
    chosen = [_in_common_role(arguments) for arguments in found.values()]
    named = {who: (entities[who].named if who in entities else False) for who in found}
    weight = {who: len(arguments) for who, arguments in found.items()}
    ordered = sorted(
        zip(found, chosen, strict=True),
        key=lambda pair: (ROLES.index(pair[1].role), not named[pair[0]], -weight[pair[0]]),
    )
    return _few(_by_name([argument for _, argument in ordered], entities))


def _with_names(mentions: Sequence[EventMention], entities: Mapping[str, Entity]) -> Sequence[EventMention]:
    """Of talks between people known by name, the mentions that name them: "the envoys ended talks" adds nobody."""
    naming = [m for m in mentions if any(_is_named_person(argument, entities) for argument in m.arguments)]
    parties = {a.entity for m in naming for a in m.arguments if a.role in ROLES[:2] and _is_named_person(a, entities)}
    return naming if len(parties) > 1 and common_type(mentions) == "CONSULT" else mentions


def _by_name(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> list[Argument]:
    """Without descriptions of people in a role that somebody has by name: who they are is told by another report."""
    names = {argument.role for argument in arguments if _is_named_person(argument, entities)}
    return [argument for argument in arguments if argument.role not in names or not _is_described(argument, entities)]


def _is_named_person(argument: Argument, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(argument.entity or "")
    return entity is not None and entity.named and entity.type == "person"


def _is_described(argument: Argument, entities: Mapping[str, Entity]) -> bool:
    """Whether it is one person without a name."""
    entity = entities.get(argument.entity or "")
    return entity is not None and not entity.named and entity.type == "person" and (entity.count or 1) == 1


def _in_common_role(arguments: Sequence[Argument]) -> Argument:
    count = Counter(argument.role for argument in arguments)
    role = min(count, key=lambda found: (-count[found], ROLES.index(found)))
    first = next(argument for argument in arguments if argument.role == role)
    longer = {argument.name for argument in arguments if argument.name.endswith(f" {first.name}")}
    return replace(first, name=longer.pop()) if len(longer) == 1 else first


def _few(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """At most so many of a role, each name once, and none that is a part of another's ("Court" of "High Court")."""
    most = int(weights("facts")["participants"])
    kept: list[Argument] = []
    for argument in arguments:
        part = any(_is_part(words(argument.name), words(other.name)) for other in arguments if other is not argument)
        same = any(key(other.name) == key(argument.name) for other in kept)
        if not part and not same and sum(other.role == argument.role for other in kept) < most:
            kept.append(argument)
    return tuple(kept[: int(weights("facts")["all_participants"])])


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the one is a shorter name of the other; "Norland" is not one of "judges in Norland"."""
    of = list(long[: len(short) + 1]) == [*short, "of"]
    return of or (set(short) < set(long) and forms("small_word").isdisjoint(long[1:]))
