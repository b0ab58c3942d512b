"""Groups by the network. In come its Links and the groups of the rules, out go new Groups.

From left to right each Point joins the group that most speaks for: the odds of all its members together, less where
some of them are unlikely. Names that the rules join speak more for each other than the network knows: names in news are
not what it learned most of. What stands alone is kept if the rules have it as a name or a description.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp, log

from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.points import Point
from twosource.extract.coreference.referents import Links

BARS = {"name": 0.1, "pronoun": 0.3, "noun": 1.0}  # log odds from which on a Point joins a group
BAR = 0.5
BY_NAME, OF_NAMED = 3.5, 0.5  # more for two names that the rules join, and for two others of one who has a name
VAGUE, VAGUE_BAR = ("", "a"), 0.9  # of a description with no or an indefinite article
TOLD, TOLD_BAR = 0.1, -3.0  # so likely a happening, and a definite noun for one was told before: "the session"
DOUBT = 0.6  # weight of the mean of the odds below zero
KEPT = frozenset(("name", "nominal", "pair"))


def regroup(links: Links, groups: Sequence[Group]) -> list[Group]:
    """All groups, singletons too."""
    owner: list[Group] = []
    alone: dict[int, Point] = {}
    for place, point in enumerate(links.points):
        options = [(odd + _more(point, links.points[at], groups), at) for odd, at in links.options[place]]
        group = _best(options, owner, _bar(point))
        if group is None and point.candidate.definite not in VAGUE and _happens(links, place):
            group = _best([pair for pair in options if _happens(links, pair[1])], owner, TOLD_BAR)
        if group is None:
            group = Group()
            alone[id(group)] = point
        else:
            alone.pop(id(group), None)
        _enter(group, links, place, groups)
        owner.append(group)
    dropped = {key for key, point in alone.items() if not point.known or point.kind not in KEPT}
    return [group for group in {id(one): one for one in owner}.values() if id(group) not in dropped]


def _more(point: Point, other: Point, groups: Sequence[Group]) -> float:
    """What the rules add to the odds of two Points."""
    if point.group < 0 or point.group != other.group or not groups[point.group].names:
        return 0.0
    return BY_NAME if point.kind == other.kind == "name" else OF_NAMED


def _happens(links: Links, place: int) -> bool:
    """Whether a Point is a verb, or a noun that may well be for a happening."""
    point = links.points[place]
    return point.kind == "verb" or (point.kind == "nominal" and links.happenings[place] > TOLD)


def _bar(point: Point) -> float:
    """What has to speak for a group that a Point joins."""
    if point.kind != "nominal":
        return BARS.get(point.kind, BAR)
    return VAGUE_BAR if point.candidate.definite in VAGUE else BAR


def _best(options: Sequence[tuple[float, int]], owner: Sequence[Group], bar: float) -> Group | None:
    """The group that a Point joins; None where it is new, or no mention."""
    odds: defaultdict[int, list[float]] = defaultdict(list)
    by_id = {id(owner[place]): owner[place] for _, place in options}
    for odd, place in options:
        odds[id(owner[place])].append(odd)
    worth = {key: _worth(found) for key, found in odds.items()}
    best = max(worth, key=worth.__getitem__, default=None)
    return by_id[best] if best is not None and worth[best] > bar else None


def _worth(odds: Sequence[float]) -> float:
    """What speaks for a group with some of whose members the odds are these."""
    return log(sum(map(exp, odds))) + DOUBT * sum(min(odd, 0.0) for odd in odds) / len(odds)


def _enter(group: Group, links: Links, place: int, groups: Sequence[Group]) -> None:
    """Makes a Point a member, with what the rules know of it."""
    point = links.points[place]
    group.add(links.mention(place))
    if point.group >= 0:
        known = groups[point.group]
        group.type = group.type or known.type
        if point.kind == "name":
            group.names |= known.names
            group.offices += [one for one in known.offices if one not in group.offices]
