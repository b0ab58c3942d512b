"""Reports compared, block by block. In come signatures by time; out go pairs that are linked, the same as all at once.

A block holds some reports and some of those that came out before them, within reach of any story. It needs no other
block, and no more memory than its own signatures.

Whether two reports are linked is for `link.stories` to say. Most pairs are far from it, which is seen sooner: every
signature is also a row of numbers in which several words may share a place. As no word weighs less than nothing, the
product of two rows is never less than what the words and headlines of the two have in common, and pairs whose product
is too small need no second look.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from twosource.link.stories import Signature
from twosource.link.stories.partition import linked
from twosource.link.weights import weights
from twosource.scale.units import name_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OWN, OTHERS = 1_500, 3_000  # reports of a block, and of those before them with which they are compared
TERMS, HEADS = 2_048, 512  # places for the words of a report, and for those of its headline
SLACK = 0.01  # more than what rounding can cost
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Block:
    """Reports by their ranks in time: those from `own` to `end`, beside those from `start` to `stop` before them."""

    name: str
    own: int
    end: int
    start: int
    stop: int

    @property
    def among_own(self) -> bool:
        """Whether its own reports are compared with one another in this block."""
        return self.stop == self.own


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


def links(own: Sequence[Signature], others: Sequence[Signature], *, among_own: bool) -> bytes:
    """The pairs that are linked: the number of the earlier one, others counted first, then own, and of the later."""
    import numpy as np  # noqa: PLC0415  (only who compares needs it)

    everyone = [*others, *own]
    table = rows(everyone)
    least, size = needed(), len(others)
    near = table[size:] @ (table if among_own else table[:size]).T >= least
    first, second = array("I"), array("I")
    for later, earlier in np.argwhere(near).tolist():
        number = size + later
        if earlier < number and linked(everyone[earlier], everyone[number]):
            first.append(earlier)
            second.append(number)
    return first.tobytes() + second.tobytes()


def pairs(raw: bytes, block: Block) -> Iterator[tuple[int, int]]:
    """The pairs of a block by their ranks."""
    numbers = array("I")
    numbers.frombytes(raw)
    half, size = len(numbers) // 2, block.stop - block.start
    for a, b in zip(numbers[:half], numbers[half:], strict=True):
        yield (block.start + a if a < size else block.own + a - size, block.own + b - size)


def needed() -> float:
    """What words and headlines of two reports must give together, so that the two can be linked."""
    table = weights("stories")
    odds = table["odds_of_0"] + table["least"] * (table["odds_of_1"] - table["odds_of_0"])
    return odds - table["none"] - SLACK


def rows(signatures: Sequence[Signature]) -> NDArray[np.float32]:
    """A row for each signature; the product of two is at least what their words and headlines give together."""
    import numpy as np  # noqa: PLC0415

    table = weights("stories")
    found = np.zeros((len(signatures), TERMS + HEADS), dtype=np.float32)
    places: dict[str, int] = {}
    for row, one in zip(found, signatures, strict=True):
        fill(row[:TERMS], one.terms, sqrt(table["words"]), places)
        fill(row[TERMS:], one.head, sqrt(table["headline"]), places)
    return found


def fill(row: NDArray[np.float32], vector: Mapping[str, float], weight: float, places: dict[str, int]) -> None:
    """Adds each term at its place."""
    import numpy as np  # noqa: PLC0415

    for term in vector:
        if term not in places:
            places[term] = crc32(term.encode("utf-8", "surrogatepass"))
    numbers = [places[term] % len(row) for term in vector]
    row += np.bincount(numbers, [value * weight for value in vector.values()], len(row)).astype(np.float32)
