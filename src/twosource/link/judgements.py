"""What readers have decided, as pairs of numbers. In come judgements; out go who must and who must not come together.

An anchor that fits nothing in the readings is ignored, and so is one whose mention one report has for the same thing as
the other's: what a report itself takes for one is not taken apart. Of two judgements on the same two things the later
one holds.

    verdicts = verdicts_of(judgements, "event", place)
    grow(count, likeness, least=1.9, same=verdicts.same, different=verdicts.different)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.link.clusters import Pair, grow
from twosource.model import Anchor, Judgement, Span

Place = Callable[[Anchor], int | None]


@dataclass(frozen=True)
class Verdicts:
    """Pairs of numbers that are said to be the same, and such that are said to differ."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    def apart(self, left: Collection[int], right: Collection[int]) -> bool:
        """Whether somebody has said that one of the left is not one of the right."""
        return any((a in left and b in right) or (a in right and b in left) for a, b in self.different)


NONE = Verdicts()


def verdicts_of(judgements: Iterable[Judgement], kind: Literal["story", "entity", "event"], place: Place) -> Verdicts:
    """The judgements of a kind; `place` gives the number of what an anchor means, or None."""
    last: dict[Pair, bool] = {}
    for judgement in judgements:
        if judgement.kind != kind:
            continue
        a, b = place(judgement.first), place(judgement.second)
        if a is not None and b is not None and a != b:
            last[min(a, b), max(a, b)] = judgement.same
    return Verdicts(
        tuple(pair for pair, same in sorted(last.items()) if same),
        tuple(pair for pair, same in sorted(last.items()) if not same),
    )


def place_of_ids(reports: Sequence[str]) -> Place:
    """Where a report stands among those of these ids."""
    numbers = {identifier: number for number, identifier in enumerate(reports)}
    return lambda anchor: numbers.get(anchor.report)


def place_of_spans(spans: Mapping[str, Sequence[tuple[Span, int]]]) -> Place:
    """The number of that which shares most characters with an anchor, the shortest of several; spans are by report."""

    def place(anchor: Anchor) -> int | None:
        if anchor.span is None:
            return None
        wanted = anchor.span
        shared = [
            (min(span.end, wanted.end) - max(span.start, wanted.start), span.start - span.end, -number)
            for span, number in spans.get(anchor.report, ())
        ]
        best = max(shared, default=(0, 0, 0))
        return -best[2] if best[0] > 0 else None

    return place


def settle(
    groups: Sequence[Sequence[int]], verdicts: Verdicts, likeness: Callable[[int, int], float]
) -> list[list[int]]:
    """The groups as the verdicts want them.

    A group that holds two who differ is grown anew without them in one; then groups of the same are joined.
    """
    parts: list[list[int]] = []
    for group in groups:
        parts += _split(sorted(group), verdicts, likeness) if verdicts.apart(group, group) else [sorted(group)]
    numbers = {member: number for number, part in enumerate(parts) for member in part}
    joined = grow(
        len(parts),
        {},
        least=0,
        same=[(numbers[a], numbers[b]) for a, b in verdicts.same],
        different=[(numbers[a], numbers[b]) for a, b in verdicts.different if numbers[a] != numbers[b]],
    )
    return sorted(sorted(member for number in part for member in parts[number]) for part in joined)


def _split(group: Sequence[int], verdicts: Verdicts, likeness: Callable[[int, int], float]) -> list[list[int]]:
    at = {member: number for number, member in enumerate(group)}
    pairs = {(at[a], at[b]): likeness(a, b) for a in group for b in group if a < b}
    held = Verdicts(
        *(tuple((at[a], at[b]) for a, b in some if a in at and b in at) for some in (verdicts.same, verdicts.different))
    )
    parts = grow(len(group), pairs, least=0, same=held.same, different=held.different)
    return [[group[number] for number in part] for part in parts]
