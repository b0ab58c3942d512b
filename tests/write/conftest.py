"""What tests of writing share: a story that is built by hand, and what a browser noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.builder import Builder

PATIENCE = 90_000  # milliseconds that a browser on a busy machine may take for one step


@pytest.fixture
def build() -> Builder:
    return Builder()


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
        context.set_default_timeout(PATIENCE)
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
