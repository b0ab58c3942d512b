"""The parts of a reading for which there is no corpus, on the two gold sets of our own, as a table.

    python bench/own_sets.py          # all parts
    python bench/own_sets.py --errors look > errors.txt

`data/attributions.jsonl` measures what is known of an attribution: its chain of links, whether its source is unnamed,
how many they are, the stance. Gold and read are matched where their contents overlap most, else where their cues do;
one that is not matched is wrong in each of the four. "acc" is the share of gold's attributions that are right. "F1" is
of those that have something to tell: a chain, an unnamed source, a number above one, a stance other than asserts; what
is read beside gold counts against it. A chain is right if it has gold's links in gold's order, where two spans are one
link if they share half of their characters, or if ours only goes on behind gold's (with a relative clause).
`data/statuses.jsonl` measures the nine statuses of given triggers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from twosource.extract.encoder import installed
from twosource.extract.language import load_language
from twosource.extract.reading import prepare
from twosource.extract.statuses import status_of
from twosource.model import Attribution, Report, Segment, Source, Span
from twosource.settings import Settings

DATA = Path(__file__).parent / "data"
ADDED = 273  # lines of statuses.jsonl before those that were added later
GOALS = {"attributions": 0.85, "statuses": 0.80}
Gold = dict[str, Any]
Pair = tuple[Gold | None, Attribution | None]


@dataclass(frozen=True)
class Part:
    """One thing known of an attribution: gold's, what is read, whether they agree, whether it tells something."""

    name: str
    gold: Callable[[Gold], Any]
    read: Callable[[Attribution], Any]
    same: Callable[[Any, Any], bool]
    told: Callable[[Any], bool]


def links(gold: Gold) -> list[Span]:
    return [Span(link["start"], link["end"]) for link in gold["chain"]]


def links_read(one: Attribution) -> list[Span]:
    return [link.span or Span(0, 0) for link in one.chain]


def shared(one: Span, other: Span) -> int:
    """The number of characters that both have."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def same_links(gold: Sequence[Span], read: Sequence[Span]) -> bool:
    """Whether the links are the same in the same order.

    >>> same_links([Span(0, 4), Span(8, 20)], [Span(0, 4), Span(10, 20)])
    True
    """
    return len(gold) == len(read) and all(same_link(one, other) for one, other in zip(gold, read, strict=True))


def same_link(gold: Span, read: Span) -> bool:
    """Whether half of the characters are shared; what is read may go on where gold's ends."""
    longer = max(gold.end - gold.start, read.end - read.start)
    return 2 * shared(gold, read) >= longer or (gold.start == read.start and gold.end <= read.end)


def source_of(one: Attribution) -> Source:
    return one.source or Source("")


def equal(gold: Any, read: Any) -> bool:
    return bool(gold == read)


PARTS = (
    Part("chains", links, links_read, same_links, bool),
    Part("anonymity", lambda gold: gold["source"]["anonymous"], lambda one: source_of(one).anonymous, equal, bool),
    Part(
        "number of sources",
        lambda gold: gold["source"]["count"],
        lambda one: source_of(one).count,
        equal,
        lambda count: (count or 1) > 1,
    ),
    Part("stance", lambda gold: gold["stance"], lambda one: one.stance, equal, lambda stance: stance != "asserts"),
)


def matched(gold: Sequence[Gold], read: Sequence[Attribution]) -> Iterator[Pair]:
    """Gold and what was read, one to one, those that share most first; what is left comes without the other."""
    closeness = sorted(
        ((overlap(one, other), -left, -right) for left, one in enumerate(gold) for right, other in enumerate(read)),
        reverse=True,
    )
    lefts, rights = set(range(len(gold))), set(range(len(read)))
    for close, left, right in closeness:
        if close > (0, 0) and -left in lefts and -right in rights:
            lefts.remove(-left)
            rights.remove(-right)
            yield gold[-left], read[-right]
    yield from ((gold[left], None) for left in sorted(lefts))
    yield from ((None, read[right]) for right in sorted(rights))


def overlap(gold: Gold, read: Attribution) -> tuple[int, int]:
    """Characters that the contents share, then those that the cues do."""
    pieces = [Span(*piece) for piece in (gold["content"] or {"pieces": []})["pieces"]]
    contents = sum(shared(one, other) for one in pieces for other in read.content)
    cues = shared(Span(gold["cue"]["start"], gold["cue"]["end"]), read.cue) if read.cue else 0
    return (contents, cues)


def scores(part: Part, pairs: Iterable[Pair]) -> tuple[float, float]:
    """Accuracy over gold's attributions, and F1 of those that have something to tell."""
    right = total = hits = told = told_read = 0
    for gold, read in pairs:
        wanted = part.gold(gold) if gold else None
        got = part.read(read) if read else None
        good = gold is not None and read is not None and part.same(wanted, got)
        total += gold is not None
        right += good
        in_gold, in_read = gold is not None and part.told(wanted), read is not None and part.told(got)
        told, told_read, hits = told + in_gold, told_read + in_read, hits + (good and in_gold)
    return right / max(1, total), 2 * hits / max(1, told + told_read)


def read_passages(rows: Iterable[Gold], nlp: Language) -> Iterator[tuple[Gold, list[Pair]]]:
    """Each passage with gold's attributions beside those read; all of its text is read as body."""
    for row in rows:
        text = row["text"]
        doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
        yield row, list(matched(row["attributions"], doc._.attributions))


def read_statuses(rows: Iterable[Gold], nlp: Language) -> Iterator[tuple[Gold, str]]:
    """Each sentence with the status that is read of its trigger."""
    for row in rows:
        yield row, status_of(nlp(row["text"]), Span(row["start"], row["end"]))[0]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of gold's classes.

    >>> macro_f1([("occurred", "occurred"), ("denied", "occurred")])
    0.3333333333333333
    """
    classes = sorted({gold for gold, _ in pairs})
    return sum(
        2 * sum(gold == read == name for gold, read in pairs) / sum((gold, read).count(name) for gold, read in pairs)
        for name in classes
    ) / max(1, len(classes))


def status_parts(count: int) -> dict[str, list[int]]:
    """The lines (from nought) of each part of the statuses."""
    parts = {
        "look, lines 1-273": range(0, ADDED, 2),
        "report, lines 1-273": range(1, ADDED, 2),
        "look, added": range(ADDED + 1, count, 2),
        "report, added": range(ADDED, count, 2),
        "look, all": range(0, count, 2),
        "report, all": range(1, count, 2),
    }
    return {name: list(lines) for name, lines in parts.items()}


def gold_rows(name: str) -> list[Gold]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def measured(nlp: Language, half: str = "") -> dict[str, tuple[float, float]]:
    """Accuracy and F1 by the name of what was measured."""
    found: dict[str, tuple[float, float]] = {}
    passages = list(read_passages([row for row in gold_rows("attributions") if half in ("", row["half"])], nlp))
    for name in ("look", "report"):
        pairs = [pair for row, pairs in passages for pair in pairs if row["half"] == name]
        found.update({f"{part.name}; {name}": scores(part, pairs) for part in PARTS if pairs})
    rows = gold_rows("statuses")
    parts = {name: lines for name, lines in status_parts(len(rows)).items() if name.startswith(half)}
    read = dict(enumerate(read_statuses(rows, nlp))) if parts else {}
    for name, lines in parts.items():
        pairs = [(read[line][0]["status"], read[line][1]) for line in lines]
        found[f"statuses; {name}"] = (sum(gold == one for gold, one in pairs) / len(pairs), macro_f1(pairs))
    return found


def errors(nlp: Language, half: str) -> Iterator[str]:
    """What is wrong in one half, a line each."""
    for row, pairs in read_passages([row for row in gold_rows("attributions") if row["half"] == half], nlp):
        for gold, read in pairs:
            yield from (f"{row['id']} {line}: {row['text']}" for line in differences(gold, read, row["text"]))
    rows = gold_rows("statuses")
    lines = status_parts(len(rows))[f"{half}, all"]
    for row, status in read_statuses([rows[line] for line in lines], nlp):
        if status != row["status"]:
            marked = f"{row['text'][: row['start']]}[{row['trigger']}]{row['text'][row['end'] :]}"
            yield f"{row['id']} {row['status']}, read as {status}: {marked}"


def differences(gold: Gold | None, read: Attribution | None, text: str) -> Iterator[str]:
    """Where gold and what was read differ."""
    if gold is None or read is None:
        cue = gold["cue"]["text"] if gold else text[read.cue.start : read.cue.end] if read and read.cue else ""
        yield f"{'not found' if gold else 'not in gold'} ({cue})"
        return
    for part in PARTS:
        wanted, got = part.gold(gold), part.read(read)
        if not part.same(wanted, got):
            named = [
                [text[span.start : span.end] for span in one] if part.name == "chains" else one for one in (wanted, got)
            ]
            yield f"{part.name} {named[0]}, read as {named[1]}"


def pipeline(encoder: bool) -> Language:
    return load_language(Settings().pipeline, encoder=encoder)


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the reading on the gold sets of our own.")
    parser.add_argument("--half", choices=("look", "report"), default="", help="measure one half alone")
    parser.add_argument("--errors", choices=("look", "report"), help="print what is wrong in a half instead")
    parser.add_argument("--encoder", action="store_true", help="print errors of rules and encoder together")
    options = parser.parse_args()
    if options.errors:
        for line in errors(pipeline(options.encoder), options.errors):
            print(line)
        return 0
    rules = measured(pipeline(encoder=False), options.half)
    both = measured(pipeline(encoder=True), options.half) if installed() else {}
    print(f"{'':32}{'rules':>12}{'encoder':>14}")
    print(f"{'part; half':<32}{'acc':>6}{'F1':>6}{'acc':>8}{'F1':>6}  goal")
    for name, figures in rules.items():
        goal = GOALS["statuses" if name.startswith("statuses") else "attributions"]
        beside = "".join(f"{figure:{width}.3f}" for figure, width in zip(both.get(name, ()), (8, 6), strict=False))
        print(f"{name:<32}" + "".join(f"{figure:6.3f}" for figure in figures) + f"{beside:14}  {goal:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
