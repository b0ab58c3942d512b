"""Linking on development gold, one table with the best peers beside, and how fast reports are grouped.

    python bench/linking.py SHARED [--every N]

In comes the folder that holds `data/` and the scorers in `bench/`; out goes a row a measure, with what others reach and
what is aimed at. Peers' figures are those published or measured on the sets' kept-back test parts, so that they are a
yardstick and no race. --every N takes every Nth story of the piles, for a quick look. Rules alone: the encoder has no
say in linking. Where the folder is absent, it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from spacy.language import Language

from predict import predictions, texts_beside
from tables import Row, figure, has_gold, scored
from twosource import intervals
from twosource.extract.language import load_language
from twosource.link.stories import group
from twosource.model import Publication, Reading, Report, Segment, Span
from twosource.settings import Settings

PILES = ("crossdoc/allsides", "crossdoc/basil", "crossdoc/seesaw")
STREAM = (1_000, 4_000)  # reports; the cost of one in the longer over one in the shorter
VOCABULARY, COMMON, WORDS_OF_STORY, WORDS_OF_REPORT, SENTENCE = 60_000, 3_000, 25, 220, 22
REPORTS_OF_STORY = 5


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
        "76.6 head lemma, 88.4 best published; aim 84",
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


def measured(shared: Path, row: Row, folder: Path, nlp: Language, every: int) -> dict[str, Any]:
    """All figures of a row; a prediction is made once and kept in the folder."""
    gold = folder / f"{row.gold.split('/')[1]}.jsonl"
    predicted = folder / f"predicted-{gold.name}"
    if not predicted.exists():
        prepare(shared / "data" / f"{row.gold}.jsonl", gold, row, every)
        lines = [json.dumps(one, ensure_ascii=False) for one in predictions(row.task, gold, nlp)]
        predicted.write_text("\n".join(lines), encoding="utf-8")
    if not row.scorer:
        return scores_of_names(lines_of(gold), lines_of(predicted))
    return scored(shared, row, gold, predicted)


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


def per_second(count: int) -> float:
    """How many readings of a generated stream are grouped in a second on one thread."""
    readings = list(stream(count))
    start = time.process_time()
    group(readings)
    return count / (time.process_time() - start)


def stream(count: int, seed: int = 0) -> Iterator[Reading]:
    """Readings of a stream in which some reports after another tell a story; words are drawn as often as in prose."""
    draw = random.Random(seed)  # noqa: S311  (nothing secret)
    words = [f"w{number}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    cumulative, total = [], 0.0
    for weight in weights:
        total += weight
        cumulative.append(total)
    letters = str.maketrans("0123456789", "aeioubdgkl")  # no word of the stream has digits
    spelled = [word.translate(letters) for word in words]
    own: list[str] = []
    for number in range(count):
        if number % REPORTS_OF_STORY == 0:
            own = draw.sample(spelled[COMMON:], WORDS_OF_STORY)
        text = " ".join(
            draw.choice(own) if draw.random() < 0.2 else draw.choices(spelled, cum_weights=cumulative)[0]
            for _ in range(WORDS_OF_REPORT)
        )
        day = date(2031, 1, 1) + timedelta(days=number // 300)
        yield reading_of(str(number), text, day)


def reading_of(name: str, text: str, day: date) -> Reading:
    """A report read as far as grouping asks: its sentences."""
    at, spans = 0, []
    words = text.split(" ")
    for first in range(0, len(words), SENTENCE):
        length = len(" ".join(words[first : first + SENTENCE]))
        spans.append(Span(at, at + length))
        at += length + 1
    published = Publication(intervals.days(day), "metadata")
    report = Report(name, text, "", (Segment("body", Span(0, len(text))),), published=published)
    return Reading(report, tuple(spans), (), (), (), ())


def speeds() -> Iterator[str]:
    """The rows of speed."""
    few, many = (per_second(count) for count in STREAM)
    name = "speed        generated stream"
    yield f"{name:<39}{'reports/s, of ' + f'{STREAM[0]:,}':<29}{few:>7.0f}  1,104 {TFIDF}; aim 800"
    yield f"{name:<39}{'reports/s, of ' + f'{STREAM[1]:,}':<29}{many:>7.0f}  none measured"
    yield f"{name:<39}{'cost of a report, 4 k over 1 k':<29}{few / many:>5.2f}  aim <= 1.5 for 30 k over 1 k"


def main() -> int:
    parser = argparse.ArgumentParser(description="Score linking.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth story of the piles only")
    parser.add_argument("--pipeline", default=Settings().pipeline, help="the spaCy pipeline to read with")
    options = parser.parse_args()
    if not has_gold(options.shared):
        return 0
    nlp = load_language(options.pipeline)
    print(f"{'part':<13}{'gold':<26}{'measure':<29}{'ours':>7}  peers (on test sets) and aims")
    with tempfile.TemporaryDirectory() as folder:
        for row in ROWS:
            ours = figure(row, measured(options.shared, row, Path(folder), nlp, options.every))
            print(f"{row.task:<13}{row.gold:<26}{row.measure:<29}{ours:>7.3g}  {row.peer}", flush=True)
    for line in speeds():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
