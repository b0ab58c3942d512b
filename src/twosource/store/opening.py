"""A store opened. In comes a path or URL, or nothing; out goes a Store whose schema is today's.

store = open_store("news.db")
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from twosource.errors import SetupError, StoreError
from twosource.store import sqlite
from twosource.store.database import Store
from twosource.store.schema import bring_up_to_date


def open_store(where: str | Path | None = None, *, make: bool = True) -> Store:
    """The store at a path or URL, the user's own where none is given; made, or brought up to date, where needed.

    Raises StoreError where it cannot be had, a newer program made it, or one that is named is not there and `make` is
    False; SetupError where a driver is missing.
    """
    if where is None:
        _make_folder(default_path().parent)
    store = store_on(url_of(str(where or default_path())), make=make or where is None)
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


def url_of(where: str) -> URL:
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


def store_on(url: URL, *, make: bool) -> Store:
    """The store as it is there, whatever its schema; raises as `open_store` does."""
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        if not make and path != ":memory:" and not os.path.exists(path):
            raise StoreError(f"database {path}: is not there; check its name, or make it with twosource add")
        sqlite.make(path)
        read_only = sqlite.is_read_only(path)
        return Store(sqlite.engine_on(url, read_only=read_only), read_only=read_only)
    try:
        return Store(create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10}))
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
