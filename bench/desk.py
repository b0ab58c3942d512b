"""How fast the desk answers: a story page with 50 reports, then 50 readers and one writer at once, on loopback.

    python bench/desk.py [--seconds 60] [--readers 50] [--postgres]

    python bench/desk.py --write  # into docs/quality.md

A server process is started on a new database with invented reports, and asked over HTTP as browsers and programs would.
The page's time is the median of one reader alone; readers and the writer then run together, and none may see an error.
PostgreSQL is measured too where its server programs are installed (`--postgres` fails where they are not).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from desk_reports import HARBOR, OTHER, record

ROOT = Path(__file__).parent.parent
REPORTS = 50
GOAL_SECONDS, GOAL_BYTES = 0.150, 600_000
PATIENCE = 120  # seconds until the server answers
PAUSE = 2.0  # seconds that a reader looks at what it got, and the writer at what became of a report
PAGE = ROOT / "docs" / "quality.md"
BLOCK = re.compile(r"(<!-- desk -->\n```text\n)(.*?)(```\n<!-- /desk -->)", re.S)
TOKEN = secrets.token_urlsafe(16)


@dataclass
class Seen:
    """What the readers and the writer have met: seconds by kind of address, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, kind: str, seconds: float, answer: httpx.Response) -> None:
        """Notes one answer."""
        self.seconds.setdefault(kind, []).append(seconds)
        if answer.status_code >= 400:
            self.wrong.append(f"{answer.status_code} {answer.request.url}: {answer.text[:200]}")


@contextmanager
def server(database: str, folder: Path) -> Iterator[str]:
    """A desk on that database, as a process of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "twosource", "serve", "--db", database, "--port", str(port), "--token", TOKEN]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(address, process, folder)
            yield address
        finally:
            process.terminate()
            process.wait(30)


def wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Until the server answers; raises SystemExit with its log where it never does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(f"{address}/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit(f"bench: no desk at {address}:\n{(folder / 'server.log').read_text()}")


def fill(database: str, folder: Path) -> None:
    """Puts the reports into a new database."""
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(record(number)) + "\n" for number in range(REPORTS)), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "twosource", "add", "--db", database, str(path)], check=True, capture_output=True
    )


@dataclass(frozen=True)
class StoryPage:
    """The page of the largest story: how many reports that has, its median time, its bytes, and its bytes as sent."""

    path: str
    reports: int
    median: float
    size: int
    sent: int

    def shown(self) -> str:
        """It in a line, with the goals."""
        return (
            f"story page with {self.reports} reports: {1000 * self.median:.0f} ms (goal <= {1000 * GOAL_SECONDS:.0f}), "
            f"{self.size / 1000:.0f} KB (goal <= {GOAL_BYTES / 1000:.0f}), {self.sent / 1000:.0f} KB as sent"
        )

    def met(self) -> bool:
        """Whether it is as fast and as small as is asked for."""
        return self.reports >= REPORTS and self.median <= GOAL_SECONDS and self.size <= GOAL_BYTES


def story_page(address: str, runs: int = 30) -> StoryPage:
    """One reader alone, again and again."""
    with httpx.Client(base_url=address, timeout=60) as client:
        rows = client.get("/api/v1/stories", params={"limit": 200}).json()["items"]
        largest = max(rows, key=lambda row: int(row["reports"]))
        path = f"/stories/{largest['id']}"
        client.get(path)
        seconds = []
        for _ in range(runs):
            start = time.perf_counter()
            answer = client.get(path).raise_for_status()
            seconds.append(time.perf_counter() - start)
    return StoryPage(
        path, largest["reports"], statistics.median(seconds), len(answer.content), answer.num_bytes_downloaded
    )


def asked(page: str, client: httpx.Client) -> list[tuple[str, str]]:
    """What readers ask for, with what kind of thing it is: a page and all that hangs on it."""
    story = page.rpartition("/")[2]
    keys = client.get(f"/api/v1/stories/{story}").json()["keys"]
    events = [key for name, key in sorted(keys.items()) if name.startswith("V")][:10]
    reports = client.get(f"/api/v1/stories/{story}/account").json()["reports"][:10]
    return [
        ("front", "/"),
        ("story", page),
        ("story, JSON", f"{page}.json"),
        *(("event", f"{page}/events/{key}") for key in events),
        *(("report", f"/reports/{report['id']}") for report in reports),
        ("search", "/search?q=harbor"),
        ("API: stories", "/api/v1/stories"),
        ("API: account", f"/api/v1/stories/{story}/account"),
        ("API: search", "/api/v1/search?q=tanker"),
        ("Atom", f"{page}.atom"),
        ("calendar", f"{page}.ics"),
    ]


async def reader(
    number: int, client: httpx.AsyncClient, paths: Sequence[tuple[str, str]], end: float, seen: Seen
) -> None:
    """Asks for one thing after another until the end, each reader from another place of the list."""
    turn = number
    while time.monotonic() < end:
        kind, path = paths[turn % len(paths)]
        turn += 7  # no divisor of what there is to ask for, so that all is asked for
        await timed(kind, client.get(path), seen)
        await asyncio.sleep(PAUSE)


async def writer(client: httpx.AsyncClient, end: float, seen: Seen) -> None:
    """Adds one report after another: to the large story, and to others."""
    number = REPORTS
    while time.monotonic() < end:
        new = record(number, HARBOR if number % 4 == 0 else OTHER)
        sent = {"text": new["text"], "outlet": new["outlet"], "published": new["date"]}
        post = client.post("/api/v1/reports", json=sent, headers={"Authorization": f"Bearer {TOKEN}"})
        await timed("adding a report", post, seen)
        number += 1
        await asyncio.sleep(PAUSE)


async def timed(kind: str, asking: Awaitable[httpx.Response], seen: Seen) -> None:
    start = time.perf_counter()
    try:
        answer = await asking
    except httpx.HTTPError as error:
        seen.wrong.append(f"{kind}: {error!r}")
    else:
        seen.add(kind, time.perf_counter() - start, answer)


async def crowd(address: str, paths: Sequence[tuple[str, str]], readers: int, seconds: float) -> Seen:
    """What so many readers and one writer see in so many seconds."""
    seen, end = Seen(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers + 1)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits) as client:
        tasks = [reader(number, client, paths, end, seen) for number in range(readers)]
        await asyncio.gather(writer(client, end, seen), *tasks)
    return seen


def shown(seen: Seen) -> Iterator[str]:
    """Latencies by kind, and of all."""
    every = [seconds for times in seen.seconds.values() for seconds in times]
    rows = {"all": every, **dict(sorted(seen.seconds.items()))}
    yield f"{'asked for':18} {'times':>6} {'p50 ms':>8} {'p95 ms':>8}"
    for kind, times in rows.items():
        yield f"{kind:18} {len(times):6} {1000 * quantile(times, 50):8.0f} {1000 * quantile(times, 95):8.0f}"


def quantile(times: Sequence[float], percent: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def measured(name: str, database: str, folder: Path, options: argparse.Namespace) -> tuple[list[str], bool]:
    """One database: the lines of its figures, and whether nothing went wrong and the goals are met."""
    fill(database, folder)
    with server(database, folder) as address:
        page = story_page(address)
        with httpx.Client(base_url=address) as client:
            paths = asked(page.path, client)
        seen = asyncio.run(crowd(address, paths, options.readers, options.seconds))
    every = f"{options.readers} readers and one writer for {options.seconds} s: {len(seen.wrong)} errors"
    lines = [f"{name}: {page.shown()}", f"{name}: {every}", *shown(seen), *seen.wrong[:5]]
    print(*lines, sep="\n", flush=True)
    return lines, page.met() and not seen.wrong


@contextmanager
def postgres(demanded: bool) -> Iterator[str | None]:
    """An empty database on a PostgreSQL that is started for it; None where its programs are not installed."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support import servers  # noqa: PLC0415  (the server of the tests)

    if servers.programs() is None:
        if demanded:
            raise SystemExit("bench: PostgreSQL is not installed: apt-get install postgresql")
        yield None
        return
    running = servers.Server()
    try:
        yield running.new_database()
    finally:
        running.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the desk over HTTP.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--postgres", action="store_true", help="fail where PostgreSQL is not installed")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/quality.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres(options.postgres) as database:
        lines, met = measured("SQLite", f"{folder}/news.db", Path(folder), options)
        if database is None:
            print("PostgreSQL: not installed, not measured")
        else:
            more, as_well = measured("PostgreSQL", database, Path(folder), options)
            lines, met = [*lines, *more], met and as_well
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(BLOCK.sub(lambda block: f"{block[1]}{chr(10).join(lines)}\n{block[3]}", text), encoding="utf-8")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
