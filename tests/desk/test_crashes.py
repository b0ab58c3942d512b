"""Whatever ends a program, or stops it from writing: nothing that it has said is lost, nothing is half-written.

Real processes write to real databases; they are killed, run side by side, and have their disk filled up.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, text

from support.servers import Server
from twosource.desk import Desk
from twosource.errors import StoreError
from twosource.settings import Settings
from twosource.store import stories
from twosource.store.opening import open_store
from twosource.store.packing import unpacked
from twosource.store.tables import accounts as account_table
from twosource.store.tables import blobs, keys, reports, signatures, tellings, things, versions
from twosource.store.tables import readings as reading_table
from twosource.store.tables import stories as story_table
from twosource.store.tables import texts as text_table

Text = Callable[..., str]
Write = Callable[[dict[str, str]], list[str]]
Calm = Callable[[list[str]], dict[frozenset[str], Any]]
PATIENCE = 300  # seconds that a busy machine may take for a report, or for all of them
FORK = multiprocessing.get_context("fork")


@pytest.fixture(scope="module", autouse=True)
def warm(nlp: object) -> None:
    """The pipeline is loaded once, here, for all processes."""


@pytest.fixture
def paths(sinking: Text, written: Write) -> list[str]:
    """Six ships, each with two reports."""
    return written({f"{number}-{source}.txt": sinking(number, source) for number in range(6) for source in range(2)})


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], dict[frozenset[str], Any]]:
    """What is told of reports that one process adds in peace; worked out once."""
    known: dict[frozenset[str], Any] = {}

    def told(paths: list[str]) -> dict[frozenset[str], Any]:
        if not known:
            url = str(tmp_path_factory.mktemp("calm") / "desk.db")
            adding(url, paths)
            known.update(accounts(url))
        return known

    return told


def adding(url: str, paths: list[str], said: Connection | None = None) -> None:
    """Adds one report after the other, and says so after each."""
    desk = Desk.open(url, Settings())
    for path in paths:
        row = (added := desk.add([path])).new or added.known
        if said:
            said.send(row[0].id)
    desk.close()


def rest(hear: Connection) -> Iterator[str]:
    """All that a process says until it ends."""
    with suppress(EOFError):
        while hear.poll(PATIENCE):
            yield hear.recv()


def sound(url: str) -> set[str]:
    """Checks that everything in a database is whole; the ids of its reports."""
    store = open_store(url)
    with store.read() as base:
        if store.is_sqlite:
            assert base.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            base.execute(text("INSERT INTO texts_index(texts_index, rank) VALUES ('integrity-check', 0)"))
        found = {row.id: row for row in base.execute(select(reports))}
        states = {(row.report, row.number): row for row in base.execute(select(versions))}
        kept = {row.sha256: unpacked(row.packed) for row in base.execute(select(blobs))}
        read = {(row.report, row.number) for row in base.execute(select(reading_table))}
        signed = {row.report: row for row in base.execute(select(signatures))}
        indexed = set(base.execute(select(text_table.c.report).where(text_table.c.kind == "report")).scalars())
        homes = {row.id: row for row in base.execute(select(story_table))}
        made = set(base.execute(select(account_table.c.key)).scalars())
        told = {(row.story, row.number): row for row in base.execute(select(tellings))}
        named = set(base.execute(select(things.c.story)).scalars())
        termed = set(base.execute(select(keys.c.report)).scalars())
        due = set(stories.untold(base))
        for story, row in homes.items():
            assert row.into or row.composition == stories.material(base, story).composition
    for identity, row in found.items():
        assert kept[states[identity, row.current].sha256]
        assert (identity, row.current) in read
        assert signed[identity].number == row.current
        assert homes[row.story].into is None
    assert found.keys() == signed.keys() == indexed == termed
    for story, row in homes.items():
        assert row.into or row.number or story in due, "told, or known to be told"
        assert not row.number or (told[story, row.number].account in made and story in named)
    store.close()
    return set(found)


def accounts(url: str) -> dict[frozenset[str], Any]:
    """What is told of each story, by its reports."""
    desk = Desk.open(url, Settings())
    told = [desk.told(row.id) for row in desk.stories(limit=500).items]
    desk.close()
    return {frozenset(one.texts): (one.account.brief, one.account.events, one.account.claims) for one in told if one}


@pytest.mark.parametrize("after", [0.05, 0.3])
def test_killed_at_any_moment_nothing_is_lost(url: str, paths: list[str], calm: Calm, after: float) -> None:
    open_store(url).close()
    hear, say = FORK.Pipe(duplex=False)
    process = FORK.Process(target=adding, args=(url, paths, say))
    process.start()
    say.close()  # so that the end of the process is the end of what it says
    heard = {hear.recv()}  # it is at work
    time.sleep(after)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    heard |= set(rest(hear))
    there = sound(url)
    assert heard <= there, "what was said to be added is there"
    adding(url, paths)
    assert len(sound(url)) == len(paths)
    assert accounts(url) == calm(paths)


def test_killed_between_adding_and_telling_the_story_is_told_by_whoever_comes_next(
    url: str, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def die(url: str, paths: list[str]) -> None:
        monkeypatch.setattr("twosource.desk.adding.settle", killed)
        adding(url, paths)

    process = FORK.Process(target=die, args=(url, paths[:1]))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    (there,) = sound(url)
    desk = Desk.open(url, Settings())
    story = desk.report(there).story
    assert desk.stories().items == ()
    told = desk.told(story)
    assert told is not None
    assert told.row.reports == 1
    assert [row.id for row in desk.stories().items] == [story]
    desk.close()


def test_writers_at_once_lose_nothing_and_tell_the_same(url: str, paths: list[str], calm: Calm) -> None:
    """Three programs, two of them with the same reports, one with them the other way round."""
    orders = (paths, paths, paths[::-1])
    processes = [FORK.Process(target=adding, args=(url, order)) for order in orders]
    for process in processes:
        process.start()
    for process in processes:
        process.join(PATIENCE)
    assert [process.exitcode for process in processes] == [0] * 3
    assert len(sound(url)) == len(paths)
    assert accounts(url) == calm(paths)


# ── A full disk ───────────────────────────────────────────────────────────────────────────────────────────────────


def filling(url: str, paths: list[str], said: Connection, largest: int | None = None) -> None:
    """Adds reports until the disk is full, and says what is there and what the complaint was."""
    if largest is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    desk = Desk.open(url, Settings())
    try:
        for path in paths:
            added = desk.add([path])
            said.send((added.new or added.known)[0].id)
    except StoreError as error:
        said.send(str(error))


def filled(url: str, paths: list[str], largest: int | None = None) -> tuple[set[str], str]:
    """The reports that were said to be added before the disk was full, and the complaint."""
    hear, say = FORK.Pipe(duplex=False)
    process = FORK.Process(target=filling, args=(url, paths, say, largest))
    process.start()
    say.close()
    heard = list(rest(hear))
    process.join(PATIENCE)
    assert heard, "something was added before the disk was full"
    return set(heard[:-1]), heard[-1]


@pytest.fixture
def many(sinking: Text, written: Write) -> list[str]:
    """More reports than fit on a small disk."""
    return written({f"{number}.txt": sinking(number) for number in range(24)})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own of less than a megabyte; where nobody may make one, there is only a bound on files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", folder], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no leave to mount a small file system; a bound on files stands in for it")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def whole_afterwards(url: str, heard: set[str], complaint: str, paths: list[str]) -> None:
    """Once there is room again, nothing is lost or half-written, and the rest can be added."""
    assert "\n" not in complaint
    assert "database" in complaint
    there = sound(url)
    assert heard <= there
    assert 0 < len(there) < len(paths)
    adding(url, paths)
    assert len(sound(url)) == len(paths)


def test_a_full_disk_loses_nothing(small_disk: Path, many: list[str]) -> None:
    url = str(small_disk / "desk.db")
    heard, complaint = filled(url, many)
    assert "make room" in complaint
    subprocess.run(["mount", "-o", "remount,size=200m", small_disk], check=True)
    whole_afterwards(url, heard, complaint, many)


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path, many: list[str]) -> None:
    url = str(tmp_path / "desk.db")
    whole_afterwards(url, *filled(url, many, 600_000), many)


@pytest.fixture
def small_server() -> Iterator[Any]:
    """A PostgreSQL whose files may not grow beyond what it begins with and a bit."""
    running = Server(largest=1_500_000)
    yield running
    running.stop()


@pytest.fixture
def heavy(sinking: Text, written: Write) -> list[str]:
    """Web pages, most of which is nothing that can be made smaller."""
    page = (
        "<html lang='en'><head><title>Ferry sinks</title></head><body><!-- {} --><article><p>{}</p><p>{}</p></article>"
    )
    saved = (
        "The captain, who was saved, told reporters that the engine had failed and that he had asked for help at once."
    )
    noise = Random(7)  # noqa: S311  (the same each time)
    return written({f"{n}.html": page.format(noise.randbytes(90_000).hex(), sinking(n), saved) for n in range(24)})


def test_a_server_whose_disk_is_full_loses_nothing(small_server: Any, heavy: list[str]) -> None:
    url = small_server.new_database()
    heard, complaint = filled(url, heavy)
    assert "database postgresql" in complaint
    assert "\n" not in complaint
    there = sound(url)
    assert heard <= there
    assert 0 < len(there) < len(heavy)
    small_server.restart()
    adding(url, heavy)
    assert len(sound(url)) == len(heavy)
