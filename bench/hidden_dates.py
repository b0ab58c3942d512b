"""A report's date, hidden and found again: by its own text, or by its sister reports.

    python bench/hidden_dates.py SHARED

In comes the folder that holds `data/` and `stories/`. Out goes a row a set: how many reports had their date hidden, how
many were given one again, the share of those intervals that hold the true day, and their median width in days.
MEANTIME's articles stand alone; a report of a story is hidden while its sisters keep their dates, with and without its
dateline. Of SEESAW, the half of the stories that nothing was tuned on has the first report of each hidden.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent))

from tables import has_gold
from tasks.time import report_of
from twosource import intervals
from twosource.collect import collect
from twosource.model import Publication, Report
from twosource.pipeline import extract
from twosource.settings import Settings


@dataclass(frozen=True)
class Found:
    """The date that a report was given, None where it was given none, and the true one."""

    given: Publication | None
    true: date

    @property
    def holds(self) -> bool:
        """Whether the interval holds the true day."""
        return self.given is not None and intervals.overlaps(self.given.interval, intervals.days(self.true))

    @property
    def width(self) -> int | None:
        """Days of the interval; None where a side of it is open."""
        if self.given is None or self.given.interval.start is None or self.given.interval.end is None:
            return None
        return (self.given.interval.end - self.given.interval.start).days or 1


def alone(shared: Path, settings: Settings) -> Iterator[Found]:
    """Each of MEANTIME's articles, read without its date."""
    for line in (shared / "data/time/meantime.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        (reading,) = extract([report_of(row | {"dct": None})], settings=settings)
        yield Found(reading.report.published, date.fromisoformat(row["dct"][:10]))


def with_sisters(shared: Path, settings: Settings, *, dateline: bool) -> Iterator[Found]:
    """Each dated report of each story, read without its date beside its sisters."""
    for folder in sorted(path for path in (shared / "stories").iterdir() if path.is_dir()):
        reports, _ = collect([folder], settings=settings)
        for hidden in reports:
            true = hidden.published and intervals.first_day(hidden.published.interval)
            if true is None or len(reports) < 2:
                continue
            pile = [without_date(report, dateline=dateline) if report is hidden else report for report in reports]
            readings = extract(pile, settings=settings)
            yield Found(next(one.report.published for one in readings if one.report.id == hidden.id), true)


def with_triplets(shared: Path, settings: Settings) -> Iterator[Found]:
    """The first report of each of SEESAW's stories of the reported half, read without its date beside its sisters."""
    stories = defaultdict(list)
    for line in (shared / "data/crossdoc/seesaw.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if crc32(row["story"].encode()) % 2 and row["date"]:
            stories[row["story"]].append(row)
    for rows in stories.values():
        if len(rows) > 1:
            first, *sisters = (
                report_of({"doc_id": row["id"], "text": row["text"], "dct": row["date"]}) for row in rows
            )
            readings = extract([replace(first, published=None), *sisters], settings=settings)
            yield Found(readings[0].report.published, date.fromisoformat(rows[0]["date"][:10]))


def without_date(report: Report, *, dateline: bool) -> Report:
    """The report as if nothing said when it came out; without its dateline too, if asked."""
    if dateline:
        return replace(report, published=None)
    kept = tuple(replace(one, kind="boilerplate") if one.kind == "dateline" else one for one in report.segments)
    return replace(report, published=None, dateline=None, segments=kept)


def main() -> int:
    parser = argparse.ArgumentParser(description="Hide reports' dates and find them again.")
    parser.add_argument("shared", type=Path)
    shared, settings = parser.parse_args().shared, Settings()
    if not has_gold(shared):
        return 0
    sets = {
        "MEANTIME, alone": list(alone(shared, settings)),
        "SEESAW, with sisters": list(with_triplets(shared, settings)),
        "stories, with sisters": list(with_sisters(shared, settings, dateline=True)),
        "stories, with sisters, no dateline": list(with_sisters(shared, settings, dateline=False)),
    }
    print(f"{'set':<36}{'hidden':>7}{'dated':>7}{'holds':>7}{'days':>6}")
    for name, found in sets.items():
        dated = [one for one in found if one.given]
        widths = [one.width for one in dated if one.width is not None]
        holds = f"{100 * sum(one.holds for one in dated) / len(dated):.0f}%" if dated else "-"
        width = f"{statistics.median(widths):g}" if widths else "-"
        print(f"{name:<36}{len(found):>7}{len(dated):>7}{holds:>7}{width:>6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
