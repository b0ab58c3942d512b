"""Groups grown from likenesses. In come likenesses of pairs of numbered things; out go groups of their numbers.

The two groups that are most alike are joined first, by the mean likeness of their pairs (average link), until none are
alike enough. A veto keeps groups apart whose members contradict one another, so that no chain of small likenesses joins
what does not fit. What somebody has said to be the same is joined first, whatever speaks against it; what is said to
differ never comes into one group, by no chain either.

    >>> grow(3, {(0, 1): 0.9, (1, 2): 0.4}, least=0.3)
    [[0, 1], [2]]
    >>> grow(3, {(0, 1): 0.9, (1, 2): 0.4}, least=0.3, same=[(1, 2)], different=[(0, 1)])
    [[0], [1, 2]]
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction

Pair = tuple[int, int]
Value = float | Fraction  # fractions where what is equal has to stay so, whatever the order of sums
Veto = Callable[[Sequence[int], Sequence[int]], bool]


def grow(  # noqa: PLR0913  (what is known of the pairs, and what is said of them)
    count: int,
    likeness: Mapping[Pair, Value],
    *,
    least: Value,
    veto: Veto | None = None,
    unknown_is_unlike: bool = True,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> list[list[int]]:
    """The groups, each in order, by their first member.

    `likeness` is by (smaller, larger) number. `veto` says that two groups must not be joined. A pair without a
    likeness counts as 0, or not at all where `unknown_is_unlike` is False. Pairs that are the `same` are joined
    against all likeness and veto, unless that brought two together that are said to be `different`.
    """
    groups = _Groups(count, likeness, unknown_is_unlike, different)
    groups.join_first(same)
    queue = [(-value, a, b) for a, b, value in groups.pairs() if value >= least]
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        if not groups.linked(a, b, -value) or (veto and veto(groups.members[a], groups.members[b])):
            continue
        for link in groups.join(a, b):
            if -link[0] >= least:
                heapq.heappush(queue, link)
    return sorted(sorted(group) for group in groups.members.values())


class _Groups:
    """Groups by the number of their first member, and the sum and number of the likenesses between them."""

    def __init__(
        self, count: int, likeness: Mapping[Pair, Value], unknown_is_unlike: bool, different: Collection[Pair]
    ) -> None:
        self.members = {index: [index] for index in range(count)}
        self.links: dict[int, dict[int, tuple[Value, int]]] = {index: {} for index in range(count)}
        self.unknown_is_unlike = unknown_is_unlike
        for (a, b), value in likeness.items():
            self.links[a][b] = self.links[b][a] = (value, 1)
        self.foes: defaultdict[int, set[int]] = defaultdict(set)
        for a, b in different:
            self.foes[a].add(b)
            self.foes[b].add(a)

    def mean(self, a: int, b: int) -> Value:
        total, known = self.links[a][b]
        return total / (len(self.members[a]) * len(self.members[b]) if self.unknown_is_unlike else known)

    def pairs(self) -> Iterator[tuple[int, int, Value]]:
        """All groups that are linked, two by two, and how alike they are."""
        for a, others in self.links.items():
            yield from ((a, b, self.mean(a, b)) for b in others if a < b)

    def linked(self, a: int, b: int, value: Value) -> bool:
        """Whether both groups are still there, as alike as they were, and not to be kept apart."""
        there = a in self.members and b in self.links.get(a, {})
        return there and self.mean(a, b) == value and b not in self.foes[a]

    def join_first(self, same: Collection[Pair]) -> None:
        """Joins the groups of each pair, those excepted that are to be kept apart."""
        home = {index: index for index in self.members} if same else {}
        for one, other in same:
            a, b = sorted((home[one], home[other]))
            if a != b and b not in self.foes[a]:
                home.update(dict.fromkeys(self.members[b], a))
                for _ in self.join(a, b):
                    pass

    def join(self, a: int, b: int) -> Iterator[tuple[Value, int, int]]:
        """Puts group b into group a, and gives the links of what has come of it."""
        self.links[a].pop(b, None)
        self.links[b].pop(a, None)
        self.members[a] += self.members.pop(b)
        for foe in self.foes.pop(b, ()):
            self.foes[foe].discard(b)
            self.foes[foe].add(a)
            self.foes[a].add(foe)
        theirs = self.links.pop(b)
        for other in sorted({*self.links[a], *theirs}):
            mine, its = self.links[a].get(other, (0, 0)), theirs.get(other, (0, 0))
            self.links[other].pop(b, None)
            self.links[a][other] = self.links[other][a] = (mine[0] + its[0], mine[1] + its[1])
            yield (-self.mean(a, other), min(a, other), max(a, other))
