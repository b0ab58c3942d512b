"""Two speakers on the two sides of a semicolon."""

from __future__ import annotations

import pytest


def said(nlp, text: str) -> dict[str, list[str]]:
    """What each source says."""
    told = [one for one in nlp(text)._.attributions if one.source is not None]
    return {one.source.name.lower(): [text[piece.start : piece.end] for piece in one.content] for one in told}


@pytest.mark.parametrize(
    ("text", "first", "content"),
    [
        (
            "Aides said that two guards were shot dead; the army denied using guns.",
            "aides",
            "two guards were shot dead",
        ),
        ("The mayor said that the dam had burst; the governor said that it held.", "the mayor", "the dam had burst"),
        ("The firm said the mine was safe; inspectors warned that it would flood.", "the firm", "the mine was safe"),
    ],
)
def test_what_one_says_ends_where_another_speaks(nlp, text, first, content) -> None:
    found = said(nlp, text)
    assert found[first] == [content]
    assert all(content not in piece for who, pieces in found.items() if who != first for piece in pieces)


def test_a_denial_is_of_its_own_side(nlp) -> None:
    doc = nlp("The army denied using guns; party officials said that two guards were shot dead.")
    assert {event.status for event in doc._.events if event.type == "ASSAULT"} == {"occurred"}
    assert not any("denied" in doc.text[p.start : p.end] for one in doc._.attributions for p in one.content)


def test_what_one_says_may_have_a_semicolon(nlp) -> None:
    text = '"We lost the vote; we go on," the mayor said.'
    assert said(nlp, text)["the mayor"] == ["We lost the vote; we go on"]
