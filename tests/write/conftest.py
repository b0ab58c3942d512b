"""What tests of writing share: the builder of stories of the tests of weighing, a real browser, what it noticed."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

SPEC = importlib.util.spec_from_file_location("builder", Path(__file__).parent.parent / "weigh" / "conftest.py")
BUILDER = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(BUILDER)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def build():
    return BUILDER.Builder()


class Outline(HTMLParser):
    """The ids, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if named.get("href"):
            self.links.append(str(named["href"]))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="session")
def outline() -> Callable[[str], Outline]:
    return Outline


def missing(what: str) -> None:
    """Skips aloud where a browser is missing; fails where it may not be."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and CI has to test the page in a browser")
    pytest.skip(f"{what} is missing: the page is not tested in a browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, that of the machine or else the one that playwright installed."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  (may be missing)
    except ImportError:
        missing("playwright")
    own = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as play:
        try:
            browser = play.chromium.launch(executable_path=own, args=QUIET)
        except Error:
            missing("chromium")
        yield browser
        browser.close()


@dataclass
class Noticed:
    """A page in the browser, and all that it said, asked for or tried."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def opened(chromium, tmp_path: Path) -> Iterator[Callable[..., Noticed]]:
    """Opens a page from disk in a window of its own, and keeps what it says and asks for."""
    contexts = []

    def open_page(
        page: str, *, width: int = 1280, scheme: str = "light", trusting: bool = False, **more: Any
    ) -> Noticed:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(page.encode("utf-8", "replace"))
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=trusting, **more
        )
        contexts.append(context)
        noticed = Noticed(context.new_page())
        noticed.page.on("console", lambda message: noticed.said.append(message.text))
        noticed.page.on("pageerror", lambda error: noticed.said.append(str(error)))
        noticed.page.on("dialog", lambda dialog: (noticed.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        noticed.page.on("request", lambda request: noticed.asked.append(request.url))
        noticed.page.goto(path.as_uri())
        return noticed

    yield open_page
    for context in contexts:
        context.close()
