"""Two reports that tell one kind of deed of people, bodies or places of which the other has not a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.lexicon import load
from twosource.link import link
from twosource.link.hearing import hearings
from twosource.link.regions import are_near, is_known, is_within
from twosource.model import Number, Span


def told(reading, name, clause, trigger, more="", **event):
    """A report that opens with a clause which tells an event, and goes on."""
    names = [{"name": one} for one in event.pop("names", ())]
    dead = event.pop("dead", None)
    kind = {"type": "OTHER", "status": "occurred", "time": "2021-03-01", "lemma": event.pop("lemma", trigger), **event}
    found = reading(
        name,
        f"{clause}. {more}",
        day="2021-03-01",
        entities=names,
        events=[{"clause": clause, "trigger": trigger, **kind}],
    )
    if dead is None:
        return found
    counted = [replace(one, numbers=(Number("dead", dead, dead, Span(0, 1)),)) for one in found.events]
    return replace(found, events=tuple(counted))


def joined(*readings) -> bool:
    return any(len({mention.report for mention in event.mentions}) > 1 for event in link(readings).events)


@pytest.mark.parametrize(
    ("more", "one_event"),
    [("", False), ("Miners had asked Ana Ruiz to go, too.", True)],
)
def test_a_demand_on_each_of_two_people_is_two_demands(reading, more: str, one_event: bool) -> None:
    demand = {"type": "REQUEST", "lemma": "demand"}
    first = told(
        reading, "a", "Miners demanded that Ana Ruiz resign on Monday", "demanded", names=["Ana Ruiz"], **demand
    )
    names = ["Ben Cole", *(["Ana Ruiz"] if more else [])]
    second = told(
        reading, "b", "Miners demanded that Ben Cole resign on Monday", "demanded", more, names=names, **demand
    )
    assert joined(first, second) is one_event


@pytest.mark.parametrize(
    ("more", "one_event"),
    [("", False), ("The mill stands in Sill, near Tarn.", True)],
)
def test_as_many_dead_in_two_towns_are_of_two_happenings(reading, more: str, one_event: bool) -> None:
    kill = {"lemma": "kill", "dead": 12}
    first = told(reading, "a", "A fire killed 12 people in Tarn on Monday", "killed", place="Tarn", **kill)
    second = told(reading, "b", "A fire killed 12 people in Sill on Monday", "killed", more, place="Sill", **kill)
    assert joined(first, second) is one_event


def test_who_is_only_asked_is_nobody_of_whom_a_deed_is_told(reading) -> None:
    clause = "Miners marched in Tarn, Ana Ruiz said"
    asked = reading(
        "a", f"{clause}.", entities=[{"name": "Ana Ruiz"}], says=[("Ana Ruiz", "said", "Miners marched in Tarn")]
    )
    heard = hearings([asked], link([asked]).entities, ())[0]
    assert heard.names
    assert not heard.within(Span(0, len(clause)))


@pytest.mark.parametrize(
    ("deed", "towns", "one_event"),
    [
        ("earthquake", ("Lima", "Callao"), True),
        ("earthquake", ("Lima", "Osaka"), False),
        ("earthquake", ("Tarn", "Sill"), True),  # nobody knows how far they are from one another
        ("crash", ("Lima", "Callao"), True),
        ("crash", ("Lima", "Cusco"), False),
        ("crash", ("Kano", "Nigeria"), True),
        ("crash", ("Kano", "Peru"), False),
        ("crash", ("Dallas", "Texas"), True),
        ("crash", ("Dallas", "Ohio"), False),
        ("fire", ("Tarn", "Sill"), False),
    ],
)
def test_a_disaster_that_many_towns_feel_is_one(reading, deed: str, towns: tuple[str, str], one_event: bool) -> None:
    found = [
        told(reading, name, f"The {deed} killed {dead} people in {town} on Monday", deed, place=town, dead=dead)
        for name, town, dead in zip("ab", towns, (40, 44), strict=True)
    ]
    assert joined(*found) is one_event


@pytest.mark.parametrize(
    ("dead", "towns", "one_event"),
    [
        ((40, 40), ("Lima", "Lima"), True),
        ((40, 42), ("Lima", "Callao"), True),
        ((40, 40), ("Lima", "Cusco"), False),
        ((40, 4), ("Lima", "Lima"), False),
        ((40, None), ("Lima", "Lima"), False),
        ((1, 1), ("Lima", "Lima"), False),
    ],
)
def test_of_many_victims_each_report_may_name_another(reading, dead, towns, one_event: bool) -> None:
    found = [
        told(
            reading,
            name,
            f"A bus crash killed {who} and others in {town} on Monday",
            "crash",
            names=[who],
            theme=who,
            nominal=True,
            place=town,
            dead=count,
        )
        for name, who, town, count in zip("ab", ("Ana Ruiz", "Ben Cole"), towns, dead, strict=True)
    ]
    assert joined(*found) is one_event


def test_a_place_that_the_other_report_lacks_keeps_victims_apart(reading) -> None:
    first, second = (
        told(reading, name, clause, "killed", names=[who], target=who, type="ASSAULT", lemma="kill", dead=2, **more)
        for name, who, clause, more in (
            ("a", "Ana Ruiz", "A man killed Ana Ruiz and two others in Lima on Monday", {"place": "Lima"}),
            ("b", "Ben Cole", "A man killed Ben Cole and two others in Boston on Monday", {}),
        )
    )
    assert not joined(first, second)


@pytest.mark.parametrize(
    ("names", "more", "one_event"),
    [
        (("Ahmed Khalil", "Ahmad Chalil"), "", True),
        (("Ahmed Khalil", "Ahmad Chalil"), "The court freed Ahmed Khalil", False),
        (("Ahmed Khalil", "Omar Sayed"), "", False),
    ],
)
def test_two_spellings_of_a_name_are_no_strangers(reading, names, more: str, one_event: bool) -> None:
    jail = {"type": "COERCE", "lemma": "jail"}
    first, second = names
    one = told(reading, "a", f"The court jailed {first} on Monday", "jailed", names=[first], target=first, **jail)
    known = [second, *([first] if more else [])]
    other = told(
        reading, "b", f"The court jailed {second} on Monday", "jailed", more, names=known, target=second, **jail
    )
    assert joined(one, other) is one_event


def test_how_far_places_are() -> None:
    assert is_known("Lima")
    assert not is_known("Tarnsill")
    assert not are_near("Lima", "Tarnsill", 99999)
    assert are_near("Lima", "Cusco", 600)
    assert not are_near("Lima", "Cusco", 500)
    assert not is_within("Peru", "Lima")


def test_examples_of_wide_disasters_are_listed() -> None:
    assert all(set(entry["examples"]) <= set(entry["lemmas"]) for entry in load("event_families")["wide"])


def test_a_report_keeps_only_the_words_that_are_sought(reading) -> None:
    told_of = reading("a", "Miners marched in Tarn.", entities=[{"name": "Tarn", "type": "place"}])
    heard = hearings([told_of], link([told_of]).entities, {"tarn", "sill"})[0]
    assert heard.words == {"tarn"}
    assert list(heard.names.values()) == ["Tarn"]
