"""What the tests of the desk's pages share: a desk with invented stories, behind a real server, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx2
import pytest
import uvicorn

from twosource.desk import Desk
from twosource.serve.app import create_app

ROOT = Path(__file__).parents[3]
TOKEN = "a word of the tests"  # noqa: S105
PATIENCE = 90  # seconds until a server answers, and for each step of a browser, on a busy machine


@dataclass
class Site:
    """A desk behind a server, and what a program gets there."""

    desk: Desk
    address: str

    def get(self, path: str, **headers: str) -> httpx2.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx2.get(self.address + path, headers=named, timeout=PATIENCE)

    def json(self, path: str) -> Any:
        return self.get(path).json()

    def story(self, title: str) -> str:
        """The address of a story by a word of its title."""
        return next(f"/stories/{one['id']}" for one in self.json("/stories.json")["stories"] if title in one["title"])

    def thing(self, title: str, kind: str) -> str:
        """The address of that event or entity of a story of which most is said."""
        story = self.story(title)
        told = self.json(f"{story}.json")
        most = max(told["account"][kind], key=lambda one: len(one["mentions"]))
        return f"{story}/{kind}/{told['keys'][most['id']]}"

    def told_together(self, story: str, *mentions: tuple[str, int]) -> bool:
        """Whether one event of a story has all these mentions: reports, and where the word that names it stands."""
        events = self.json(f"{story}.json")["account"]["events"]
        found = [{(one["report"], one["trigger"]["start"]) for one in event["mentions"]} for event in events]
        return any(set(mentions) <= one for one in found)

    def first_mention(self, story: str, key: str) -> tuple[str, int]:
        """Where an event is told first."""
        first = self.json(f"{story}/events/{key}.json")["event"]["mentions"][0]
        return first["report"], first["trigger"]["start"]

    def report(self, title: str) -> str:
        """The address of a report of a story."""
        return f"/reports/{self.json(self.story(title) + '.json')['account']['reports'][1]['id']}"


@contextmanager
def served(desk: Desk, token: str | None = TOKEN, **more: Any) -> Iterator[Site]:
    """The desk behind a real server, on a port that is free."""
    server = uvicorn.Server(uvicorn.Config(create_app(desk, token=token, **more), port=0, log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    end = monotonic() + PATIENCE
    while not server.started and monotonic() < end:
        sleep(0.02)
    yield Site(desk, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    server.should_exit = True
    thread.join(PATIENCE)


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[Site]]:
    return served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two stories of three reports each, for everybody who only reads."""
    desk = Desk.open(str(tmp_path_factory.mktemp("desk") / "news.db"))
    desk.add([ROOT / "examples" / "envoy", ROOT / "examples" / "ferry"])
    with served(desk) as running:
        yield running
    desk.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Site]:
    """One story of three reports, for a test that changes it."""
    desk = Desk.open(str(tmp_path / "news.db"))
    desk.add([ROOT / "examples" / "envoy"])
    with served(desk) as running:
        yield running
    desk.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    desk = Desk.open(str(tmp_path / "empty.db"))
    with served(desk) as running:
        yield running
    desk.close()


@dataclass
class Noticed:
    """A page in the browser, and all that it said, asked for or tried."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Noticed]]:
    """Opens an address in a window of its own; `signed` signs in first."""
    contexts = []

    def open_page(  # noqa: PLR0913  (as a browser has)
        site: Site, path: str, *, width: int = 1280, scheme: str = "light", trusting: bool = False,
        signed: bool = False, **more: Any,
    ) -> Noticed:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=trusting,
            reduced_motion="reduce", **more,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        noticed = Noticed(context.new_page())
        noticed.page.on("console", lambda message: noticed.said.append(message.text))
        noticed.page.on("pageerror", lambda error: noticed.said.append(str(error)))
        noticed.page.on("dialog", lambda dialog: (noticed.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        noticed.page.on("request", lambda request: noticed.asked.append(request.url))
        if signed:
            noticed.page.goto(f"{site.address}/-/login")
            noticed.page.fill("#token", TOKEN)
            with noticed.page.expect_navigation():  # else the next address is asked for before the cookie is there
                noticed.page.click("button.strong")
        noticed.page.goto(site.address + path)
        return noticed

    yield open_page
    for context in contexts:
        context.close()


def records(path: Path, *rows: dict[str, Any]) -> Path:
    """Reports as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def jsonl() -> Callable[..., Path]:
    return records
