"""Reports compared, block by block. In come signatures by time; out go pairs that are alike, the same as all at once.

A block holds some reports and some of those that came out before them, within reach of any story; in it, reports are
found by the key terms that they share. It needs no other block, and no more memory than its own signatures.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from twosource.link.stories import Signature, likeness
from twosource.link.stories.likeness import days_apart
from twosource.link.weights import weights
from twosource.scale.units import name_of

OWN, OTHERS = 1_500, 4_500  # reports of a block, and of those before them with which they are compared
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Block:
    """Reports by their ranks in time: those from `own` to `end`, beside those from `start` to `stop` before them."""

    name: str
    own: int
    end: int
    start: int
    stop: int


def blocks(moments: Sequence[float | None], ids: Sequence[str], program: str) -> Iterator[Block]:
    """The blocks of reports that are sorted by time, those without one last, which are within reach of all."""
    dated = bisect_left(moments, True, key=lambda moment: moment is None)
    reach = weights("stories")["reach"] * DAY
    known = [moment for moment in moments[:dated] if moment is not None]
    for own in range(0, len(moments), OWN):
        end = min(own + OWN, len(moments))
        first = 0 if end > dated else bisect_left(known, known[own] - reach)
        for stop in range(own, first - 1, -OTHERS):
            start = max(first, stop - OTHERS)
            if stop == own or start < stop:
                name = name_of(program, ["compare", str(stop == own), *ids[own:end], "|", *ids[start:stop]])
                yield Block(name, own, end, start, stop)


def alike(own: Sequence[Signature], others: Sequence[Signature], *, among_own: bool) -> bytes:
    """Pairs that are alike: the number of the earlier, of the later (others first, then own), and how much."""
    shared, reach = weights("stories")["key_shared"], weights("stories")["reach"]
    index: defaultdict[str, list[int]] = defaultdict(list)
    everyone = [*others, *own]
    for number, one in enumerate(others):
        for key in one.keys:
            index[key].append(number)
    first, second, values = array("I"), array("I"), array("d")
    for number, one in enumerate(own, len(others)):
        found = Counter(chain.from_iterable(index[key] for key in one.keys))
        for other in sorted(other for other, count in found.items() if count >= shared):
            if days_apart(everyone[other], one) <= reach and (value := likeness(everyone[other], one)) > 0:
                first.append(other)
                second.append(number)
                values.append(value)
        if among_own:
            for key in one.keys:
                index[key].append(number)
    return b"".join((len(values).to_bytes(8, "little"), first.tobytes(), second.tobytes(), values.tobytes()))


def pairs(raw: bytes, block: Block) -> Iterator[tuple[int, int, float]]:
    """The pairs of a block by their ranks."""
    count = int.from_bytes(raw[:8], "little")
    first, second, values = array("I"), array("I"), array("d")
    first.frombytes(raw[8 : 8 + 4 * count])
    second.frombytes(raw[8 + 4 * count : 8 + 8 * count])
    values.frombytes(raw[8 + 8 * count :])
    size = block.stop - block.start
    for a, b, value in zip(first, second, values, strict=True):
        yield (
            block.start + a if a < size else block.own + a - size,
            block.start + b if b < size else block.own + b - size,
            value,
        )
