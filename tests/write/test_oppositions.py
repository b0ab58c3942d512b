"""What keeps two texts of the same words apart: each list's examples, and verbs that stand for each other."""

from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.write.oppositions import are_opposed, is_one_verb

LISTS = load("oppositions")
APART = [one for name in LISTS for entry in LISTS[name] for one in entry.get("examples", ())]
SAME = [one for name in LISTS for entry in LISTS[name] for one in entry.get("same", ())]
MORE = [
    "Ana Ruiz testified for Ben Cole | Ana Ruiz testified against Ben Cole",
    "A soldier from Chad fell | A soldier from Peru fell in a fight with Chad",
    "Police arrested Ben Williams | Police arrested Ben Williamson",
    "Volt sued Andina | Volt sued Andina’s former owner",
    "Ana Ruiz verbally attacked Ben Cole | Ana Ruiz attacked Ben Cole",
    "The House approved it | The House approved the bill",
    "Volt bought Andina | Volt bought shares of Andina",
]


@pytest.mark.parametrize("pair", [*APART, *MORE])
def test_are_kept_apart(pair: str) -> None:
    one, other = pair.split(" | ")
    assert are_opposed(one, one, other) or are_opposed(other, other, one)


@pytest.mark.parametrize("pair", SAME)
def test_are_not(pair: str) -> None:
    one, other = pair.split(" | ")
    assert not are_opposed(one, one, other)
    assert not are_opposed(other, other, one)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("sold", "sell", True),
        ("approve", "pass", True),
        ("died", "killed", True),
        ("kill", "die", False),
        ("detain", "arrest", True),
        ("arrest", "detain", False),
        ("shoot", "fire", False),
        ("lift", "suspend", False),
    ],
)
def test_a_verb_that_may_stand_where_another_does(one: str, other: str, may: bool) -> None:
    assert is_one_verb(one, other) is may


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The minister of Rovia fell ill", "The ministry of Rovia fell ill", True),
        ("Volt met with investigators", "Volt met with the investigation", True),
        ("The commission met in Lima", "The commissioner met in Lima", True),
        ("Volt raised its prices", "Volt raised the price", False),
        ("The Danish king met Ana Ruiz", "Denmark’s king met Ana Ruiz", False),
        ("Nigerian troops met rebels", "Nigeria’s troops met rebels", False),
        ("Nigerian troops met rebels", "Nigerien troops met rebels", True),
        ("A Guinea bank sued Volt", "An Equatorial Guinean bank sued Volt", True),
        ("Anna Chad sued Volt", "A Chadian sued Volt", True),
        ("Chad sued Volt", "A Chadian sued Volt", True),
        ("Chad’s army met rebels", "The Chadian army met rebels", False),
    ],
)
def test_words_that_begin_alike(one: str, other: str, apart: bool) -> None:
    assert are_opposed(one, one, other) is apart
