"""Hostile and broken pages: bounded work, one line, nothing executed, never an exception."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.collect.html import page

LINE = "<p>The trade minister said on Friday that the harbor of Rask would open again in {} weeks.</p>"
PARAGRAPHS = "".join(map(LINE.format, range(2, 12)))
LONGEST = 20.0  # seconds of work; most take less than one

CASES = {
    "ten megabytes in a paragraph": "<p>" + "The minister said so. " * 450_000,
    "deep": "<div>" * 100_000 + PARAGRAPHS,
    "two hundred asides": "<div class='related'>" * 200 + PARAGRAPHS,
    "entities": '<!DOCTYPE html [<!ENTITY a "ha">' + '<!ENTITY b "&a;&a;">' * 50 + "]>" + PARAGRAPHS + "&b;",
    "long attribute": f"<p class='{'related ' * 125_000}'>x</p>" + PARAGRAPHS,
    "many paragraphs": "".join(map(LINE.format, range(50_000))),
    "deep json": f'<script type="application/ld+json">{"[" * 100_000}</script>' + PARAGRAPHS,
    "commas in json": f'<script type="application/ld+json">{{"a": "{",  " * 300_000}</script>' + PARAGRAPHS,
    "comments in json": f'<script type="application/ld+json">{"/*" * 300_000}</script>' + PARAGRAPHS,
    "large json": '<script type="application/ld+json">'
    + json.dumps([{"@type": "NewsArticle", "headline": f"h{number}"} for number in range(20_000)])
    + "</script>"
    + PARAGRAPHS,
    "links in a row": "<a href=x>The minister said that it was so</a> " * 9_000,
    "broken lines": "the minister said so,<br>" * 20_000,
    "many authors": f"<div class=byline>By {', '.join(['Jane Doe'] * 20_000)}</div>" + PARAGRAPHS,
    "long title": f"<title>{'Port | ' * 100_000}</title>" + PARAGRAPHS,
}


@pytest.mark.parametrize("case", CASES)
def test_work_is_bounded(case: str) -> None:
    start = time.process_time()
    found = page(CASES[case].encode())
    assert time.process_time() - start < LONGEST
    assert found.reason is None or "\n" not in found.reason


def test_bounds_are_told() -> None:
    assert page(CASES["many paragraphs"].encode()).reason == "a web page of more than 50,000 elements"
    assert page(CASES["deep"].encode()).reason == "a web page nested too deeply, or with too large a part"
    assert page(b"<p>" + b"x" * 10_000_001).reason == "a web page larger than 10,000,000 characters"


def test_scripts_and_hidden_parts_are_no_text() -> None:
    parts = (
        "<script>alert('one')</script><style>p{two}</style><template><p>three</p></template>"
        "<p style='display:none'>four</p><p hidden>five</p><noscript>six</noscript><p class='sr-only'>seven</p>"
    )
    text = page(f"<article><h1>Port</h1>{parts}{PARAGRAPHS}</article>".encode()).text
    assert "harbor of Rask" in text
    assert not [word for word in ("alert", "two", "three", "four", "five", "six", "seven") if f"{word}" in text]


def test_markup_in_metadata_is_text() -> None:
    head = '<meta property="og:title" content="Port &lt;script&gt;alert(1)&lt;/script&gt; shut">'
    assert page(f"<head>{head}</head><body>{PARAGRAPHS}".encode()).metadata.title == "Port alert(1) shut"


@pytest.mark.parametrize("raw", [b"", b"\0", b"<", b"<html>", b"<!-- -->", b"\xff\xfe<\0", b"<p>" * 100, b"plain text"])
def test_what_is_no_page_has_its_reason(raw: bytes) -> None:
    found = page(raw)
    assert found.kind == "other"
    assert found.reason


PIECES = (
    "<p>|</p>|<h1>|<br>|<figure>|</figure>|<figcaption>|<li>|<table>|<td>|<a href=x>|</a>|<b>|<article>|<aside>|&amp;|"
    "<time datetime='2021-03-05'>|<div class=byline>|</div>|The port is shut. |By Jane Doe |\u2028|é&nbsp;"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=60))
def test_segments_are_paragraphs_of_the_text(pieces: list[str]) -> None:
    found = page("".join(pieces).encode())
    paragraphs = found.text.split("\n\n")
    for segment in found.segments:
        assert found.text[segment.span.start : segment.span.end] in paragraphs
