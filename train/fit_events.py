"""Learns the weights by which two given mentions are one event, and tells how well they do on topics not seen.

    python train/fit_events.py SHARED

In comes the folder that holds `data/crossdoc/ecbplus_mentions.jsonl` and the scorers; out go the learned lines of
`bench/data/event_pairs.toml`. All pairs of mentions of a subtopic of ECB+ train are the examples, and a logistic
regression does the rest. For the figures, the topics are cut into five parts: each is grouped with weights learned on
the other four, and all are scored together. Features and threshold were chosen on these figures. What it takes to beat
stands before them: all mentions of one word are one event.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "train")]

from fit_stories import Matrix, learned

from event_pairs import SEEN, features
from predict import texts_beside, visible_rows
from tables import Row, scored
from tasks.ecb_events import TEXTS, given_mentions
from twosource.extract.language import load_language
from twosource.link.clusters import Pair, grow
from twosource.settings import Settings

PARTS = 5
LEASTS = (0.25, 0.3, 0.35, 0.4)
ECB = Row("ecb-events", "crossdoc/ecbplus_mentions", "score_coref", "", ("conll",), "", ("--scope", "subtopic"))


class Subtopic:
    """The mentions of one subtopic, with what each two of them have in common and whether they are one event."""

    def __init__(
        self, rows: list[dict[str, Any]], words: list[str], known: list[tuple[Pair, dict[str, float]]]
    ) -> None:
        self.rows = rows
        self.words = words
        self.pairs = [pair for pair, _ in known]
        self.known = np.array([list(one.values()) for _, one in known])
        self.same = np.array([float(rows[a]["cluster"] == rows[b]["cluster"]) for a, b in self.pairs])


def subtopics(gold: Path) -> tuple[list[str], list[Subtopic]]:
    """The names of the features, and all subtopics of train that have two mentions."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == "train" and row["kind"] == "event"]
    names: list[str] = []
    found = []
    nlp = load_language(Settings().pipeline, encoder=False)
    for _, mentions, given in given_mentions(rows, nlp, visible_rows(texts_beside(gold), TEXTS)):
        if known := list(features(given)):
            names = list(known[0][1])
            found.append(Subtopic(mentions, [one.word for one in given], known))
    return names, found


def weights_of(some: Sequence[Subtopic]) -> Matrix:
    """What is learned on some subtopics, the weight of nothing first.

    A subtopic with four times the mentions has sixteen times the pairs, but is one story: a pair counts by the root.
    """
    counts = np.concatenate([np.full(len(one.same), len(one.rows) ** -0.5) for one in some])
    known, same = np.vstack([one.known for one in some]), np.concatenate([one.same for one in some])
    return learned(known, same, counts / counts.mean())


def held_out(every: Sequence[Subtopic]) -> list[Matrix]:
    """The chances of the pairs of each subtopic, by weights that were learned without its topic."""
    topics = sorted({one.rows[0]["topic"] for one in every})
    part = {topic: number % PARTS for number, topic in enumerate(topics)}
    weight = [weights_of([one for one in every if part[one.rows[0]["topic"]] != number]) for number in range(PARTS)]
    odds = [(one, weight[part[one.rows[0]["topic"]]]) for one in every]
    return [1 / (1 + np.exp(-(found[0] + one.known @ found[1:]))) for one, found in odds]


def figures(every: Sequence[Subtopic], chances: Sequence[Matrix], shared: Path) -> Iterator[str]:
    """CoNLL F1 by the same word alone, and on what was held out, around the threshold."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        write(gold, [row for one in every for row in one.rows])
        write(predicted, chain.from_iterable(by_word(one) for one in every))
        yield f"by the same word alone: CoNLL F1 {scored(shared, ECB, gold, predicted)['conll']:.2f}"
        for least in LEASTS:
            some = (told(one, chance, least) for one, chance in zip(every, chances, strict=True))
            write(predicted, chain.from_iterable(some))
            yield f"held out, least {least:.2f}: CoNLL F1 {scored(shared, ECB, gold, predicted)['conll']:.2f}"


def by_word(one: Subtopic) -> Iterator[dict[str, Any]]:
    """The rows, all of one word in one cluster."""
    for row, word in zip(one.rows, one.words, strict=True):
        yield {**row, "cluster": f"{row['story']} {word}"}


def told(one: Subtopic, chances: Matrix, least: float) -> Iterator[dict[str, Any]]:
    """The rows with the clusters that come of these chances."""
    kept = {pair: float(chance) for pair, chance in zip(one.pairs, chances, strict=True) if chance >= SEEN}
    for number, group in enumerate(grow(len(one.rows), kept, least=least)):
        yield from ({**one.rows[index], "cluster": f"{one.rows[index]['story']} {number}"} for index in group)


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """A row a line."""
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def main() -> int:
    """Prints the weights and the figures."""
    parser = argparse.ArgumentParser(description="Learn the weights of pairs of given mentions.")
    parser.add_argument("shared", type=Path)
    options = parser.parse_args()
    names, every = subtopics(options.shared / "data" / f"{ECB.gold}.jsonl")
    print(f"{len(every)} subtopics, {sum(map(len, (one.pairs for one in every)))} pairs")
    for name, value in zip(("none", *names), weights_of(every), strict=True):
        print(f"{name} = {value:.2f}")
    for line in figures(every, held_out(every), options.shared):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
