"""The desk in a real Chromium: accessible, usable by keyboard, on a phone, without script, on paper, asking nobody."""

from __future__ import annotations

import re

import pytest

KINDS = ("front", "story", "event", "entity", "source", "report", "search")
VARIANTS = [(1280, "light"), (360, "dark")]  # axe takes seconds on a long page: each width, each scheme, once


@pytest.fixture(scope="module")
def pages(site) -> dict[str, str]:
    return {
        "front": "/",
        "story": site.story("envoy"),
        "small": site.story("erry"),
        "event": site.thing("envoy", "events"),
        "entity": site.thing("envoy", "entities"),
        "source": "/sources/the-silk-road-monitor",
        "report": site.report("erry"),
        "search": "/search?q=water",
        "changes": f"{site.story('envoy')}/changes",
        "saga": f"/sagas/{site.json('/stories.json?query=ferry')['stories'][0]['saga']['id']}",
        "past": f"{site.story('envoy')}?as_of=2018-03-15",
        "login": "/-/login",
        "settings": "/-/settings",
        "entities": "/entities",
        "sources": "/sources",
        "error": "/stories/nothing",
    }


def violations(seen) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    return [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen.page).response["violations"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), VARIANTS)
def test_axe_finds_nothing(site, pages, visit, kind, width, scheme) -> None:  # noqa: PLR0913, PLR0917
    seen = visit(site, pages[kind], width=width, scheme=scheme, trusting=True)
    if kind == "story":
        seen.page.locator(".map").scroll_into_view_if_needed()
        seen.page.wait_for_selector(".map .spot")
        seen.page.wait_for_load_state("networkidle")
    assert violations(seen) == []


@pytest.mark.parametrize("kind", ["changes", "saga", "past", "login", "settings", "entities", "sources", "error"])
def test_axe_finds_nothing_on_the_other_pages(site, pages, visit, kind) -> None:
    assert violations(visit(site, pages[kind], trusting=True)) == []


@pytest.mark.parametrize(("kind", "width"), [("front", 360), ("small", 1280), ("event", 360), ("entity", 1280)])
def test_axe_finds_nothing_where_somebody_may_change_things(site, pages, visit, kind, width) -> None:
    seen = visit(site, pages[kind], width=width, trusting=True, signed=True)
    seen.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(seen) == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_what_is_there_without_script(site, pages, visit, kind) -> None:
    """What a browser without scripting shows, looked at by axe: the page as sent, its scripts taken out."""
    seen = visit(site, "/healthz", trusting=True, width=360)
    html = re.sub(r"<script[^>]*></script>", "", site.get(pages["small" if kind == "story" else kind]).text)
    seen.page.route("**/bare", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    seen.page.goto(f"{site.address}/bare")
    assert violations(seen) == []


@pytest.mark.parametrize(
    "kind", [*KINDS, "changes", "saga", "past", "login", "settings", "entities", "sources", "error"]
)
@pytest.mark.parametrize("width", [320, 800])
def test_nothing_stands_out_at_the_side(site, pages, visit, kind, width) -> None:
    seen = visit(site, pages[kind], width=width, signed=kind != "login").page
    assert seen.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nobody_else_and_says_nothing(site, pages, visit, kind) -> None:
    seen = visit(site, pages[kind])
    seen.page.mouse.wheel(0, 3000)
    seen.page.wait_for_function("scrollY > 0 || document.documentElement.scrollHeight <= innerHeight")
    if kind == "story":
        seen.page.locator(".map").scroll_into_view_if_needed()
        seen.page.wait_for_selector(".map .spot")
    seen.page.wait_for_load_state("networkidle")
    assert seen.said == []
    assert all(url.startswith(site.address) for url in seen.asked)


def test_keys_walk_through_the_front(site, visit, expect) -> None:
    page = visit(site, "/").page
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".item").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".item").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("Isfara")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/search"))


def test_escape_leaves_the_search(site, visit, expect) -> None:
    page = visit(site, "/").page
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).not_to_be_focused()


def test_the_slider_takes_the_story_back_and_forth(site, pages, visit, expect) -> None:
    page = visit(site, pages["story"]).page
    columns = page.locator(".columns > .report")
    expect(columns).to_have_count(3)
    slider = page.locator(".as-of input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**as_of=**")
    expect(columns).to_have_count(2)
    expect(page.locator(".as-of-told")).to_contain_text("2 of 3 reports")
    expect(page.locator("#as-of-slider")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"/stories/\w+$"))
    expect(columns).to_have_count(3)


def test_without_script_the_way_back_is_a_form(site, pages, visit, expect) -> None:
    page = visit(site, pages["story"], java_script_enabled=False).page
    assert page.locator(".as-of input[type=range]").count() == 0
    page.locator("#as-of").select_option(index=1)
    page.locator(".as-of button").click()
    expect(page).to_have_url(re.compile("as_of="))
    expect(page.locator(".columns > .report")).to_have_count(2)
    page.locator(".as-of a", has_text="Back to now").click()
    expect(page.locator(".columns > .report")).to_have_count(3)


def test_without_script_all_is_there_to_read(site, pages, visit) -> None:
    for kind in KINDS:
        page = visit(site, pages[kind], java_script_enabled=False, width=360).page
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().strip()
        assert page.locator(".map:visible").count() == 0


def test_the_map_has_the_places_of_events(site, pages, visit, expect) -> None:
    seen = visit(site, pages["story"])
    page = seen.page
    page.locator(".map").scroll_into_view_if_needed()
    places = site.json(f"{pages['story']}/places.json")["features"]
    assert len(places) > 2
    expect(page.locator(".map .spot")).to_have_count(len(places))
    assert page.locator(".map .land").count() > 100
    spot = page.locator(".map .spot").first
    spot.focus()
    page.keyboard.press("Enter")
    card = page.locator(".leaflet-popup-content")
    expect(card).to_contain_text(places[0]["properties"]["name"])
    with page.expect_navigation():
        card.locator("a").first.click()
    expect(page).to_have_url(re.compile("/events/"))
    assert seen.said == []


def test_no_country_is_drawn_through_the_whole_world(own, visit) -> None:
    """Some lie on both edges of the map; south of Lusaka one of them would be a band over Africa and two oceans."""
    own.desk.add_text(
        "LUSAKA, August 1 - Officials from three ministries met in Lusaka on Thursday, the Zambian government said.",
        outlet="Lusaka Star", title="Officials meet in Lusaka", published="2024-08-01",
    )  # fmt: skip
    page = visit(own, own.story("Lusaka")).page
    page.locator(".map").scroll_into_view_if_needed()
    page.wait_for_selector(".map .spot")
    width = page.locator(".map").bounding_box()["width"]
    outlines = page.locator(".map .land").evaluate_all("all => all.map((one) => one.getAttribute('d'))")
    rings = [ring for outline in outlines for ring in outline.split("M") if ring]
    drawn = [
        [tuple(map(float, re.findall(r"-?[\d.]+", point))) for point in ring.strip("zZ ").split("L")] for ring in rings
    ]
    lines = [line for ring in drawn for line in zip(ring, [*ring[1:], ring[0]], strict=True) if len(ring[0]) == 2]
    assert len(lines) > 100
    assert not [
        (one, other) for one, other in lines if abs(one[0] - other[0]) > 0.9 * width and abs(one[1] - other[1]) < 20
    ]


def test_same_and_different_with_one_click_and_undo(own, visit, expect) -> None:
    event, story = own.thing("envoy", "events"), own.story("envoy")
    seen = visit(own, event, signed=True)
    form = seen.page.locator("form.judge", has_text="The same event").first
    keys = [form.locator(f"[name={name}]").get_attribute("value") for name in ("first", "second")]
    mentions = [own.first_mention(story, key) for key in keys]
    assert not own.told_together(story, *mentions)
    form.locator("button").click()
    told = seen.page.locator(".judged-now")
    expect(told).to_contain_text("the same")
    assert own.told_together(story, *mentions)
    told.locator("button", has_text="Take back").click()
    seen.page.locator(".judged-now", has_text="Taken back").wait_for()
    assert not own.told_together(story, *mentions)
    assert seen.said == []


def test_a_story_that_is_told_anew_says_so(own, visit, jsonl, tmp_path) -> None:
    story = own.story("envoy")
    page = visit(own, story).page
    news = page.locator("[hx-get*='/news']")
    address = news.get_attribute("hx-get")
    assert own.get(address).status_code == 204
    text = (
        "DUSHANBE, March 17 (AP) - Kyrgyz envoy Daniyar Sadyrbayev left Dushanbe on Saturday after talks with Tajik "
        "Foreign Minister Firuz Nazarzoda on a second summit on the Isfara River, Tajik officials said."
    )
    row = {"id": "x", "outlet": "Associated Press", "title": "Kyrgyz envoy leaves Tajik capital after talks on summit",
           "date": "2018-03-17", "text": text}  # fmt: skip
    own.desk.add([jsonl(tmp_path / "more.jsonl", row)])
    assert own.json(f"{story}.json")["story"]["reports"] == 4
    assert "told anew" in own.get(address).text


def test_a_file_dropped_or_chosen_is_read(own, visit, expect) -> None:
    text = b"LIMA, March 4 (AP) - Peru reopened the port of Callao on Tuesday, officials said. A captain was arrested."
    page = visit(own, "/", signed=True).page
    page.set_input_files("#files", files=[{"name": "port.txt", "mimeType": "text/plain", "buffer": text}])
    with page.expect_navigation():
        page.locator("form.add button.strong").click()
    expect(page.locator("h1")).to_have_text("Added")
    page.locator("#added h2 a").click()
    expect(page).to_have_url(re.compile("/stories/"))
    expect(page.locator("main")).to_contain_text("Callao")


def test_on_paper_there_are_no_controls(site, pages, visit) -> None:
    for kind in ("front", "story", "event"):
        page = visit(site, pages[kind], signed=True).page
        page.emulate_media(media="print")
        assert page.locator(".search:visible, .door:visible, .as-of:visible, .judge:visible, .add:visible").count() == 0
        assert page.locator("h1").is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_with_forced_colors_the_desk_can_be_read(site, visit) -> None:
    page = visit(site, "/", forced_colors="active").page
    assert page.locator(".item-title").first.is_visible()


def test_the_empty_front_is_accessible(empty, visit) -> None:
    seen = visit(empty, "/", trusting=True)
    assert violations(seen) == []
    assert "No report has been added yet." in seen.page.locator("main").inner_text()
