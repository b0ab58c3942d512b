"""Who acts for whom: a chairman for his committee, a capital for its country."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.link import link
from twosource.link.standing import standing
from twosource.model import Entity, Role


@pytest.mark.parametrize(("title", "acts"), [("chairman", True), ("spokeswoman", True), ("former member", False)])
def test_who_heads_or_speaks_for_a_body_acts_for_it(title: str, acts: bool) -> None:
    board = Entity("E1", "Harbor Board", "organization", aliases=("the harbor board",))
    lind = Entity("E2", "Eva Lind", "person", roles=(Role(title, "harbor board"),))
    assert (standing([board, lind]).get("E2") == {"E1"}) is acts


@pytest.mark.parametrize("name", ["Chile", "Santiago", "the Chilean government"])
def test_a_government_goes_by_its_capital_and_its_people(name: str) -> None:
    type = "place" if name != "the Chilean government" else "government"
    assert standing([Entity("E1", name, type)])["E1"] == {"Chile"}


@pytest.mark.parametrize(("who", "acts"), [("attorneys general in Chile", True), ("tourists in Chile", False)])
def test_servants_of_a_place_act_for_it(who: str, acts: bool) -> None:
    assert (standing([Entity("E1", who, "group", named=False)]).get("E1") == {"Chile"}) is acts


def test_the_cabinet_of_a_leader_is_the_leaders() -> None:
    rojas = Entity("E1", "Ana Rojas", "person")
    assert standing([rojas, Entity("E2", "the Rojas administration", "government")])["E2"] == {"E1"}


def asking(reading: Any, name: str, who: str, what: str, entity: dict[str, Any]) -> Any:
    clause = f"{who} asked ministers for {what}"
    event = {"clause": clause, "trigger": "asked", "lemma": "request", "type": "REQUEST", "status": "occurred",
             "agent": who}  # fmt: skip
    return reading(name, f"{clause}.", day="2021-03-09", entities=[{"name": who, **entity}], events=[event])


@pytest.mark.parametrize(("board", "events"), [("Harbor Board", 1), ("Port Council", 2)])
def test_a_request_of_the_chairwoman_is_the_boards(reading: Any, board: str, events: int) -> None:
    one = asking(reading, "a", "Eva Lind", "two new cranes", {"roles": (Role("chairwoman", board),)})
    other = asking(reading, "b", "Harbor Board", "longer piers", {"type": "organization"})
    assert len(link([one, other]).events) == events
