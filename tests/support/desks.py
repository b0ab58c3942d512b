"""What tests of the store and the desk share: each database there is, a new one for each test, and small reports.

`url` gives a database on SQLite and then one on a PostgreSQL that is started here; `desk` is a desk on it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.servers import Server
from twosource.desk import Desk
from twosource.settings import Settings
from twosource.store import Store, open_store

PLACES = ("Amsel", "Brennau", "Corvino", "Dalmere", "Eskola", "Farnholm", "Gravik", "Hollin", "Istrad", "Jorvik")
SHIPS = ("Valdis", "Kestrel", "Morwen", "Tamsin", "Orlaith", "Peregrine", "Quillon", "Rosalba", "Sorrel", "Tindra")


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server for the session."""
    running = Server()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new database is."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return request.getfixturevalue("server").new_database()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    opened = Desk.open(url, Settings())
    yield opened
    opened.close()


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Desk]:
    """A desk on SQLite alone, for what no database has a say in."""
    opened = Desk.open(tmp_path / "lite.db", Settings())
    yield opened
    opened.close()


@pytest.fixture
def sinking() -> Callable[..., str]:
    """A small report of a ship that sinks; each number is another ship, each source another outlet's report of it."""

    def text(number: int = 0, source: int = 0, dead: str = "nine") -> str:
        ship, port = SHIPS[number % 10], PLACES[number // 10 % 10]
        first = (
            f"PORT {port.upper()}, March {number % 27 + 1} (Norpress) - The ferry {ship} sank off Port {port} on "
            f"Wednesday, killing {dead} people, the coast guard said.",
            f"At least {dead} people died when the ferry {ship} went down off Port {port}, the coast guard of Norrland "
            f"said on Wednesday.",
        )[source % 2]
        return f"{first} Divers are to search the wreck of the {ship} on Thursday. (Item {number}.{source})\n"

    return text


@pytest.fixture
def written(tmp_path: Path) -> Callable[[dict[str, str]], list[str]]:
    """Writes texts as files; their paths."""
    count = itertools.count()

    def write(texts: dict[str, str]) -> list[str]:
        folder = tmp_path / f"reports{next(count)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return [str(folder / name) for name in texts]

    return write


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
