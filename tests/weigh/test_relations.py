"""Relations between two reports on one slot of one event, a row each: few, and true."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh

MONDAY, TUESDAY = date(2021, 3, 1), date(2021, 3, 2)


def related(build, one, other, days=(MONDAY, TUESDAY)):
    """The relations that two reports of one sentence each have, as (slot, kind)."""
    for name, (text, _), day in zip("ab", (one, other), days, strict=True):
        build.report(name, text, f"Outlet {name.upper()}", day)
    mentions = [
        build.mention(name, text.rstrip("."), **options)
        for name, (text, options) in zip("ab", (one, other), strict=True)
    ]
    build.event("event", *mentions)
    return weigh(build.story()).relations


def pairs(relations):
    return [(relation.slot, relation.kind) for relation in relations]


def met(**more):
    return {"trigger": "meet", **more}


ROWS = {
    "a plan that has come true is an update": (
        ("They will meet soon.", met(status="planned")),
        ("They meet now.", met(status="occurred")),
        [("status", "update")],
    ),
    "a plan called off is an update": (
        ("They will meet soon.", met(status="expected")),
        ("They will not meet.", met(status="cancelled")),
        [("status", "update")],
    ),
    "both called off agree": (
        ("They will not meet.", met(status="cancelled")),
        ("They did not meet.", met(status="cancelled")),
        [("status", "agree")],
    ),
    "denied against done is a conflict": (
        ("They meet daily.", met(status="occurred")),
        ("They never meet.", met(status="denied")),
        [("status", "conflict")],
    ),
    "what is unclear is no state to be updated": (
        ("They may meet or not.", met(status="unclear")),
        ("They meet daily.", met(status="occurred")),
        [],
    ),
    "a day with its hour is more exact than the day": (
        ("They meet on Sunday afternoon.", met(time=(MONDAY, "Sunday afternoon"))),
        ("They meet on Sunday.", met(time=(MONDAY, "Sunday"))),
        [("time", "refine")],
    ),
    "two parts of one day are no one time": (
        ("They meet early Sunday.", met(time=(MONDAY, "early Sunday"))),
        ("They meet on Sunday night.", met(time=(MONDAY, "Sunday night"))),
        [],
    ),
    "one day in other words is no more exact": (
        ("They meet last November.", met(time=(MONDAY, "last November"))),
        ("They meet in November.", met(time=(MONDAY, "November"))),
        [("time", "agree")],
    ),
    "two weekdays are a conflict": (
        ("They meet on Sunday.", met(time=(MONDAY, "Sunday"))),
        ("They meet on Monday.", met(time=(TUESDAY, "Monday"))),
        [("time", "conflict")],
    ),
    "a later report with a word of moving is an update": (
        ("They will meet on Sunday.", met(status="planned", time=(MONDAY, "Sunday"))),
        ("They will meet, postponed to Monday.", met(status="planned", time=(TUESDAY, "Monday"))),
        [("status", "agree"), ("time", "update")],
    ),
    "a place with more words is more exact": (
        ("They meet in Oslo.", met(place="Oslo")),
        ("They meet at an Oslo hotel.", met(place="an Oslo hotel")),
        [("place", "refine")],
    ),
    "a place without a name is none to be more exact than": (
        ("They meet at the airport.", met(place="airport")),
        ("They meet at Oslo airport.", met(place="Oslo airport")),
        [],
    ),
    "other places are not compared": (
        ("They meet in Oslo.", met(place="Oslo")),
        ("They meet in Bergen.", met(place="Bergen")),
        [],
    ),
    "a later toll is an update": (
        ("They meet: 12 dead.", met(numbers=[("dead", 12, 12, "12 dead")])),
        ("They meet: 17 dead.", met(numbers=[("dead", 17, 17, "17 dead")])),
        [("number", "update")],
    ),
    "one toll is one": (
        ("They meet: 12 dead.", met(numbers=[("dead", 12, 12, "12 dead")])),
        ("They meet: twelve dead.", met(numbers=[("dead", 12, 12, "twelve dead")])),
        [("number", "agree")],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_relation(build, row) -> None:
    one, other, wanted = ROWS[row]
    assert pairs(related(build, one, other)) == wanted


def test_numbers_of_one_hour_refine_within_bounds_and_conflict_outside(build) -> None:
    at_least = ("They meet: at least 12 dead.", met(numbers=[("dead", 12, None, "at least 12 dead")]))
    other = ("They meet: 14 dead.", met(numbers=[("dead", 14, 14, "14 dead")]))
    assert pairs(related(build, at_least, other, (MONDAY, MONDAY))) == [("number", "refine")]


def test_exact_numbers_of_one_hour_conflict(build) -> None:
    one = ("They meet: 12 dead.", met(numbers=[("dead", 12, 12, "12 dead")]))
    other = ("They meet: 14 dead.", met(numbers=[("dead", 14, 14, "14 dead")]))
    told = related(build, one, other, (MONDAY, MONDAY))
    assert pairs(told) == [("number", "conflict")]
    assert [value.value for value in told[0].values] == ["12 dead", "14 dead"]


def test_values_cite_the_words_that_carry_them(build) -> None:
    one = ("They meet on Sunday afternoon.", met(time=(MONDAY, "Sunday afternoon")))
    (relation,) = related(build, one, ("They meet on Sunday.", met(time=(MONDAY, "Sunday"))))
    for value in relation.values:
        for report, span in value.spans:
            assert build.reports[report].text[span.start : span.end] == value.value
    assert relation.reason == "Outlet A says more of when: “Sunday afternoon”."


def test_reports_without_a_shared_participant_are_not_compared(build) -> None:
    for entity, name in (("E1", "Ana Ruiz"), ("E2", "Ben Cole")):
        build.entity(entity, name)
    one = ("Ana Ruiz will meet them.", met(status="planned", parties=[("agent", "E1", "Ana Ruiz")]))
    other = ("Ben Cole could meet them.", met(status="occurred", parties=[("agent", "E2", "Ben Cole")]))
    assert pairs(related(build, one, other)) == []


def test_a_named_person_more_refines_and_a_description_does_not(build) -> None:
    build.entity("E1", "Ana Ruiz")
    build.entity("E2", "Ben Cole")
    build.entity("E3", "envoy", named=False)
    ana, ben, envoy = ("agent", "E1", "Ana Ruiz"), ("counterpart", "E2", "Ben Cole"), ("counterpart", "E3", "an envoy")
    told = related(
        build,
        ("Ana Ruiz did meet Ben Cole.", met(parties=[ana, ben])),
        ("Ana Ruiz did meet people.", met(parties=[ana])),
    )
    assert pairs(told) == [("participants", "refine")]
    assert told[0].reason == "Outlet A also has Ben Cole."
    build.__init__()
    build.entity("E1", "Ana Ruiz")
    build.entity("E3", "envoy", named=False)
    assert not related(
        build,
        ("Ana Ruiz did meet an envoy.", met(parties=[ana, envoy])),
        ("Ana Ruiz did meet people.", met(parties=[ana])),
    )


def test_titles_differ_only_where_each_report_has_its_own(build) -> None:
    build.entity("E1", "Ana Ruiz", roles=[("a", "envoy"), ("b", "former minister")])
    ana = ("agent", "E1", "Ana Ruiz")
    told = related(build, ("Ana Ruiz will meet.", met(parties=[ana])), ("Ana Ruiz did meet.", met(parties=[ana])))
    assert pairs(told) == [("title", "refine")]


def test_only_one_report_says_who_called_it_off(build) -> None:
    build.entity("E1", "the union", "organization")
    one = ("The union will not meet.", met(status="cancelled", parties=[("agent", "E1", "The union")]))
    told = related(build, one, ("They will not meet.", met(status="cancelled")))
    assert pairs(told) == [("status", "agree"), ("agent", "refine")]


def test_the_dead_of_one_event_are_compared_though_their_names_differ(build) -> None:
    one = met(parties=[("target", "E1", "Ana Ruiz")], numbers=[("dead", 12, 12, "12 dead")])
    other = met(parties=[("target", "E2", "Ben Cole")], numbers=[("dead", 17, 17, "17 dead")])
    told = related(build, ("Ana Ruiz did meet 12 dead.", one), ("Ben Cole did meet 17 dead.", other))
    assert pairs(told) == [("number", "update")]


@pytest.mark.parametrize(
    ("status", "expected"), [("planned", [("time", "refine"), ("place", "refine")]), ("occurred", [])]
)
def test_only_one_report_says_when_and_where_it_will_be(build, status, expected) -> None:
    exact = met(status=status, time=(MONDAY, "Monday"), place="Lima")
    told = related(build, ("They are to meet in Lima on Monday.", exact), ("They are to meet.", met(status=status)))
    assert [pair for pair in pairs(told) if pair[0] != "status"] == expected
    assert all(relation.fuller == ("a",) for relation in told if relation.slot != "status")
