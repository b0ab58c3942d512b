"""A database and its transactions. In comes a path or URL; out goes a Store whose schema is today's.

    store = open_store("news.db")
    with store.write() as base:  # alone among writers, all or nothing
        base.execute(...)

A writer waits for the others: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock of its transaction, so that a
process that is killed never leaves a lock behind. Nothing is kept in memory that another process could make stale.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from twosource.errors import SetupError, StoreError

BUSY_SECONDS = 60  # that a writer waits for others on SQLite
LOCK = 0x7430_5043_0E5C  # the advisory lock of writers on PostgreSQL: any number that is ours
HALF_WRITTEN = "nothing was half-written: make room and do it again"
MEGABYTE = 1_048_576


class Store:
    """A database: `read` and `write` give a connection within a transaction; it may be shared by threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def name(self) -> str:
        """Where it is, without a password."""
        return (
            self.engine.url.database or "" if self.is_sqlite else self.engine.url.render_as_string(hide_password=True)
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """All that is asked within sees the same state, whatever others write meanwhile."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self.engine.connect().execution_options(**options) as base, base.begin():
            yield base

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Alone among writers; what is done within is there as a whole afterwards, or not at all."""
        with self._told(), self.engine.connect().execution_options(alone=True) as base, base.begin():
            if not self.is_sqlite:
                base.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield base

    def close(self) -> None:
        """Ends all connections."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong in the database, told in one line."""
        try:
            yield
        except DBAPIError as error:
            reason, known = _reason(error)
            told = f"database {self.name}: {reason}"
            raise (StoreError(told, f"the desk's database: {reason}") if known else StoreError(told)) from error
        except SQLAlchemyError as error:
            raise StoreError(f"database {self.name}: {str(error).splitlines()[0].lower()}") from error


def open_store(where: str | Path | None = None) -> Store:
    """The store at a path or URL, the user's own where none is given; made, or brought up to date, where needed.

    Raises StoreError where it cannot be had or a newer program made it, SetupError where a driver is missing.
    """
    from twosource.store.schema import bring_up_to_date  # noqa: PLC0415  (it opens stores itself)

    if where is None:
        _make_folder(default_path().parent)
    store = Store(_engine(_url(str(where or default_path()))))
    try:
        bring_up_to_date(store)
    except Exception:
        store.close()
        raise
    return store


def default_path() -> Path:
    """The user's own database, where this system keeps data."""
    from platformdirs import user_data_path  # noqa: PLC0415  (who names a database need not wait for it)

    return user_data_path("twosource", appauthor=False) / "desk.db"


def _url(where: str) -> URL:
    """A path as the URL of SQLite's file; of PostgreSQL the driver that we bring."""
    if "://" not in where:
        return URL.create("sqlite+pysqlite", database=os.path.abspath(os.path.expanduser(where)))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise StoreError("--db: not a database address; give a path, or postgresql://user@host/name") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"--db: {url.get_backend_name()} is not there; give a path, or postgresql://user@host/name")
    return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        _make_file(url.database or "")
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise SetupError(
            "PostgreSQL needs the extra [postgres]: pip install '.[postgres]' in Twosource's folder"
        ) from error


def _make_folder(folder: Path) -> None:
    """The user's own folder; one that somebody names must be there, else a slip of the pen would make one."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"folder {folder}: {str(error.strerror or error).lower()}") from error


def _make_file(path: str) -> None:
    """A new file, for its owner's eyes only: reports may be confidential."""
    try:
        if path != ":memory:" and not os.path.exists(path):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"database {path}: {str(error.strerror or error).lower()}") from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Readers and a writer at once; what is committed is on the disk; transactions begin where we say so."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", f"mmap_size={256 * MEGABYTE}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(base: Connection) -> None:
    base.exec_driver_sql("BEGIN IMMEDIATE" if base.get_execution_options().get("alone") else "BEGIN")


def _reason(error: DBAPIError) -> tuple[str, bool]:
    """What a database complains about, in one line, and whether we know that it names nothing of the machine."""
    told = str(error.orig or error).strip().splitlines()
    line = told[0] if told else type(error).__name__
    if "database or disk is full" in line:
        return f"{line.lower()}; {HALF_WRITTEN}", True
    if "No space left" in line:
        return f"{line.lower()}; {HALF_WRITTEN}", False
    if "locked" in line:
        return f"another program has been writing for {BUSY_SECONDS} seconds; try again later", True
    if "not a database" in line:
        return "not a database of Twosource's", True
    return line[:1].lower() + line[1:], False
