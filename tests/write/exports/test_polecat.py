"""POLECAT's table: its columns, one row an event, sides that are never glued together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.lexicon import load
from twosource.write.contract import Event, EventPlace, Participant, Time
from twosource.write.exports.plover import QUADS, contexts, intensity, plover_type
from twosource.write.exports.polecat import COLUMNS, rows
from twosource.write.exports.polecat import code as code_of
from twosource.write.exports.utc import utc_day

DAY = Time("2018-03-14", "2018-03-14")


def with_event(told, *events):
    account = told[0][0]
    return replace(account, events=events)


def event(told, type="CONSULT", people=(), **changes) -> Event:
    plain = next(one for one in told[0][0].events if one.mentions)
    named = tuple(Participant(None, name, role) for name, role in people)
    blank = replace(plain, type=type, mode=None, status="occurred", participants=named, place=None, time=DAY)
    return replace(blank, **changes)


def test_the_columns_are_those_of_the_published_table() -> None:
    assert len(COLUMNS) == 40
    assert len(set(COLUMNS)) == 40
    assert COLUMNS[:3] == ("Event ID", "Event Date", "Event Type")
    assert COLUMNS[7] == "Actor Name"
    assert COLUMNS[15] == "Recipient Name"
    assert COLUMNS[-1] == "Version"


def test_every_row_has_every_cell(envoy) -> None:
    found = rows(envoy[0][0], envoy[1])
    assert found
    for row in found:
        assert tuple(row) == COLUMNS
        assert all(row.values())
        assert row["Event Type"] in QUADS
        assert not {"\t", "\n", "\r"} & set("".join(row.values()))


def test_ids_are_given_once(envoy, ferry) -> None:
    for told in (envoy, ferry):
        ids = [row["Event ID"] for row in rows(told[0][0])]
        assert len(set(ids)) == len(ids)


def test_who_does_what_to_whom(envoy) -> None:
    one = event(envoy, "COERCE", [("Peruvian police", "agent"), ("two Chilean journalists", "target")], mode="arrest")
    (row,) = rows(with_event(envoy, one))
    assert (row["Actor Country"], row["Primary Actor Sector"], row["Actor COW"]) == ("PER", "COP", "135")
    assert (row["Recipient Country"], row["Primary Recipient Sector"]) == ("CHL", "JRN")
    assert (row["Event Mode"], row["Quad Code"]) == ("arrest", "MATERIAL CONFLICT")


def test_several_actors_stand_beside_each_other(envoy) -> None:
    people = [("Norway", "agent"), ("gunmen", "agent"), ("the United Nations", "counterpart")]
    (row,) = rows(with_event(envoy, event(envoy, "AGREE", people)))
    assert row["Actor Name"] == "Norway; gunmen"
    assert row["Actor Country"] == "NOR; None"
    assert row["Primary Actor Sector"] == "None; UAF"
    assert row["Recipient Country"] == "UNO"


def test_one_phrase_may_name_two(envoy) -> None:
    people = [("The foreign ministers of Oman and Yemen", "agent")]
    (row,) = rows(with_event(envoy, event(envoy, "CONSULT", people)))
    assert row["Actor Country"] == row["Recipient Country"] == "OMN; YEM"
    assert row["Primary Actor Sector"] == "GOV; GOV"
    (row,) = rows(with_event(envoy, event(envoy, "ASSAULT", [("Chadian and French troops", "agent")])))
    assert row["Actor Country"] == "TCD; FRA"


def test_those_who_meet_are_both_sides(envoy) -> None:
    one = event(envoy, "CONSULT", [("Norway", "agent"), ("Chile", "agent")])
    (row,) = rows(with_event(envoy, one))
    assert row["Actor Country"] == row["Recipient Country"] == "NOR; CHL"


def test_a_visit_is_to_the_country_where_it_is(envoy) -> None:
    people = [("the Norwegian prime minister", "agent")]
    place = EventPlace("Nairobi", None)
    (row,) = rows(with_event(envoy, event(envoy, "TRAVEL", people, mode="visit", place=place)))
    assert (row["Event Type"], row["Recipient Country"]) == ("CONSULT", "KEN")
    assert (row["City"], row["Country"], row["Latitude"]) == ("Nairobi", "KEN", "-1.283")


def test_an_event_that_is_listed_twice_has_one_row_with_all_mentions(envoy) -> None:
    one = event(envoy, "ASSAULT", [("rebels", "agent"), ("Malian soldiers", "target")])
    twice = with_event(envoy, one, replace(one, id="V99"))
    (coded,) = code_of(twice)
    assert len(coded.mentions) == 2 * len(one.mentions)
    assert len(rows(twice)) == 1


def test_events_of_two_days_are_two(envoy) -> None:
    one = event(envoy, "ASSAULT", [("rebels", "agent"), ("Malian soldiers", "target")])
    next_day = replace(one, id="V99", time=Time("2018-03-15", "2018-03-15"))
    assert len(rows(with_event(envoy, one, next_day))) == 2


def test_days_are_those_in_utc(envoy) -> None:
    late = Time("2018-03-14T23:30-05:00", "2018-03-14T23:30-05:00")
    one = event(envoy, "ASSAULT", [("rebels", "agent")], time=late)
    (row,) = rows(with_event(envoy, one))
    assert row["Event Date"] == "2018-03-15"
    assert row["Event ID"].startswith("20180315-")


@pytest.mark.parametrize("status", ["denied", "cancelled", "unclear"])
def test_what_did_not_happen_has_no_row(envoy, status) -> None:
    assert rows(with_event(envoy, event(envoy, "ASSAULT", [("rebels", "agent")], status=status))) == []


def test_what_nobody_takes_part_in_has_no_row(envoy) -> None:
    assert rows(with_event(envoy, event(envoy, "ASSAULT"))) == []


@pytest.mark.parametrize(
    ("type", "status", "rules", "expected"),
    [
        ("ASSAULT", "occurred", (), "ASSAULT"),
        ("AID", "planned", (), "AGREE"),
        ("ASSAULT", "planned", (), "THREATEN"),
        ("AGREE", "expected", (), "AGREE"),
        ("REQUEST", "planned", ("purpose",), None),
        ("ASSAULT", "possible", ("may",), None),
        ("ASSAULT", "possible", ("tried-to",), "ASSAULT"),
        ("RETREAT", "demanded", ("demanded-that",), None),
        ("MOBILIZE", "demanded", ("ordered",), "MOBILIZE"),
        ("COOPERATE", "possible", ("ready-to",), "AGREE"),
        ("RETREAT", "demanded", ("should",), "REQUEST"),
        ("SANCTION", "planned", ("if-then",), "THREATEN"),
        ("STATEMENT", "occurred", (), None),
        ("RESIGN", "occurred", (), "RETREAT"),
        ("AID", "denied", (), None),
    ],
)
def test_plover_codes_what_is_promised_as_such(type, status, rules, expected) -> None:
    assert plover_type(type, status, rules=rules) == expected


def test_a_plea_is_no_accusation() -> None:
    assert plover_type("CHARGE", "occurred", cameo="010") is None
    assert plover_type("CHARGE", "occurred", cameo="116") == "ACCUSE"


def test_what_is_promised_is_dated_by_who_told_it_first(envoy) -> None:
    account = envoy[0][0]
    one = event(envoy, "CONSULT", [("Norway", "agent")], status="planned", time=Time("2030-01-01", "2030-01-01"))
    said = tuple(replace(mention, status="planned") for mention in one.mentions)
    (row,) = rows(with_event(envoy, replace(one, mentions=said)))
    first = min(report.published.earliest for report in account.reports if report.id in {m.report for m in said})
    assert (row["Event Type"], row["Event Date"]) == ("AGREE", utc_day(first))


@pytest.mark.parametrize(
    ("who", "coded"), [("the Peruvian minister", 1), ("the freighter Ostara", 0), ("navy divers", 0)]
)
def test_only_a_journey_of_state_is_a_consultation(envoy, who, coded) -> None:
    assert len(rows(with_event(envoy, event(envoy, "TRAVEL", [(who, "agent")])))) == coded


def test_who_agrees_and_to_what_is_one_row(envoy) -> None:
    plain = event(envoy, "AGREE", [("Norway", "agent")])
    told = replace(plain.mentions[0], start=0, end=90, trigger=replace(plain.mentions[0].trigger, start=7, end=13))
    inner = replace(told, status="planned", trigger=replace(told.trigger, start=20, end=24))
    agreed = replace(plain, mentions=(told,))
    aid = event(envoy, "AID", [("Norway", "agent"), ("Chad", "target")], status="planned")
    both = (agreed, replace(aid, id="V99", mentions=(inner,)))
    found = rows(with_event(envoy, *both))
    assert [(row["Event Type"], row["Recipient Country"]) for row in found] == [("AGREE", "TCD")]


@pytest.mark.parametrize(
    ("asking", "asked", "expected"),
    [
        ("REQUEST", ("RETREAT", "demanded", [("Sweden", "agent"), ("Chad", "target")]), ("SWE", "105")),
        ("REQUEST", ("AID", "demanded", [("Sweden", "agent")]), ("SWE", "103")),
        ("THREATEN", ("SANCTION", "possible", [("Norway", "agent"), ("Chad", "target")]), ("TCD", "130")),
        ("REQUEST", ("AID", "occurred", [("Sweden", "agent")]), ("None", "100")),
    ],
)
def test_whom_a_demand_or_threat_is_for(envoy, asking, asked, expected) -> None:
    act, status, people = asked
    code = {"REQUEST": "100", "THREATEN": "130"}[asking]
    plain = event(envoy, asking, [("Norway", "agent")], cameo=code)
    told = replace(plain.mentions[0], start=0, end=90, trigger=replace(plain.mentions[0].trigger, start=7, end=13))
    inner = replace(told, status=status, trigger=replace(told.trigger, start=20, end=24))
    done = event(envoy, act, people, status=status, cameo=None)
    account = with_event(envoy, replace(plain, mentions=(told,)), replace(done, id="V99", mentions=(inner,)))
    (coded,) = (one for one in code_of(account) if one.type == asking)
    assert (rows(account)[0]["Recipient Country"] if status != "occurred" else "None", coded.cameo) == expected


def test_a_counterpart_holds_the_same_office(envoy) -> None:
    account, texts = envoy[0][0], envoy[1]
    person = next(one for one in account.entities if one.type == "person")
    peer = replace(
        person,
        id="E999",
        name="Ante Peric",
        aliases=("his Croatian counterpart",),
        roles=(
            replace(
                next(role for one in account.entities for role in one.roles),
                title="counterpart",
                organization="Croatia",
                former=False,
            ),
        ),
    )
    one = event(envoy, "CONSULT", [("the Serbian president", "agent")])
    met = replace(one, participants=(*one.participants, Participant("E999", "Ante Peric", "counterpart")))
    (row,) = rows(replace(with_event(envoy, met), entities=(*account.entities, peer)), texts)
    assert (row["Recipient Country"], row["Primary Recipient Sector"]) == ("HRV", "GOV")


@pytest.mark.parametrize(("craft", "sector"), [("the ferry", "None"), ("the barracks", "MIL")])
def test_a_captain_of_a_ship_is_no_soldier(envoy, craft, sector) -> None:
    account = envoy[0][0]
    person = next(one for one in account.entities if one.type == "person")
    roles = (
        replace(next(iter(person.roles), account_role(account)), title="captain", organization=None, former=False),
    )
    captain = replace(person, id="E997", name="Nils Holm", aliases=("Captain Nils Holm",), roles=roles)
    thing = replace(person, id="E996", name=craft, type="other", aliases=(), roles=())
    one = event(envoy, "COERCE", [("Peruvian police", "agent")], mode="arrest")
    held = replace(one, participants=(*one.participants, Participant("E997", "Nils Holm", "target")))
    others = tuple(entity for entity in account.entities if entity.type == "place")
    (row,) = rows(replace(with_event(envoy, held), entities=(*others, captain, thing)))
    assert row["Primary Recipient Sector"] == sector


def account_role(account):
    return next(role for one in account.entities for role in one.roles)


def test_who_is_nobody_known_charges_nobody(envoy) -> None:
    people = [("forensic teams", "agent"), ("the operator", "agent"), ("the Peruvian minister", "target")]
    (row,) = rows(with_event(envoy, event(envoy, "CHARGE", people, cameo="173")))
    assert (row["Actor Name"], row["Recipient Country"]) == ("None", "PER")


def test_a_hearing_with_one_side_is_no_consultation(envoy) -> None:
    assert rows(with_event(envoy, event(envoy, "CONSULT", [("the Peruvian court", "agent")], cameo=None))) == []
    assert rows(with_event(envoy, event(envoy, "CONSULT", [("the Peruvian court", "agent")], cameo="040"))) != []


def test_a_country_has_no_sector(envoy) -> None:
    account = envoy[0][0]
    person = next(one for one in account.entities if one.type == "person")
    land = replace(person, id="E998", name="Tajikistan", type="group", aliases=("the Tajik news agency",), roles=())
    one = event(envoy, "AGREE")
    agreed = replace(one, participants=(Participant("E998", "Tajikistan", "agent"),))
    (row,) = rows(replace(with_event(envoy, agreed), entities=(*account.entities, land)))
    assert (row["Actor Country"], row["Primary Actor Sector"]) == ("TJK", "None")


@pytest.mark.parametrize("context", ["The African Union condemned it.", "Drone strikes killed two."])
def test_no_labor_without_workers(context) -> None:
    assert "labor" not in contexts(context)


def test_intensity_falls_from_aid_to_assault() -> None:
    figures = [float(intensity(type, None)) for type in ("AID", "CONSULT", "ACCUSE", "ASSAULT")]
    assert figures == sorted(figures, reverse=True)


@pytest.mark.parametrize("example", load("contexts")["examples"])
def test_contexts_of_the_lexicon(example) -> None:
    sentence, _, names = example.partition(" > ")
    assert contexts(sentence) == names.split(", ")


def test_no_day_is_none(envoy) -> None:
    assert utc_day("yesterday") == ""
    assert utc_day("9999-12-31T23:59-12:00") == ""


def test_a_surname_that_somebody_famous_has_is_nobody_famous(envoy) -> None:
    account = envoy[0][0]
    known = next(one for one in account.entities if one.type == "person")
    person = replace(known, id="E999", name="Anders Merkel", aliases=("Merkel",), roles=())
    one = event(envoy, "ACCUSE", [], participants=(Participant("E999", "Anders Merkel", "agent"),))
    (row,) = rows(replace(account, events=(one,), entities=(*account.entities, person)))
    assert (row["Actor Name"], row["Actor Country"]) == ("Anders Merkel", "None")


def test_who_belongs_to_somebody_is_not_that_person(envoy) -> None:
    one = event(envoy, "ACCUSE", [("Angela Merkel's brother", "agent"), ("Angela Merkel", "target")])
    (row,) = rows(with_event(envoy, one))
    assert row["Actor Name"] == "Angela Merkel's brother"
    assert (row["Recipient Name"], row["Primary Recipient Sector"]) == ("Angela Merkel", "GOV")


def test_a_title_that_says_little_leaves_what_is_known(envoy) -> None:
    account = envoy[0][0]
    known = next(one for one in account.entities if one.roles)
    role = replace(known.roles[0], title="leader", organization=None, former=False)
    person = replace(known, id="E999", name="Mitch McConnell", aliases=(), roles=(role,))
    one = event(envoy, "ACCUSE", [], participants=(Participant("E999", "Mitch McConnell", "agent"),))
    (row,) = rows(replace(account, events=(one,), entities=(*account.entities, person)))
    assert (row["Actor Country"], row["Primary Actor Sector"], row["Actor Title"]) == ("USA", "LEG", "leader")


def test_pronouns_are_nobody(envoy) -> None:
    assert rows(with_event(envoy, event(envoy, "ACCUSE", [("he", "agent")]))) == []


def test_five_outlets_make_one_row(ferry) -> None:
    found = rows(ferry[0][0], ferry[1])
    told = [row for row in found if len(row["Source"].split("; ")) > 1]
    assert told
    assert len(
        {(row["Event Date"], row["Event Type"], row["Actor Name"], row["Recipient Name"]) for row in found}
    ) == len(found)
