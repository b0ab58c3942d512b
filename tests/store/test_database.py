"""Where a database is, who may read it, and what a transaction promises."""

from __future__ import annotations

import stat
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from twosource.errors import MissingError, SetupError, StoreError
from twosource.store import Store, open_store, sqlite
from twosource.store.opening import default_path
from twosource.store.tables import visits
from twosource.store.visits import keep

NOBODY = "postgresql://desk:secret-word@127.0.0.1:1/none"


def count(store: Store) -> int:
    with store.read() as base:
        return int(base.execute(text("SELECT count(*) FROM visits")).scalar_one())


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.db").close()
    assert stat.S_IMODE((tmp_path / "desk.db").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file or directory"):
        open_store(tmp_path / "slip" / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_the_default_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store().close()
    assert default_path().is_file()
    assert tmp_path in default_path().parents
    assert stat.S_IMODE(default_path().parent.stat().st_mode) == 0o700


def test_a_server_that_is_not_there_is_one_line_without_the_password() -> None:
    with pytest.raises(StoreError) as told:
        open_store(NOBODY)
    assert "secret-word" not in str(told.value)
    assert "\n" not in str(told.value)
    assert "127.0.0.1" in str(told.value)


def test_what_readers_of_the_web_desk_are_told_names_nothing_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        open_store(NOBODY)
    assert "database cannot be used" in told.value.public
    for part in ("127.0.0.1", "desk:", "none"):
        assert part not in told.value.public
    store = open_store(tmp_path / "desk.db")
    with pytest.raises(StoreError, match="nowhere") as told, store.read() as base:
        base.execute(text("SELECT * FROM nowhere"))
    assert str(tmp_path) not in told.value.public
    store.close()


def test_whoever_waits_too_long_is_told_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    store, other = open_store(tmp_path / "desk.db"), open_store(tmp_path / "desk.db")
    with store.write(), pytest.raises(StoreError) as told, other.write():
        pass
    assert "another program has been writing" in told.value.public
    assert str(tmp_path) not in told.value.public
    assert MissingError("story x: not in this database").public == "story x: not in this database"


@pytest.mark.parametrize("wrong", ["mysql://a@b/c", "postgresql://[::1", "://"])
def test_a_wrong_address_is_one_line(wrong: str) -> None:
    with pytest.raises(StoreError, match="--db") as told:
        open_store(wrong)
    assert "\n" not in str(told.value)


def test_without_the_driver_one_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SetupError, match=r"\[postgres\]"):
        open_store(NOBODY)


def test_a_path_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="not a directory"):
        open_store(tmp_path / "file" / "desk.db")


def test_what_fails_within_a_transaction_leaves_nothing_behind(store: Store, now: object) -> None:
    def half_done() -> None:
        with store.write() as base:
            keep(base, ["https://example.org/a"], now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert count(store) == 0


def test_a_reader_sees_one_state_while_others_write(store: Store, now: object) -> None:
    with store.read() as base:
        before = base.execute(select(visits)).all()
        with store.write() as other:
            keep(other, ["https://example.org/a"], now)
        assert base.execute(select(visits)).all() == before == []
    assert count(store) == 1


def test_writers_wait_for_one_another(store: Store, now: object) -> None:
    """Each reads and then writes what it has read: without waiting, steps would be lost."""

    def step() -> None:
        for _ in range(10):
            with store.write() as base:
                number = base.execute(text("SELECT count(*) FROM visits")).scalar_one()
                base.execute(insert(visits).values(address=str(number), first=now, last=now))

    threads = [threading.Thread(target=step) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(store) == 40
