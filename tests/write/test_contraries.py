"""Words that tell apart what has like words: contrary ones, odd ones, nouns behind a noun, particles."""

from __future__ import annotations

import pytest

from twosource.write.contraries import are_contrary, has_odd_word, has_other_particle, is_part_of_compound


@pytest.mark.parametrize(
    ("test", "one", "other"),
    [
        (are_contrary, "A bomb fell in eastern Rovia", "A bomb fell in western Rovia"),
        (are_contrary, "A judge freed two sons of the king", "A judge freed two daughters of the king"),
        (has_odd_word, "Guards held the president of Rovia", "Guards held a former president of Rovia"),
        (has_odd_word, "Guards held a man over the theft", "Guards held another man over the theft"),
        (is_part_of_compound, "A truck hit a school", "A truck hit a school gate"),
        (is_part_of_compound, "A storm tore down a bridge in Lima", "A storm tore down a bridge crane in Lima"),
        (has_other_particle, "Ben Cole took over the airline", "Ben Cole took off with the airline"),
        (has_other_particle, "Guards shot a drone", "Guards shot down a drone"),
        (has_other_particle, "The council passed on the plan", "The council passed the plan"),
        (has_other_particle, "The council passed the plan", "The council passed over the plan"),
        (has_other_particle, "Volt took over the mill", "Volt took the mill"),
    ],
)
def test_a_word_tells_them_apart(test, one: str, other: str) -> None:
    assert test(one, other)


@pytest.mark.parametrize(
    ("test", "one", "other"),
    [
        (are_contrary, "A bomb fell in eastern Rovia", "A bomb fell in the east"),
        (are_contrary, "A boy and a girl drowned", "A girl drowned beside a boy"),
        (has_odd_word, "Guards held another man", "Guards held another man over the theft"),
        (has_odd_word, "A jury held a trial of six weeks", "A trial of six weeks was held"),
        (is_part_of_compound, "Police in Lima held a miner", "Police said that a miner was held in Lima"),
        (is_part_of_compound, "A truck hit a school bus", "A school bus was hit by a truck"),
        (has_other_particle, "Rovia shut the port", "Rovia shut down the port"),
    ],
)
def test_no_word_does(test, one: str, other: str) -> None:
    assert not test(one, other)
