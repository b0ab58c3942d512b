"""Patterns that are compiled late find what compiled ones find, and the table of what they need is the present one."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.lexicon import load, needs
from twosource.lexicon.pattern import Pattern, key, small

SOURCES = sorted({source for name in needs.LISTS for source in needs.sources(load(name))})


def sentences(content: object) -> Iterator[str]:
    """Every string of a list that is no pattern: examples, words, names."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            yield from sentences(value if name not in {"pattern", "require"} else [])
    elif isinstance(content, list):
        for part in content:
            yield from sentences(part)


SENTENCES = sorted({text for name in needs.LISTS for text in sentences(load(name))})


@pytest.mark.parametrize("source", SOURCES, ids=key)
def test_every_pattern_of_the_lists_finds_what_the_compiled_one_finds(source: str) -> None:
    compiled, late = re.compile(source, re.IGNORECASE), Pattern(source, re.IGNORECASE)
    for text in SENTENCES:
        assert bool(late.search(text)) == bool(compiled.search(text)), text


def test_most_patterns_of_the_lists_need_a_word() -> None:
    known = [source for source in SOURCES if key(source) in load("needs")]
    assert len(known) > len(SOURCES) * 0.7


def test_no_two_patterns_share_a_key() -> None:
    assert len(set(map(key, SOURCES))) == len(SOURCES)


def test_the_table_is_the_present_one(capsys: pytest.CaptureFixture[str]) -> None:
    needs.main()
    table = files("twosource.lexicon").joinpath("needs.toml").read_text(encoding="utf-8")
    assert table == capsys.readouterr().out, "a pattern has changed: make needs"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\bwalk(?:ed|ing) out\b", {"walk"}),
        (r"\b(?:halt|stopp)ed\b", {"halt", "stopp"}),
        (r"(?:halted|it) now\b", {" now"}),
        (r"strikers?\b", {"striker"}),
        (r"(?:strike )?(?=ended)", set()),
        (r"(?:strike|\d+)", set()),
        (r"(?:strike ){0,3}", set()),
        (r"(?:strike ){1,3}", {"strike "}),
        (r"(?<!no )[Ss]trike (?P<end>over)(?P=end)", {"trike "}),
        (r"İzmir", {"izmir"}),
    ],
)
def test_what_a_pattern_needs(source: str, words: set[str]) -> None:
    assert needs.needs(source) == words


WORDS = st.text(string.ascii_lowercase[:3], min_size=1, max_size=4)
SHAPES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("(?:{0[0]}|{0[1]})".format),
        inner.map("(?:{})?".format),
        inner.map("(?:{})*".format),
        inner.map("(?:{})+".format),
        inner.map("(?={})".format),
        inner.map("(?!{})".format),
        inner.map("[{}]".format).filter(lambda it: it.count("[") == 1 and "(" not in it),
    ),
    max_leaves=8,
)


@given(SHAPES, st.text("abcABC ", max_size=12))
def test_a_match_holds_what_its_pattern_needs(source: str, text: str) -> None:
    words = needs.needs(source)
    for match in re.compile(source, re.IGNORECASE).finditer(text):
        assert not words or any(word in small(text) for word in words), match


def test_letters_that_a_pattern_takes_for_one_are_one() -> None:
    cased = [one for one in map(chr, range(0x1FFFF)) if one.lower() != one.upper()]
    odd = ("ı", "İ", "ſ", "ς", "µ", "\N{KELVIN SIGN}", "\N{ANGSTROM SIGN}")
    for one in cased:
        for kin in {one.upper(), one.lower(), one.title(), *odd}:
            if len(kin) == 1 and re.fullmatch(one, kin, re.IGNORECASE):
                assert small(one) == small(kin), (one, kin)


def test_it_has_the_methods_of_a_compiled_one() -> None:
    pattern = Pattern(r"\bstrike(?P<s>s?)\b")
    text = "strikes, a strike"
    assert pattern.match(text)["s"] == "s"
    assert pattern.fullmatch(text) is None
    assert [match.start() for match in pattern.finditer(text)] == [0, 11]
    assert [match.start() for match in pattern.finditer(text, 1)] == [11]
    assert pattern.sub(r"row\g<s>", text) == "rows, a row"
