"""A database and its transactions. In comes an engine; out go connections, each within a transaction.

    with store.write() as base:  # alone among writers, all or nothing
        base.execute(...)

A writer waits for the others: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock of its transaction, so that a
process that is killed never leaves a lock behind. Nothing is kept in memory that another process could make stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from twosource.errors import StoreError
from twosource.store import sqlite

LOCK = 0x7430_5043_0E5C  # the advisory lock of writers on PostgreSQL: any number that is ours
HALF_WRITTEN = "nothing was half-written: make room and do it again"
ONLY_READ = "can only be read: copy it where it can be written to"


class Store:
    """A database: `read` and `write` give a connection within a transaction; it may be shared by threads."""

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self.engine, self.read_only = engine, read_only

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

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it is, where it is SQLite's."""
        return tuple(self.name + ending for ending in ("", "-wal", "-shm", "-journal")) if self.is_sqlite else ()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """All that is asked within sees the same state, whatever others write meanwhile."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self.engine.connect().execution_options(**options) as base, base.begin():
            yield base

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Alone among writers; what is done within is there as a whole afterwards, or not at all."""
        self.must_be_writable()
        with self._told(), self.engine.connect().execution_options(alone=True) as base, base.begin():
            if not self.is_sqlite:
                base.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield base

    def must_be_writable(self) -> None:
        """Raises StoreError where it can only be read."""
        if self.read_only:
            raise StoreError(f"database {self.name}: {ONLY_READ}", f"the desk's database: {ONLY_READ}")

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


def _reason(error: DBAPIError) -> tuple[str, bool]:
    """What a database complains about, in one line, and whether we know that it names nothing of the machine."""
    told = str(error.orig or error).strip().splitlines()
    line = told[0] if told else type(error).__name__
    if "database or disk is full" in line:
        return f"{line.lower()}; {HALF_WRITTEN}", True
    if "No space left" in line:
        return f"{line.lower()}; {HALF_WRITTEN}", False
    if "locked" in line:
        return f"another program has been writing for {sqlite.BUSY_SECONDS} seconds; try again later", True
    if "not a database" in line:
        return "not a database of Twosource's", True
    return line[:1].lower() + line[1:], False
