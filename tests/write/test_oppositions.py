"""What keeps two texts of the same words apart: each list's examples, and verbs that stand for each other."""

from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.write.oppositions import are_opposed

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
