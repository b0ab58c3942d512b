"""A second outlet is named beside a line only where it tells all of it, of the same people and things."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Span
from twosource.weigh import weigh
from twosource.write.alignment import of_today, tells_all
from twosource.write.passage import Passage
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)


def teller(build, *texts):
    for report, outlet, text in zip("ab", ("Harbor Post", "Coast Daily"), texts, strict=True):
        build.report(report, text, outlet, MONDAY)
        build.event(f"deed{report}", build.mention(report, text, text.split()[0], "occurred", type="FIGHT"))
    assessments = weigh(build.story())
    return Teller(assessments, assessments.story.events)


@pytest.mark.parametrize(
    ("one", "same", "apart"),
    [
        ("Police shot and killed a clerk.", "A clerk was shot and killed by police.", "Police shot a clerk."),
        ("Guards held Ana Ruiz.", "Guards held Mayor Ana Ruiz.", "Guards held Eva Ruiz and Ana Lund."),
        ("Raiders killed two clerks.", "Raiders slew two clerks; both died.", "Raiders shot two clerks."),
        ("A truck hit a tram.", "A tram was hit by a truck.", "A tram hit a truck."),
        ("Guards fired on miners.", "Guards fired shots on miners.", "Miners stoned guards and fired."),
        ("Raiders killed nine miners.", "Raiders killed 9 miners.", "Raiders killed miners and nine guards."),
        ("Raiders killed nine miners.", "Raiders killed nine miners.", "Raiders killed at least nine miners."),
        ("A fire ruined part of Lima.", "A fire has ruined part of Lima.", "A fire ruined most of Lima, part by part."),
        ("Guards wounded nine.", "Guards wounded nine.", "Guards met miners, a day after they wounded nine."),
        ("Raiders robbed a bank in Lima.", "In Lima, raiders robbed a bank.", "Raiders robbed a bank in Oslo."),
    ],
)
def test_a_place_tells_all_of_a_line_or_not(build, one, same, apart) -> None:
    both = teller(build, one, f"{same} {apart}")
    places = Span(0, len(same)), Span(len(same) + 1, len(same) + 1 + len(apart))
    own = Passage(one, "a", Span(0, len(one)))
    assert [tells_all(both, own, "b", place) for place in places] == [True, False]


def test_a_day_before_counts_where_the_line_tells_of_it_too(build) -> None:
    one, other = "Ana Ruiz quit a day after the vote.", "Ana Ruiz quit, a day after the vote."
    both, place = teller(build, one, other), Span(0, len(other))
    assert of_today(both, Passage(one, "a", Span(0, len(one))), "b", place) == place
    assert of_today(both, Passage(one[:13], "a", Span(0, 13)), "b", place).end < place.end
