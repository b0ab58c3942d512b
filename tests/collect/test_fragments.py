"""Text out of small pieces of markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.fragments import Passage, passage, plain
from twosource.model import Segment, Span


def parts(found: Passage) -> list[tuple[str, str]]:
    return [(one.kind, found.text[one.span.start : one.span.end]) for one in found.segments]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("The harbor was shut.", "The harbor was shut."),
        ("AT&amp;T &lt;shut&gt; it", "AT&T <shut> it"),
        ("One\n\nTwo &amp; three", "One\n\nTwo & three"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<p>A <b>bold</b>er <a href='x'>step</a>.</p>", "A bolder step."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<table><tr><td>Dead</td><td>12</td></tr><tr><td>Hurt</td><td>30</td></tr></table>", "Dead 12\n\nHurt 30"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>One</p><!-- not this --><?nor this?><p>Two</p>", "One\n\nTwo"),
        ("<p>One</p><script>no()</script><style>p{}</style><iframe>no</iframe>tail", "One\n\ntail"),
        ("<html><head><title>No</title></head><body><p>One</p></body></html>", "One"),
        ("<p>caf\u00e9\u00a0au  lait</p>", "café au lait"),
        ("<p>\x00\x01One</p>", "One"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert passage(markup).text == text


def test_captions_and_headings_are_told() -> None:
    found = passage(
        "<h2>Ships wait</h2><p>One.</p><figure><img><figcaption>Off <i>Bergen</i>.</figcaption></figure>Two."
    )
    assert parts(found) == [("headline", "Ships wait"), ("caption", "Off Bergen.")]
    assert found.text == "Ships wait\n\nOne.\n\nOff Bergen.\n\nTwo."


def test_passages_are_joined_with_their_segments() -> None:
    joined = passage("<h1>One</h1>") + Passage("") + passage("<figcaption>Two</figcaption>")
    assert joined == Passage("One\n\nTwo", (Segment("headline", Span(0, 3)), Segment("caption", Span(5, 8))))


def test_deep_and_broken_markup_does_no_harm() -> None:
    assert passage("<div>" * 100_000 + "One").text in ("", "One")
    assert passage("</p></div>One<b").text.startswith("One")


@given(st.text(max_size=200))
def test_any_text_is_plain(text: str) -> None:
    assert "\x00" not in plain(text.replace("\x00", "")).text


PIECES = (
    *("<p>", "</p>", "<h1>", "</h1>", "<figcaption>", "</figcaption>", "<td>", "<br>", "</div>", "<script>"),
    *("</script>", "a", "&amp;", "<!--", "-->", "<", " b ", "\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_segments_are_whole_paragraphs(pieces: list[str]) -> None:
    found = passage("".join(pieces))
    paragraphs = found.text.split("\n\n") if found.text else []
    assert all(one == one.strip() and one for one in paragraphs)
    assert all(words in paragraphs for _, words in parts(found))
