"""What the network makes of a text. In come windows with the network's numbers, out come cues, their parts, and values.

    scores = load_network()("The port was shut, the minister said.")
    [piece] = scores.cues()
    scores.parts(piece).source      # the characters of "the minister"

A piece is named by its number in the text. Everything that goes out is in characters or in plain numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from twosource.extract.encoder.spans import best_runs, best_span
from twosource.extract.encoder.windows import Window
from twosource.model import Span

Array = np.ndarray[Any, np.dtype[np.float32]]
Table = np.ndarray[Any, Any]
CERTAIN = 0  # the column of values that is on the scale of the second network
SURE = 0.0  # log odds from which on a piece heads a cue
SOURCE, CUE, CONTENT, SOURCE_START, SOURCE_END, CONTENT_START, CONTENT_END = range(7)


@dataclass(frozen=True, slots=True)
class Seen:
    """A window with the network's numbers; `train/network.py` tells what each is."""

    window: Window
    anchor: Array
    ask: Array
    answer: Array
    bias: Array
    value: Array


class Asked(Protocol):
    """The networks that are run only where somebody wants to know."""

    def certain(self, ids: Sequence[int]) -> Array:
        """How certain a window tells that what its pieces name happened."""

    def above(self, ids: Sequence[int]) -> Array:
        """A vector a piece of a window, for who is who."""

    def refers(self, given: Mapping[str, Table]) -> tuple[Array, Array, Array]:
        """How likely each word takes up each of its options, begins or ends where it may, and is of each kind."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one attribution."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


class Scores:
    """The numbers of one text, asked by characters; what is large is let go, since an undated report's are kept."""

    def __init__(self, seen: Iterable[Seen], network: Asked) -> None:
        self.network = network
        self.windows: list[tuple[Sequence[int], list[int]]] = []  # numbers of pieces, and which stand for characters
        self._starts: list[int] = []
        self._anchors: list[float] = []
        self._values: list[list[float]] = []
        self._parts: dict[int, Parts] = {}
        for one in seen:
            self._take(one)

    def _take(self, one: Seen) -> None:
        anchors, values = one.anchor.tolist(), one.value.tolist()
        places = [
            place
            for place, (start, end) in enumerate(zip(one.window.starts, one.window.ends, strict=True))
            if start < end
        ]
        self.windows.append((one.window.ids, places))
        for place in places:
            if anchors[place] >= SURE:
                self._parts[len(self._starts)] = _parts(one, place)
            self._starts.append(one.window.starts[place])
            self._anchors.append(anchors[place])
            self._values.append(values[place])

    def cues(self) -> list[int]:
        """The pieces that head a cue."""
        return list(self._parts)

    def parts(self, piece: int) -> Parts | None:
        """Source, cue and content of the cue that a piece heads; None where it heads none."""
        return self._parts.get(piece)

    def piece(self, start: int, end: int) -> int | None:
        """The first piece within the characters."""
        piece = bisect_left(self._starts, start)
        return piece if piece < len(self._starts) and self._starts[piece] < end else None

    def start(self, piece: int) -> int:
        """The first character of a piece."""
        return self._starts[piece]

    def anchor(self, piece: int) -> float:
        """How likely a piece heads a cue: a logit."""
        return self._anchors[piece]

    def value(self, start: int, end: int, column: int) -> float | None:
        """The mean of a column of values over the pieces of some characters."""
        found = [row[column] for row in self._values[self._touched(start, end)]]
        return sum(found) / len(found) if found else None

    def certainty(self, start: int, end: int) -> float | None:
        """How certain what some characters name is told to have happened, -3 to 3: the mean of both networks."""
        found, own = self._certainties[self._touched(start, end)], self.value(start, end, CERTAIN)
        return None if own is None else (own + sum(found) / len(found)) / 2

    def words(self, starts: Sequence[int]) -> Array:
        """A vector for each word, for who is who: the mean of its pieces'. `starts` is where each word begins."""
        rows = [self.network.above(ids)[places] for ids, places in self.windows]
        owners = np.concatenate(self.owners(starts))
        kept = owners[owners >= 0]
        vectors = np.zeros((len(starts), rows[0].shape[1]), dtype=np.float32)
        np.add.at(vectors, kept, np.concatenate(rows))
        pieces = np.bincount(kept, minlength=len(starts))[:, None]
        return (vectors / np.maximum(pieces, 1)).astype(np.float32)

    def owners(self, starts: Sequence[int]) -> list[Table]:
        """For the pieces of each window the word that they are of; -1 for a mark that is of none."""
        made, first = [], 0
        for ids, places in self.windows:
            owner = np.full(len(ids), -1, dtype=np.int64)
            begin = self._starts[first : first + len(places)]
            owner[places] = np.maximum(np.searchsorted(starts, begin, side="right") - 1, 0)
            made.append(owner)
            first += len(places)
        return made

    @cached_property
    def _certainties(self) -> list[float]:
        return [number for ids, places in self.windows for number in self.network.certain(ids)[places].tolist()]

    def _touched(self, start: int, end: int) -> slice:
        """The pieces of some characters."""
        return slice(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end))


def _parts(one: Seen, place: int) -> Parts:
    """What belongs to the cue that the piece at a place of a window heads."""
    roles = np.einsum("rd,lrd->rl", one.ask[place], one.answer) + one.bias.T
    runs = best_runs(roles[CONTENT], roles[CONTENT_START], roles[CONTENT_END])
    said = best_span(roles[SOURCE], roles[SOURCE_START], roles[SOURCE_END], place)
    return Parts(
        source=None if said is None else _span(one, *said),
        cue=_span(one, *_around(roles[CUE], place)),
        content=tuple(_span(one, first, last) for first, last in runs),
    )


def _span(one: Seen, first: int, last: int) -> Span:
    """The characters of a window's pieces, `last` included."""
    return Span(one.window.starts[first], one.window.ends[last])


def _around(scores: Array, place: int) -> tuple[int, int]:
    """The pieces in a row around a place that have the role."""
    first = last = place
    while first > 0 and scores[first - 1] > 0:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] > 0:
        last += 1
    return first, last
