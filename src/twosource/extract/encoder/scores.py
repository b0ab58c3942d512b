"""What the network makes of a text. In come windows with the network's numbers, out come cues, their parts, and values.

    scores = load_network()("The port was shut, the minister said.")
    [piece] = scores.cues()
    scores.parts(piece).source      # the characters of "the minister"

A piece is named by its number in the text. Everything that goes out is in characters or in plain numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from twosource.extract.encoder.spans import best_runs, best_span
from twosource.extract.encoder.windows import Window
from twosource.model import Span

Array = np.ndarray[Any, np.dtype[np.float32]]
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


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one attribution; `certainty` is how far its content stands out, in logits a piece."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    certainty: float


class Scores:
    """The numbers of one text, asked by characters."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self._seen = seen
        self._at = [
            (number, place)
            for number, one in enumerate(seen)
            for place, (start, end) in enumerate(zip(one.window.starts, one.window.ends, strict=True))
            if start < end
        ]
        self._starts = [seen[number].window.starts[place] for number, place in self._at]

    def cues(self, least: float = 0.0) -> list[int]:
        """The pieces that head a cue, by a logit above `least`."""
        return [piece for piece, (number, place) in enumerate(self._at) if self._seen[number].anchor[place] > least]

    def piece(self, start: int, end: int) -> int | None:
        """The first piece within the characters."""
        piece = bisect_left(self._starts, start)
        return piece if piece < len(self._starts) and self._starts[piece] < end else None

    def start(self, piece: int) -> int:
        """The first character of a piece."""
        return self._starts[piece]

    def anchor(self, piece: int) -> float:
        """How likely a piece heads a cue: a logit."""
        number, place = self._at[piece]
        return float(self._seen[number].anchor[place])

    def parts(self, piece: int) -> Parts:
        """Source, cue and content of the cue that a piece heads."""
        number, place = self._at[piece]
        one = self._seen[number]
        roles = np.einsum("rd,lrd->rl", one.ask[place], one.answer) + one.bias.T
        runs, certainty = best_runs(roles[CONTENT], roles[CONTENT_START], roles[CONTENT_END])
        said = best_span(roles[SOURCE], roles[SOURCE_START], roles[SOURCE_END], place)
        return Parts(
            source=None if said is None else self._span(number, *said),
            cue=self._span(number, *_around(roles[CUE], place)),
            content=tuple(self._span(number, first, last) for first, last in runs),
            certainty=certainty,
        )

    def value(self, start: int, end: int, column: int) -> float | None:
        """The mean of a column of values over the pieces of some characters."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        places = [self._at[piece] for piece in range(max(first, 0), last)]
        found = [float(self._seen[number].value[place, column]) for number, place in places]
        return sum(found) / len(found) if found else None

    def _span(self, number: int, first: int, last: int) -> Span:
        """The characters of a window's pieces, `last` included."""
        window = self._seen[number].window
        return Span(window.starts[first], window.ends[last])


def _around(scores: Array, place: int) -> tuple[int, int]:
    """The pieces in a row around a place that have the role."""
    first = last = place
    while first > 0 and scores[first - 1] > 0:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] > 0:
        last += 1
    return first, last
