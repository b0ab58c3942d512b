"""What a batch does when things go wrong: each fault is made to happen on this machine, and what came of it is checked.

    python bench/chaos.py [--write] [--reports 60]

Out comes a table; with --write it is put into docs/reliability.md. The exit code is 1 where something was lost, told
twice, or could not be mended by the same command given again.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora import reports
from faults import (
    POISON,
    archive,
    batch,
    cluster,
    column,
    command,
    ended,
    environment,
    faulty_pipeline,
    hashes,
    poisonous,
    readers,
    running,
    told,
    units_done,
    until,
    write_lines,
)

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BLOCK = re.compile(r"(<!-- chaos -->\n)(.*?)(<!-- /chaos -->)", re.S)
OPTIONS = ("--unit", "4", "--workers", "2")
SMALL, LARGE = "900k", "200m"  # a disk that is soon full, and the same with room


@dataclass(slots=True)
class Outcome:
    """What came of a fault."""

    fault: str
    does: str
    mended: str
    same: bool
    what: str = "the same bytes"

    def row(self) -> str:
        """The line of the table."""
        checked = self.what if self.same else "**NOT THE SAME**"
        return f"| {self.fault} | {self.does} | {self.mended} | {checked} |"


class Chaos:
    """Faults on one corpus; `calm` is what an undisturbed run makes of it."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.corpus = list(reports(count))
        self.input = write_lines(folder / "corpus.jsonl", self.corpus)
        self.calm = folder / "calm"
        self.must(batch([self.input], self.calm, *OPTIONS))

    def must(self, done: subprocess.CompletedProcess[str]) -> None:
        """Ends it all where an undisturbed run fails."""
        if done.returncode:
            raise SystemExit(f"chaos: a run that nothing disturbed failed: {done.stderr}")

    def same(self, out: Path, other: Path | None = None) -> bool:
        """Whether a run has written what an undisturbed one writes, every report once."""
        ids = column(out, "reports", "id")
        return hashes(out) == hashes(other or self.calm) and len(ids) == len(set(ids))

    def reader_killed(self) -> Outcome:
        """One of the processes of this machine."""
        out = self.folder / "reader"
        with running([self.input], out, *OPTIONS) as run:
            until(lambda: units_done(out) >= 2)
            readers(run)[0].kill()
            code, _ = ended(run)
        return Outcome(
            "a process that reads is killed", "another takes its place and reads the report again",
            "ends by itself", code == 0 and self.same(out),
        )  # fmt: skip

    def run_killed(self) -> Outcome:
        """The process that writes."""
        out = self.folder / "run"
        with running([self.input], out, *OPTIONS) as run:
            until(lambda: units_done(out) >= 2)
            run.send_signal(signal.SIGKILL)
            ended(run)
        done = batch([self.input], out, *OPTIONS)
        before = told(out)["run"]["reports_read_before"]
        fine = done.returncode == 0 and 0 < before < len(self.corpus)
        return Outcome(
            "the whole run is killed", "whole units stay, what was under way is read again",
            "the same command goes on", fine and self.same(out),
        )  # fmt: skip

    def worker_killed(self) -> Outcome:
        """A machine with all that it has begun."""
        out = self.folder / "worker"
        with cluster(2) as dask, running([self.input], out, *OPTIONS, "--cluster", dask.address) as run:
            until(lambda: units_done(out) >= 2)
            dask.kill_worker()
            code, _ = ended(run)
        return Outcome(
            "a machine of the cluster is gone", "its units are given to the others",
            "ends by itself", code == 0 and self.same(out),
        )  # fmt: skip

    def scheduler_restarted(self) -> Outcome:
        """The one process that all others know."""
        out = self.folder / "scheduler"
        with cluster(2) as dask, running([self.input], out, *OPTIONS, "--cluster", dask.address) as run:
            until(lambda: units_done(out) >= 2)
            dask.kill_scheduler()
            time.sleep(1)
            dask.start_scheduler()
            end = time.monotonic() + 120
            while run.poll() is None and time.monotonic() < end:
                dask.mend()
                time.sleep(0.2)
            code, _ = ended(run)
        return Outcome(
            "the scheduler is started again", "the run waits for it and gives it again what was under way",
            "ends by itself", code == 0 and self.same(out),
        )  # fmt: skip

    def disk_full(self) -> Outcome:
        """A small disk, and then more room."""
        out = self.folder / "disk" / "out"
        out.parent.mkdir()
        run = " ".join(command([self.input], out, *OPTIONS))
        script = f"""
            mount -t tmpfs -o size={SMALL} tmpfs {out.parent} || exit 99
            {run} > {self.folder}/first 2>&1; first=$?
            mount -o remount,size={LARGE} {out.parent}
            {run} > {self.folder}/second 2>&1 || exit 98
            cp -r {out} {self.folder}/full; exit $first
        """
        shell = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
        code = subprocess.run(shell, env=environment(), check=False, capture_output=True).returncode
        if code == 99:
            return Outcome("the disk is full", "not tried: no disk can be made here", "", True)
        fine = code == 2 and "no space left" in (self.folder / "first").read_text("utf-8")
        return Outcome(
            "the disk is full", "the run ends with one line that says so; nothing half-written stays",
            "the same command, once there is room", fine and self.same(self.folder / "full"),
        )  # fmt: skip

    def archive_cut(self) -> Outcome:
        """A download that broke off, and then the whole."""
        path, out, calm = self.folder / "news.warc.gz", self.folder / "cut", self.folder / "uncut"
        whole = archive(self.corpus[:20])
        path.write_bytes(whole[: len(whole) * 3 // 5])
        first = batch([path], out, *OPTIONS)
        kept, why = len(column(out, "reports", "id")), " ".join(column(out, "set_aside", "reason"))
        path.write_bytes(whole)
        second = batch([path], out, *OPTIONS)
        self.must(batch([path], calm, *OPTIONS))
        fine = not (first.returncode or second.returncode) and 0 < kept < 20 and "cut off" in why
        return Outcome(
            "a web archive is cut off", "what comes before the cut is read, the cut is named in `set_aside`",
            "the same command, once the archive is whole", fine and self.same(out, calm),
        )  # fmt: skip

    def poison(self) -> Outcome:
        """Reports that ordinary ones stand beside."""
        pipeline, env = faulty_pipeline(self.folder / "faulty")
        options = (*OPTIONS, "--pipeline", pipeline, "--limit-seconds", "3", "--limit-memory", "600")
        bad = [poisonous(word) for word in POISON]
        mixed = [one for pair in zip(self.corpus[:20:5], bad, strict=True) for one in pair] + self.corpus[:20]
        path, good = self.folder / "mixed.jsonl", self.folder / "good.jsonl"
        write_lines(path, mixed), write_lines(good, [one for one in mixed if one not in bad])
        out, calm = self.folder / "poison", self.folder / "healthy"
        done, other = batch([path], out, *options, env=env), batch([good], calm, *options, env=env)
        if done.returncode or other.returncode:
            raise SystemExit(f"chaos: poisoned reports ended a run: {done.stderr} {other.stderr}")
        reasons = sorted(reason for reason in column(out, "set_aside", "reason") if not reason.startswith("the same"))
        fine = sorted(column(out, "reports", "id")) == sorted(column(calm, "reports", "id")) and len(reasons) == len(
            bad
        )
        return Outcome(
            "a report hangs, eats memory or ends its process",
            f"it is tried twice, then set aside with the reason: {'; '.join(dict.fromkeys(reasons))}",
            "ends by itself; `--retry` tries such reports again", fine, "all other reports",
        )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description="Disturb batches on purpose, and see what comes of it.")
    parser.add_argument("--write", action="store_true", help="put the table into docs/reliability.md")
    parser.add_argument("--reports", type=int, default=60)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="twosource-chaos-"))
    try:
        chaos = Chaos(folder, options.reports)
        faults: list[Callable[[], Outcome]] = [
            chaos.reader_killed, chaos.run_killed, chaos.worker_killed, chaos.scheduler_restarted, chaos.disk_full,
            chaos.archive_cut, chaos.poison,
        ]  # fmt: skip
        outcomes = []
        for fault in faults:
            began = time.monotonic()
            outcomes.append(fault())
            print(f"{time.monotonic() - began:5.1f} s  {outcomes[-1].row()}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    table = "\n".join(
        ["| fault | what happens | afterwards | checked |", "|---|---|---|---|", *(o.row() for o in outcomes)]
    )
    if options.write:
        PAGE.write_text(BLOCK.sub(lambda match: f"{match[1]}{table}\n{match[3]}", PAGE.read_text("utf-8")), "utf-8")
    return 0 if all(outcome.same for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
