"""One source or two: a line only where both mentions agree themselves, with what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.phrases import weights
from twosource.write.sourcing import sourcing_lines, tellings
from twosource.write.teller import Teller

MONDAY, TUESDAY, FRIDAY = date(2021, 3, 1), date(2021, 3, 2), date(2021, 3, 5)
FIRST = "The envoy Ana Ruiz flew to Lima with Ben Cole on Monday"
SECOND = "On Monday, Ana Ruiz took a flight to Lima to open the new embassy"


def lines(build, section):
    story = build.story()
    teller = Teller(weigh(story), story.events)
    return [line.text for line in brief(teller, story.events) if line.section == section]


def pair(build, first=FIRST, second=SECOND, day=MONDAY, other=MONDAY, **more):
    build.report("a", f"{first}.", "Harbor Post", MONDAY, **more)
    build.report("b", f"{second}.", "Coast Daily", TUESDAY, **more)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz"), ("b", "Ana Ruiz")])
    parties = {"parties": [("agent", "E1", "Ana Ruiz")], "type": "TRAVEL"}
    build.event(
        "trip",
        build.mention("a", first, "flew", time=(day, "Monday"), **parties),
        build.mention("b", second, "flight", time=(other, "Monday"), **parties),
    )


def lemma(build, **lemmas):
    """The lemmas that the parse would give."""
    event = build.events[0]
    build.events[0] = replace(event, mentions=tuple(replace(m, lemma=lemmas[m.report]) for m in event.mentions))


def test_both_reports_words_with_two_origins(build) -> None:
    pair(build)
    lemma(build, a="fly", b="flight")
    story = build.story()
    (line,) = sourcing_lines(Teller(weigh(story), story.events), story.events)
    assert line.text == (
        f"“{FIRST}” (Harbor Post) and “{SECOND}” (Coast Daily): "
        "two origins, as far as the reports show: Harbor Post and Coast Daily."
    )


def test_words_that_open_with_a_quotation_stand_in_no_other_quotation(build) -> None:
    pair(build, first=f"“We win,” {FIRST}")
    lemma(build, a="fly", b="flight")
    story = build.story()
    assert not list(sourcing_lines(Teller(weigh(story), story.events), story.events))


def test_both_carry_one_agency(build) -> None:
    pair(build, agencies=("Nordic Wire",))
    lemma(build, a="fly", b="flight")
    (line,) = lines(build, "sourcing")
    assert line.endswith(": one origin, Nordic Wire.")


def test_no_line_for_another_day(build) -> None:
    pair(build, other=FRIDAY)
    lemma(build, a="fly", b="flight")
    assert lines(build, "sourcing") == []


def test_no_line_for_another_word(build) -> None:
    pair(build)
    lemma(build, a="fly", b="open")
    assert lines(build, "sourcing") == []


def test_the_same_words_are_called_so(build) -> None:
    words = "the envoy Ana Ruiz flew to Lima on a flight with Ben Cole"
    pair(build, first=f"T{words[1:]} on Monday", second=f"On Monday, {words}")
    lemma(build, a="fly", b="fly")
    (line,) = lines(build, "sourcing")
    assert line.endswith(": the same words.")


def test_a_plan_that_came_true_in_one_place(build) -> None:
    plan, done = "Ana Ruiz will arrive in Lima for a summit", "Ana Ruiz arrived in Lima late in the evening"
    build.report("a", f"{plan}.", "Harbor Post", MONDAY)
    build.report("b", f"{done}.", "Coast Daily", TUESDAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz"), ("b", "Ana Ruiz")])
    parties = {"parties": [("agent", "E1", "Ana Ruiz")], "type": "TRAVEL", "place": "Lima"}
    build.event(
        "trip", build.mention("a", plan, "arrive", "planned", **parties), build.mention("b", done, "arrived", **parties)
    )
    lemma(build, a="arrive", b="arrive")
    (line,) = lines(build, "changes")
    assert 0 < line.index(plan) < line.index(done)
    assert lines(build, "sourcing") == []


def test_a_happening_told_over_and_over_costs_no_more_than_a_few_tellings(build) -> None:
    clauses = [f"Ana Ruiz flew to Lima for the {number}th time" for number in range(100, 160)]
    for report in ("a", "b"):
        build.report(report, "\n".join(f"{clause}." for clause in clauses), "Harbor Post" if report == "a" else "Coast")
    mentions = [build.mention(one, clause, "flew", type="TRAVEL") for one in ("a", "b") for clause in clauses]
    build.event("trip", *mentions)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    told = tellings(teller, story.events[0])
    assert 0 < len(told) <= 2 * weights("brief")["tellings"]
