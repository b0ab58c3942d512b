from __future__ import annotations

from typing import Any

import pytest

from twosource.link.entities import join_entities
from twosource.model import Role


def names(*readings: Any) -> list[set[str]]:
    return [{entity.name, *entity.aliases} for entity in join_entities(readings).entities]


def test_spellings_titles_and_surnames_are_one_person(reading: Any) -> None:
    one = reading("a", "Premier Ri Chol Su spoke. Ri left.", entities=[{"name": "Ri Chol Su", "aliases": ["Ri"]}])
    other = reading("b", "Lee Cheol-su left.", entities=[{"name": "Lee Cheol-su"}])
    third = reading("c", "Lee left.", entities=[{"name": "Lee"}])
    joined = join_entities([one, other, third])
    assert len(joined.entities) == 1
    assert joined.ids == {("a", "E1"): "E1", ("b", "E1"): "E1", ("c", "E1"): "E1"}
    assert {mention.report for mention in joined.entities[0].mentions} == {"a", "b", "c"}
    assert all(mention.entity == "E1" for mention in joined.entities[0].mentions)


def test_a_surname_of_two_stays_alone(reading: Any) -> None:
    one = reading("a", "Ana Rojas met Eva Rojas.", entities=[{"name": "Ana Rojas"}, {"name": "Eva Rojas"}])
    other = reading("b", "Rojas left.", entities=[{"name": "Rojas"}])
    assert len(join_entities([one, other]).entities) == 3


def test_nameless_officials_stay_in_their_report(reading: Any) -> None:
    text, who = "Two officials spoke.", {"name": "Two officials", "type": "group", "named": False, "count": 2}
    assert len(join_entities([reading("a", text, entities=[who]), reading("b", text, entities=[who])]).entities) == 2


def test_the_office_means_its_only_bearer(reading: Any) -> None:
    rojas = {"name": "Ana Rojas", "aliases": ["President Ana Rojas", "Rojas"]}
    one = reading("a", "President Ana Rojas spoke. Rojas left. Rojas returned.", entities=[rojas])
    other = reading("b", "The president left.", entities=[{"name": "The president", "named": False}])
    former = reading("c", "The former president left.", entities=[{"name": "The former president", "named": False}])
    joined = join_entities([one, other, former])
    assert joined.ids["b", "E1"] == joined.ids["a", "E1"] != joined.ids["c", "E1"]


def test_countries_and_outlets_have_their_usual_names(reading: Any) -> None:
    one = reading(
        "a", "The U.S. and AP", entities=[{"name": "U.S.", "type": "place"}, {"name": "AP", "type": "organization"}]
    )
    other = reading("b", "the United States", entities=[{"name": "United States", "type": "government"}])
    joined = join_entities([one, other]).entities
    assert [entity.name for entity in joined] == ["United States", "Associated Press"]


def test_a_full_name_is_preferred_and_a_surname_read_as_a_body_is_a_person(reading: Any) -> None:
    one = reading("a", "Dahl spoke.", entities=[{"name": "Dahl", "type": "organization"}])
    other = reading("b", "Per Dahl spoke.", entities=[{"name": "Per Dahl"}])
    (entity,) = join_entities([one, other]).entities
    assert entity.name == "Per Dahl"


def test_each_role_is_kept_with_the_reports_that_give_it(reading: Any) -> None:
    role = Role("vice chairman", "Harbor Board")
    one = reading("a", "Per Dahl spoke.", entities=[{"name": "Per Dahl", "roles": (role,)}])
    other = reading(
        "b", "Per Dahl spoke.", entities=[{"name": "Per Dahl", "roles": (role, Role("mayor", former=True))}]
    )
    (entity,) = join_entities([one, other]).entities
    assert [(r.title, r.former, r.reports) for r in entity.roles] == [
        ("vice chairman", False, ("a", "b")),
        ("mayor", True, ("b",)),
    ]


@pytest.mark.parametrize(("name", "count"), [("Kestrel", 1), ("Ana Kestrel", 1), ("Rojas", 2)])
def test_a_body_that_a_report_reads_as_a_person_is_the_body(reading: Any, name: str, count: int) -> None:
    one = reading("a", "Kestrel hired pilots.", entities=[{"name": "Kestrel", "type": "organization"}])
    other = reading("b", f"{name} flew.", entities=[{"name": name}])
    joined = join_entities([one, other]).entities
    assert len(joined) == count
