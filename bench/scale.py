"""How a batch scales: over processes, over a cluster, over the size of a corpus, in time and in memory.

    python bench/scale.py [--runs 5] [--reports 300] [--only processes|dask|linking|memory|costs]

All are ratios within one run: the two sides take turns, and the median of the turns counts, since machines differ and
are shared. Up to 1,000 reports are read as any others are; beyond, readings are made up (`world/readings.py`).
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from corpora import reports
from faults import batch, running, told, write_lines
from twosource.link.stories import Signature, partition, signature
from twosource.link.stories.partition import by_moment, components
from twosource.model import Reading
from twosource.records import pack
from twosource.scale import blocks
from twosource.scale.batch import Options
from twosource.scale.batch import batch as run_here
from twosource.scale.schema import arrow_schema
from twosource.scale.tables import table_of
from world.readings import stream

ROWS = 64  # of a row group of made-up readings
SAMPLE_SECONDS = 0.05
LOADING = 3.0  # seconds of a core until a process is ready to read


class Bench:
    """All measurements, in one temporary folder."""

    def __init__(self, folder: Path, runs: int, size: int) -> None:
        self.folder, self.runs, self.size = folder, runs, size
        self.corpus = write_lines(folder / "corpus.jsonl", list(reports(size)))

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def rate(self, *options: str) -> float:
        """Reports read per second, from when all workers are ready."""
        out = self.folder / "out"
        done = batch([self.corpus], out, "--unit", "8", *options)
        if done.returncode:
            raise SystemExit(done.stderr)
        rate = float(told(out)["run"]["rate"])
        shutil.rmtree(out)
        return rate

    def processes(self) -> tuple[float, str]:
        """Two processes over one."""
        return self.ratio(lambda: self.rate("--workers", "2"), lambda: self.rate("--workers", "1"), "reports/s")

    def dask(self) -> tuple[float, str]:
        """Two local workers of Dask over two processes."""
        clustered = lambda: self.rate("--workers", "2", "--cluster", "local")  # noqa: E731
        return self.ratio(clustered, lambda: self.rate("--workers", "2"), "reports/s")

    def ratio(self, one: Callable[[], float], other: Callable[[], float], what: str) -> tuple[float, str]:
        """The median of ratios taken in turn, and the medians of both sides."""
        found = []
        for number in range(self.runs):
            pair = (one(), other()) if number % 2 == 0 else (other(), one())[::-1]
            print(f"    {pair[0]:.4g} and {pair[1]:.4g} {what}", file=sys.stderr, flush=True)
            found.append(pair)
        first, second = (statistics.median(side) for side in zip(*found, strict=True))
        return statistics.median(a / b for a, b in found), f"{first:.3g} and {second:.3g} {what}"

    # ── Linking ──────────────────────────────────────────────────────────────────────────────────────────────────

    def linking(self) -> tuple[float, str]:
        """Milliseconds a report to find the stories of 30,000, over those of 3,000."""
        many, few = list(stream(30_000, seed=1)), list(stream(3_000, seed=1))
        return self.ratio(lambda: group_seconds(many) / 30, lambda: group_seconds(few) / 3, "ms a report")

    # ── Memory ───────────────────────────────────────────────────────────────────────────────────────────────────

    def memory(self) -> tuple[float, str]:
        """The most memory of a run on 3,000 readings, over one on 300."""
        few, many = (self.readings(count) for count in (300, 3_000))
        self.runs, runs = 1, self.runs
        found = self.ratio(lambda: self.peak(many), lambda: self.peak(few), "MB")
        self.runs = runs
        return found

    def readings(self, count: int) -> Path:
        """Made-up readings as an earlier batch would have written them."""
        import pyarrow.parquet as pq  # noqa: PLC0415

        path = self.folder / f"readings-{count}.parquet"
        with pq.ParquetWriter(path, arrow_schema("readings"), compression="zstd") as writer:
            rows = []
            for reading in stream(count, seed=2):
                rows.append({"report": reading.report.id, "story": "", "reading": pack(reading)})
                if len(rows) == ROWS:
                    writer.write_table(table_of("readings", rows))
                    rows = []
            writer.write_table(table_of("readings", rows))
        return path

    def peak(self, path: Path) -> float:
        """The most megabytes that all processes of a run held together."""
        out, most = self.folder / "out", 0.0
        with running([path], out, "--workers", "2") as run:
            while run.poll() is None:
                most = max(most, sum(resident(run.pid)))
                time.sleep(SAMPLE_SECONDS)
        if run.returncode:
            raise SystemExit("a run on readings failed")
        shutil.rmtree(out)
        return most / 1e6

    # ── Costs ────────────────────────────────────────────────────────────────────────────────────────────────────

    def costs(self) -> Iterator[str]:
        """What one report costs on one core here, as far as a bill goes."""
        out, words = self.folder / "out", sum(len(one["text"].split()) for one in reports(self.size))
        own, others_before = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
        run = run_here([str(self.corpus)], out, Options(unit=8)).run
        own, count = time.process_time() - own, self.size
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - others_before.ru_utime - others_before.ru_stime - LOADING
        reading = spent * run["seconds"]["reading"] / (run["seconds"]["reading"] + run["seconds"]["telling"])
        data = sum(path.stat().st_size for path in out.glob("*/*.parquet"))
        work = sum(path.stat().st_size for path in (out / ".work").rglob("*") if path.is_file())
        shutil.rmtree(out)
        yield f"{words / count:.0f} words a report; {words / reading:,.0f} words read in a second of one core"
        yield f"{1000 * (spent - reading) / count:.1f} ms of a core to tell a report"
        yield f"{1000 * own / count:.1f} ms a report for the process that writes"
        yield f"{data / words:.0f} bytes a word in datasets, {work / words:.0f} in .work"
        signatures = sorted(map(signature, stream(blocks.OWN + blocks.OTHERS, seed=1)), key=by_moment)
        others, mine = signatures[: blocks.OTHERS], signatures[blocks.OTHERS :]
        began = time.process_time()
        blocks.links(mine, others, among_own=False)
        microseconds = (time.process_time() - began) * 1e6 / (len(mine) * len(others))
        yield f"{microseconds:.2f} microseconds for two reports compared"


def resident(pid: int) -> Iterator[int]:
    """The bytes that each process of a family holds."""
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            yield process.memory_info().rss
    except psutil.NoSuchProcess:
        return


def group_seconds(many: Sequence[Reading]) -> float:
    """Seconds of processor time to find the stories, block by block, on one thread."""
    gc.collect()
    began = time.process_time()
    ordered = sorted(map(signature, many), key=by_moment)
    moments = [one.moment.timestamp() if one.moment else None for one in ordered]
    found: list[tuple[int, int]] = []
    for block in blocks.blocks(moments, [one.id for one in ordered], ""):
        own, others = ordered[block.own : block.end], ordered[block.start : block.stop]
        found += blocks.pairs(blocks.links(own, others, among_own=block.among_own), block)
    clusters: defaultdict[int, list[Signature]] = defaultdict(list)
    for rank, first in enumerate(components(len(ordered), found)):
        clusters[first].append(ordered[rank])
    for cluster in clusters.values():
        partition(cluster)
    return time.process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how a batch scales.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--only", choices=("processes", "dask", "linking", "memory", "costs"))
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    folder = Path(tempfile.mkdtemp(prefix="twosource-scale-"))
    try:
        bench = Bench(folder, options.runs, options.reports)
        rows: list[tuple[str, str, str, Callable[[], tuple[float, str]]]] = [
            ("processes", "reports read per second, 2 processes over 1", ">= 1.8", bench.processes),
            ("dask", "through Dask with 2 local workers over 2 processes", ">= 0.85", bench.dask),
            ("linking", "linking: time per report, 30,000 over 3,000", "<= 1.5", bench.linking),
            ("memory", "peak memory of a run, 3,000 reports over 300", "<= 1.3", bench.memory),
        ]
        for name, what, goal, measure in rows:
            if options.only in (None, name):
                ratio, sides = measure()
                print(f"{what}: {ratio:.2f} (goal {goal}; {sides})", flush=True)
        if options.only in (None, "costs"):
            for line in bench.costs():
                print(line, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
