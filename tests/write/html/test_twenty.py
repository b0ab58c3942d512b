"""Twenty reports of one story on one page: small enough, and still to be used."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from twosource.link import link
from twosource.pipeline import read
from twosource.weigh import weigh
from twosource.write.account import account
from twosource.write.html import as_html

TWENTY_REPORTS = 2_000_000
TOWNS = ("Bergen", "Stavanger", "Trondheim", "Kristiansand", "Tromso")
TEXT = """{town}, {day} (Reuters) - The harbor of {town} was closed on {weekday} after a tanker ran aground near the
island of Veray, and at least {count} sailors were taken to a hospital, the coast guard said.

Harbor master Ingrid Solberg told reporters that divers would search the hull on {next} and that she had no word on what
had caused the accident. The owner, Fjord Lines, declined to comment.

"We have {count} people in care and we expect to open the harbor again within days," said Nils Haugen, a spokesman for
the coast guard. He denied a report by the broadcaster NRK that oil had leaked.

Fishermen from {town} are to meet Transport Minister Kari Lund on {next}, two officials said on condition of anonymity.
Police arrested the captain on {weekday}, according to the newspaper {town} Daily. He was released hours later.
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    """Invented reports of five days and five towns, told as one story."""
    records = []
    for number in range(20):
        day = date(2021, 3, 1) + timedelta(days=number // 4)
        text = TEXT.format(
            town=TOWNS[number % 5],
            day=f"{day:%B} {day.day}",
            weekday=f"{day:%A}",
            next=f"{day + timedelta(days=1):%A}",
            count=("five", "seven", "nine", "12")[number % 4],
        )
        records.append(
            {"id": f"r{number}", "outlet": f"{TOWNS[number % 5]} Post {number}", "date": str(day), "text": text}
        )
    path = tmp_path_factory.mktemp("twenty") / "reports.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    readings, left_out = read([path])
    assert len(readings) == 20
    told = account(weigh(link(readings)), left_out)
    return as_html([told], {one.report.id: one.report.text for one in readings})


def test_twenty_reports_are_not_too_large(page, outline) -> None:
    assert len(page.encode()) <= TWENTY_REPORTS
    read = outline(page)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize("width", [360, 1280])
def test_twenty_reports_can_be_used(page, opened, expect, width) -> None:
    seen = opened(page, width=width, reduced_motion="reduce").page
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    expect(seen.locator(".report:visible")).to_have_count(1 if width == 360 else 20)
    last = seen.locator(".statement a.ref").last
    target = last.get_attribute("href")
    last.click()
    expect(seen.locator(target)).to_be_in_viewport()
    box = seen.locator(target).bounding_box()
    assert -10 <= box["x"] <= width


def test_axe_finds_nothing_on_twenty_reports(page, opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(page, trusting=True).page
    assert not [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen).response["violations"]]
