"""Learns the weights by which two reports are one story, and tells how well they do on what they have not seen.

    python train/fit_stories.py SHARED

In comes the folder that holds `data/crossdoc/allsides.jsonl`, reports with the story that they tell; out go the lines
of table [link.stories] in `lexicon/weights.toml` that are learned. Pairs that `link.stories` would compare are the
examples, its features what is known of them, and a logistic regression (a little ridge, Newton's method) does the rest.
For the figures, the reports are cut into five stretches of time: each stretch is grouped with weights learned on the
other four, and one pile is scored. The threshold `least` and the shape of the features were chosen on these figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from tasks.clusters import readings_of
from twosource.extract.language import load_language
from twosource.link.clusters import grow
from twosource.link.stories.likeness import features
from twosource.link.stories.partition import by_moment, candidates
from twosource.link.stories.signatures import Signature, signature
from twosource.link.weights import weights
from twosource.model import Reading
from twosource.settings import Settings

STRETCHES = 5
RIDGE = 1.0
NAMES = ("words", "headline", "first_day", "further_days", "other_day")
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of reports by number, what is known of each, whether it is one story, and its stretch of time, or -1."""

    numbers: list[tuple[int, int]]
    known: Matrix
    same: Matrix
    stretches: NDArray[np.int64]


def pairs_of(signatures: Sequence[Signature], stories: Sequence[str]) -> Pairs:
    """All pairs that would be compared; signatures are in order of time. A pair over two stretches is of the first."""
    numbers = list(candidates(signatures))
    rows = [[found[name] for name in NAMES] for a, b in numbers for found in [features(signatures[a], signatures[b])]]
    same = [float(stories[a] == stories[b]) for a, b in numbers]
    stretches = [a * STRETCHES // len(signatures) for a, _ in numbers]
    return Pairs(numbers, np.array(rows), np.array(same), np.array(stretches))


def learned(known: Matrix, same: Matrix, counts: Matrix | float = 1.0) -> Matrix:
    """The weights of a logistic regression, that of nothing first; `counts` is how much each row does.

    >>> bool(learned(np.array([[0.0], [0.1], [0.9], [1.0]]), np.array([0.0, 0.0, 1.0, 1.0]))[1] > 0)
    True
    """
    center, spread = known.mean(0), known.std(0) + 1e-9
    rows = np.hstack([np.ones((len(known), 1)), (known - center) / spread])
    ridge = np.diag([0.0] + [RIDGE] * known.shape[1])
    weight = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (counts * (chance - same)) + ridge @ weight
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        weight = weight - step
        if np.abs(step).max() < 1e-9:
            break
    slopes = weight[1:] / spread
    return np.concatenate([[weight[0] - (slopes * center).sum()], slopes])


def held_out(pairs: Pairs) -> Matrix:
    """The odds of each pair, by weights that were learned without its stretch of time."""
    odds = np.zeros(len(pairs.numbers))
    for stretch in range(STRETCHES):
        inside = pairs.stretches == stretch
        weight = learned(pairs.known[~inside], pairs.same[~inside])
        odds[inside] = weight[0] + pairs.known[inside] @ weight[1:]
    return odds


def grouped(count: int, pairs: Pairs, odds: Matrix, least: float) -> list[list[int]]:
    """The groups that come of these odds."""
    table = weights("stories")
    alike = (odds - table["odds_of_0"]) / (table["odds_of_1"] - table["odds_of_0"])
    kept = {pair: min(1.0, float(value)) for pair, value in zip(pairs.numbers, alike, strict=True) if value > 0}
    return grow(count, kept, least=least)


def scores(groups: Sequence[Sequence[int]], stories: Sequence[str]) -> tuple[float, float]:
    """F1 of pairs and of B-cubed.

    >>> scores([[0, 1], [2]], ["a", "a", "b"])
    (100.0, 100.0)
    """
    found = {member: number for number, group in enumerate(groups) for member in group}
    count = len(stories)
    both = {(found[n], stories[n]): 0 for n in range(count)}
    ours, gold = dict.fromkeys(found.values(), 0), dict.fromkeys(stories, 0)
    for number in range(count):
        both[found[number], stories[number]] += 1
        ours[found[number]] += 1
        gold[stories[number]] += 1
    hits, made, wanted = (sum(n * (n - 1) for n in some.values()) for some in (both, ours, gold))
    precision = sum(both[found[n], stories[n]] / ours[found[n]] for n in range(count)) / count
    recall = sum(both[found[n], stories[n]] / gold[stories[n]] for n in range(count)) / count
    return 200 * hits / max(1, made + wanted), 200 * precision * recall / (precision + recall)


def report(signatures: Sequence[Signature], stories: Sequence[str]) -> Iterator[str]:
    """The learned weights, and the figures on what was held out around the threshold."""
    pairs = pairs_of(signatures, stories)
    weight = learned(pairs.known, pairs.same)
    yield f"{len(signatures)} reports, {len(pairs.numbers)} pairs compared, {int(pairs.same.sum())} of one story"
    yield from (f"{name} = {value:.2f}" for name, value in zip(("none", *NAMES), weight, strict=True))
    odds, least = held_out(pairs), weights("stories")["least"]
    for threshold in (least - 0.08, least - 0.04, least, least + 0.04, least + 0.08):
        pair, cubed = scores(grouped(len(signatures), pairs, odds, threshold), stories)
        yield f"held out, least {threshold:.2f}: pairs F1 {pair:.1f}, B-cubed F1 {cubed:.1f}"


def in_time(readings: Sequence[Reading], stories: Sequence[str]) -> tuple[list[Signature], list[str]]:
    """The signatures in order of time, and the story of each."""
    signed = [(signature(reading), story) for reading, story in zip(readings, stories, strict=True)]
    signed.sort(key=lambda one: by_moment(one[0]))
    return [one for one, _ in signed], [story for _, story in signed]


def main() -> int:
    """Prints the weights and the figures."""
    parser = argparse.ArgumentParser(description="Learn the weights of stories.")
    parser.add_argument("shared", type=Path)
    options = parser.parse_args()
    gold = options.shared / "data" / "crossdoc" / "allsides.jsonl"
    lines: list[dict[str, Any]] = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    readings = readings_of(lines, load_language(Settings().pipeline, encoder=False))
    for line in report(*in_time(readings, [line["story"] for line in lines])):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
