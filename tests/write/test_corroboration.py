"""Known is what two independent reports tell; all else is told as what its outlets report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twosource.model import Source, Span
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.others import others_telling
from twosource.write.passage import Passage
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
ONE = "The council of Rovia sold the old silver mill to Ben Cole on Monday, after months of quarrels over its price."
OTHER = "On Monday, Rovia’s council sold the town’s old silver mill to the miner Ben Cole."


def told(build, one=ONE, other=OTHER, *, backing=True, **more):
    """Section, text and reports cited of each line but those of dependence, of two reports with a sentence each."""
    texts, mentions = {"a": one, "b": other}, []
    verbs, sources = more.get("verbs", ("sold", "sold")), more.get("sources", (None, None))
    for report, outlet in zip(texts, ("Harbor Post", "Coast Daily"), strict=True):
        build.report(report, texts[report], outlet, MONDAY)
    for report, verb, source in zip(texts, verbs, sources, strict=True):
        content = texts[report].rpartition(",")[0] if source else texts[report]
        known = Source(source, build.span(report, source), "E1") if source else None
        said = build.claim(report, content, known) if known else None
        done = more.get("status", "occurred") if report == "b" else "occurred"
        mentions.append(build.mention(report, content, verb, done, type="COOPERATE", attribution=said))
    mentions = [replace(mention, lemma="sell" if "s" in mention.lemma else mention.lemma) for mention in mentions]
    build.event("sale", *mentions)
    assessments = weigh(build.story())
    if not backing:
        assessments = replace(assessments, backing=())
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


def test_only_what_weighing_has_as_backed_is_known(build) -> None:
    assert "known" not in [section for section, _, _ in told(build, backing=False)]


@pytest.mark.parametrize(
    "other",
    [
        "On Friday, Rovia’s council sold the town’s old silver mill to the miner Ben Cole.",  # another day
        "Rovia’s council never sold the town’s old silver mill to Ben Cole on Monday.",  # a denial
        "On Monday, Rovia’s council sold the town’s old silver mill to the miner Ana Ruiz.",  # somebody else
        "On Monday, Rovia’s council sold the town’s old copper mine to the miner Ben Cole.",  # something else
        "On Monday, Rovia’s king sold the town’s old silver mill to the miner Ben Cole.",  # another's deed
    ],
)
def test_what_the_other_tells_otherwise_is_one_outlets_word(build, other) -> None:
    lines = told(build, other=other)
    assert not any(section == "known" and ("Ben Cole" in text or "mill" in text) for section, text, _ in lines)
    assert any(section in ("known", "reported") for section, _, _ in lines)


def test_a_plan_backs_no_deed(build) -> None:
    other = "Rovia’s council will sell the town’s old silver mill to the miner Ben Cole on Monday."
    lines = told(build, other=other, verbs=("sold", "sell"), status="planned")
    assert "known" not in [section for section, _, _ in lines]


def test_a_number_that_one_alone_has_is_not_known(build) -> None:
    one = "The council of Rovia sold the old silver mill to Ben Cole on Monday for 40 sacks of coal."
    known = [text for section, text, _ in told(build, one=one) if section == "known"]
    (words,) = known
    assert words.endswith(" sold the old silver mill to Ben Cole — Harbor Post and Coast Daily.")


def test_whom_both_reports_name_for_it_stands_beside_the_words(build) -> None:
    one = "The council of Rovia sold the old silver mill to Ben Cole on Monday, Ana Ruiz said."
    build.entity("E1", "Ana Ruiz")
    section, text, _ = told(build, one=one, sources=("Ana Ruiz", None))[0]
    assert section == "known"
    assert "said" not in text
    assert text.endswith(" to Ben Cole on Monday — Ana Ruiz (Harbor Post) and Coast Daily.")


@pytest.mark.parametrize(("other", "named"), [("patrols were continuing", False), ("the two were taken to Lima", True)])
def test_a_speakers_name_and_title_make_no_two_sentences_alike(build, other, named) -> None:
    texts = {
        "a": "The two freed women were brought to Lima on Monday, Rovian navy spokesman Capt. Rafael Ordonez said.",
        "b": f"A Rovian navy spokesman, Capt. Rafael Ordonez, said on Monday that {other}.",
    }
    texts["b"] = texts["b"].replace("the two were taken", "the two freed women were brought")
    contents = {"a": "The two freed women were brought to Lima on Monday", "b": texts["b"].partition("that ")[2][:-1]}
    for report, text in texts.items():
        build.report(report, text, f"Outlet {report.upper()}", MONDAY)
        build.claim(report, contents[report], "Capt. Rafael Ordonez")
    build.event("said", build.mention("a", contents["a"], "brought"))
    story = build.story()
    passage = Passage(texts["a"][:-1], "a", Span(0, len(texts["a"])))
    assert bool(others_telling(Teller(weigh(story), story.events), passage, None)) == named


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("Town mayor Ben Cole sold the mill on Monday.", "On Monday, Ben Cole sold the mill.", True),
        ("Ben Cole sold the mill on Monday.", "On Monday, Ben Cole’s aide sold the mill.", False),
        ("Ben Cole’s aide sold the mill on Monday.", "On Monday, Ben Cole sold the mill.", False),
        ("Ben Cole sold 3 mills in Rovia on Monday.", "On Monday, Ben Cole sold 4 mills in Rovia.", False),
        ("Ben Cole sold the mill on Monday.", "Ben Cole sold the mill in secret on Friday.", False),
    ],
)
def test_who_does_it_and_all_that_is_told_of_it_are_the_same(build, one, other, known) -> None:
    build.report("a", one, "Harbor Post")
    build.report("b", other, "Coast Daily")
    build.entity("E1", "Ben Cole", name=[("a", "Ben Cole"), ("b", "Ben Cole")])
    lines = told(build, one=one, other=other)
    assert ("known" in [section for section, _, _ in lines]) == known


def test_one_happening_is_known_once(build) -> None:
    known = [text for section, text, _ in told(build) if section == "known"]
    assert len(known) == 1


def test_a_box_of_links_behind_a_name_hides_no_news(build) -> None:
    one = ONE.replace("Ben Cole", "Ben Cole Benjamin ColeMills to close MORE")
    section, text, _ = told(build, one=one)[0]
    assert section == "known"
    assert "MORE" not in text


@pytest.mark.parametrize(("by", "to", "known"), [("truck", "tram", True), ("tram", "truck", False)])
def test_who_hits_whom_is_the_same_in_both(build, by, to, known) -> None:
    one, other = "A truck hit a tram in Rovia on Monday.", f"On Monday, a {by} hit a {to} in Rovia."
    lines = told(build, one=one, other=other, verbs=("hit", "hit"))
    assert ("known" in [section for section, _, _ in lines]) == known


@pytest.mark.parametrize("title", ["the banker ", "banker ", "the retired banker "])
def test_what_somebody_is_stands_in_no_line_where_one_report_alone_has_it(build, title: str) -> None:
    one = f"The council of Rovia sold the old silver mill to {title}Ben Cole on Monday."
    other = "On Monday, Rovia’s council sold its old silver mill to Ben Cole, after months of quarrels over its price."
    known = [text for section, text, _ in told(build, one=one, other=other) if section == "known"]
    assert known
    assert not any(word in line for line in known for word in ("banker", "retired"))
