"""Groups grown from likenesses. In come likenesses of pairs of numbered things; out go groups of their numbers.

The two groups that are most alike are joined first, by the mean likeness of their pairs (average link), until none are
alike enough. A veto keeps groups apart whose members contradict one another, so that no chain of small likenesses joins
what does not fit.

    >>> grow(3, {(0, 1): 0.9, (1, 2): 0.4}, least=0.3)
    [[0, 1], [2]]
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence

Pair = tuple[int, int]
Veto = Callable[[Sequence[int], Sequence[int]], bool]


def grow(
    count: int,
    likeness: Mapping[Pair, float],
    *,
    least: float,
    veto: Veto | None = None,
    unknown_is_unlike: bool = True,
) -> list[list[int]]:
    """The groups, each in order, by their first member.

    `likeness` is by (smaller, larger) number. `veto` says that two groups must not be joined. A pair without a
    likeness counts as 0, or not at all where `unknown_is_unlike` is False.
    """
    groups = _Groups(count, likeness, unknown_is_unlike)
    queue = [(-value, a, b) for (a, b), value in likeness.items() if value >= least]
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

    def __init__(self, count: int, likeness: Mapping[Pair, float], unknown_is_unlike: bool) -> None:
        self.members = {index: [index] for index in range(count)}
        self.links: dict[int, dict[int, tuple[float, int]]] = {index: {} for index in range(count)}
        self.unknown_is_unlike = unknown_is_unlike
        for (a, b), value in likeness.items():
            self.links[a][b] = self.links[b][a] = (value, 1)

    def mean(self, a: int, b: int) -> float:
        total, known = self.links[a][b]
        return total / (len(self.members[a]) * len(self.members[b]) if self.unknown_is_unlike else known)

    def linked(self, a: int, b: int, value: float) -> bool:
        """Whether both groups are still there and as alike as they were."""
        return a in self.members and b in self.links.get(a, {}) and self.mean(a, b) == value

    def join(self, a: int, b: int) -> Iterator[tuple[float, int, int]]:
        """Puts group b into group a, and gives the links of what has come of it."""
        del self.links[a][b], self.links[b][a]
        self.members[a] += self.members.pop(b)
        theirs = self.links.pop(b)
        for other in sorted({*self.links[a], *theirs}):
            mine, its = self.links[a].get(other, (0.0, 0)), theirs.get(other, (0.0, 0))
            self.links[other].pop(b, None)
            self.links[a][other] = self.links[other][a] = (mine[0] + its[0], mine[1] + its[1])
            yield (-self.mean(a, other), min(a, other), max(a, other))
