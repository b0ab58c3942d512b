"""The page of readings in a real Chromium: accessible, by keyboard, on a phone, without scripting, on paper."""

from __future__ import annotations

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


def test_pointing_at_a_cue_lights_source_and_content_and_tells_why(little, opened) -> None:
    seen = opened(little).page
    seen.locator("a.at.of-cue").first.hover()
    assert lit(seen) == "Envoy Ana Ruiz will land in Quilla on Fridaytwo officialssaid"
    told = seen.locator(".beside .card").first.inner_text()
    assert "A1 two officials" in told
    assert "cue: said, “said”" in told


def test_pointing_at_content_lights_its_attribution(little, opened) -> None:
    seen = opened(little).page
    seen.locator("span.at.of-content", has_text="will").first.hover()
    assert lit(seen).endswith("two officialssaid")


def test_the_keyboard_reaches_every_mark_and_is_told(little, opened) -> None:
    seen = opened(little, reduced_motion="reduce").page
    told = []
    for _ in range(12):
        seen.keyboard.press("j")
        told.append(seen.locator(".beside .card-head").first.inner_text())
    assert list(dict.fromkeys(told)) == [
        "E1 Ana Ruiz", "V1 land", "E2 Quilla", "T1 Friday", "A1 two officials", "A2 Ana Ruiz", "V2 hurt"
    ]  # fmt: skip
    seen.keyboard.press("k")
    assert seen.locator(".beside .card-head").first.inner_text() == "A2 Ana Ruiz"
    seen.keyboard.press("Escape")
    assert seen.locator(".beside .card").count() == 0
    assert lit(seen) == ""


def test_focus_by_tab_tells_too(little, opened) -> None:
    seen = opened(little).page
    seen.locator("[data-layer]").last.focus()
    seen.keyboard.press("Tab")
    assert seen.locator(".beside .card-head").first.inner_text() == "E1 Ana Ruiz"


def test_a_mark_leads_to_its_row_and_a_row_to_its_words(little, opened) -> None:
    seen = opened(little, reduced_motion="reduce").page
    seen.locator("a.at.of-time").first.focus()
    seen.keyboard.press("Enter")
    assert seen.evaluate("location.hash") == "#r1-T1"
    seen.locator("#r1-V1 a.words").first.click()
    assert seen.locator(".text :target").inner_text() == "land"
    assert "Friday" in lit(seen)


@pytest.mark.parametrize("script", [True, False])
def test_a_layer_goes_off_and_on_by_its_box(little, opened, script) -> None:
    seen = opened(little, java_script_enabled=script).page
    assert background(seen, ".of-time") != background(seen, ".of-content")
    seen.locator("[data-layer=T]").uncheck()
    assert background(seen, ".of-time") == background(seen, ".of-content") != TRANSPARENT
    seen.locator("[data-layer=A]").uncheck()
    assert background(seen, ".of-content") == TRANSPARENT
    seen.locator("[data-layer=V]").uncheck()
    assert seen.locator(".text .sign:visible").count() == 0
    seen.locator("[data-layer=V]").check()
    assert seen.locator(".text .sign:visible").count() == 2


def test_a_mark_whose_layers_are_off_is_passed_over(little, opened) -> None:
    seen = opened(little, reduced_motion="reduce").page
    for layer in "EAV":
        seen.locator(f"[data-layer={layer}]").uncheck()
    seen.evaluate("document.activeElement.blur()")
    seen.keyboard.press("j")
    assert seen.locator(".beside .card").all_inner_texts()[0].startswith("T1 Friday")


def test_on_a_phone_a_tap_tells_and_does_not_lead_away(little, opened) -> None:
    seen = opened(little, width=360, has_touch=True).page
    assert not seen.locator(".beside").is_visible()
    seen.locator("a.at.of-trigger").first.tap()
    assert seen.evaluate("location.hash") == ""
    assert "expected" in seen.locator(".beside").inner_text()
    seen.locator(".beside .close").tap()
    assert not seen.locator(".beside").is_visible()


def test_without_script_all_is_there_to_read(little, opened) -> None:
    seen = opened(little, java_script_enabled=False).page
    assert not seen.locator(".beside").is_visible()
    assert seen.locator(".rows tbody tr:visible").count() == 8
    seen.locator("a.at.of-trigger").first.click()
    assert seen.locator("tr:target").inner_text().count("will") >= 1


def test_on_paper_there_are_no_controls(page, opened) -> None:
    seen = opened(page).page
    seen.emulate_media(media="print")
    assert seen.locator(".layers:visible, .beside:visible, .contents:visible, button:visible").count() == 0
    assert seen.locator(".text .seg:visible").count() > 5
    assert seen.pdf(format="A4").startswith(b"%PDF")
