"""A story that goes on for days: on the front, on its page, on its saga's, in the API; now and as of a day."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import httpx2
import pytest

from twosource.desk import past

EXAMPLES = Path(__file__).parents[3] / "examples"
FIRST = "Death toll in Lake Volta ferry disaster rises to 14"
LATER = "Captain of sunken Ghana ferry charged as search is called off"


def plain(read) -> str:
    return " ".join(" ".join(read.text).split())


@pytest.fixture
def rows(site) -> dict[str, dict]:
    return {row["title"]: row for row in site.json("/stories.json")["stories"]}


def test_the_front_names_the_other_story_of_the_saga(site, rows, outline) -> None:
    text = plain(outline(site.get("/").text))
    assert f"Part 1 of 2 of a saga Later {LATER} Oct. 15, 2021" in text
    assert f"Part 2 of 2 of a saga Earlier {FIRST} Oct. 12–13, 2021" in text
    assert text.count("of a saga") == 2  # and nothing beside the envoy, who has no kin
    assert rows[LATER]["saga"]["earlier"] == {
        "id": rows[FIRST]["id"],
        "title": FIRST,
        "first": "2021-10-12T00:00:00Z",
        "last": "2021-10-13T19:05:00Z",
    }


def test_one_walks_from_story_to_saga_to_story(site, rows, visit, expect) -> None:
    page = visit(site, f"/stories/{rows[LATER]['id']}").page
    saga = page.locator("nav[aria-label=Saga]")
    assert "Part 2 of 2" in saga.inner_text()
    assert "Oct. 12–13, 2021" in saga.inner_text()
    saga.get_by_role("link", name=FIRST).click()
    page.wait_for_url(f"**/stories/{rows[FIRST]['id']}")
    expect(page.locator("h1")).to_have_text(FIRST)
    page.get_by_role("link", name="Part 1 of 2 of a saga").click()
    page.wait_for_url("**/sagas/*")
    expect(page.locator(".hits h3")).to_have_text([FIRST, LATER])
    page.keyboard.press("j")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(LATER)


def test_as_of_a_day_a_story_does_not_know_what_came_later(site, rows, outline) -> None:
    first = f"/stories/{rows[FIRST]['id']}"
    assert LATER in plain(outline(site.get(f"{first}?as_of=2021-10-15").text))
    then = plain(outline(site.get(f"{first}?as_of=2021-10-14").text))
    assert LATER not in then
    assert "of a saga" not in then
    assert site.json(f"{first}.json?as_of=2021-10-14")["story"]["saga"] is None
    saga = f"/sagas/{rows[FIRST]['id']}"
    assert [row["reports"] for row in site.json(f"{saga}.json?as_of=2021-10-12T12:00")["stories"]] == [1]
    assert "Back to now" in site.get(f"{saga}?as_of=2021-10-15").text
    assert "had begun by then" in site.get(f"{saga}?as_of=2021-10-01").text


def test_links_stay_in_the_moment_that_is_looked_at(site, rows, outline) -> None:
    query = "?as_of=2021-10-15T23:59:59Z"
    links = outline(site.get(f"/stories/{rows[LATER]['id']}?as_of=2021-10-15").text).links
    assert {f"/stories/{rows[FIRST]['id']}{query}", f"/sagas/{rows[FIRST]['id']}{query}"} <= set(links)


def test_any_story_of_a_saga_leads_to_it(site, rows) -> None:
    answer = site.get(f"/sagas/{rows[LATER]['id']}?as_of=2021-10-15")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/sagas/{rows[FIRST]['id']}?as_of=2021-10-15")
    assert site.get("/sagas/nonesuch").status_code == 404


def test_it_is_there_as_a_table(site, rows) -> None:
    table = list(csv.DictReader(io.StringIO(site.get(f"/sagas/{rows[FIRST]['id']}.csv").text)))
    assert [row["title"] for row in table] == [FIRST, LATER]
    front = list(csv.DictReader(io.StringIO(site.get("/stories.csv").text)))
    assert {row["title"]: row["saga"] for row in front}[LATER] == rows[FIRST]["id"]
    assert "" in {row["saga"] for row in front}


def test_the_api_has_it(site, rows) -> None:
    saga = site.json(f"/api/v1/sagas/{rows[LATER]['id']}")
    assert saga["id"] == rows[FIRST]["id"]
    assert [row["saga"]["number"] for row in saga["stories"]] == [1, 2]
    assert site.json(f"/api/v1/stories/{rows[LATER]['id']}")["story"]["saga"]["of"] == 2
    assert site.json(f"/api/v1/stories/{rows[FIRST]['id']}?as_of=2021-10-14")["story"]["saga"] is None
    assert httpx2.get(f"{site.address}/api/v1/sagas/abcd", timeout=120).status_code == 404


def test_a_story_that_is_at_hand_hears_of_a_new_one_of_its_saga(own, jsonl, tmp_path) -> None:
    """The page of a story is kept until it is told anew; its saga may change without that."""
    rows = own.json("/stories.json")["stories"]
    story = own.story("envoy")
    assert own.json(f"{story}.json")["story"]["saga"] is None
    text = (
        "DUSHANBE, March 30 (AP) - The summit between Kyrgyz President Ulan Sadyrbayev and Tajik President Jamshed "
        "Mirzoyev on the Isfara River was held in Samarkand on Wednesday, and Kyrgyz envoy Daniyar Sadyrbayev said the "
        "river's water would be shared, Tajik Foreign Minister Firuz Nazarzoda said in Dushanbe."
    )
    row = {"id": "x", "outlet": "Associated Press", "title": "Kyrgyz, Tajik presidents agree on Isfara water",
           "date": "2018-03-30", "text": text}  # fmt: skip
    own.desk.add([jsonl(tmp_path / "later.jsonl", row)])
    assert len(own.json("/stories.json")["stories"]) == len(rows) + 1
    told = own.json(f"{story}.json")
    assert told["number"] == 1
    assert told["story"]["saga"]["later"]["title"] == row["title"]
    assert row["title"] in own.get(story).text


def test_a_moment_of_the_past_is_looked_at_once_and_by_the_page_that_shows_it(site, rows, monkeypatch) -> None:
    """What a saga was at a moment is found by telling its stories as they were, which takes its time."""
    asked: list[str] = []
    monkeypatch.setattr(past, "saga", lambda *given: asked.append(given[1]) or None)
    story, query = f"/stories/{rows[LATER]['id']}", "?as_of=2021-10-15T07:01"
    keys = site.json(f"{story}.json")["keys"]
    for page in ("/matrix", "/places.json", ".csv", ".ics", f"/events/{keys['V1']}"):
        assert site.get(f"{story}{page}{query}").status_code in (200, 404)
    assert asked == []
    monkeypatch.undo()
    real = past.saga
    monkeypatch.setattr(past, "saga", lambda *given: asked.append(given[1]) or real(*given))
    shown = [site.json(f"{story}.json{query}")["story"]["saga"]["number"] for _ in range(3)]
    assert site.get(f"{story}{query}").status_code == 200
    assert (shown, len(asked)) == ([2, 2, 2], 1)


def test_a_moment_of_the_past_hears_of_a_new_story_of_its_saga(own, jsonl, tmp_path) -> None:
    """Somebody adds an old report: the saga as of its day has one story more, though no other was told anew."""
    own.desk.add([EXAMPLES / "ferry"])
    rows = {row["title"]: row for row in own.json("/stories.json")["stories"]}
    address = f"/stories/{rows[LATER]['id']}.json?as_of=2021-10-15T12:00"
    before = own.json(address)
    assert before["story"]["saga"]["of"] == 2
    text = (
        "KPANDO, Ghana, Oct. 9 (AP) - Regional police commander Kwabena Adjei-Darko warned Torkor Lines on Saturday "
        "that its ferry, the Afram Pearl, carried too many traders and too much cement across Lake Volta from Kpando. "
        "Managing director Daniel Quarshie of Torkor Lines denied that the ferry Afram Pearl was ever overloaded."
    )
    row = {"id": "x", "outlet": "Associated Press", "title": "Owner of ferry on Lake Volta in Ghana warned of cement",
           "date": "2021-10-09", "text": text}  # fmt: skip
    own.desk.add([jsonl(tmp_path / "before.jsonl", row)])
    after = own.json(address)
    assert after["number"] == before["number"]
    assert after["story"]["saga"]["of"] == 3
