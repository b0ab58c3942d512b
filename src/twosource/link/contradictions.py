"""Facts that rule one another out. In come features of two event mentions; out goes whether they cannot be one event.

Another one of a series, another destination, another day of something that is over, other people, other dead counted
in one report: no likeness outweighs these, between two mentions or between any two of two groups.
"""

from __future__ import annotations

from functools import cache

from twosource.intervals import is_day, length, overlaps
from twosource.lexicon import load
from twosource.link.features import Features
from twosource.link.likeness import apart, other_place, same_people
from twosource.link.strangers import are_others
from twosource.link.tolls import dead, far_off, other_dead
from twosource.link.weights import weights
from twosource.model import EventMention, Interval
from twosource.statuses import HAPPENED, OPEN

BOTH_WAYS = ("CONSULT", "AGREE", "COOPERATE")


def contradict(a: Features, b: Features) -> bool:
    """Whether a fact of the one rules the other out."""
    one, other = a.mention, b.mention
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    if a.turn and b.turn and a.turn != b.turn:
        return True
    if _other_of_series(a, b) or _other_of_series(b, a) or _comes_again(a, b) or _comes_again(b, a):
        return True
    if other_place(a, b) and (one.type == other.type == "TRAVEL" or _phase(one) != _phase(other)):
        return True
    if _turned_round(a, b) or _turned_round(b, a):
        return True
    if _other_end(a, b) or (far_off(one, other) and not (a.lead and b.lead)):
        return True
    if a.order == b.order and (other_dead(one, other) or _other_scene(a, b)):
        return True
    other_day = _other_days(one, other) and not _is_slip(a, b)
    untimely = _is_past(a, b) or _is_past(b, a) or _is_told_before(a, b) or _is_told_before(b, a)
    return _other_people(a, b) or other_day or untimely


def _other_of_series(a: Features, b: Features) -> bool:
    """The one is a second or later one, the other was held somewhere else, or at some time, and is not called so."""
    late = a.mention.ordinal not in (None, "first")
    held = b.mention.ordinal is None and b.mention.status in HAPPENED and (b.place or b.mention.time)
    same = (a.place and a.place == b.place) or (a.mention.time and a.mention.time == b.mention.time)
    return bool(late and held and not same)


def _other_end(a: Features, b: Features) -> bool:
    """The one journey came from a place, the other went there: an arrival in a town and the way on from it are two."""
    travel = a.mention.type == b.mention.type == "TRAVEL"
    return travel and bool(a.place and b.place) and a.origin != b.origin and a.place == b.place


def _turned_round(a: Features, b: Features) -> bool:
    """Whether somebody does in the one what is done to them by somebody else in the other: no blow is its answer."""
    if a.mention.type in BOTH_WAYS or a.mention.lemma in _mutual() or b.mention.lemma in _mutual():
        return False
    acts, suffers = b.named_sides.people | b.named_sides.bodies, a.named_objects.people | a.named_objects.bodies
    by_others = (a.named_sides.people | a.named_sides.bodies) - acts
    turned = (acts & suffers) - a.sides - b.objects
    return bool(turned and by_others and not a.sides & b.sides)


@cache
def _mutual() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["mutual"] for lemma in entry["lemmas"])


def _other_scene(a: Features, b: Features) -> bool:
    """One report puts two deadly happenings in two places, and counts the dead of one: "who killed 49 at a club"."""
    return other_place(a, b) > 0 and (dead(a.mention) is None) is not (dead(b.mention) is None)


def _comes_again(a: Features, b: Features) -> bool:
    """The one is to come again, or a new one; the other is over already in the same report or an earlier one."""
    return a.turn == "new" and a.mention.status in OPEN and b.mention.status == "occurred" and b.order <= a.order


def _phase(mention: EventMention) -> str:
    """Whether it is over, to come, or off."""
    return "ahead" if mention.status in OPEN else "behind" if mention.status in HAPPENED else mention.status


def _other_people(a: Features, b: Features) -> bool:
    """Other people act in it or bear it; those who confer are the same on all sides, though some may be left out."""
    if a.mention.type == b.mention.type == "CONSULT":
        others = not same_people(a, b) and _other_sides(a.persons, b.persons, 2)
        return _other_sides(a.named_sides.people, b.named_sides.people, 1) or others
    mine, theirs = a.named_sides.people | a.named_objects.people, b.named_sides.people | b.named_objects.people
    return any(
        apart(one, theirs) and apart(other, mine) and are_others(a, one, b, other)
        for one, other in (
            (a.named_sides.people, b.named_sides.people),
            (a.named_objects.people, b.named_objects.people),
        )
    )


def _other_sides(one: frozenset[str], other: frozenset[str], least: int) -> bool:
    """Whether each has somebody whom the other lacks: of those who are known by name, or beside one whom both have."""
    both = min(len(one), len(other)) >= least and max(len(one), len(other)) > 1
    return both and (least == 1 or bool(one & other)) and not (one <= other or other <= one)


def _is_past(a: Features, b: Features) -> bool:
    """Whether the one was before the report came out that has the other still to come."""
    end = a.mention.time.end if a.mention.time else None
    return b.mention.status in OPEN and end is not None and b.since is not None and end <= b.since


def _is_told_before(a: Features, b: Features) -> bool:
    """Whether a report has the one over that came out before the day of the other."""
    start = b.mention.time.start if b.mention.time else None
    return a.mention.status == "occurred" and start is not None and a.until is not None and start >= a.until


def _other_days(one: EventMention, other: EventMention) -> bool:
    """Times that cannot be a change of plan: of what has happened, or so far apart that they are two of a series."""
    if not one.time or not other.time or overlaps(one.time, other.time):
        return False
    if one.status in HAPPENED and other.status in HAPPENED:
        return True
    most = weights("events")["moved_days"]
    return _gap(one.time, other.time) > most or min(length(one.time), length(other.time)) > most


def _is_slip(a: Features, b: Features) -> bool:
    """Whether two reports put on neighboring days what happens once: somebody's resignation, one ship's sinking."""
    one, other = a.mention, b.mention
    if a.order == b.order or not one.time or not other.time or not (is_day(one.time) and is_day(other.time)):
        return False
    once = all(mention.lemma in _once() and mention.status == "occurred" for mention in (one, other))
    same = a.stem == b.stem and (a.specific & b.specific or (a.lead and b.lead and a.sited and a.place == b.place))
    return bool(once and same) and _gap(one.time, other.time) < weights("events")["slip_days"]


@cache
def _once() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["once"] for lemma in entry["lemmas"])


def _gap(one: Interval, other: Interval) -> float:
    """The days from the end of the earlier to the start of the later; 0 where that is open."""
    gaps = [
        (later.start - earlier.end).total_seconds() / 86400
        for later, earlier in ((one, other), (other, one))
        if later.start and earlier.end
    ]
    return max(gaps, default=0.0)
