"""Which stories belong to one saga. In come stories by id with their signatures; out goes the saga of each.

A story is an episode: what the reports of a day or two tell as one piece of news. A saga is the weeks that it belongs
to: the strike from its announcement to the last offer. Two stories are kin by the words and names that most of their
reports share, whatever steps lie between them, if no more than weeks do. Sagas grow by average link, as stories do, so
that no chain of small likenesses makes all politics one saga. A saga is called by the id of its first story.

    sagas({"s1": [signature(one), signature(two)], "s2": [signature(later)]})  # {"s1": "s1", "s2": "s1"}

Who keeps kinships finds the saga of one story from its neighbors alone (`saga_of`), however many stories there are: it
is the same that `sagas` makes of all.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import chain
from math import sqrt
from typing import Any

from twosource.link.clusters import grow
from twosource.link.stories.likeness import cosine
from twosource.link.stories.signatures import Signature, Vector
from twosource.link.weights import weights

Group = tuple[str, ...]
ONE = 2**80  # more places than a float has behind its point


@dataclass(frozen=True, slots=True)
class Gist:
    """What the reports of a story have in common, and when the first and the last of them came out."""

    terms: Vector
    keys: tuple[str, ...]
    first: datetime | None
    last: datetime | None


def sagas(stories: Mapping[str, Sequence[Signature]]) -> dict[str, str]:
    """The saga of each story: the id of its first story; a story without kin is its own saga."""
    gists = {name: gist(signatures) for name, signatures in stories.items()}
    names = sorted(gists, key=lambda name: (gists[name].first is None, str(gists[name].first), name))
    undated_first = sorted(enumerate(names), key=lambda one: gists[one[1]].first is not None)
    return joined(names, kin((number, gists[name]) for number, name in undated_first))


def joined(names: Sequence[str], near: Iterable[tuple[int, int, float]]) -> dict[str, str]:
    """The saga of each story; `names` are in order of time, and who is near whom is told by their places there."""
    alike = {(a, b): Fraction(exact(value)) for a, b, value in near}
    groups = grow(len(names), alike, least=Fraction(exact(weights("sagas")["least"])))
    return {names[member]: names[group[0]] for group in groups for member in group}


def gist(signatures: Sequence[Signature]) -> Gist:
    """What a story is about: the weightiest terms of its reports together."""
    table = weights("sagas")
    total: defaultdict[str, float] = defaultdict(float)
    for one in sorted(signatures, key=lambda one: one.id):
        for term, value in one.terms.items():
            total[term] += value
    kept = heapq.nsmallest(int(table["terms"]), total, key=lambda term: (-total[term], term))
    length = sqrt(sum(total[term] ** 2 for term in kept))
    moments = sorted(one.moment for one in signatures if one.moment)
    return Gist(
        terms={term: total[term] / length for term in kept},
        keys=tuple(kept[: int(table["key_terms"])]),
        first=moments[0] if moments else None,
        last=moments[-1] if moments else None,
    )


def kinship(a: Gist, b: Gist) -> float:
    """How near two stories are, 0 to 1: 0 where they share too few main terms, or lie too many weeks apart."""
    table = weights("sagas")
    if len(set(a.keys) & set(b.keys)) < table["key_shared"] or _weeks_apart(a, b) > table["weeks"]:
        return 0.0
    return cosine(a.terms, b.terms)


def exact(value: float) -> int:
    """A kinship as a whole number: sums of it hang on no order, and what is equally near stays so.

    >>> exact(0.1) + exact(0.2) + exact(0.3) == exact(0.3) + exact(0.2) + exact(0.1)
    True
    """
    return int(value * ONE)


def saga_of(story: str, near: Callable[[str], Mapping[str, float]], rank: Callable[[str], Any]) -> tuple[str, ...]:
    """The stories of one saga, in order: those that average link brings together with this one.

    `near` gives the stories that have a kinship to one, with it; `rank` what stories are sorted by. Of two groups that
    are each other's nearest no third one has a say, so that only what lies near is looked at.
    """
    groups = _Nearest(near, rank)
    chain: list[Group] = []
    while True:
        if not chain:
            chain = [groups.of(story)]
        nearest = groups.nearest(chain[-1])
        if nearest is None:  # only of the first: each further one is nearer to its neighbor
            return chain[0]
        if len(chain) > 1 and nearest == chain[-2]:
            groups.join(chain.pop(), chain.pop())
        else:
            chain.append(nearest)


class _Nearest:
    """Groups as far as they have grown, and which one is nearest to which."""

    def __init__(self, near: Callable[[str], Mapping[str, float]], rank: Callable[[str], Any]) -> None:
        self.near, self.rank = near, rank
        self.least = exact(weights("sagas")["least"])
        self.home: dict[str, Group] = {}

    def of(self, story: str) -> Group:
        """The group that a story is in."""
        return self.home.get(story, (story,))

    def join(self, a: Group, b: Group) -> None:
        """Makes one group of two."""
        joined = tuple(sorted((*a, *b), key=self.rank))
        self.home.update(dict.fromkeys(joined, joined))

    def nearest(self, own: Group) -> Group | None:
        """The group that is nearest by the mean of all pairs; None where none is near enough."""
        found: defaultdict[Group, int] = defaultdict(int)
        for story in own:
            for other, value in self.near(story).items():
                if self.of(other) != own:
                    found[self.of(other)] += exact(value)
        least = self.least * len(own)
        means = {
            other: Fraction(total, len(own) * len(other))
            for other, total in found.items()
            if total >= least * len(other)
        }
        firsts = {other: sorted((self.rank(own[0]), self.rank(other[0]))) for other in means}
        return min(means, key=lambda other: (-means[other], firsts[other]), default=None)


def kin(numbered: Iterable[tuple[int, Gist]]) -> Iterator[tuple[int, int, float]]:
    """Stories that are kin, two by two, and how near they are; those without a date come first, others by time.

    A story is forgotten when all to come lie too many weeks behind it: so as many are held as are told in some weeks.
    """
    table = weights("sagas")
    held: dict[int, Gist] = {}
    index: defaultdict[str, set[int]] = defaultdict(set)
    ending: list[tuple[datetime, int]] = []
    for number, one in numbered:
        while ending and _weeks_apart(held[ending[0][1]], one) > table["weeks"]:
            gone = heapq.heappop(ending)[1]
            for key in held.pop(gone).keys:
                index[key].discard(gone)
        found = Counter(chain.from_iterable(index[key] for key in one.keys))
        for other in sorted(other for other, count in found.items() if count >= table["key_shared"]):
            if (value := kinship(held[other], one)) > 0:
                yield min(number, other), max(number, other), value
        held[number] = one
        if one.last:
            heapq.heappush(ending, (one.last, number))
        for key in one.keys:
            index[key].add(number)


def _weeks_apart(a: Gist, b: Gist) -> float:
    """The weeks between the last report of the earlier story and the first one of the later; none if unknown."""
    if not (a.first and a.last and b.first and b.last):
        return 0.0
    gap = max(a.first, b.first) - min(a.last, b.last)
    return gap.total_seconds() / (7 * 86400)
