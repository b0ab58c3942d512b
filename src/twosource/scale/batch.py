"""A whole corpus, from inputs to datasets. In come paths and a folder; out go the datasets in it, and a Summary.

    summary = batch(["news/*.warc.gz"], "out", Options(workers=8))

What is done is kept unit by unit (`folder`): the same call, after whatever has happened, goes on where it stopped.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypeVar

from twosource.errors import SetupError, TwosourceError
from twosource.model import LeftOut
from twosource.scale import datasets
from twosource.scale.blocks import Block
from twosource.scale.folder import Folder, whole
from twosource.scale.index import Index
from twosource.scale.items import Item
from twosource.scale.local import Executor, Local
from twosource.scale.messages import Setup
from twosource.scale.packs import opened
from twosource.scale.progress import Progress
from twosource.scale.sagas import sagas
from twosource.scale.schema import TABLES
from twosource.scale.sources import Source
from twosource.scale.stories import Grouping, Ids, Plan, plans
from twosource.scale.summary import Summary
from twosource.scale.units import ReadUnit, TellUnit, Unit, read_units
from twosource.scale.versions import program, versions
from twosource.scale.work import aside
from twosource.settings import Settings

EXTRA = "a batch needs the extra [cluster]: pip install '.[cluster]' in Twosource's folder"


Planned = TypeVar("Planned", Block, Plan)


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is done; none of it changes what comes of it, but for the two limits."""

    workers: int = 1
    cluster: str | None = None
    seconds: float = 60
    megabytes: float = 2_000
    unit: int = 32
    retry: bool = False
    settings: Settings = field(default_factory=Settings)


class Batch:
    """One run."""

    def __init__(self, source: Source, folder: Folder, options: Options, progress: Progress) -> None:
        self.source, self.folder, self.options, self.progress = source, folder, options, progress
        self.program = program(options.settings)
        self.executor: Executor | None = None
        self.read_before = 0
        self.taken: dict[str, float] = {}  # where the input stood when a unit was taken from it

    def run(self) -> Summary:
        """All stages, one after the other."""
        (self.folder.path / "run.json").unlink(missing_ok=True)
        try:
            names = self.read()
            index = Index(self.folder)
            for name in names:
                index.add(name)
            stories = self.group(index)
            told = self.tell(stories, index)
            placed = sagas(stories, index)
        finally:
            if self.executor is not None:
                self.executor.stop()
        index.close()
        self.folder.forget("read", set(names))
        self.folder.forget("tell", set(told))
        return self.finish(index, told, placed)

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self) -> list[str]:
        """Reads what has not been read; gives the names of all units in their order."""
        names: list[str] = []
        self.progress.begin("reading", "reports")
        with open(self.folder.work / "aside.jsonl", "w", encoding="utf-8") as file:
            units = read_units(self.reports(file.write), self.options.unit, self.program)
            for unit, raw in self.work(self.fresh(units, names)):
                self.folder.keep("read", unit.name, raw)
                self.progress.step(unit.reports, self.taken.pop(unit.name, 0.0))
        self.progress.end()
        return names

    def reports(self, write: Callable[[str], object]) -> Iterator[Item]:
        """The reports of all inputs; what is none is written down."""
        for found in self.source.items():
            if isinstance(found, LeftOut):
                write(json.dumps(aside("input", found.path, None, found.reason)) + "\n")
            else:
                yield found

    def fresh(self, units: Iterable[ReadUnit], names: list[str]) -> Iterator[ReadUnit]:
        """The units that are still to be read; `names` gets those of all."""
        for unit in units:
            names.append(unit.name)
            if self.is_done("read", unit.name):
                self.read_before += unit.reports
                self.progress.step(unit.reports, self.position(), fresh=False)
            else:
                self.taken[unit.name] = self.position()
                yield unit

    def is_done(self, kind: str, name: str) -> bool:
        """Whether a unit need not be done, or done again."""
        if not self.folder.has(kind, name):
            return False
        return not (self.options.retry and aside_of(self.folder.pack(kind, name)))

    def position(self) -> float:
        """Which share of the input has been taken in."""
        return self.source.done / max(1, self.source.total)

    # ── Telling ──────────────────────────────────────────────────────────────────────────────────────────────────

    def group(self, index: Index) -> list[Ids]:
        """Compares the reports that have not been compared; gives the stories."""
        self.progress.begin("grouping", "reports")
        grouping = Grouping(index, self.folder, self.program)
        self.missing("compare", grouping.blocks, grouping.compare_unit)
        clusters = grouping.clusters()
        parts = grouping.plans(clusters)
        self.missing("part", parts, grouping.part_unit)
        stories = grouping.stories(clusters, parts)
        self.progress.end()
        return stories

    def missing(self, kind: str, plans: Sequence[Planned], unit: Callable[[Planned], Unit]) -> None:
        """Does the units of a kind that are not done; what is there of others is of other inputs, and goes."""
        left = [plan for plan in plans if not self.folder.has(kind, plan.name)]
        done = len(plans) - len(left)
        for one, raw in self.work(map(unit, left)):
            self.folder.keep(kind, one.name, raw)
            done += 1
            self.progress.step(one.reports, done / len(plans))
        self.folder.forget(kind, {plan.name for plan in plans})

    def tell(self, stories: Sequence[Ids], index: Index) -> list[str]:
        """Tells what has not been told; gives the names of all units in their order."""
        found = list(plans(stories, index, self.options.unit, self.program))
        done, total = 0, max(1, len(index.facts))
        self.progress.begin("telling", "stories")
        left = [plan for plan in found if not self.is_done("tell", plan.name)]
        done = total - sum(plan.reports for plan in left)
        for unit, raw in self.work(plan.unit(index) for plan in left):
            self.folder.keep("tell", unit.name, raw)
            done += unit.reports
            self.progress.step(len(unit.stories) if isinstance(unit, TellUnit) else 0, done / total)
        self.progress.end()
        return [plan.name for plan in found]

    def work(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, bytes]]:
        """The units done; nothing is started where there are none."""
        waiting = iter(units)
        first = next(waiting, None)
        if first is None:
            return
        if self.executor is None:
            self.executor = executor(self.options)
            self.executor.start()
            self.progress.ready()  # what came before is in no rate
        yield from self.executor.run(chain([first], waiting))

    # ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def finish(self, index: Index, told: Sequence[str], placed: Mapping[str, str]) -> Summary:
        """Writes the datasets, puts them in place, and last of all the report on the run."""
        self.progress.begin("writing", "rows")
        made = self.folder.work / "made"
        shutil.rmtree(made, ignore_errors=True)
        packs = [self.folder.pack("tell", name) for name in told]
        counts = datasets.write(made, packs, chain(self.inputs_aside(), index.set_aside()), placed)
        for name in TABLES:
            self.folder.swap(made / name, name)
        shutil.rmtree(made, ignore_errors=True)
        self.progress.step(sum(counts.values()), 1)
        self.progress.end()
        summary = self.summary(counts, index, packs)
        for name, text in (("run.txt", summary.as_text()), ("run.json", summary.as_json())):
            with whole(self.folder.path / name) as file:
                file.write(text.encode())
        return summary

    def inputs_aside(self) -> Iterator[dict[str, Any]]:
        """What was no report, as it was written down."""
        with open(self.folder.work / "aside.jsonl", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def summary(self, counts: dict[str, int], index: Index, packs: Sequence[Path]) -> Summary:
        """The report on the run."""
        read = len(index.facts) + sum(1 for _ in index.set_aside())
        seconds = self.progress.seconds
        fresh = max(0, read - self.read_before)
        found = Summary(
            inputs=len(self.source.found),
            bytes=self.source.total,
            counts=counts,
            versions=versions(self.options.settings),
            program=self.program,
            hashes=datasets.hashes(self.folder.path),
            run={
                "executor": self.options.cluster or f"{self.options.workers} processes here",
                "reports_read": fresh,
                "reports_read_before": self.read_before,
                "rate": round(fresh / seconds["reading"], 2) if seconds.get("reading") else 0.0,
                "seconds": {stage: round(value, 2) for stage, value in seconds.items()},
            },
        )
        found.count_aside(chain(self.inputs_aside(), index.set_aside(), chain.from_iterable(map(aside_of, packs))))
        return found


def batch(paths: Sequence[str], out: str | Path, options: Options, *, progress: Progress | None = None) -> Summary:
    """Reads all inputs and tells all stories; raises a TwosourceError where it cannot begin or go on."""
    check_extra()
    try:
        source = Source(paths, options.settings, str(out))
        with Folder(out).held() as folder:
            return Batch(source, folder, options, progress or Progress(quiet=True)).run()
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise TwosourceError(
            f"{error.filename or out}: {what}; the same command goes on when that is mended"
        ) from error
    except sqlite3.Error as error:  # of what tells duplicates, in the folder for temporary files
        raise TwosourceError(
            f"{gettempdir()}: {str(error).lower()}; the same command goes on when that is mended"
        ) from error


def executor(options: Options) -> Executor:
    """What does the work."""
    setup = Setup(options.settings, options.megabytes)
    if options.cluster is None:
        return Local(options.workers, setup, options.seconds)
    from twosource.scale.cluster import Cluster  # noqa: PLC0415  (an extra)

    return Cluster(options.cluster, options.workers, setup, options.seconds)


def aside_of(path: Path) -> list[dict[str, Any]]:
    """What a unit has set aside."""
    with open(path, "rb") as file:
        return list(opened(file)[0]["aside"])


def check_extra() -> None:
    """Raises SetupError where what writes datasets is not installed."""
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec("pyarrow") is None:
        raise SetupError(EXTRA)
