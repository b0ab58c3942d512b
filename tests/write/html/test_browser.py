"""The page in a real Chromium: accessible, usable by keyboard, on a phone, without scripting, on paper, and fast."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from twosource.write.html import as_html
from twosource.write.page import numbered

VARIANTS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
MOST_LAYOUTS = 10  # before the first paint


@pytest.fixture(scope="module")
def page(envoy) -> str:
    return as_html(*envoy)


@pytest.mark.parametrize(("width", "scheme"), VARIANTS)
def test_axe_finds_nothing(page, opened, width, scheme) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(page, width=width, scheme=scheme, trusting=True).page
    found = axe.Axe().run(seen).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found]


def test_axe_finds_nothing_where_all_is_open(page, opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(page, width=360, trusting=True).page
    seen.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert not [one["id"] for one in axe.Axe().run(seen).response["violations"]]


@pytest.mark.parametrize("width", [320, 360, 800, 1280, 1900])
def test_nothing_stands_out_at_the_side(page, opened, width) -> None:
    seen = opened(page, width=width).page
    assert seen.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_for_nothing_and_says_nothing(page, opened) -> None:
    seen = opened(page)
    assert seen.said == []
    assert [url for url in seen.asked if not url.startswith("file:")] == []


def focused(seen) -> str:
    return seen.evaluate(
        "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
    )


def test_keys(page, opened, expect) -> None:
    seen = opened(page, reduced_motion="reduce").page
    rows = seen.locator(".event-table tbody tr:visible")
    seen.keyboard.press("Tab")
    expect(seen.locator(".skip")).to_be_focused()
    seen.keyboard.press("Enter")
    expect(seen).to_have_url(re.compile("#"))
    for key, id in (("j", "s1-t1"), ("j", "s1-t2"), ("k", "s1-t1"), ("k", "s1-t1")):
        seen.keyboard.press(key)
        expect(seen.locator(f"#{id}")).to_be_focused()
    seen.keyboard.press("/")
    expect(seen.locator(".filter")).to_be_focused()
    seen.keyboard.type("zzz")
    expect(rows).to_have_count(0)
    expect(seen.locator(".found")).to_have_text(re.compile("^0 of"))
    seen.keyboard.press("Escape")
    expect(rows.nth(5)).to_be_visible()
    seen.evaluate("document.activeElement.blur()")
    seen.keyboard.press("?")
    expect(seen.locator("#keys")).to_be_visible()
    seen.keyboard.press("Escape")
    expect(seen.locator("#keys")).to_be_hidden()


def test_what_says_why_opens_on_focus_and_on_hover(page, opened, expect) -> None:
    seen = opened(page).page
    why = seen.locator(".event-table .why").nth(1)
    body = why.locator(".why-body")
    why.hover()
    expect(body).to_be_visible()
    seen.keyboard.press("Escape")
    expect(body).to_be_hidden()
    seen.mouse.move(0, 0)
    seen.keyboard.press("Tab")
    why.locator("summary").focus()
    expect(body).to_be_visible()
    seen.keyboard.press("Escape")
    expect(body).to_be_hidden()


def walked(seen, most: int) -> Iterator[str]:
    for _ in range(most):
        seen.keyboard.press("Tab")
        yield focused(seen)


def test_the_focus_walks_through_the_page_in_order(page, opened) -> None:
    seen = opened(page).page
    order = list(dict.fromkeys(walked(seen, 40)))
    assert order[0] == "skip"
    assert any(one == "ref" or one.startswith("s1-t1-") for one in order)
    assert "BODY" not in order


def test_sorting_by_a_column(page, opened, expect) -> None:
    seen = opened(page).page
    head = seen.locator(".event-table thead th").last
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    counts = seen.locator(".event-table tbody td:last-child").evaluate_all("all => all.map(one => one.dataset.key)")
    assert counts == sorted(counts, reverse=True)


def test_filtering_by_a_choice(page, opened, expect) -> None:
    seen = opened(page).page
    seen.locator("select[data-field=status]").select_option("cancelled")
    rows = seen.locator(".event-table tbody tr:visible")
    expect(seen.locator(".event-table tbody tr:visible:not([data-status=cancelled])")).to_have_count(0)
    assert 0 < rows.count() < 10


def test_on_a_phone_a_reference_turns_to_its_report(page, opened, envoy, expect) -> None:
    seen = opened(page, width=360, reduced_motion="reduce").page
    expect(seen.locator(".report:visible")).to_have_count(1)
    number = next(number for (report, _), number in numbered(envoy[0][0]).items() if report == "monitor")
    expect(seen.locator(f"#s1-n{number}")).to_be_hidden()
    seen.locator(f'.statement a.ref[href="#s1-n{number}"]').first.click()
    expect(seen.locator(f"#s1-n{number}")).to_be_visible()
    expect(seen.locator("[role=tab][aria-selected=true]")).to_have_text("The Silk Road Monitor")


def test_a_link_to_words_lights_all_of_them(page, opened, expect) -> None:
    seen = opened(page).page
    link = seen.locator(".tellings a").first
    link.click()
    expect(seen.locator(".text .lit").first).to_be_visible()
    assert "".join(seen.locator(".text .lit").all_inner_texts()) == link.locator("bdi").first.inner_text()


def test_without_script_all_is_there_to_read(page, opened, expect) -> None:
    seen = opened(page, width=360, java_script_enabled=False).page
    assert seen.locator(".report:visible").count() == 3
    assert seen.locator(".controls:visible, .tabs:visible").count() == 0
    assert seen.locator(".event-table tbody tr:visible").count() > 10
    why = seen.locator(".event-table .why").first
    why.locator("summary").click()
    expect(why.locator(".why-body")).to_be_visible()


def test_on_paper_there_are_no_controls_and_all_reports(page, opened) -> None:
    seen = opened(page, width=360).page
    seen.emulate_media(media="print")
    assert seen.locator(".controls:visible, .tabs:visible, .contents:visible, .colophon button:visible").count() == 0
    assert seen.locator(".event-table thead").inner_text().split()[:3] == ["Event", "Type", "Status"]
    assert seen.locator(".report:visible").count() == 3
    assert seen.pdf(format="A4").startswith(b"%PDF")


def test_on_paper_the_brief_may_break_between_its_sections(page, opened) -> None:
    """A heading beside its statements that tied each section to the next would leave the first sheet empty."""
    seen = opened(page).page
    seen.emulate_media(media="print")
    beside = seen.locator(".brief-section > .kicker").first
    assert beside.evaluate("one => getComputedStyle(one).breakAfter") == "auto"
    assert seen.locator(".on-screen:visible").count() == 0


def test_on_paper_a_small_drawing_stays_small(page, opened) -> None:
    seen = opened(page).page
    width = seen.locator(".drawing").evaluate("one => one.getBoundingClientRect().width")
    seen.emulate_media(media="print")
    assert seen.locator(".drawing").evaluate("one => one.getBoundingClientRect().width") <= width


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_signs_of_three_reports_are_seen_at_once(page, opened, width) -> None:
    seen = opened(page, width=width).page
    assert seen.locator(".matrix").evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")


def test_with_forced_colors_signs_stay(page, opened) -> None:
    seen = opened(page, forced_colors="active").page
    assert seen.locator(".status .sign").first.is_visible()


def test_nothing_holds_up_the_first_paint(page, opened) -> None:
    """Counted, not timed: a script that measured row by row would lay the page out once for each."""
    seen = opened(page).page
    told = seen.context.new_cdp_session(seen)
    told.send("Performance.enable")
    seen.reload()
    seen.wait_for_function("performance.getEntriesByType('paint').length")
    counts = {one["name"]: one["value"] for one in told.send("Performance.getMetrics")["metrics"]}
    assert 1 <= counts["LayoutCount"] <= MOST_LAYOUTS


def test_axe_finds_nothing_on_two_stories(both, opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(as_html(*both), trusting=True).page
    assert not [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen).response["violations"]]


def test_marked_words_lead_to_all_statements_that_rest_on_them(page, opened, expect) -> None:
    seen = opened(page).page
    mark = seen.locator(".mark[data-also]").first
    ids = mark.get_attribute("data-also").split()
    assert len(ids) > 1
    mark.click()
    expect(seen.locator(".statement.lit")).to_have_count(len(ids))
    assert seen.locator(".statement.lit").evaluate_all("all => all.map(one => one.id)") == ids
    expect(seen).to_have_url(re.compile(f"#{ids[0]}$"))
    assert seen.locator(f'.back[href="#{ids[1]}"]').count() > 0
