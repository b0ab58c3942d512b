"""Whom demands and measures are for, and who asks for nothing but to go unnamed."""

from __future__ import annotations

import pytest


def parties(nlp, text: str, type: str) -> tuple[str, str]:
    """Agents and targets of the first event of a type."""
    event = next(one for one in nlp(text)._.events if one.type == type)
    sides = ([one.name for one in event.arguments if one.role == role] for role in ("agent", "target"))
    return tuple(", ".join(side) for side in sides)


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Norway called on Qatar to free the poet.", "REQUEST", ("Norway", "Qatar")),
        ("Norway called on Qatar to free the poet.", "RETREAT", ("Qatar", "the poet")),
        ("Chile rejected Bolivia's proposal to reopen the mine.", "REJECT", ("Chile", "Bolivia")),
        ("Chile rejected its proposal to reopen the mine.", "REJECT", ("Chile", "")),
        ("Poland praised Latvia's decision to shelter the nuns.", "SUPPORT", ("Poland", "Latvia")),
        ("Nepal turned down an offer of talks from India.", "REJECT", ("Nepal", "India")),
        ("Peru massed tanks near its border with Chile.", "MOBILIZE", ("Peru", "Chile")),
        ("The mayor was placed under house arrest on Monday.", "COERCE", ("", "The mayor")),
        ("Norway imposed sanctions on Chad.", "SANCTION", ("Norway", "Chad")),
        ("Norway lifted sanctions on Sudan.", "RETREAT", ("Norway", "Sudan")),
        ("Ghana deployed 400 soldiers along its border with Togo.", "MOBILIZE", ("Ghana", "Togo")),
    ],
)
def test_whom_it_is_for(nlp, text, type, expected) -> None:
    assert parties(nlp, text, type) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A clerk, who asked not to be named, praised the mill.",
        "Two aides, who requested anonymity, praised the mill.",
        "The official insisted that he not be identified.",
        "The envoy insisted on anonymity.",
    ],
)
def test_who_asks_to_go_unnamed_asks_for_nothing(nlp, text) -> None:
    assert [one.type for one in nlp(text)._.events if one.type == "REQUEST"] == []


def test_who_asks_for_a_name_asks(nlp) -> None:
    assert parties(nlp, "The envoy asked the court to name a guardian.", "REQUEST") == ("The envoy", "the court")


def test_neither_takes_part(nlp) -> None:
    (visit,) = nlp("Neither government has announced the visit.")._.events
    assert (visit.status, visit.arguments) == ("unclear", ())
    assert parties(nlp, "No group claimed the attack.", "ASSAULT")[0] == ""
