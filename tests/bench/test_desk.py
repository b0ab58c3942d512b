"""The bench of the desk: its reports differ as reports do, its figures are read off rightly."""

from __future__ import annotations

import httpx
import pytest

import desk
from desk_reports import OTHER, record


def test_reports_of_the_large_story_agree_and_differ() -> None:
    texts = [record(number)["text"] for number in range(desk.REPORTS)]
    assert len(set(texts)) > 20
    assert all("Kari Nord" in text and "{" not in text for text in texts)
    assert "Kari Nord" not in record(1, OTHER)["text"]
    assert len({record(number)["outlet"] for number in range(desk.REPORTS)}) == desk.REPORTS


@pytest.mark.parametrize(("percent", "found"), [(50, 3), (95, 5), (0, 1)])
def test_quantiles(percent: int, found: int) -> None:
    assert desk.quantile([5, 3, 1, 2, 4], percent) == found


def test_an_answer_that_is_an_error_is_told() -> None:
    seen, request = desk.Seen(), httpx.Request("GET", "http://desk.example/x")
    seen.add("front", 0.5, httpx.Response(200, request=request))
    assert not seen.wrong
    seen.add("front", 1.5, httpx.Response(500, request=request, text="no"))
    assert seen.wrong == ["500 http://desk.example/x: no"]
    lines = list(desk.shown(seen))
    assert lines[1].split() == ["all", "2", "1500", "1500"]


def test_goals_are_goals() -> None:
    page = desk.StoryPage("/stories/1", 50, 0.1, 500_000, 20_000)
    assert page.met()
    assert "100 ms (goal <= 150), 500 KB (goal <= 600)" in page.shown()
    for worse in ({"median": 0.2}, {"size": 700_000}, {"reports": 49}):
        assert not desk.StoryPage(**{name: getattr(page, name) for name in page.__dataclass_fields__} | worse).met()


def test_figures_go_where_they_belong() -> None:
    text = "before\n<!-- desk -->\n```text\nold\n```\n<!-- /desk -->\nafter"
    assert desk.BLOCK.sub(r"\1new\n\3", text) == text.replace("old", "new")
