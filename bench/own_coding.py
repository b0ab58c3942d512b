"""Codes of events on the two gold sets of our own, by half, as a table.

    python bench/own_coding.py                    # all
    python bench/own_coding.py --errors look      # what is wrong in a half, a line each

`data/dyads.jsonl` measures CAMEO dyads as `petrarch2_gsr` does: source, target and code all right, by case and pooled.
`data/event_types.jsonl` measures what a verb or noun means where it stands ("attacked the bank over its fees"): the
type of the event at the marked word, or none. Events outside PLOVER's and without a side (crashes, quotes) are none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language

from twosource.extract.dyads import dyads
from twosource.extract.language import load_language
from twosource.settings import Settings

DATA = Path(__file__).parent / "data"
HALVES = ("look", "report")
DAY = date(2012, 6, 1)
NO_TYPES = ("OTHER", "STATEMENT", "ANNOUNCE", "PUBLISH")
Row = dict[str, Any]
Dyad = tuple[str, str, str]


def rows(name: str, half: str) -> list[Row]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["half"] == half]


def read_dyads(nlp: Language, half: str) -> Iterator[tuple[Row, set[Dyad], set[Dyad]]]:
    """Each sentence with gold's dyads and those read."""
    for row in rows("dyads", half):
        gold = {(one["source"], one["target"], one["code"]) for one in row["expected"]}
        yield row, gold, {(one.source, one.target, one.code) for one in dyads(nlp(row["text"]), DAY)}


def read_types(nlp: Language, half: str) -> Iterator[tuple[Row, str | None]]:
    """Each sentence with the type that is read of the marked word."""
    for row in rows("event_types", half):
        events = nlp(row["text"])._.events
        at = (one for one in events if one.trigger.start < row["end"] and row["start"] < one.trigger.end)
        yield row, next((one.type for one in at if one.type not in NO_TYPES), None)


def f1(pairs: list[tuple[set[Any], set[Any]]]) -> float:
    """F1 of sets, pooled.

    >>> f1([({1, 2}, {2}), ({3}, set())])
    0.5
    """
    right = sum(len(gold & read) for gold, read in pairs)
    return 2 * right / max(1, sum(len(gold) + len(read) for gold, read in pairs))


def figures(nlp: Language, half: str) -> Iterator[tuple[str, float]]:
    """Name and figure of each measure."""
    pairs = [(gold, read) for _, gold, read in read_dyads(nlp, half)]
    yield "dyads, F1", f1(pairs)
    roots = [tuple({(one, two, code[:2]) for one, two, code in side} for side in pair) for pair in pairs]
    yield "roots of dyads, F1", f1([(gold, read) for gold, read in roots])
    types = [(row["type"], read) for row, read in read_types(nlp, half)]
    yield "types of words, right", sum(gold == read for gold, read in types) / len(types)
    found, wanted = [gold == read for gold, read in types if read], [gold == read for gold, read in types if gold]
    yield "types of words, precision", sum(found) / max(1, len(found))
    yield "types of words, recall", sum(wanted) / max(1, len(wanted))


def errors(nlp: Language, half: str) -> Iterator[str]:
    for row, gold, dyads_read in read_dyads(nlp, half):
        if gold != dyads_read:
            yield f"{row['id']} missed {sorted(gold - dyads_read)}, wrong {sorted(dyads_read - gold)}: {row['text']}"
    for row, read in read_types(nlp, half):
        if row["type"] != read:
            yield f"{row['id']} {row['trigger']} {row['type']}, read as {read}: {row['text']}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Score coded events on the gold sets of our own.")
    parser.add_argument("--errors", choices=HALVES, help="print what is wrong in a half instead")
    options = parser.parse_args()
    nlp = load_language(Settings().pipeline, encoder=False)
    if options.errors:
        print("\n".join(errors(nlp, options.errors)))
        return 0
    look, report = (dict(figures(nlp, half)) for half in HALVES)
    print(f"{'measure':<27}{'look':>7}{'report':>8}")
    for name, figure in look.items():
        print(f"{name:<27}{100 * figure:7.1f}{100 * report[name]:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
