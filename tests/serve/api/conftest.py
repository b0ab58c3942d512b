"""What the tests of the API share: a desk with invented stories, a reader of it, and somebody who has its token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from twosource.desk import Desk
from twosource.serve.app import create_app

ROOT = Path(__file__).parents[3]
TOKEN = "a token of tests"  # noqa: S105
PATIENCE = 90  # seconds until a server answers
ODD = {
    "hostile.txt": "OSLO, March 4, 2019 (Nor<b>press) - Minister Kari <script>alert('x')</script> Lund will meet envoy "
    'Anders \x1b[31mFalk\u202e in Malmo on Friday, her ministry said Monday.\x00\n\n"We <img src=x onerror=alert(1)> '
    'will see," Lund told {{ 7*7 }} reporters; DROP TABLE reports;--\n',
    "emoji.txt": "MALMO, March 5, 2019 (Kvarken) - Envoy Anders Falk \U0001f41f said on Tuesday that talks in Malmo "
    "with Minister Kari Lund on salmon \U0001f363 would take place on Friday.\n",
}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Six reports of two stories, two more with text that is meant to do harm."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in ODD.items():
        (folder / name).write_text(text, encoding="utf-8")
    desk = Desk.open(str(folder / "news.db"))
    desk.add([ROOT / "examples" / "envoy", ROOT / "examples" / "ferry", *(folder / name for name in ODD)])
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def application(desk: Desk) -> FastAPI:
    return create_app(desk, token=TOKEN)


@pytest.fixture
def reader(application: FastAPI) -> TestClient:
    """Somebody without the token; an error that nobody foresaw is raised."""
    return TestClient(application)


@pytest.fixture
def editor(application: FastAPI) -> TestClient:
    """Somebody with the token."""
    return TestClient(application, headers={"Authorization": f"Bearer {TOKEN}"})


@pytest.fixture
def envoy(reader: TestClient) -> str:
    """The id of the story of the envoy."""
    rows = reader.get("/api/v1/stories").json()["items"]
    return max((row for row in rows if "envoy" in row["title"].lower()), key=lambda row: row["reports"])["id"]


@pytest.fixture(scope="session")
def odd() -> dict[str, str]:
    """Two short reports of one story, with text that is meant to do harm."""
    return ODD


@pytest.fixture(scope="session")
def token() -> str:
    return TOKEN


@pytest.fixture(scope="session")
def serving() -> Callable[[FastAPI], AbstractContextManager[str]]:
    """Puts an application behind a real server, whose address it gives."""

    @contextmanager
    def served(application: FastAPI) -> Iterator[str]:
        server = uvicorn.Server(uvicorn.Config(application, port=0, log_level="critical"))
        thread = Thread(target=server.run, daemon=True)
        thread.start()
        end = monotonic() + PATIENCE
        while not server.started and monotonic() < end:
            sleep(0.05)
        (port,) = {socket.getsockname()[1] for one in server.servers for socket in one.sockets}
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(PATIENCE)

    return served
