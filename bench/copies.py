"""Copying between two short reports: ours beside MinHash, on pairs that we wrote (`data/copies.jsonl`).

    python bench/copies.py

In come 72 pairs: near-copies, wire copy with a sign-off, republished with cuts and in another order, one passage lifted
into a report of its own; and pairs that share a quote or a long statement only, or tell one event apart. Ours says that
one rests on the other's words where `weigh` finds that it copies or republishes it. The baseline estimates the share of
common runs of five words by 128 hashes (Broder 1997) and calls a copy what lies above the threshold that is best on the
half `look`. `report` is the half for figures: nothing was changed in view of it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from twosource.link import link
from twosource.model import Reading
from twosource.pipeline import read
from twosource.weigh import weigh

DATA = Path(__file__).parent / "data" / "copies.jsonl"
HASHES, SHINGLE = 128, 5
GOAL = 0.95
Row = dict[str, Any]


def rows() -> list[Row]:
    """The annotated pairs."""
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def readings(pairs: Sequence[Row]) -> dict[str, Reading]:
    """All reports of the pairs, collected and read as files are, by their ids."""
    records = {pair[side]["id"]: pair[side] for pair in pairs for side in ("first", "second")}
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("\n".join(json.dumps(records[name], ensure_ascii=False) for name in sorted(records)))
        found, _ = read([pile])
    return {reading.report.id: reading for reading in found}


def is_copy(pair: Row, known: Mapping[str, Reading]) -> bool:
    """Whether the program says that the second report rests on the first one's words."""
    story = link([known[pair["first"]["id"]], known[pair["second"]["id"]]])
    return any(found.kind in ("shares", "copies", "republishes") for found in weigh(story).dependence)


def minhash(text: str) -> list[int]:
    """The smallest of each of many hashes of the text's runs of five words."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    hashed = [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) for run in sorted(runs)]
    return [min((one * (2 * seed + 1) + seed * 0x9E3779B97F4A7C15) % 2**61 for one in hashed) for seed in range(HASHES)]


def estimated(pair: Row) -> float:
    """The share of runs that both reports have, as their hashes estimate it."""
    one, other = minhash(pair["first"]["text"]), minhash(pair["second"]["text"])
    return sum(a == b for a, b in zip(one, other, strict=True)) / HASHES


def f1(gold: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of the copies.

    >>> f1([True, True, False], [True, False, False])
    0.6666666666666666
    """
    right = sum(a and b for a, b in zip(gold, found, strict=True))
    return 2 * right / max(1, sum(gold) + sum(found))


def best_threshold(pairs: Sequence[Row], shares: Mapping[str, float]) -> float:
    """The least share at which a pair is called a copy, where that is best on these pairs."""
    gold = [pair["copied"] for pair in pairs]
    options = sorted({shares[pair["id"]] for pair in pairs})
    return max(options, key=lambda least: (f1(gold, [shares[pair["id"]] >= least for pair in pairs]), least))


def table(pairs: Sequence[Row], ours: Mapping[str, bool], theirs: Mapping[str, bool]) -> list[str]:
    """The lines of figures."""
    lines = [f"{'':26}{'pairs':>6}{'ours':>8}{'MinHash':>9}"]
    for half in ("look", "report"):
        some = [pair for pair in pairs if pair["half"] == half]
        gold = [pair["copied"] for pair in some]
        scores = [f1(gold, [found[pair["id"]] for pair in some]) for found in (ours, theirs)]
        goal = f"  goal >= {GOAL}" if half == "report" else ""
        lines.append(f"{'F1, ' + half:26}{len(some):>6}{scores[0]:>8.3f}{scores[1]:>9.3f}{goal}")
    for kind in dict.fromkeys(pair["kind"] for pair in pairs):
        some = [pair for pair in pairs if pair["kind"] == kind]
        right = [sum(found[pair["id"]] == pair["copied"] for pair in some) for found in (ours, theirs)]
        lines.append(f"{'right, ' + kind:26}{len(some):>6}{right[0]:>8}{right[1]:>9}")
    return lines


def judged(pairs: Sequence[Row]) -> tuple[dict[str, bool], dict[str, bool]]:
    """What the program and the baseline call copies, by the ids of the pairs."""
    known = readings(pairs)
    ours = {pair["id"]: is_copy(pair, known) for pair in pairs}
    shares = {pair["id"]: estimated(pair) for pair in pairs}
    least = best_threshold([pair for pair in pairs if pair["half"] == "look"], shares)
    return ours, {name: share >= least for name, share in shares.items()}


def main() -> int:
    """Prints the figures; with --wrong the pairs of the half `look` that ours has wrong."""
    pairs = rows()
    ours, theirs = judged(pairs)
    print("\n".join(table(pairs, ours, theirs)))
    if "--wrong" in sys.argv:
        print("\n".join(pair["id"] for pair in pairs if ours[pair["id"]] != pair["copied"] and pair["half"] == "look"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
