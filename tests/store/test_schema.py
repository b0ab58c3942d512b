"""The schema: made, brought forward by itself, and refused where a newer program has made it."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from twosource.errors import StoreError
from twosource.store import Store, open_store
from twosource.store.opening import store_on, url_of
from twosource.store.schema import HEAD, migrate, revision_of, scripts
from twosource.store.tables import metadata


def opened_and_closed(url: str) -> None:
    open_store(url).close()


def test_a_new_database_has_the_schema_of_the_tables(store: Store) -> None:
    with store.write() as base:
        assert revision_of(base) == HEAD
        found = compare_metadata(MigrationContext.configure(base), metadata)
    ours = [one for one in found if "texts_index" not in str(one) and "vector" not in str(one)]
    assert ours == []


def test_the_last_migration_is_the_one_that_the_program_knows() -> None:
    assert scripts().get_heads() == [HEAD]


def test_an_older_schema_is_brought_forward_with_what_is_in_it(url: str) -> None:
    older = store_on(url_of(url), make=True)
    with older.write() as base:
        migrate(base, "0001")
        base.execute(text("INSERT INTO reports (id, current, added, title, slug) VALUES "
                          "('a1', 1, '2020-01-01', 'Ferry sinks', 'x')"))  # fmt: skip
        assert not inspect(base).has_table("visits")
    older.close()
    store = open_store(url)
    with store.read() as base:
        assert revision_of(base) == HEAD
        assert inspect(base).has_table("visits")
        assert base.execute(text("SELECT title FROM reports")).scalar() == "Ferry sinks"
    store.close()


def test_a_newer_schema_is_refused_in_one_line_and_left_alone(url: str) -> None:
    opened_and_closed(url)
    newer = store_on(url_of(url), make=True)
    with newer.write() as base:
        base.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer.close()
    with pytest.raises(StoreError, match=r"made by a newer Twosource \(schema 9999.*update this program") as told:
        open_store(url)
    assert "\n" not in str(told.value)
    newer = store_on(url_of(url), make=True)
    with newer.read() as base:
        assert revision_of(base) == "9999"
    newer.close()


def test_tables_of_another_program_are_not_touched(url: str) -> None:
    other = store_on(url_of(url), make=True)
    with other.write() as base:
        base.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(StoreError, match="another program"):
        open_store(url)
    with other.read() as base:
        assert inspect(base).get_table_names() == ["recipes"]
    other.close()


def test_four_processes_that_open_a_new_database_at_once_all_succeed(url: str) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=opened_and_closed, args=(url,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4


def test_what_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Nothing to see here. " * 400)
    with pytest.raises(StoreError, match="not a database") as told:
        open_store(tmp_path / "notes.txt")
    assert "\n" not in str(told.value)
