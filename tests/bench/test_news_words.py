"""The thesaurus of the words by which news tells happenings: its shape holds, and no contrast tells against a group."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

PAGE = Path(__file__).parents[2] / "bench" / "data" / "news_words.txt"
SECOND_PART = "# PART TWO"
ENTRY = re.compile(r"[a-z0-9][a-z0-9-]*( [a-z0-9][a-z0-9-]*)*")
GOES_WITH_EVERYTHING = {"be", "do", "get", "go", "have", "make", "put", "take"}
ARTICLES = {"a", "an", "the", "its"}

Lines = list[list[str]]


def parts() -> tuple[list[str], list[str]]:
    """The lines of the groups and those of the contrasts, without comments and empty ones."""
    first, second = PAGE.read_text(encoding="utf-8").split(SECOND_PART)
    told = [[line for line in part.splitlines()[1:] if line and line[0] != "#"] for part in (first, second)]
    return told[0], told[1]


def groups() -> Lines:
    return [line.split(", ") for line in parts()[0]]


def contrasts() -> list[Lines]:
    return [[field.split(", ") for field in line.split(" | ")] for line in parts()[1]]


def places() -> dict[str, set[int]]:
    """The groups that an entry stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups()):
        for entry in group:
            found[entry].add(number)
    return found


def test_entries_are_lower_case_words_without_articles_and_none_goes_with_everything() -> None:
    entries = set(places())
    assert [entry for entry in entries if not ENTRY.fullmatch(entry)] == []
    assert [entry for entry in entries if ARTICLES & set(entry.split())] == []
    assert entries & GOES_WITH_EVERYTHING == set()


def test_a_group_has_three_to_fifteen_entries_and_none_twice() -> None:
    assert [group for group in groups() if not 3 <= len(group) <= 15] == []
    assert [group for group in groups() if len(set(group)) < len(group)] == []


def test_no_group_stands_twice_or_within_another() -> None:
    where = places()
    within = [group for group in groups() if len(set.intersection(*(where[entry] for entry in group))) > 1]
    assert within == []


def test_a_contrast_has_two_fields_or_more_of_entries_that_stand_in_groups_and_none_twice() -> None:
    known = places()
    flat = [[entry for field in contrast for entry in field] for contrast in contrasts()]
    assert [contrast for contrast in contrasts() if len(contrast) < 2] == []
    assert [line for line in flat if len(set(line)) < len(line)] == []
    assert [entry for line in flat for entry in line if entry not in known] == []
    assert len({frozenset(map(frozenset, contrast)) for contrast in contrasts()}) == len(contrasts())


def test_no_two_steps_of_a_contrast_stand_together_in_a_group() -> None:
    where, together = places(), []
    for contrast in contrasts():
        for one, other in combinations(contrast, 2):
            together += [(first, second) for first in one for second in other if where[first] & where[second]]
    assert together == []
