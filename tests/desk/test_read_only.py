"""A desk that can only be read, as in an archive or on a read-only disk: all is shown, nothing is put beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from twosource.desk import Desk
from twosource.errors import StoreError
from twosource.serve.app import create_app
from twosource.settings import Settings
from twosource.store import open_store, schema

NOBODY = 65534
TOKEN = "a word of these tests"  # noqa: S105
EVER = datetime(2000, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 23, tzinfo=UTC)
AT_WORK = """
import os, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
base.execute("PRAGMA wal_autocheckpoint=0")
base.execute("UPDATE stories SET title = 'Written last'")
base.commit()
os._exit(0)
"""


@contextmanager
def as_nobody() -> Iterator[None]:
    """What is written to meanwhile is what anybody may write to: root may write to anything."""
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def archived(lite: Desk, sinking: Callable[..., str]) -> Iterator[Path]:
    """A desk of two reports, where all may be read."""
    for source, outlet in enumerate(("Harbor Post", "Coast Daily")):
        lite.add_text(sinking(source=source), outlet=outlet, published=f"2026-03-0{4 + source}")
    folder = Path(tempfile.mkdtemp())
    lite.close()
    shutil.copy(lite.store.name, folder / "news.db")
    yield folder / "news.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def locked(base: Path) -> AbstractContextManager[None]:
    """Nobody may write to it, nor to its folder."""
    for path in base.parent.iterdir():
        path.chmod(0o444)
    base.parent.chmod(0o555)
    return nullcontext() if os.geteuid() else as_nobody()


def execute(base: Path, statement: str) -> None:
    with closing(sqlite3.connect(base)) as opened, opened:
        opened.execute(statement)


def shown(desk: Desk) -> list[object]:
    """All that a reader looks at."""
    (row,) = desk.stories().items
    looks = [desk.told(row.id), desk.told(row.id, as_of=LATER), desk.search("ferry"), desk.entities("Valdis"), row]
    return [*looks, desk.changes(row.id, since=EVER), desk.saga(row.id)]


def test_all_is_shown_as_where_it_can_be_written_to(archived: Path) -> None:
    desk = Desk.open(archived, Settings())
    expected = shown(desk)
    desk.close()
    with locked(archived):
        desk = Desk.open(archived, Settings())
        assert desk.store.read_only
        assert shown(desk) == expected
        desk.close()
        assert [path.name for path in archived.parent.iterdir()] == ["news.db"]


def test_what_would_change_it_says_so_at_once(archived: Path, sinking: Callable[..., str]) -> None:
    desk = Desk.open(archived, Settings())
    assert TestClient(create_app(desk)).get("/").status_code == 200  # all that this needs is loaded
    desk.close()
    with locked(archived):
        desk = Desk.open(archived, Settings())
        with pytest.raises(StoreError, match="can only be read: copy it where it can be written to") as told:
            desk.add_text(sinking(1))
        assert str(archived.parent) not in told.value.public
        (row,) = desk.stories().items
        with pytest.raises(StoreError, match="can only be read"):
            desk.judge("story", row.id, "abcd12", same=True)
        visitor = TestClient(create_app(desk, token=TOKEN), headers={"Authorization": f"Bearer {TOKEN}"})
        assert "its database lies where nobody may write to it" in visitor.get("/").text
        answer = visitor.post("/api/v1/reports", json={"text": sinking(1)})
        assert (answer.status_code, "can only be read" in answer.json()["error"]) == (403, True)
        assert visitor.get(f"/stories/{row.id}").status_code == 200
        desk.close()


def test_what_another_version_has_read_is_read_again_for_a_look_and_not_kept(archived: Path) -> None:
    execute(archived, "UPDATE readings SET made_by = 'another'")
    with locked(archived):
        desk = Desk.open(archived, Settings())
        (row,) = desk.stories().items
        early = desk.told(row.id, as_of=LATER)
        assert early is not None
        assert [report.outlet for report in early.account.reports] == ["Harbor Post"]
        desk.close()


def test_what_was_written_last_is_not_passed_over(archived: Path) -> None:
    """A program that was ended leaves its last changes in a file beside the database."""
    subprocess.run([sys.executable, "-c", AT_WORK, str(archived)], check=True)
    assert Path(f"{archived}-wal").stat().st_size
    with locked(archived):
        desk = Desk.open(archived, Settings())
        assert [row.title for row in desk.stories().items] == ["Written last"]
        desk.close()
    archived.parent.chmod(0o755)
    Path(f"{archived}-shm").unlink()
    with locked(archived), pytest.raises(StoreError, match=r"written last is in .*news\.db-wal"):
        Desk.open(archived, Settings())


def test_an_older_one_or_none_of_ours_is_told_as_such(archived: Path, tmp_path: Path) -> None:
    execute(archived, "UPDATE alembic_version SET version_num = '0005'")
    with pytest.raises(StoreError, match="made by an older Twosource"):
        opened_locked(archived)
    execute(archived, "DROP TABLE alembic_version")
    with pytest.raises(StoreError, match="tables of another program"):
        opened_locked(archived)
    archived.write_text("no database at all, though it is long enough to be taken for one. " * 20)
    with pytest.raises(StoreError, match="not a database of Twosource's"):
        opened_locked(archived)
    with pytest.raises(StoreError, match="is a folder; name a file"):
        open_store(tmp_path)


def opened_locked(base: Path) -> None:
    schema.scripts()
    try:
        with locked(base):
            open_store(base).close()
    finally:
        base.parent.chmod(0o755)
        base.chmod(0o644)
