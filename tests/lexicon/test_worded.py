"""Lists of small words: the examples of each have its words and no others; patterns name only lists that are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import twosource
from twosource.lexicon import load
from twosource.lexicon.worded import NAME, Worded, listed

PACKAGE = Path(twosource.__file__).parent
MODULES = [ast.parse(text) for path in PACKAGE.rglob("*.py") if "Worded" in (text := path.read_text(encoding="utf-8"))]


def strings(module: ast.Module) -> Iterator[str]:
    """All strings of a module that are no text for readers."""
    said = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


@pytest.mark.parametrize(("name", "entry"), load("grammar").items())
def test_the_examples_have_the_words_of_a_list_and_no_others(name: str, entry: dict[str, Any]) -> None:
    flags = 0 if entry.get("cased") else re.IGNORECASE
    for example in entry["examples"]:
        marked = re.findall(r"\[(.+?)\]", example)
        plain = re.sub(r"[\[\]]", "", example)
        assert [match[0] for match in Worded(rf"(?<!\w)@{name}(?!\w)", flags).finditer(plain)] == marked, example
        assert marked


@pytest.mark.parametrize("name", sorted(load("grammar")))
def test_no_word_is_listed_twice(name: str) -> None:
    assert len(set(listed(name))) == len(listed(name))


def test_every_list_is_named_by_a_pattern_and_every_name_is_a_list() -> None:
    assert set(load("grammar")) == {
        name for module in MODULES for text in strings(module) for name in NAME.findall(text)
    }


def test_it_finds_as_a_compiled_pattern_does() -> None:
    worded, text = Worded(r"\b@relative\b "), "a miner who met a mayor whose car he saw"
    assert worded.search(text)[0] == "who "
    assert worded.match(text) is None
    assert worded.match(text, 8)[0] == "who "
    assert [match.start() for match in worded.finditer(text)] == [8, 24]
    assert worded.split(text) == ["a miner ", "met a mayor ", "car he saw"]
    assert worded.split(text, 1) == ["a miner ", "met a mayor whose car he saw"]
    assert worded.sub("", text) == "a miner met a mayor car he saw"
