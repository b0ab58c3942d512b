"""A plan that another report tells as held is none any more, even where its week is not over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twosource.intervals import days
from twosource.model import Interval, Source, Span, Timex
from twosource.weigh import weigh
from twosource.write.overtaken import is_overtaken
from twosource.write.passage import Passage
from twosource.write.teller import Teller

THURSDAY, FRIDAY, NEXT = date(2021, 3, 4), date(2021, 3, 5), date(2021, 3, 8)
WEEK = Interval(days(date(2021, 3, 1)).start, days(date(2021, 3, 7)).end, "day")
PLAN = "Talks meant to end the strike in Rovia and Lima are to be held {when}, two miners said."


TIMES = {"this week": WEEK, "on Monday": days(NEXT)}


def overtaken(build, when, lead, plan=PLAN, span=None):
    plan, held = plan.format(when=when), lead.split()[-3]
    build.report("a", plan, "Harbor Post", THURSDAY)
    build.report("b", lead, "Coast Daily", FRIDAY)
    build.entity("E1", "Rovia", "place", name=[("a", "Rovia")])
    build.event("talks", build.mention("b", lead.rstrip("."), held, "occurred", type="CONSULT", nominal=True))
    story = build.story()
    time = Timex("a", build.span("a", when), "DATE", "2021-W09", span or TIMES[when])
    readings = (replace(one, timexes=(time,)) if one.report.id == "a" else one for one in story.readings)
    teller = Teller(weigh(replace(story, readings=tuple(readings))), story.events)
    return is_overtaken(teller, Passage(plan.rstrip("."), "a", teller.passages.body("a")[0]))


@pytest.mark.parametrize(
    ("when", "lead", "over"),
    [
        ("this week", "Envoys of Rovia and Lima ended their talks on Friday.", True),
        ("this week", "Envoys of Rovia and Lima ended a dance on Friday.", False),
        ("this week", "Envoys of Quito and Oslo ended their talks on Friday.", False),
        ("on Monday", "Envoys of Rovia and Lima ended their talks on Friday.", False),
    ],
)
def test_talks_of_this_week_are_no_plan_once_they_are_held(build, when, lead, over) -> None:
    assert overtaken(build, when, lead) is over


YEAR = Interval(days(THURSDAY).start, days(date(2021, 12, 31)).end, "day")
HELD = "Ana Ruiz of Rovia and Ben Cole of Lima ended their {which} on Friday."


@pytest.mark.parametrize(
    ("what", "span", "which", "over"),
    [
        ("A summit of Rovia and Lima", WEEK, "first summit", True),
        ("A second summit of Rovia and Lima", WEEK, "second summit", True),
        ("A second summit of Rovia and Lima", WEEK, "first summit", False),
        ("A second summit of Rovia and Lima", WEEK, "summit", False),
        ("Talks of Rovia and Lima meant to prepare a second summit", WEEK, "talks", True),
        ("A dance of young painters from Quito on a summit of Rovia and Lima", WEEK, "summit", False),
        ("A summit of Rovia and Lima", YEAR, "summit", False),
    ],
)
def test_another_than_was_held_is_still_planned(build, what, span, which, over) -> None:
    plan = f"{what} is to be held this time, two miners said."
    assert overtaken(build, "this time", HELD.format(which=which), plan, span) is over


OLD = Interval(days(date(2015, 1, 1)).start, days(date(2015, 12, 31)).end, "year")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Ana Ruiz continues to deny that she stole from the mill", True),
        ("Ana Ruiz denied that she stole from the mill", False),
    ],
)
def test_whoever_still_denies_what_is_old_does_so_today(build, answer, told) -> None:
    lead, before = "Ana Ruiz left the council of Rovia on Friday.", "In 2015, a miner said that Ana Ruiz stole."
    text = f"{lead}\n{before}\n{answer}."
    build.report("a", text, "Harbor Post", FRIDAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    story = build.story()
    time = Timex("a", build.span("a", "In 2015"), "DATE", "2015", OLD)
    readings = tuple(replace(one, timexes=(time,)) for one in story.readings)
    teller = Teller(weigh(replace(story, readings=readings)), story.events)
    assert teller.is_usable(Passage(answer, "a", build.span("a", answer))) is told


@pytest.mark.parametrize(
    ("sentence", "usable"),
    [
        ("“The old mill by the river is lost to Lima,” Ana Ruiz said.", True),
        ("Ana Ruiz lost the old mill by the river of Lima to Rovia.", False),
    ],
)
def test_a_quotation_is_of_today_behind_a_sentence_of_years_ago(build, sentence, usable) -> None:
    text = f"The council of Lima sold the mill on Monday.\nIt bought the mill in May 2017.\n{sentence}"
    build.report("a", text, "Harbor Post", date(2021, 3, 1))
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    if usable:
        build.claim("a", sentence[1:41], Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), kind="direct")
    story = build.story()
    timex = Timex("a", build.span("a", "May 2017"), "DATE", "2017-05", days(date(2017, 5, 1), 31))
    story = replace(story, readings=tuple(replace(one, timexes=(timex,)) for one in story.readings))
    start = text.index(sentence)
    passage = Passage(sentence.rstrip("."), "a", Span(start, len(text)))
    assert Teller(weigh(story), story.events).is_usable(passage) is usable
