"""What one more report costs the desk when it has 100, and when it has 10,000.

    python bench/desk_growth.py [--stored 10000] [--filled FOLDER] [--server postgresql://USER@HOST] [--write]

Readings are generated (`bench/world`), 300 a day: what is timed is all that the desk does with a report once it is
read, until its stories are told and kept. Two databases are filled, one with few reports and one with many; then each
gets its next reports, in turns, so that whatever else the machine does falls on both alike. All that is stored is read,
kept, indexed and linked; what is older than a week is not told, to save time. What was filled can be kept in a folder
for the next run. With a server, both are copied to it and measured there too; its own processor time is not counted.
`--write` puts the figures into docs/quality.md.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine, insert, make_url, select, text

from twosource.desk import Desk
from twosource.desk.adding import Intake, add_reports, take
from twosource.desk.telling import settle
from twosource.model import Publication, Reading, Report
from twosource.records import pack, unpack
from twosource.settings import Settings
from twosource.store import open_store
from twosource.store.reports import batches
from twosource.store.tables import metadata
from world.readings import PER_DAY, stream

FEW = 100
WEEK = 7 * PER_DAY
GOAL = 1.5
PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
BLOCK = re.compile(r"(<!-- store -->\n```text\n)(.*?)(```\n<!-- /store -->)", re.S)
WARM = 3  # reports that don't count: what the program loads, it loads once


@dataclass
class Spent:
    """Seconds by the clock, and of the processor: the first hangs on whatever else the machine does."""

    clock: float = 0.0
    processor: float = 0.0

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.clock - other.clock, self.processor - other.processor)


def now() -> Spent:
    return Spent(time.perf_counter(), time.process_time())


@dataclass
class Prepared:
    """Stands for what reads: each report has its reading already; the time it takes to hand that out doesn't count."""

    readings: dict[str, Reading] = field(default_factory=dict)
    spent: Spent = field(default_factory=Spent)

    def __call__(self, report: Report, given: Publication | None = None) -> Reading:
        """The reading of a report, under the id that the store has given it."""
        start = now()
        reading = self.readings[report.sha256]
        own = unpack(pack(reading).replace(f'"{reading.report.id}"'.encode(), f'"{report.id}"'.encode()))
        self.spent = now() - start
        return own


def opened(where: str | Path) -> tuple[Desk, Prepared]:
    """A desk whose reports are read already; its versions have names that hold for whatever code it is filled by."""
    desk, prepared = Desk.open(where, Settings()), Prepared()
    desk.room.read = prepared  # type: ignore[method-assign]
    for name in ("reads", "signs", "tells"):
        desk.room.__dict__[name] = f"bench {name}"
    return desk, prepared


def fill(path: Path, readings: Iterator[Reading], count: int) -> None:
    """A desk with so many reports, told at the end."""
    desk, prepared = opened(path)
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
            print(f"{number:,} of {count:,} reports", file=sys.stderr)
    settle(desk.room, recent)
    desk.close()


def filled(folder: Path, kept: Path | None, count: int) -> Path:
    """A database of its own with so many reports, made now or kept from an older run."""
    path = (kept or folder) / f"{count}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fill(path, stream(count, seed=1), count)
    return Path(shutil.copy(path, folder / f"own-{count}.db"))


def copied(path: Path, server: str) -> str:
    """The same on a server of PostgreSQL, in a database that is made anew; its address."""
    name = f"twosource_bench_{path.stem.removeprefix('own-')}"
    with create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    ).connect() as base:
        base.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        base.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    source, target = open_store(path), open_store(url)
    with source.read() as given, target.write() as base:
        for table in metadata.sorted_tables:
            own = [column for column in table.c if column.autoincrement is not True]
            for rows in batches(given.execute(select(*own)).mappings().all(), 5000):
                base.execute(insert(table), [dict(row) for row in rows])
    with target.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as base:
        base.execute(text("ANALYZE"))
    source.close()
    target.close()
    return url


def added(desk: Desk, prepared: Prepared, reading: Reading) -> Spent:
    """What one more report takes."""
    prepared.readings[reading.report.sha256] = reading
    start = now()
    add_reports(desk.room, [reading.report], {})
    return now() - start - prepared.spent


def measured(places: Sequence[str | Path], counts: Sequence[int], number: int) -> list[list[Spent]]:
    """What each of so many reports takes, with few stored and with many."""
    desks = [opened(place) for place in places]
    streams = [islice(stream(count + number, seed=1), count, None) for count in counts]
    spent: list[list[Spent]] = [[], []]
    for pair in zip(*streams, strict=True):
        for found, (desk, prepared), reading in zip(spent, desks, pair, strict=True):
            found.append(added(desk, prepared, reading))
    for desk, _ in desks:
        desk.close()
    return [found[WARM:] for found in spent]


def told(name: str, counts: Sequence[int], spent: Sequence[Sequence[Spent]]) -> tuple[list[str], float]:
    """What was measured, in lines, and the ratio of the medians by the clock."""
    lines = []
    for count, found in zip(counts, spent, strict=True):
        clock = sorted(1000 * one.clock for one in found)
        processor = 1000 * statistics.median(one.processor for one in found)
        lines.append(
            f"{name}, {count:,} stored: median {statistics.median(clock):.0f} ms, nine of ten below "
            f"{clock[int(len(clock) * 0.9)]:.0f} ms; by the processor {processor:.0f} ms"
        )
    few, many = spent
    ratios = [
        float(mean([getattr(one, kind) for one in many]) / mean([getattr(one, kind) for one in few]))
        for kind in ("clock", "processor")
        for mean in (statistics.median, statistics.mean)
    ]
    shown = "{:.2f} of the medians, {:.2f} of the means; by the processor {:.2f}, {:.2f}".format(*ratios)
    return [*lines, f"{name}: ratio {shown} (goal <= {GOAL})"], ratios[0]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stored", type=int, default=10_000)
    parser.add_argument("--measured", type=int, default=60)
    parser.add_argument("--filled", type=Path, help="where databases are kept for the next run")
    parser.add_argument("--server", help="a PostgreSQL where databases may be made")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/quality.md")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    counts = (FEW, options.stored)
    lines: list[str] = []
    ratios: list[float] = []
    with tempfile.TemporaryDirectory(prefix="twosource-bench-") as name:
        paths = [filled(Path(name), options.filled, count) for count in counts]
        places: dict[str, Sequence[str | Path]] = {"SQLite": paths}
        if options.server:
            places["PostgreSQL"] = [copied(path, options.server) for path in paths]
        for kind, where in places.items():
            found, ratio = told(kind, counts, measured(where, counts, WARM + options.measured))
            print("\n".join(found), flush=True)
            lines += found
            ratios.append(ratio)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(BLOCK.sub(lambda block: f"{block[1]}{chr(10).join(lines)}\n{block[3]}", page), encoding="utf-8")
    return int(max(ratios) > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
