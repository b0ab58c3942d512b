"""Every entry of the lists behind mentions has examples; each is found by the entry's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from twosource import lexicon
from twosource.extract.mentions.vocabulary import vocabulary


def entries(name: str) -> list[tuple[str, dict[str, Any]]]:
    content = lexicon.load(name)
    return [(f"{name}.{table}", entry) for table, found in content.items() if isinstance(found, list) for entry in found
            if isinstance(entry, dict)]  # fmt: skip


ALL = [pair for name in ("titles", "nouns", "genders", "organizations") for pair in entries(name)]


@pytest.mark.parametrize(("table", "entry"), ALL)
def test_examples_hold_a_word_of_their_entry(table: str, entry: dict[str, Any]) -> None:
    words = [re.escape(word) for word in entry["words"]]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?:s|es)?(?!\w)", re.IGNORECASE)
    assert entry["examples"], table
    assert [example for example in entry["examples"] if not pattern.search(example)] == []


def test_examples_of_countries() -> None:
    words, examples = vocabulary(), lexicon.load("countries")["examples"]
    for example in examples:
        parts = example.lower().split()
        assert any(part in words.place_of or part in words.countries for part in parts), example


def test_nouns_have_type_and_gender() -> None:
    words = vocabulary()
    assert words.nouns["spokeswoman"] == ("person", "f")
    assert words.nouns["ministry"] == ("government", "")
    assert words.is_person_noun("envoy")
    assert not words.is_person_noun("bridge")


def test_words_are_lower_case() -> None:
    for table, entry in ALL:
        assert all(word == word.lower() for word in entry["words"]), table


@pytest.mark.parametrize("table", sorted(lexicon.load("events/words")))
def test_no_word_of_events_stands_twice_in_a_list(table: str) -> None:
    content = lexicon.load("events/words")[table]
    lists = [
        found for found in (content.values() if isinstance(content, dict) else [content]) if isinstance(found, list)
    ]
    for found in lists:
        words = [word for word in found if isinstance(word, str)]
        assert [word for word, count in Counter(words).items() if count > 1] == []
