"""The lexicon of markup: every entry reads its examples, and nothing that it must not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from twosource import lexicon
from twosource.collect.html.authors import authors
from twosource.collect.html.captions import joined
from twosource.collect.html.dates import moment_of, role_of
from twosource.collect.html.jsonld import items, main_item
from twosource.collect.html.kinds import signs
from twosource.collect.html.parts import named
from twosource.collect.html.tags import told
from twosource.collect.html.trees import tree

MARKUP = lexicon.load("markup")


def name(entry: dict[str, Any]) -> str:
    return str(entry["name"])


@pytest.mark.parametrize("entry", MARKUP["part"], ids=name)
def test_part_reads_its_examples(entry: dict[str, Any]) -> None:
    assert entry["examples"]
    assert [example for example in entry["examples"] if entry["name"] not in named(example)] == []
    assert [example for example in entry["but_not"] if entry["name"] in named(example)] == []


@pytest.mark.parametrize("entry", MARKUP["sign"], ids=name)
def test_sign_reads_its_examples(entry: dict[str, Any]) -> None:
    pattern = next(pattern for one, pattern in signs() if one["name"] == entry["name"])
    assert entry["examples"]
    assert [example for example in entry["examples"] if not pattern.search(example)] == []
    assert [example for example in entry["but_not"] if pattern.search(example)] == []


@pytest.mark.parametrize("entry", MARKUP["field"], ids=name)
def test_field_is_found_in_its_examples(entry: dict[str, Any]) -> None:
    assert entry["examples"]
    assert len(entry["names"]) == len({one.lower() for one in entry["names"]})
    for example in entry["examples"]:
        root = tree(example)
        scripts = [script.text_content() for script in root.iter("script")]
        assert told(root, main_item(items(scripts), None, None)).first(entry["name"]), example


@pytest.mark.parametrize("entry", MARKUP["moment"], ids=name)
def test_line_with_a_time_is_of_its_kind(entry: dict[str, Any]) -> None:
    assert [example for example in entry["examples"] if role_of(example) != entry["name"]] == []


def test_zones_and_labels_and_authors() -> None:
    for example in MARKUP["zones"]["examples"]:
        found = moment_of(example)
        assert found is not None
        assert found.offset is not None, example
    assert {joined([example]) for example in MARKUP["caption_label"]["examples"]} == {
        "Ships wait off the port",
        "Ships wait off the port.",
    }
    found = [authors([(example, None)], "Harbor Times")[0] for example in MARKUP["authors"]["examples"]]
    assert found == [("Jane Doe",), (), ()]


def test_no_type_has_two_ranks() -> None:
    ranked = [one for group in MARKUP["types"]["report"] for one in group]
    assert len(ranked) == len(set(ranked))
    assert set(MARKUP["types"]["examples"]) <= set(ranked)


def test_patterns_are_quick() -> None:
    for entry in (*MARKUP["part"], *MARKUP["sign"]):
        assert re.compile(entry["pattern"]).search("a-" * 300) is None
