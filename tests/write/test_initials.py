"""Initials of bodies: spelled out where a report has the name and no line has."""

from __future__ import annotations

import pytest

from twosource.write.initials import spelled

REPORT = "The Joint Council on Salt (JCS) met on Friday. The Federal Bureau of Investigation sent an agent to the JCS."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Miners praised the JCS report on Lima", "Miners praised the JCS [Joint Council on Salt] report on Lima"),
        ("JCS head Ana Ruiz left the JCS", "JCS [Joint Council on Salt] head Ana Ruiz left the JCS"),
        ("The FBI sent an agent to Lima", "The FBI sent an agent to Lima"),  # everybody knows it
        ("The Joint Council on Salt said the JCS is old", "The Joint Council on Salt said the JCS is old"),
        ("Ana Ruiz said “the JCS is old”", "Ana Ruiz said “the JCS is old”"),  # her words stay hers
        ("The LPA sold a ship", "The LPA sold a ship"),  # no report has the name
    ],
)
def test_initials_are_spelled_out_where_nobody_has_done_so(text, told) -> None:
    assert spelled(text, [REPORT], "") == told


@pytest.mark.parametrize("seen", ["The Joint Council on Salt met", "The JCS met"])
def test_what_a_line_above_has_is_not_spelled_out_again(seen) -> None:
    assert spelled("The JCS has a new head", [REPORT], seen) == "The JCS has a new head"
