"""Known is what two independent reports tell; all else is told as what its outlets report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twosource.model import Dependence, Source
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
ONE = "The council of Rovia sold the old silver mill to Ben Cole on Monday, after months of quarrels over its price."
OTHER = "On Monday, Rovia’s council sold the town’s old silver mill to the miner Ben Cole."


def told(build, one=ONE, other=OTHER, verbs=("sold", "sold"), **more):
    """Section, text and reports cited of each line but those of dependence, of two reports with a sentence each."""
    texts = {"a": one, "b": other}
    for report, outlet in zip(texts, ("Harbor Post", "Coast Daily"), strict=True):
        build.report(report, texts[report], outlet, MONDAY)
    for number, (report, verb) in enumerate(zip(texts, verbs, strict=True)):
        build.event(f"sale{number}", build.mention(report, texts[report], verb, "occurred", type="CONSENT"))
    if more.get("nameless"):
        guards = Source("two guards", build.span("a", "two guards"), anonymous=True)
        build.claim("a", one[: one.index(",")], guards)
    assessments = weigh(build.story())
    if "dependence" in more:
        assessments = replace(assessments, dependence=(more["dependence"],))
    teller = Teller(assessments, assessments.story.events)
    return [
        (line.section, line.text, [cite.report for cite in line.cites])
        for line in brief(teller, list(assessments.story.events))
        if line.section != "dependence"
    ]


def test_what_both_tell_is_known_up_to_the_clause_that_one_alone_has(build) -> None:
    section, text, reports = told(build)[0]
    assert section == "known"
    assert text == "The council of Rovia sold the old silver mill to Ben Cole on Monday — Harbor Post and Coast Daily."
    assert reports == ["a", "b"]


@pytest.mark.parametrize(
    "other",
    [
        "On Friday, Rovia’s council sold the town’s old silver mill to the miner Ben Cole.",  # another day
        "Rovia’s council will sell the town’s old silver mill to the miner Ben Cole on Monday.",  # a plan
        "Rovia’s council never sold the town’s old silver mill to Ben Cole on Monday.",  # a denial
        "Ben Cole saw the old silver mill of the council of Rovia on Monday.",  # another verb
        "On Monday, Rovia’s council sold the town’s old silver mill to the miner Ana Ruiz.",  # somebody else
    ],
)
def test_what_the_other_tells_otherwise_is_one_outlets_word(build, other) -> None:
    verb = next(word for word in ("sold", "sell", "saw") if f" {word} " in other)
    lines = told(build, other=other, verbs=("sold", verb))
    assert "known" not in [section for section, _, _ in lines]
    assert ("reported", ["a"]) in [(section, reports) for section, _, reports in lines]


def test_a_number_that_one_alone_has_is_not_known(build) -> None:
    one = "The council of Rovia sold the old silver mill to Ben Cole on Monday for 40 sacks of coal."
    known = [text for section, text, _ in told(build, one=one) if section == "known"]
    (words,) = known
    assert words.endswith(" the miner Ben Cole — Coast Daily and Harbor Post.")


def test_two_reports_that_rest_on_one_another_are_one_source(build) -> None:
    rests = Dependence("b", "Harbor Post", "cites", (), "a")
    assert "known" not in [section for section, _, _ in told(build, dependence=rests)]


def test_what_somebody_without_a_name_says_is_not_known(build) -> None:
    one = "The council of Rovia sold the old silver mill to Ben Cole on Monday, two guards said."
    assert "known" not in [section for section, _, _ in told(build, one=one, nameless=True)]
    assert "known" in [section for section, _, _ in told(type(build)(), one=one)]


def test_one_happening_is_known_once(build) -> None:
    known = [text for section, text, _ in told(build) if section == "known"]
    assert len(known) == 1


def test_a_box_of_links_behind_a_name_hides_no_news(build) -> None:
    one = ONE.replace("Ben Cole", "Ben Cole Benjamin ColeMills to close MORE")
    section, text, _ = told(build, one=one)[0]
    assert section == "known"
    assert "MORE" not in text
