"""Reports that mean harm, on the page of readings in a real Chromium: nothing runs, nothing breaks."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from twosource.model import LeftOut, Reading, Span
from twosource.pipeline import read
from twosource.write.reading import render

ATTACKS = [
    "<script>alert(1)</script>",
    "</script></style><img src=x onerror=alert(1)>",
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}",
    "\u202e\u2066evil\u2069 \u200fright",
    "null\x00byte \x1b[31mred \x07\x85",
    "lone \ud800 and \udfff",
    "javascript:alert(1)",
    "x" * 3000,
]
KEPT = frozenset(
    ("id", "kind", "type", "status", "role", "part", "basis", "stance", "entity", "attribution", "precision")
)


def poisoned(value: Any, attack: str) -> Any:
    """The same with every string that can come from a report replaced."""
    if isinstance(value, str):
        return attack
    if isinstance(value, tuple):
        return tuple(poisoned(item, attack) for item in value)
    if is_dataclass(value) and not isinstance(value, Span):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: poisoned(part, attack) for name, part in parts.items() if name not in KEPT})
    return value


def hostile(small: Reading, attack: str) -> Reading:
    text = small.report.text.replace("Friday", f"Fri{attack[:9]}day").replace("handout", f"handout {attack}")
    bad = poisoned(small, attack)
    return replace(bad, report=replace(bad.report, text=text, url=f"javascript:{attack}"))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_runs_and_nothing_breaks(attack, small, opened) -> None:
    seen = opened(render([hostile(small, attack)], "html", left_out=[LeftOut(attack, attack)]), width=360)
    for mark in seen.page.locator("a.at").all():
        mark.focus()
        seen.page.keyboard.press("j")
    assert seen.said == []
    assert len(seen.asked) == 1
    assert seen.page.locator("iframe, img, script").count() == 1
    assert seen.page.locator("a[href^='javascript']").count() == 0
    assert seen.page.locator(".read").count() == 5
    assert seen.page.locator("footer.colophon").is_visible()
    assert "49" not in seen.page.locator("h1").inner_text()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_terminal_and_json_stand_it(attack, small) -> None:
    bad = hostile(small, attack)
    shown = render([bad], "terminal", left_out=[LeftOut(attack, attack)])
    assert not set("\x00\x07\x1b\x85\u202e\u2066\ud800\udfff") & set(shown)
    assert json.loads(render([bad], "json"))["report"]["text"] == bad.report.text


def test_what_turns_text_is_shown_by_its_number(small, opened) -> None:
    page = render([hostile(small, "\u202e\u202eback\x00")], "html")
    assert not set("\u202e\x00") & set(page)
    assert {"U+202E ×2", "U+0000"} <= set(opened(page).page.locator(".text .odd").all_inner_texts())


def test_hostile_files_are_read_and_shown(tmp_path: Path, opened) -> None:
    body = " ".join(("The envoy flew to Quilla on Friday, <b>two officials</b> said.", *ATTACKS[:-1]))
    record = {"id": "a\ud800", "outlet": ATTACKS[1], "title": ATTACKS[0], "url": "javascript:alert(1)", "text": body}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    readings, left_out = read([tmp_path])
    seen = opened(render(readings, "html", left_out=left_out))
    assert seen.said == []
    assert seen.page.locator("iframe, img, script").count() == 1
    assert seen.page.locator(".read").count() == 5


def test_a_huge_paragraph_is_shown(small, opened) -> None:
    report = small.report
    text = report.text + "long " * 2_000_000
    last = replace(report.segments[-1], span=Span(report.segments[-1].span.start, len(text)))
    huge = replace(small, report=replace(report, text=text, segments=(*report.segments[:-1], last)))
    seen = opened(render([huge], "html"))
    assert seen.said == []
    assert seen.page.locator("footer.colophon").count() == 1
    assert len(render([huge], "terminal")) > 10_000_000
