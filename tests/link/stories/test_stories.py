from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from twosource.lexicon import load
from twosource.link.stories import group, stem

FERRY = [
    "The ferry Kestrel sank off Bergen on Monday, and rescuers pulled 40 passengers from the sea, coast guards said.",
    "Forty passengers of the Kestrel were rescued off Bergen after the ferry went down in a storm, coast guards said.",
    "Divers searched the wreck of the ferry Kestrel near Bergen for two missing passengers.",
]
BANK = [
    "The central bank of Norland raised interest rates to 9 percent to slow inflation, governor Ana Rojas said.",
    "Governor Ana Rojas defended the Norland central bank's interest rate rise against critics of inflation policy.",
]
CROPS = ["barley", "oat", "wheat", "rye", "maize", "millet", "rice", "sorghum", "quinoa", "spelt", "teff"]


def ids(stories: Any) -> set[frozenset[str]]:
    return {frozenset(reading.report.id for reading in story) for story in stories}


def pile(reading: Any) -> list[Any]:
    ferry = [reading(f"f{n}", text, day="2021-03-01") for n, text in enumerate(FERRY)]
    return ferry + [reading(f"b{n}", text) for n, text in enumerate(BANK)]


def test_reports_of_one_story_come_together(reading: Any) -> None:
    assert ids(group(pile(reading))) == {frozenset({"f0", "f1", "f2"}), frozenset({"b0", "b1"})}


def test_the_order_of_the_pile_does_not_matter(reading: Any) -> None:
    readings = pile(reading)
    assert all(group(found) == group(readings) for found in list(permutations(readings))[:20])


def test_a_pile_may_be_empty_or_hold_empty_reports(reading: Any) -> None:
    assert group([]) == ()
    assert len(group([reading("a", ""), reading("b", "")])) == 2


def test_in_a_big_pile_the_same_words_months_later_are_another_story(reading: Any) -> None:
    others = [reading(f"o{n}", f"{word.capitalize()} growers harvested early.") for n, word in enumerate(CROPS)]
    one, other = reading("a", FERRY[0], day="2021-03-01"), reading("b", FERRY[2], day="2021-09-01")
    assert {frozenset("a"), frozenset("b")} <= ids(group([one, other, *others]))
    assert len(group([one, other])) == 1


@pytest.mark.parametrize("band", load("common_words")["band"], ids=lambda band: str(band["share"]))
def test_examples_of_a_band_are_in_it_and_in_no_other(band: dict[str, Any]) -> None:
    others = {word for other in load("common_words")["band"] if other is not band for word in other["words"].split()}
    assert set(band["examples"]) <= set(band["words"].split()) - others


@pytest.mark.parametrize(("word", "expected"), [("ferries", "ferry"), ("Bergen’s", "bergen"), ("class", "class")])
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected
