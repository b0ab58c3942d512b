"""What one more report costs the desk when it has 100, and when it has 10,000.

    python bench/desk_growth.py [--stored 10000] [--measured 40]

Readings are generated (`bench/world`), 300 a day: what is timed is all that the desk does with a report once it is
read, until its stories are told and kept. Two databases are filled, one with few reports and one with many; then each
gets its next reports, in turns, so that whatever else the machine does falls on both alike. All that is stored is read,
kept, indexed and linked; what is older than a week is not told, to save time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from twosource.desk import Desk
from twosource.desk.adding import Intake, add_reports, take
from twosource.desk.telling import settle
from twosource.model import Publication, Reading, Report
from twosource.records import pack, unpack
from twosource.settings import Settings
from world.readings import PER_DAY, stream

FEW = 100
WEEK = 7 * PER_DAY
GOAL = 1.5


class Prepared:
    """Stands for what reads: each report has its reading already; the seconds it takes to hand that out don't count."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.seconds = 0.0

    def __call__(self, report: Report, given: Publication | None = None) -> Reading:
        """The reading of a report, under the id that the store has given it."""
        start = time.perf_counter()
        reading = self.readings[report.sha256]
        own = unpack(pack(reading).replace(f'"{reading.report.id}"'.encode(), f'"{report.id}"'.encode()))
        self.seconds += time.perf_counter() - start
        return own


def filled(folder: Path, name: str, readings: Iterator[Reading], count: int) -> tuple[Desk, Prepared]:
    """A desk with so many reports, told at the end."""
    desk, prepared = Desk.open(folder / name, Settings()), Prepared()
    desk.room.read = prepared  # type: ignore[method-assign]
    raw = desk.store.engine.raw_connection()
    raw.driver_connection.execute("PRAGMA synchronous=OFF")  # for the filling alone
    raw.close()
    recent: set[str] = set()
    for number, reading in enumerate(islice(readings, count), 1):
        intake = Intake()
        prepared.readings[reading.report.sha256] = reading
        take(desk.room, reading.report, reading.report.text.encode(), intake)
        recent |= intake.stories if number > count - WEEK else set()
        if number % 1000 == 0:
            print(f"{name}: {number:,} of {count:,} reports", file=sys.stderr)
    settle(desk.room, recent)
    desk.close()
    desk = Desk.open(folder / name, Settings())
    desk.room.read = prepared  # type: ignore[method-assign]
    return desk, prepared


def added(desk: Desk, prepared: Prepared, reading: Reading) -> float:
    """The seconds that one more report takes."""
    prepared.readings[reading.report.sha256] = reading
    prepared.seconds = 0.0
    start = time.perf_counter()
    add_reports(desk.room, [reading.report], {})
    return time.perf_counter() - start - prepared.seconds


def measured(stored: int, count: int) -> tuple[list[float], list[float]]:
    """The seconds of each report, with few stored and with many."""
    with tempfile.TemporaryDirectory(prefix="twosource-bench-") as name:
        folder = Path(name)
        streams = stream(FEW + count, seed=1), stream(stored + count, seed=1)
        few, many = filled(folder, "few.db", streams[0], FEW), filled(folder, "many.db", streams[1], stored)
        seconds: tuple[list[float], list[float]] = ([], [])
        for pair in zip(*streams, strict=True):
            for spent, desk, reading in zip(seconds, (few, many), pair, strict=True):
                spent.append(added(*desk, reading))
        few[0].close()
        many[0].close()
    return seconds


def line(count: int, seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    middle, ninth = 1000 * statistics.median(seconds), 1000 * ordered[int(len(ordered) * 0.9)]
    return f"{count:>7,} stored: median {middle:6.1f} ms, nine of ten below {ninth:6.1f} ms"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stored", type=int, default=10_000)
    parser.add_argument("--measured", type=int, default=60)
    options = parser.parse_args()
    few, many = measured(options.stored, options.measured)
    print(line(FEW, few))
    print(line(options.stored, many))
    ratio, means = (mean(many) / mean(few) for mean in (statistics.median, statistics.mean))
    print(f"ratio of the medians {ratio:.2f} (goal: at most {GOAL}), of the means {means:.2f}")
    return int(ratio > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
