"""What goes with a word in two texts: filled alike, or otherwise."""

from __future__ import annotations

import pytest

from twosource.write.slots import are_filled_otherwise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rovia voted to keep the tax", "Rovia voted to drop the tax"),
        ("Guards held a suspect in the killing of Ana Ruiz", "Guards held a suspect in the theft of Ana Ruiz’s car"),
        ("A court fined Volt over a spill in Lima", "A court fined Volt over its ads in Lima"),
        ("Miners want the removal of Ana Ruiz", "Miners want the removal of Ben Cole"),
        ("Volt paid Andina for 300 trucks", "Volt paid Andina for 500 trucks"),
    ],
)
def test_one_place_filled_with_two_things(one: str, other: str) -> None:
    assert are_filled_otherwise(one, other)
    assert are_filled_otherwise(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rovia voted to keep the tax", "Rovia voted on Monday to keep the tax"),
        ("Guards held a suspect in Lima", "Guards held a suspect in Peru"),
        ("Guards held a suspect in the killing", "Guards held a suspect in the brutal murder"),
        ("Ana Ruiz was jailed for six years", "Ana Ruiz was jailed for fraud"),
        ("Volt paid Andina for 300 trucks", "Volt paid Andina on Monday for trucks"),
        ("Volt sued Andina for fraud, while Krona went to court for a loan", "Volt sued Andina for fraud"),
    ],
)
def test_one_place_filled_alike_or_in_one_text_only(one: str, other: str) -> None:
    assert not are_filled_otherwise(one, other)
    assert not are_filled_otherwise(other, one)
