"""What two reports both open with. In come groups of mentions; out go groups, joined where the leads tell one thing.

Reports of one story that each speak of one strike, one truce or one election only, and do so in their first sentences,
mean the same one, whatever little they say of it in common. What people say, and journeys, come in numbers. So with
talks on one day that one lead gives names to and the other does not: "the envoys ended talks on Friday".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from twosource.intervals import first_day, is_day
from twosource.link.features import Features
from twosource.link.likeness import SAYING, apart, is_light, other_place, other_time

Veto = Callable[[Sequence[int], Sequence[int]], bool]
MANY = SAYING | {"TRAVEL"}
Kind = tuple[str, str]  # stem, type


def with_main_things(groups: Sequence[Sequence[int]], features: Sequence[Features], veto: Veto) -> list[list[int]]:
    """The groups, those joined that are the only ones of a kind in their reports and stand in both leads."""
    joined = {number: list(group) for number, group in enumerate(groups)}
    home = {number: number for number in joined}
    for mains in _mains(groups, features):
        pairs = [(groups[a], groups[b]) for a, b in combinations(mains, 2)]
        if len(mains) < 2 or not all(
            _may_be_one(one, other, features) and not veto(one, other) for one, other in pairs
        ):
            continue
        first, *others = sorted({home[number] for number in mains})
        if any(veto(joined[first], joined[other]) for other in others):
            continue
        for other in others:
            joined[first] += joined.pop(other)
        home.update({number: first for number, at in home.items() if at in others})
    return sorted(sorted(group) for group in joined.values())


def _mains(groups: Sequence[Sequence[int]], features: Sequence[Features]) -> Iterator[list[int]]:
    """The groups of each kind that are the only ones of it in a report, and in its lead."""
    found: defaultdict[Kind, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, group in enumerate(groups):
        for index in group:
            feature = features[index]
            if feature.mention.type not in MANY and not is_light(feature):
                found[feature.stem, feature.mention.type][feature.mention.report].add(number)
            if day := _day_of_talks(feature):
                found[day, feature.mention.type][feature.mention.report].add(number)
    for kind in sorted(found):
        only = {next(iter(held)) for held in found[kind].values() if len(held) == 1}
        yield [number for number in sorted(only) if any(features[index].lead for index in groups[number])]


def _day_of_talks(feature: Features) -> str:
    """The day that people confer on, where they do and it is known."""
    time = feature.mention.time
    day = first_day(time) if time and is_day(time) and feature.mention.type == "CONSULT" else None
    return day.isoformat() if day else ""


def _may_be_one(one: Sequence[int], other: Sequence[int], features: Sequence[Features]) -> bool:
    """Whether they are of different reports, with nothing to tell them apart: nouns, or verbs with people in common."""
    mine, theirs = [features[index] for index in one], [features[index] for index in other]
    if not {f.mention.report for f in mine}.isdisjoint(f.mention.report for f in theirs):
        return False
    nouns = all(any(f.mention.nominal for f in side) for side in (mine, theirs))
    who, whom = (frozenset[str]().union(*(f.participants for f in side)) for side in (mine, theirs))
    named = [frozenset[str]().union(*(f.specific for f in side)) for side in (mine, theirs)]
    days = [{_day_of_talks(f) for f in side} - {""} for side in (mine, theirs)]
    if not nouns and not who & whom and not (days[0] & days[1] and not all(named)):
        return False
    return not apart(*named) and not any(other_time(a, b) or other_place(a, b) for a in mine for b in theirs)
