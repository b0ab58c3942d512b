"""Two reports that tell one kind of deed of people, bodies or places of which the other has not a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.link import link
from twosource.link.hearing import hearing
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
    heard = hearing(asked, link([asked]).entities)
    assert heard.names
    assert not heard.within(Span(0, len(clause)))
