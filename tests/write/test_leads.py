"""Each report has a word in the brief, and a plan is one though another report of the day has a name for it."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.leads import absent_lines, lead_lines
from twosource.write.lines import is_stale
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
