"""Pictures of the pages: wide, phone, dark, printed, and their figures. In goes an example; out go docs/pictures/*.png.

    python docs/screenshots.py [EXAMPLE]

Needs playwright and a Chromium. A picture larger than the limit is an error, so that the repository stays small.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from twosource.pipeline import read, tell
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
        browser.close()
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes{' — too large' if size > LARGEST else ''}")
    return int(max(sizes.values()) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
