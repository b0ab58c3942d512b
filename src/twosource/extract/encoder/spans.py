"""Runs of pieces out of their scores. In come log odds a piece, out come the runs that score best as a whole.

A piece scores by being inside, and more where it begins or ends a run: the best runs are found in one pass (Viterbi).
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]
EDGE = 0.7  # weight of the log odds of first and last pieces beside those of being inside
LONGEST_SOURCE = 60  # pieces
INSIDE = 0.3  # weight of being inside beside the first and last piece of a source


def best_runs(inside: Array, first: Array, last: Array) -> list[tuple[int, int]]:
    """The runs with the highest sum, as first and last pieces.

    >>> row = lambda *numbers: np.array(numbers, dtype=np.float32)
    >>> best_runs(row(-2, 3, 3, -2), row(-2, 2, -2, -2), row(-2, -2, 2, -2))
    [(1, 2)]
    """
    opened: list[int] = []  # for each piece where the run that holds it begins, were it inside
    closed: list[tuple[int, int] | None] = [None]  # for each border the run that ends there
    out, inner, begin = 0.0, -np.inf, 0
    for place, (gain, start, end) in enumerate(zip(inside.tolist(), first.tolist(), last.tolist(), strict=True)):
        if out + EDGE * start > inner:
            inner, begin = out + EDGE * start, place
        inner += gain
        opened.append(begin)
        ended = inner + EDGE * end
        closed.append((begin, place) if ended > out else None)
        out = max(out, ended)
    runs: list[tuple[int, int]] = []
    border = len(opened)
    while border > 0:
        run = closed[border]
        if run is None:
            border -= 1
            continue
        border = run[0]
        if runs and runs[-1][0] == run[1] + 1:
            run = (run[0], runs.pop()[1])
        runs.append(run)
    return runs[::-1]


def best_span(inside: Array, first: Array, last: Array, empty: int) -> tuple[int, int] | None:
    """The one run that scores best, or None where the place that stands for nothing scores better."""
    gains = np.concatenate(([0.0], np.cumsum(np.clip(inside, -4, 4)))) * INSIDE
    best, found = float(first[empty] + last[empty]), None
    for start in np.argsort(-first, kind="stable")[:8].tolist():
        ends = last[start : start + LONGEST_SOURCE] + gains[start + 1 : start + 1 + LONGEST_SOURCE] - gains[start]
        end = int(ends.argmax())
        score = float(first[start] + ends[end])
        if start != empty and score > best:
            best, found = score, (start, start + end)
    return found
