"""Whether two reports that are taken to tell one happening name anything that tells it from others of its kind.

In comes an event; out goes whether two of its reports share a name, a day, a place, a number, or both open with it.
A word alone is too little: "the deal" of one report can be another one's other deal.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from twosource.intervals import overlaps
from twosource.model import Event
from twosource.weigh.sides import Side, sides
from twosource.weigh.sources import Sources
from twosource.weigh.weights import weights


def is_one_happening(event: Event, reports: Collection[str], sources: Sources) -> bool:
    """Whether any two of the reports share something beside the word for it."""
    told = [side for side in sides(event, sources.story) if side.report.id in reports]
    return any(_share(one, other, sources) for one, other in combinations(told, 2))


def _share(one: Side, other: Side, sources: Sources) -> bool:
    if one.entities & other.entities or _places(one) & _places(other) or _counted(one) & _counted(other):
        return True
    times = [[mention.time for mention in side.mentions if mention.time] for side in (one, other)]
    dated = any(overlaps(mine, theirs) for mine in times[0] for theirs in times[1])
    return dated or all(_opens(side, sources) for side in (one, other))


def _places(side: Side) -> set[str]:
    return {mention.place.entity or mention.place.name.casefold() for mention in side.mentions if mention.place}


def _counted(side: Side) -> set[str]:
    return {number.of for mention in side.mentions for number in mention.numbers}


def _opens(side: Side, sources: Sources) -> bool:
    """Whether the report tells it in its first sentences."""
    first = sources.sentences[side.report.id][0][: int(weights("sameness")["lead"])]
    end = first[-1].end if first else 0
    return any(mention.trigger.end <= end for mention in side.mentions)
