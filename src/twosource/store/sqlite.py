"""A file of SQLite's. In comes its path; out goes an engine on it, that only reads where nobody may write to it.

Such a file, in an archive or on a read-only disk, is read as it lies there: nothing is put beside it, and each look
opens it anew, so that what others do to it meanwhile is seen.
"""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from twosource.errors import StoreError

BUSY_SECONDS = 60  # that a writer waits for others
MEGABYTE = 1_048_576
LOGGED = "what was written last is in {log}, and cannot be read here: copy both files where they can be written to"
EFFECTIVE = os.access in os.supports_effective_ids


def engine_on(url: URL, *, read_only: bool) -> Engine:
    """An engine on a file that is there."""
    if read_only:
        engine = create_engine(url, creator=partial(_as_it_lies, url.database or ""), poolclass=NullPool)
        event.listen(engine, "connect", _prepare)
    else:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_to_write)
    event.listen(engine, "begin", _begin)
    return engine


def make(path: str) -> None:
    """A new file where there is none, for its owner's eyes only: reports may be confidential."""
    if os.path.isdir(path):
        raise StoreError(f"database {path}: is a folder; name a file, as {os.path.join(path, 'desk.db')}")
    try:
        if path != ":memory:" and not os.path.exists(path):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"database {path}: {str(error.strerror or error).lower()}") from error


def is_read_only(path: str) -> bool:
    """Whether a file can only be read: by its own right, its disk's, or its folder's, where SQLite writes beside it."""
    if path == ":memory:":
        return False
    return not (_writable(path) and (_writable(os.path.dirname(path)) or _in_use(path)))


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=EFFECTIVE)


def _in_use(path: str) -> bool:
    """Whether some program has it open, or was ended before it had put away what it wrote."""
    log = f"{path}-wal"
    return os.path.exists(log) and (os.path.exists(f"{path}-shm") or os.path.getsize(log) > 0)


def _as_it_lies(path: str) -> sqlite3.Connection:
    """A connection that changes nothing; where no other program has it open, it needs no lock either."""
    used = _in_use(path)
    mode = "mode=ro" if used else "mode=ro&immutable=1"
    found = sqlite3.connect(f"file:{quote(path)}?{mode}", uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        found.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        found.close()
        raise sqlite3.OperationalError(LOGGED.format(log=f"{path}-wal") if used else str(error)) from error
    return found


def _prepare(connection: Any, _: object) -> None:
    """Transactions begin where we say so; memory for a big file."""
    connection.isolation_level = None
    for pragma in ("cache_size=-65536", f"mmap_size={256 * MEGABYTE}"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_to_write(connection: Any, record: object) -> None:
    """Readers and a writer at once, too; what is committed is on the disk."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    _prepare(connection, record)


def _begin(base: Connection) -> None:
    base.exec_driver_sql("BEGIN IMMEDIATE" if base.get_execution_options().get("alone") else "BEGIN")
