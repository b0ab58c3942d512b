"""Each report has a word in the brief, also where it is like another line, and denials and plans are kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Span
from twosource.weigh import weigh
from twosource.write.absentees import absent_lines
from twosource.write.brief import brief
from twosource.write.leads import lead_lines
from twosource.write.lines import is_stale
from twosource.write.passage import Passage
from twosource.write.pronouns import Pronouns
from twosource.write.teller import Teller

MONDAY, TUESDAY = date(2021, 3, 1), date(2021, 3, 2)
LEAD = "Rovia sold the old mill to Ana Ruiz on Sunday."
LATE = "The mill has many sides, and that is no joke.\nIt rained.\nIt snowed.\n{0}"


def teller(build):
    story = build.story()
    return Teller(weigh(story), story.events), story


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Miners of Rovia put up nine tents behind the old mill.", True),
        ("Eva Cole of Quito bought two new hats for a fair in May.", False),  # of something else
        ("Who would have sold the old mill of Rovia to Ana Ruiz?", False),
    ],
)
def test_a_report_that_no_line_cites_has_its_first_words_of_the_news(build, text, told) -> None:
    build.report("a", LEAD, "Harbor Post", MONDAY, headline="Rovia sells the old mill to Ana Ruiz")
    build.report("b", LATE.format(text), "Coast Daily", MONDAY, headline="The old mill of Rovia is sold")
    one, _ = teller(build)
    lines = list(lead_lines(one))
    assert [line.text for line in lines] == [f"{LEAD[:-1]} — Harbor Post."]
    assert any("Coast Daily" in line.text for line in absent_lines(one, lines)) is told


def test_a_report_that_a_line_cites_needs_no_other(build) -> None:
    build.report("a", LEAD, "Harbor Post", MONDAY)
    one, story = teller(build)
    assert not list(absent_lines(one, brief(one, story.events)))


@pytest.mark.parametrize(
    ("day", "text", "nominal", "stale"),
    [
        (MONDAY, "Ben Cole spoke of the sale of the mill.", True, False),  # a name for what is still to come
        (TUESDAY, "Ben Cole spoke of the sale of the mill.", True, True),
        (MONDAY, "Ana Ruiz sold the mill, and the sale was quick.", False, True),
    ],
)
def test_a_plan_is_over_where_another_report_tells_it_as_done(build, day, text, nominal, stale) -> None:
    build.report("a", "Ana Ruiz plans the sale of the mill.", "Harbor Post", MONDAY)
    build.report("b", text, "Coast Daily", day)
    plan = build.mention("a", "Ana Ruiz plans the sale of the mill", "sale", "planned", cue="plans")
    done = build.mention("b", text[:-1], "sale" if nominal else "sold", nominal=nominal)
    build.event("sale", plan, done)
    one, story = teller(build)
    assert is_stale(one, story.events[0], plan) is stale


def cited(build, one: str, other: str) -> list[str]:
    """Which reports the lines cite first, of two that open with these words."""
    build.report("a", one, "Harbor Post", MONDAY, headline="Late news of Lima")
    build.report("b", other, "Coast Daily", MONDAY, headline="News of Lima")
    told, story = teller(build)
    return sorted(line.cites[0].report for line in brief(told, story.events) if line.section == "reported")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz sued Ben Cole on Sunday over a mill.", "Ben Cole sued Ana Ruiz on Sunday over a mill."),
        ("The bank sold the mill to the union on Sunday.", "The union sold the mill to the bank on Sunday."),
        ("A fire in Lima killed 16 people, a nurse said.", "The number of people killed in a fire in Lima is 19."),
    ],
)
def test_who_tells_it_the_other_way_round_or_with_another_count_is_told(build, one, other) -> None:
    assert cited(build, one, other) == ["a", "b"]


def test_the_same_words_are_told_once(build) -> None:
    assert len(cited(build, LEAD, LEAD)) == 1


def test_a_denial_is_told_beside_what_is_denied(build) -> None:
    build.report("a", LEAD.replace("sold the", "said that Ana Ruiz stole the"), "Harbor Post", MONDAY)
    told, _ = teller(build)
    accused = Passage("Ana Ruiz was accused of selling the old mill of Rovia", "a", Span(0, 10))
    denial = Passage("Ana Ruiz has denied selling the old mill of Rovia", "a", Span(20, 30))
    told.tell(accused)
    assert not told.is_told(denial)
    assert told.is_told(Passage("Ana Ruiz is accused of selling the mill of Rovia", "a", Span(20, 30)))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ana Ruiz denied the charge, calling it a lie.", True),
        ("Ana Ruiz rejected all of the claims, blaming them on a rift.", True),
        ("Ana Ruiz left for Lima, calling it a lie.", False),
        ("Ana Ruiz denied the charge, calling them liars.", False),
    ],
)
def test_what_it_takes_up_right_behind_needs_no_name(build, text, whole) -> None:
    build.report("a", f"It rained.\n{text}", "Harbor Post", MONDAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    start = len("It rained.\n")
    assert (Pronouns(build.story()).clear("a", Span(start, start + len(text))) == text) is whole
