"""What goes wrong, on purpose: a cluster of real processes to be killed, reports that hang or eat memory, cut archives.

Used by `bench/chaos.py` and the tests. A report is bad only to a language pipeline that is made for that here: a real
one with a first component that looks for a word. The library knows nothing of it.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import spacy
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from twosource.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
PATIENCE = 240.0
UNIT = ("--unit", "2")  # small, so that a short run can be disturbed
COMPONENT = '''
"""A component to which some reports are poison."""
import os, signal, threading, time
from spacy.language import Language

@Language.component("poisoned")
def poisoned(doc):
    text = doc.text
    if "Hangsworth" in text:
        while True:
            pass
    if "Sulkington" in text:  # does not listen to any alarm, and takes no processor time
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(3600)
    if "Slowton" in text:
        time.sleep(3)
    if "Hungerford" in text:
        eaten = []
        while True:
            eaten.append(bytearray(100_000_000))
    if "Diehard" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc
'''
POISON = ("Hangsworth", "Sulkington", "Hungerford", "Diehard")


def faulty_pipeline(folder: Path) -> tuple[str, dict[str, str]]:
    """A language pipeline to which POISON is poison: its name, and the environment in which it can be loaded."""
    code = folder / "poison"
    known = code / "poisoned-1.0.dist-info"
    known.mkdir(parents=True)
    (code / "poisoned.py").write_text(COMPONENT, "utf-8")
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: poisoned\nVersion: 1.0\n", "utf-8")
    (known / "entry_points.txt").write_text("[spacy_factories]\npoisoned = poisoned:poisoned\n", "utf-8")
    sys.path.insert(0, str(code))
    try:
        importlib.import_module("poisoned")  # it registers itself
        nlp = spacy.load(Settings().pipeline)
        nlp.add_pipe("poisoned", first=True)
        nlp.to_disk(folder / "pipeline")
    finally:
        sys.path.remove(str(code))
    return str(folder / "pipeline"), environment(code)


def environment(*folders: Path) -> dict[str, str]:
    """What our processes see: this program, and these folders."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [SOURCES, *folders])), "NO_COLOR": "1"}


def poisonous(word: str) -> dict[str, str]:
    """A report with that word."""
    text = (
        f"{word.upper()}, May 4 (Reuters) - The port of {word} was closed on Friday after a crane fell into the "
        "harbor, the harbor master said. Nobody was hurt, and ferries are expected to run again on Sunday, he added.\n"
    )
    return {"outlet": "Reuters", "date": "2018-05-04", "url": f"https://example.org/{word.lower()}", "text": text}


def write_lines(path: Path, reports: Sequence[Mapping[str, str]]) -> Path:
    """Reports as JSON Lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), "utf-8")
    return path


def archive(reports: Sequence[Mapping[str, str]]) -> bytes:
    """Reports as the pages of a web archive."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for one in reports:
        paragraphs = "".join(f"<p>{part}</p>" for part in one["text"].split("\n\n"))
        title = one.get("title", "News of the day")
        page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body>"
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        stamp = {"WARC-Date": "2018-05-05T08:00:00Z"}
        record = writer.create_warc_record(
            one["url"], "response", payload=io.BytesIO(page.encode()), http_headers=headers, warc_headers_dict=stamp
        )
        writer.write_record(record)
    return file.getvalue()


# ── Runs ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def command(inputs: Sequence[Path | str], out: Path, *options: str) -> list[str]:
    """The command line of a batch."""
    return [sys.executable, "-m", "twosource", "batch", *map(str, inputs), "--out", str(out), *options]


def batch(
    inputs: Sequence[Path | str], out: Path, *options: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A run to its end."""
    return subprocess.run(
        command(inputs, out, *options),
        env=env or environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@contextlib.contextmanager
def running(
    inputs: Sequence[Path | str], out: Path, *options: str, env: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A run that is under way."""
    process = subprocess.Popen(
        command(inputs, out, *options),
        env=env or environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of a run and what it complained of."""
    _, told = process.communicate(timeout=PATIENCE)
    return process.returncode, told


def told(out: Path) -> dict[str, Any]:
    """The report on a run."""
    return dict(json.loads((out / "run.json").read_text("utf-8")))


def hashes(out: Path) -> dict[str, str]:
    """The digests of all that a run wrote."""
    return dict(told(out)["sha256"])


def column(out: Path, table: str, name: str) -> list[Any]:
    """One column of a dataset."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    return list(pq.read_table(out / table).column(name).to_pylist())


def units_done(out: Path, kind: str = "read") -> int:
    """How many units of a kind are whole."""
    manifest = out / ".work" / "manifest.jsonl"
    return manifest.read_text("utf-8").count(f'"{kind}/') if manifest.exists() else 0


def until(happened: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Waits for something to happen."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("it did not happen")
        time.sleep(0.02)


def readers(process: subprocess.Popen[Any]) -> list[psutil.Process]:
    """The processes that read for another."""
    try:
        family = psutil.Process(process.pid).children(recursive=True)
        return [one for one in family if "twosource.scale.reader" in " ".join(one.cmdline())]
    except psutil.NoSuchProcess:
        return []


@dataclass(frozen=True, slots=True)
class Calm:
    """A corpus, and the folder of a run on it that nothing disturbed, with one worker."""

    input: Path
    out: Path

    @property
    def size(self) -> int:
        """How many reports it has."""
        return len(self.input.read_text("utf-8").splitlines())

    @property
    def hashes(self) -> dict[str, str]:
        """The digests of what the run wrote."""
        return hashes(self.out)


# ── A cluster ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Dask:
    """A scheduler and workers, each a process of its own on this machine."""

    env: dict[str, str] = field(default_factory=environment)
    port: int = 0
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        """Starts it, where it was before if it was there before."""
        self.port = self.port or free_port()
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", str(self.port))

    def start_worker(self) -> None:
        """One more."""
        alone = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--death-timeout", "60")
        self.workers.append(self.start("worker", self.address, "--host", "127.0.0.1", *alone))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A process of Dask's own command line."""
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill_worker(self) -> None:
        """Ends one as if its machine were gone, with the process that reads for it."""
        kill(self.workers.pop())

    def kill_scheduler(self) -> None:
        """Ends it."""
        if self.scheduler is not None:
            kill(self.scheduler)

    def mend(self) -> None:
        """Starts again every worker that has ended, as a service manager does."""
        for worker in [worker for worker in self.workers if worker.poll() is not None]:
            self.workers.remove(worker)
            self.start_worker()

    def stop(self) -> None:
        """Ends all."""
        for process in filter(None, [*self.workers, self.scheduler]):
            kill(process)


@contextlib.contextmanager
def cluster(workers: int, env: dict[str, str] | None = None) -> Iterator[Dask]:
    """A cluster with so many workers."""
    found = Dask(env or environment())
    try:
        found.start_scheduler()
        for _ in range(workers):
            found.start_worker()
        yield found
    finally:
        found.stop()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it has started, at once."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
