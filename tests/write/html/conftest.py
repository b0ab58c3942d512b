"""What the tests of the page share: accounts of an example, a real browser, and what a browser noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from twosource.pipeline import read, tell
from twosource.write.contract import Account
from twosource.write.html import as_html

EXAMPLES = Path(__file__).parents[3] / "examples"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Told = tuple[tuple[Account, ...], dict[str, str]]


def told_of(*paths: Path) -> Told:
    """The accounts of some files, and the texts of their reports."""
    readings, left_out = read(paths)
    return tell(readings, left_out), {reading.report.id: reading.report.text for reading in readings}


@pytest.fixture(scope="session")
def envoy() -> Told:
    return told_of(EXAMPLES / "envoy")


@pytest.fixture(scope="session")
def both() -> Told:
    """Two stories in one pile."""
    return told_of(EXAMPLES / "envoy", EXAMPLES / "ferry")


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


@pytest.fixture
def page_of() -> Callable[[Told], str]:
    return lambda told: as_html(*told)
