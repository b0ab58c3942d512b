"""The slot `status`. In come the sides of an event; out go relations between the states in which they know it.

"will make a stopover" and "arrived"    update: what has happened is no longer to come
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from twosource.model import Event, EventMention, Relation, RelationKind
from twosource.statuses import HAPPENED
from twosource.weigh.sides import Side, is_settled, later, merged

PASSIVE = r"\b(?:was|were|been|is|are)(?: not|n[’']t)(?: \w+ly)? $"
MANNER = r"(?:[^.,;]*\bbecause\b|[^.,;]* by [^.;]*\bbut\b| (?:on \w+day )?(?:over|for)\b)"
FIRMNESS = {"possible": 0, "expected": 1, "planned": 1}


def states(event: Event, told: list[Side]) -> Iterator[Relation]:
    """At most one relation, between the first and the last of the reports that differ."""
    known = [(side, _state(side)) for side in told]
    statuses = {mention.status for _, mention in known}
    if len(statuses) == 1:
        if not statuses & HAPPENED:
            yield _relation(event, "agree", known, f"{_listed(known)} both have it {known[0][1].status}.")
        return
    for one, other in _pairs(known):
        kind = _kind(one, other)
        if kind:
            reason = f"{other[1].status.capitalize()} in {other[0].outlet}, {one[1].status} in {one[0].outlet}."
            yield _relation(event, kind, [one, other], reason)
            return


def _pairs(
    known: list[tuple[Side, EventMention]],
) -> Iterator[tuple[tuple[Side, EventMention], tuple[Side, EventMention]]]:
    """The first against the last, then all others; the side that is still open first where dates don't tell."""
    for i, one in enumerate(known):
        for other in reversed(known[i + 1 :]):
            if later(one[0], other[0]) is not True and is_settled(one[1].status) and not is_settled(other[1].status):
                yield other, one
            else:
                yield one, other


def _kind(one: tuple[Side, EventMention], other: tuple[Side, EventMention]) -> RelationKind | None:
    first, second = one[1].status, other[1].status
    if {first, second} in ({"denied", "occurred"}, {"denied", "ongoing"}):
        vague = any(mention.nominal or _is_of_manner(side, mention) for side, mention in (one, other))
        return None if vague else "conflict"
    if later(other[0], one[0]):
        return None
    if not is_settled(first) and first != "unclear" and second in HAPPENED | {"cancelled"}:
        return "update"
    if first == "ongoing" and second == "occurred":
        return "update" if later(one[0], other[0]) else None
    if first in FIRMNESS and second in FIRMNESS and FIRMNESS[first] < FIRMNESS[second]:
        return "update" if later(one[0], other[0]) else None
    return None


def _is_of_manner(side: Side, mention: EventMention) -> bool:
    """Whether only how or why it was done is denied: "was not killed by the army but by rivals"."""
    text = side.report.text.replace("\n", " ")
    before, behind = text[max(0, mention.trigger.start - 40) : mention.trigger.start], text[mention.trigger.end :]
    passive = mention.status == "denied" and re.search(PASSIVE, before)
    return bool(passive) and re.match(MANNER, behind[:200]) is not None


def _state(side: Side) -> EventMention:
    """The mention with the status that most of the report's mentions have; the first of equals."""
    counts = Counter(mention.status for mention in side.mentions)
    return max(side.mentions, key=lambda mention: counts[mention.status])


def _listed(known: list[tuple[Side, EventMention]]) -> str:
    return " and ".join(dict.fromkeys(side.outlet for side, _ in known))


def _relation(event: Event, kind: RelationKind, known: list[tuple[Side, EventMention]], reason: str) -> Relation:
    values = merged(side.value(mention.status, [mention.span]) for side, mention in known)
    return Relation(event.id, "status", kind, values, reason)
