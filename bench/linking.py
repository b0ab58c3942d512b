"""Linking on development gold, one table with the best peers beside, and how fast reports are grouped.

    python bench/linking.py SHARED [--every N]

In comes the folder that holds `data/` and the scorers in `bench/`; out goes a row a measure, with what others reach and
what is aimed at. Peers' figures are those published or measured on the sets' kept-back test parts, so that they are a
yardstick and no race. --every N takes every Nth story of the piles, for a quick look. Rules alone: the encoder has no
say in linking. The weights of stories were learned on AllSides; `train/fit_stories.py` gives the figures on what was
held out. Where the folder is absent, it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import copies
from predict import predictions, texts_beside
from tables import Row, figure, has_gold, scored
from twosource.extract.language import load_language
from twosource.link.stories import group
from twosource.settings import Settings
from world.readings import stream

PILES = ("crossdoc/allsides", "crossdoc/basil", "crossdoc/seesaw")
STREAMS = (1_000, 3_000, 1_000, 3_000, 30_000, 1_000, 3_000, 1_000, 3_000)  # what else a machine does falls on all
PROCESSES = 2


TFIDF = "online TF-IDF"
ECB = ("ecb-events", "crossdoc/ecbplus_mentions", "score_coref")
ROWS = (
    Row("clusters", PILES[0], "score_clusters", "pairs F1", ("pairs", "f1"), f"72.0 {TFIDF}; aim 82"),
    Row("clusters", PILES[0], "score_clusters", "B-cubed F1", ("b3", "f1"), f"88.5 {TFIDF}; aim 93"),
    Row("clusters", PILES[1], "score_clusters", "pairs F1", ("pairs", "f1"), f"86.4 {TFIDF}; aim 95"),
    Row("clusters", PILES[1], "score_clusters", "B-cubed F1", ("b3", "f1"), "none measured"),
    Row("clusters", PILES[2], "score_clusters", "pairs F1", ("pairs", "f1"), f"86.5 {TFIDF}; aim 95"),
    Row("clusters", PILES[2], "score_clusters", "B-cubed F1", ("b3", "f1"), "none measured"),
    Row(
        *ECB,
        "CoNLL F1, in subtopics, dev",
        ("conll",),
        "76.5 head lemma (dev 75.7), 88.4 best published; aim 84",
        ("--scope", "subtopic", "--kind", "event"),
        "dev",
    ),
    Row("names", "crossdoc/korean_names", "", "AUC", ("auc",), "0.770 token sort; aim 0.93"),
    Row("names", "crossdoc/person_names", "", "best F1, persons", ("best_f1",), "0.73 token set; aim 0.88"),
    Row(
        "timelines",
        "time/semeval15_timelines",
        "score_timelines",
        "awareness F1",
        ("awareness", "f1"),
        "7.85 best of the task, raw text (Minard et al. 2015)",
    ),
)


def figures_of(shared: Path, rows: Sequence[Row], folder: Path, every: int) -> Iterator[tuple[Row, float]]:
    """The figure of each row; what one gold file asks for is predicted once, two files at a time."""
    golds: dict[str, tuple[Row, Path]] = {}
    for row in rows:
        if row.gold not in golds:
            golds[row.gold] = (row, folder / f"{row.gold.split('/')[1]}.jsonl")
            prepare(shared / "data" / f"{row.gold}.jsonl", golds[row.gold][1], row, every)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        made = {name: pool.submit(predict, row.task, gold) for name, (row, gold) in golds.items()}
        for row in rows:
            gold, predicted = golds[row.gold][1], made[row.gold].result()
            if row.scorer:
                yield row, figure(row, scored(shared, row, gold, predicted))
            else:
                yield row, figure(row, scores_of_names(lines_of(gold), lines_of(predicted)))


def predict(task: str, gold: Path) -> Path:
    """The file of predictions for a gold file, by the pipeline without the encoder."""
    predicted = gold.with_name(f"predicted-{gold.name}")
    made = predictions(task, gold, load_language(Settings().pipeline, encoder=False))
    predicted.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in made), encoding="utf-8")
    return predicted


def prepare(source: Path, gold: Path, row: Row, every: int) -> None:
    """The lines that are measured, in the folder, and the texts beside them where they have some."""
    lines = lines_of(source)
    if row.split:
        lines = [line for line in lines if line["split"] == row.split]
    if row.task == "names":
        lines = [line for line in lines if line.get("schema", "Person") == "Person"]
    if row.task == "clusters" and every > 1:
        kept = set(sorted({line["story"] for line in lines if line["story"]})[::every])
        lines = [line for line in lines if line["story"] in kept]
    gold.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    beside = texts_beside(source)
    if beside != source and beside.exists():
        texts_beside(gold).write_bytes(beside.read_bytes())


def lines_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def scores_of_names(gold: Sequence[dict[str, Any]], scores: Sequence[float]) -> dict[str, float]:
    """AUC, and the best F1 of any threshold.

    >>> scores_of_names([{"same": True}, {"same": False}, {"same": True}], [0.9, 0.5, 0.5])
    {'auc': 0.75, 'best_f1': 0.8}
    """
    same = [score for line, score in zip(gold, scores, strict=True) if is_same(line)]
    other = [score for line, score in zip(gold, scores, strict=True) if not is_same(line)]
    won = sum((one > two) + 0.5 * (one == two) for one in same for two in other)
    best = 0.0
    for least in set(same):
        right, wrong = sum(score >= least for score in same), sum(score >= least for score in other)
        best = max(best, 2 * right / (len(same) + right + wrong))
    return {"auc": won / (len(same) * len(other)), "best_f1": best}


def is_same(line: dict[str, Any]) -> bool:
    return bool(line["same"]) if "same" in line else line["is_match"] == "true"


# ── How fast ──────────────────────────────────────────────────────────────────────────────────────────────────────


def seconds_each(count: int) -> tuple[float, float]:
    """Seconds of processor and by the clock that a report costs in a generated stream of so many, readings given."""
    readings = list(stream(count, seed=1))
    start, began = time.process_time(), time.perf_counter()
    group(readings)
    return (time.process_time() - start) / count, (time.perf_counter() - began) / count


def speeds() -> Iterator[str]:
    """The rows of speed: of short streams the median, of the long one a single run."""
    runs: dict[int, list[tuple[float, float]]] = {count: [] for count in sorted(STREAMS)}
    for count in STREAMS:
        runs[count].append(seconds_each(count))
    cost = {count: [statistics.median(some) for some in zip(*found, strict=True)] for count, found in runs.items()}
    start = f"{'speed':<13}{'generated stream':<26}"
    for count, (processor, clock) in cost.items():
        note = f"by the clock {1 / clock:.0f}; 1,104 {TFIDF}; aim 800"
        yield f"{start}{f'reports/s, of {count:,}':<29}{1 / processor:>7.0f}  {note}"
    few, some, many = cost.values()
    for name, (processor, clock) in (("1 k", few), ("3 k", some)):
        ratio, note = many[0] / processor, f"by the clock {many[1] / clock:.2f}; aim <= 1.5"
        yield f"{start}{f'cost of one, 30 k over {name}':<29}{ratio:>7.2f}  {note}"


def copying() -> Iterator[str]:
    """The rows of copies, on pairs of our own, which stand beside this file."""
    pairs = copies.rows()
    ours, theirs = copies.judged(pairs)
    some = [pair for pair in pairs if pair["half"] == "report"]
    gold = [pair["copied"] for pair in some]
    scores = [100 * copies.f1(gold, [found[pair["id"]] for pair in some]) for found in (ours, theirs)]
    start = f"{'copies':<13}{'pairs of our own':<26}"
    yield f"{start}{'F1, half report':<29}{scores[0]:>7.3g}  {scores[1]:.3g} MinHash; aim 95"
    quoted = [pair for pair in pairs if pair["kind"] in ("quotes only", "one statement")]
    wrong = [sum(found[pair["id"]] for pair in quoted) for found in (ours, theirs)]
    yield f"{start}{f'quotes called copies, of {len(quoted)}':<29}{wrong[0]:>7}  {wrong[1]} MinHash; aim 0"


def main() -> int:
    parser = argparse.ArgumentParser(description="Score linking.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth story of the piles only")
    options = parser.parse_args()
    if not has_gold(options.shared):
        return 0
    print(f"{'part':<13}{'gold':<26}{'measure':<29}{'ours':>7}  peers (on test sets) and aims")
    with tempfile.TemporaryDirectory() as folder:
        for row, ours in figures_of(options.shared, ROWS, Path(folder), options.every):
            print(f"{row.task:<13}{row.gold:<26}{row.measure:<29}{ours:>7.3g}  {row.peer}", flush=True)
    for line in chain(copying(), speeds()):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
