"""Words of two outlets that mean one thing are found alike; those that do not are not."""

from __future__ import annotations

import re

import pytest

from support.telling import of_two
from twosource.lexicon import load
from twosource.model import Span
from twosource.write.akin import has_actor, has_numbers, likes
from twosource.write.brief import brief
from twosource.write.passage import Passage

ONE = "The council of Rovia on Monday approved two bills to close the old silver mill."


@pytest.mark.parametrize(
    ("other", "acts", "counts"),
    [
        ("Rovia’s council passed 2 measures on Monday to shut the silver mill.", True, True),
        ("Miners of Lima passed a bill on Monday to shut the old silver mill.", False, False),
    ],
)
def test_who_acts_and_how_many_are_found_in_other_words(build, other, acts, counts) -> None:
    both = of_two(build, ONE, other)
    places = both, Passage(ONE, "a", Span(0, len(ONE))), "b", both.passages.body("b")[0]
    own, found = places[:2], likes(*places)
    assert (has_actor(*own, found), has_numbers(*own, found)) == (acts, counts)


@pytest.mark.parametrize("number", ["thirty", "30", "1,300", "thousands of"])
def test_a_number_is_not_another(build, number) -> None:
    one = "The council of Rovia closed thirteen old silver mills on Monday."
    both = of_two(build, one, f"Rovia’s council shut {number} silver mills on Monday.")
    passage = Passage(one, "a", Span(0, len(one)))
    assert not has_numbers(both, passage, likes(both, passage, "b", both.passages.body("b")[0]))


@pytest.mark.parametrize("entry", load("akin")["family"], ids=lambda entry: entry["words"][0])
def test_words_of_a_family_are_akin(build, entry) -> None:
    one, other = (f"The bridge {word} there." for word in entry["examples"])
    both = of_two(build, one, other.replace("bridge", "quarry"))
    found = likes(both, Passage(one, "a", Span(0, len(one))), "b", both.passages.body("b")[0])
    assert entry["examples"][0] in {word.text for word in found}
    assert "bridge" not in {word.text for word in found}


@pytest.mark.parametrize(("entry"), load("akin")["paper"])
def test_a_paper_that_says_so_is_found(entry) -> None:
    assert all(re.search(entry["pattern"], example) for example in entry["examples"])
    assert not re.search(entry["pattern"], "The council sold the old mill to Ben Cole")


def test_what_both_have_from_a_poll_is_not_known(build) -> None:
    one = "Ana Ruiz leads Ben Cole by 7 points in Lima, a poll showed on Monday."
    other = "In Lima, Ana Ruiz leads Ben Cole by 7 points, according to a new poll."
    both = of_two(build, one, other)
    told = [line.section for line in brief(both, list(both.assessments.story.events))]
    assert "reported" in told
    assert "known" not in told
