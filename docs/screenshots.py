"""Pictures of the pages and of the desk: wide, phone, dark, printed. In goes an example; out go docs/pictures/*.png.

    python docs/screenshots.py [EXAMPLE]

Needs playwright and a Chromium. A picture larger than the limit is an error, so that the repository stays small.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from twosource.desk import Desk
from twosource.pipeline import read, tell
from twosource.serve.app import create_app
from twosource.write.html import as_html
from twosource.write.reading import render

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 300_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

Shots = dict[str, tuple[tuple[int, int], dict[str, str], str]]

# name: window, what a media query would see, and the part of the page where the picture begins
SHOTS: Shots = {
    "wide": ((1280, 1000), {}, "top"),
    "reports": ((1280, 760), {}, "s1-reports"),
    "events": ((1280, 900), {}, "s1-events"),
    "matrix": ((1280, 900), {}, "s1-matrix"),
    "timeline": ((1280, 900), {}, "s1-timeline"),
    "sources": ((1280, 620), {}, "s1-sources"),
    "phone": ((360, 1000), {}, "top"),
    "phone-reports": ((360, 1000), {}, "s1-reports"),
    "phone-timeline": ((360, 1000), {}, "s1-timeline"),
    "dark": ((1280, 760), {"color_scheme": "dark"}, "s1-reports"),
    "printed": ((794, 1123), {"media": "print"}, "top"),
}
# the same for the page of readings; a picture begins with a report's text, and one mark is focused
READING_SHOTS: Shots = {
    "reading": ((1280, 860), {}, "r1-text"),
    "reading-events": ((1280, 700), {}, "r1-events"),
    "reading-phone": ((360, 1000), {}, "r1-text"),
    "reading-dark": ((1280, 700), {"color_scheme": "dark"}, "r1-text"),
}
MARK = "a.at.of-cue"
# the desk, with the examples and the invented stories of the tests: name, window, media, path, where it begins
DESK_SHOTS = (
    ("desk-front", (1280, 900), "light", "/", "top"),
    ("desk-front-dark", (1280, 900), "dark", "/", "top"),
    ("desk-front-phone", (360, 900), "light", "/", "top"),
    ("desk-story", (1280, 900), "light", "{story}", "top"),
    ("desk-story-dark", (1280, 900), "dark", "{story}", "top"),
    ("desk-story-phone", (360, 900), "light", "{story}", "top"),
    ("desk-past", (1280, 620), "light", "{story}?as_of={moment}", "top"),
    ("desk-map", (1280, 560), "light", "{story}", "s1-map"),
    ("desk-event", (1280, 900), "light", "{event}", "top"),
    ("desk-search", (1280, 700), "light", "/search?q=strike", "top"),
)
TOKEN = "for pictures only"  # noqa: S105


def pages(example: str) -> tuple[str, str]:
    """The page of an example, and that of its readings."""
    readings, left_out = read([ROOT / "examples" / example])
    texts = {one.report.id: one.report.text for one in readings}
    return as_html(tell(readings, left_out), texts), render(readings[:1], "html")


def pictures(browser: Any, address: str, shots: Shots) -> Iterator[Path]:
    """Takes each picture."""
    for name, ((width, height), media, part) in shots.items():
        window = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        window.emulate_media(**media)
        window.goto(address)
        if part == "r1-text":
            window.locator(MARK).first.focus()
            window.keyboard.press("Shift")  # what is focused by the keyboard tells what was read there
        window.evaluate("id => document.getElementById(id).scrollIntoView()", part)
        if media.get("media") == "print":
            window.evaluate("document.body.style.padding = '48px'")  # the margin that paper has
        window.wait_for_timeout(200)
        path = PICTURES / f"{name}.png"
        window.screenshot(path=path)
        window.close()
        yield path


@contextmanager
def desk(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The desk behind a server: its address, and the paths of the story that is shown."""
    desk = Desk.open(folder / "desk.db")
    invented = sorted(path for path in (ROOT / "tests" / "stories").iterdir() if (path / "reports.json").exists())
    desk.add(invented)
    for example in ("ferry", "envoy"):  # told last, so that these stand first
        desk.add([ROOT / "examples" / example])
    server = uvicorn.Server(uvicorn.Config(create_app(desk, token=TOKEN), port=0, log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.05)
    row = next(row for row in desk.stories(limit=200).items if "envoy" in row.title)
    told = desk.told(row.id)
    most = max(told.account.events, key=lambda event: len(event.mentions)) if told else None
    moment = desk.moments(row.id)[1].at.strftime("%Y-%m-%dT%H:%M:%SZ")
    paths = {"story": f"/stories/{row.id}", "moment": moment}
    paths["event"] = f"/stories/{row.id}/events/{told.keys[most.id]}" if told and most else "/"
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", paths
    server.should_exit = True
    thread.join(30)
    desk.close()


def desk_pictures(browser: Any, address: str, paths: dict[str, str]) -> Iterator[Path]:
    """Takes each picture of the desk, as somebody who may change things sees it."""
    for name, (width, height), scheme, path, part in DESK_SHOTS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        window = context.new_page()
        window.goto(f"{address}/-/login")
        window.fill("#token", TOKEN)
        with window.expect_navigation():
            window.click("button.strong")
        window.goto(address + path.format(**paths))
        window.evaluate("id => document.getElementById(id).scrollIntoView()", part)
        if part == "s1-map":
            window.wait_for_selector(".map .spot")
        window.wait_for_timeout(300)
        taken = PICTURES / f"{name}.png"
        window.screenshot(path=taken)
        context.close()
        yield taken


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    example = sys.argv[1] if len(sys.argv) > 1 else "envoy"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        sizes = {}
        for number, (page, shots) in enumerate(zip(pages(example), (SHOTS, READING_SHOTS), strict=True)):
            path = Path(folder) / f"{number}.html"
            path.write_text(page, encoding="utf-8")
            sizes |= {taken.name: taken.stat().st_size for taken in pictures(browser, path.as_uri(), shots)}
        with desk(Path(folder)) as (address, paths):
            sizes |= {taken.name: taken.stat().st_size for taken in desk_pictures(browser, address, paths)}
        browser.close()
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes{' — too large' if size > LARGEST else ''}")
    return int(max(sizes.values()) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
