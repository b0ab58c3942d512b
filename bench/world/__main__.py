"""What the shipped program makes of an invented world, exactly: `python bench/world [--stories 40] [--seed 1]`.

The stories are written, given to the program as one pile of JSON lines, read, grouped, linked and weighed as `brief`
does it, and held against what is true of them. The same seed gives the same stories and the same figures.
`--write` prints the pile instead.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from twosource.link import link
from twosource.link.stories import group
from twosource.pipeline import read
from twosource.weigh import weigh
from world.plots import plots
from world.score import Count, counted
from world.truth import Truth


def lines(stories: Sequence[Truth]) -> str:
    """The reports as the program gets them, one JSON object a line."""
    records = (
        {"id": report.id, "outlet": report.outlet, "title": report.headline, "text": report.text}
        | ({} if report.part == "undated" else {"date": report.published.isoformat()})
        for story in stories
        for report in story.reports
    )
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def measured(stories: Sequence[Truth]) -> dict[str, Count]:
    """The counts of what the program makes of them."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text(lines(stories), encoding="utf-8")
        readings, _ = read([pile])
    told = [weigh(link(story)) for story in group(readings)]
    return counted(stories, told, {reading.report.id: reading for reading in readings})


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="python bench/world", description="Measure on an invented world.")
    parser.add_argument("--stories", type=int, default=40, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="print the pile, measure nothing")
    options = parser.parse_args()
    stories = list(plots(options.stories, options.seed))
    if options.write:
        print(lines(stories), end="")
        return 0
    print(f"{len(stories)} stories, {sum(len(story.reports) for story in stories)} reports, seed {options.seed}")
    print(f"{'':30}{'precision':>10}{'recall':>8}{'F1':>7}{'there':>7}")
    for part, count in measured(stories).items():
        print(f"{part:30}{count.precision:>10.3f}{count.recall:>8.3f}{count.f1:>7.3f}{count.there:>7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
