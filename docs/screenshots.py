"""Pictures of the page: wide, phone, dark, printed, and its figures. In goes an example; out go docs/pictures/*.png.

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

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 300_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

# name: window, what a media query would see, and the part of the page where the picture begins
SHOTS: dict[str, tuple[tuple[int, int], dict[str, str], str]] = {
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


def page(example: str) -> str:
    """The page of an example."""
    readings, left_out = read([ROOT / "examples" / example])
    return as_html(tell(readings, left_out), {one.report.id: one.report.text for one in readings})


def pictures(browser: Any, address: str) -> Iterator[Path]:
    """Takes each picture."""
    for name, ((width, height), media, part) in SHOTS.items():
        window = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        window.emulate_media(**media)
        window.goto(address)
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
        path = Path(folder) / "page.html"
        path.write_text(page(example), encoding="utf-8")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        sizes = {taken.name: taken.stat().st_size for taken in pictures(browser, path.as_uri())}
        browser.close()
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes{' — too large' if size > LARGEST else ''}")
    return int(max(sizes.values()) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
