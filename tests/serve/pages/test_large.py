"""A story of many reports: small enough, at hand at once, its figures asked for, and nothing of it lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import pytest

from twosource.desk import Desk
from twosource.serve.views import story

REPORTS = 24
LARGEST = 600_000  # bytes, for twice as many
SLOWEST = 6  # times what it takes to read a page, until one that is at hand has come
TOWNS = ("Bergen", "Stavanger", "Trondheim", "Kristiansand", "Tromso", "Molde")
TEXT = """{town}, {day} (Reuters) - The harbor of {town} was closed on {weekday} after a tanker ran aground near
Veray, and at least {count} sailors were taken to a hospital, the coast guard said.

Fishermen from {town} are to meet Transport Minister Kari Lund on {next}, two officials said.
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory, serve, jsonl):
    rows = []
    for number in range(REPORTS):
        day = date(2021, 3, 1) + timedelta(days=number // 6)
        town, count = TOWNS[number % 6], ("five", "seven", "nine", "12")[number % 4]
        next_day = day + timedelta(days=1)
        text = TEXT.format(
            town=town, day=f"{day:%B} {day.day}", weekday=f"{day:%A}", next=f"{next_day:%A}", count=count
        )
        title = f"Tanker aground near Veray off {town}"
        rows.append(
            {"id": f"r{number}", "outlet": f"{town} Post {number}", "title": title, "date": str(day), "text": text}
        )
    folder = tmp_path_factory.mktemp("many")
    desk = Desk.open(str(folder / "news.db"))
    desk.add([jsonl(folder / "many.jsonl", *rows)])
    with serve(desk) as running:
        yield running
    desk.close()


@pytest.fixture(scope="module")
def largest(many) -> dict:
    return max(many.json("/stories.json")["stories"], key=lambda row: row["reports"])


def worked(do: Callable[[], object]) -> float:
    """The seconds of work that something takes, whatever else this machine is at."""
    start = process_time()
    do()
    return process_time() - start


def test_its_page_is_small_and_soon_there(many, largest, outline) -> None:
    assert largest["reports"] > 6
    path = f"/stories/{largest['id']}"
    page = many.get(path)
    assert len(page.content) * 50 / largest["reports"] <= LARGEST
    times = [(worked(lambda: many.get(path)), worked(lambda: outline(page.text))) for _ in range(5)]
    assert min(got / read for got, read in times) <= SLOWEST


def test_its_texts_are_on_the_reports_own_pages(many, largest, outline) -> None:
    path = f"/stories/{largest['id']}"
    read = outline(many.get(path).text)
    told = many.json(f"{path}.json")["account"]
    assert {f"/reports/{one['id']}" for one in told["reports"]} <= set(read.links)
    leads = [link for link in read.links if "?words=" in link]
    assert leads
    page = many.get(leads[0].partition("#")[0])
    assert 'id="words"' in page.text
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize("part", ["matrix", "timeline", "sources"])
def test_its_figures_are_asked_for(many, largest, visit, expect, part) -> None:
    seen = visit(many, f"/stories/{largest['id']}")
    seen.page.locator(f"a.call-to[href$='/{part}']").click()
    seen.page.wait_for_selector({"matrix": "table.matrix", "timeline": ".bars", "sources": ".drawing"}[part])
    assert seen.page.locator("h1").count() == 1
    assert seen.said == []
    alone = visit(many, f"/stories/{largest['id']}", java_script_enabled=False).page
    alone.locator(f"a.call-to[href$='/{part}']").click()
    expect(alone).to_have_url(f"{many.address}/stories/{largest['id']}/{part}")
    expect(alone.locator("main section")).to_have_count(1)


@pytest.mark.parametrize("part", ["matrix", "timeline", "sources"])
def test_a_figure_by_itself_leads_into_the_page_of_its_story(many, largest, outline, part) -> None:
    path = f"/stories/{largest['id']}"
    whole, read = outline(many.get(path).text), outline(many.get(f"{path}/{part}").text)
    assert {link[1:] for link in read.links if link.startswith("#") and not link.startswith("#i-")} <= set(read.ids)
    led = {link.partition("#")[2] for link in read.links if link.startswith(f"{path}#")}
    assert led
    assert led <= set(whole.ids)


def test_of_many_reports_only_those_are_named_that_speak(many, largest, outline, visit, monkeypatch) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    path = f"/stories/{largest['id']}/matrix"
    grid = outline(many.get(path).text)
    monkeypatch.setattr(story, "MOST_GRID", 0)
    seen = visit(many, path, trusting=True, width=360)
    read = outline(seen.page.content())
    assert [link for link in read.links if "?words=" in link] == [link for link in grid.links if "?words=" in link]
    assert len(read.text) < len(grid.text)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen.page).response["violations"]]


def test_axe_finds_nothing(many, largest, visit) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = visit(many, f"/stories/{largest['id']}", trusting=True, width=360)
    assert not [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen.page).response["violations"]]
