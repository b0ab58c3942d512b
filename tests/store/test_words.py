"""Queries as people type them, and where in a text they are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.store.packing import folded
from twosource.store.words import for_postgres, for_sqlite, passage, terms


@pytest.mark.parametrize(
    ("query", "sqlite", "postgres"),
    [
        ("kim visit", '("kim") AND ("visit")', "((kim)) & ((visit))"),
        ('"second summit" kim', '("second summit") AND ("kim")', "((second <-> summit)) & ((kim))"),
        ("Yong-chol", '("yong chol")', "((yong <-> chol))"),
        ("visit -trade", '("visit") NOT "trade"', "((visit)) & !(trade)"),
        ("paris OR london talks", '("paris" OR "london") AND ("talks")', "((paris) | (london)) & ((talks))"),
        ("-trade", None, None),
        ("  &|!():*'\" ", None, None),
    ],
)
def test_a_query_is_said_in_each_language(query: str, sqlite: str | None, postgres: str | None) -> None:
    assert for_sqlite(terms(query)) == sqlite
    assert for_postgres(terms(query)) == postgres


@given(st.text(max_size=200))
def test_what_stands_in_a_query_is_words_and_nothing_else(query: str) -> None:
    for term in terms(query):
        assert term.words
        assert all(word == folded(word) and word.isalnum() for word in term.words)


def test_a_passage_is_around_what_was_found() -> None:
    text = "Nothing here. " * 40 + "The minister visited Élysée twice. " + "Nothing there. " * 40
    shown, marks = passage(text, terms("elysee visits"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert [shown[start:end] for start, end in marks] == ["visited", "Élysée"]


@given(st.text(max_size=400), st.text(max_size=20))
def test_marks_lie_within_the_passage(text: str, query: str) -> None:
    shown, marks = passage(text, terms(query))
    assert all(0 <= start < end <= len(shown) for start, end in marks)
