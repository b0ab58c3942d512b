"""The page of readings in a real Chromium: accessible, by keyboard, on a phone, without scripting, on paper."""

from __future__ import annotations

import re

import pytest

from twosource.write.reading import render

VARIANTS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
TRANSPARENT = "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def page(examples) -> str:
    return render(examples[:1], "html")


@pytest.fixture
def little(small) -> str:
    return render([small], "html")


def lit(seen) -> str:
    return "".join(seen.locator(".text .lit").evaluate_all("all => all.map(one => one.textContent)"))


def background(seen, selector: str) -> str:
    return seen.locator(selector).first.evaluate("one => getComputedStyle(one).backgroundColor")


@pytest.mark.parametrize(("width", "scheme"), VARIANTS)
def test_axe_finds_nothing(page, opened, width, scheme) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(page, width=width, scheme=scheme, trusting=True).page
    seen.locator("a.at.of-source").first.focus()
    seen.keyboard.press("j")
    seen.locator(".beside .card").first.wait_for()
    found = axe.Axe().run(seen).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found]


def test_axe_finds_nothing_on_several_reports(examples, opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = opened(render(examples, "html"), trusting=True).page
    assert not [(one["id"], one["nodes"][0]["html"]) for one in axe.Axe().run(seen).response["violations"]]


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_nothing_stands_out_at_the_side(page, opened, width) -> None:
    assert opened(page, width=width).page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_for_nothing_and_says_nothing(page, opened) -> None:
    seen = opened(page)
    assert seen.said == []
    assert [url for url in seen.asked if not url.startswith("file:")] == []


def test_pointing_at_a_cue_lights_source_and_content_and_tells_why(little, opened, expect) -> None:
    seen = opened(little).page
    seen.locator("a.at.of-cue").first.hover()
    told = seen.locator(".beside .card").first
    expect(told).to_contain_text("A1 two officials")
    expect(told).to_contain_text("cue: said, “said”")
    assert lit(seen) == "Envoy Ana Ruiz will land in Quilla on Fridaytwo officialssaid"


def test_pointing_at_content_lights_its_attribution(little, opened, expect) -> None:
    seen = opened(little).page
    seen.locator("span.at.of-content", has_text="will").first.hover()
    expect(seen.locator(".beside .card").first).to_be_visible()
    assert lit(seen).endswith("two officialssaid")


def test_the_keyboard_reaches_every_mark_and_is_told(little, opened, expect) -> None:
    seen = opened(little, reduced_motion="reduce").page
    told, marks, head = [], seen.locator(".text a.at"), seen.locator(".beside .card-head").first
    for number in range(12):
        seen.keyboard.press("j")
        expect(marks.nth(min(number, marks.count() - 1))).to_be_focused()
        told.append(head.inner_text())
    assert list(dict.fromkeys(told)) == [
        "E1 Ana Ruiz", "V1 land", "E2 Quilla", "T1 Friday", "A1 two officials", "A2 Ana Ruiz", "V2 hurt"
    ]  # fmt: skip
    seen.keyboard.press("k")
    expect(head).to_have_text("A2 Ana Ruiz")
    seen.keyboard.press("Escape")
    expect(seen.locator(".beside .card")).to_have_count(0)
    assert lit(seen) == ""


def test_focus_by_tab_tells_too(little, opened, expect) -> None:
    seen = opened(little).page
    seen.locator("[data-layer]").last.focus()
    seen.keyboard.press("Tab")
    expect(seen.locator(".beside .card-head").first).to_have_text("E1 Ana Ruiz")


def test_a_mark_leads_to_its_row_and_a_row_to_its_words(little, opened, expect) -> None:
    seen = opened(little, reduced_motion="reduce").page
    seen.locator("a.at.of-time").first.focus()
    seen.keyboard.press("Enter")
    expect(seen).to_have_url(re.compile("#r1-T1$"))
    seen.locator("#r1-V1 a.words").first.click()
    expect(seen.locator(".text :target")).to_have_text("land")
    assert "Friday" in lit(seen)


@pytest.mark.parametrize("script", [True, False])
def test_a_layer_goes_off_and_on_by_its_box(little, opened, expect, script) -> None:
    seen = opened(little, java_script_enabled=script).page
    assert background(seen, ".of-time") != background(seen, ".of-content")
    content = background(seen, ".of-content")
    assert content != TRANSPARENT
    seen.locator("[data-layer=T]").uncheck()
    expect(seen.locator(".of-time").first).to_have_css("background-color", content)
    seen.locator("[data-layer=A]").uncheck()
    expect(seen.locator(".of-content").first).to_have_css("background-color", TRANSPARENT)
    seen.locator("[data-layer=V]").uncheck()
    expect(seen.locator(".text .sign:visible")).to_have_count(0)
    seen.locator("[data-layer=V]").check()
    expect(seen.locator(".text .sign:visible")).to_have_count(2)


def test_a_mark_whose_layers_are_off_is_passed_over(little, opened, expect) -> None:
    seen = opened(little, reduced_motion="reduce").page
    for layer in "EAV":
        seen.locator(f"[data-layer={layer}]").uncheck()
    seen.evaluate("document.activeElement.blur()")
    seen.keyboard.press("j")
    expect(seen.locator(".beside .card").first).to_have_text(re.compile("^T1 Friday"))


def test_on_a_phone_a_tap_tells_and_does_not_lead_away(little, opened, expect) -> None:
    seen = opened(little, width=360, has_touch=True).page
    beside = seen.locator(".beside")
    expect(beside).to_be_hidden()
    seen.locator("a.at.of-trigger").first.tap()
    expect(beside).to_contain_text("expected")
    assert seen.evaluate("location.hash") == ""
    beside.locator(".close").tap()
    expect(beside).to_be_hidden()


def test_without_script_all_is_there_to_read(little, opened, expect) -> None:
    seen = opened(little, java_script_enabled=False).page
    expect(seen.locator(".beside")).to_be_hidden()
    assert seen.locator(".rows tbody tr:visible").count() == 8
    seen.locator("a.at.of-trigger").first.click()
    expect(seen.locator("tr:target")).to_contain_text("will")


def test_on_paper_there_are_no_controls(page, opened) -> None:
    seen = opened(page).page
    seen.emulate_media(media="print")
    assert seen.locator(".layers:visible, .beside:visible, .contents:visible, button:visible").count() == 0
    assert seen.locator(".text .seg:visible").count() > 5
    assert seen.pdf(format="A4").startswith(b"%PDF")
