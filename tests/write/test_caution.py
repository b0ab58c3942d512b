"""Which lines are sure: early ones that tell what happened, with a name; no view, no guess, no long quotation."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Span
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.caution import is_sure, quoted
from twosource.write.passage import Passage
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
LEAD = "Rovia sold the old mill to Ana Ruiz on Sunday."
FILLER = "Ben Cole of Rovia walked past the old mill and waved."


def lines(build):
    story = build.story()
    return [(line.section, line.text) for line in brief(Teller(weigh(story), story.events), story.events)]


def told(build, *sentences):
    build.report("a", "\n".join((LEAD, *sentences)), "Harbor Post", MONDAY)
    return lines(build)


def test_what_happened_behind_the_lead_is_told(build) -> None:
    assert any(
        "Ana Ruiz paid" in text for _, text in told(build, "Ana Ruiz paid Ben Cole two sacks of silver from Lima.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "The sale of the mill in Rovia is the latest sign of trouble for Ana Ruiz.",
        "Ana Ruiz has a problem with the miners of Rovia and the mill.",
        "Just yesterday, Ana Ruiz paid for the old mill in Rovia.",
        "Ana Ruiz left the party of Rovia in one instance.",
        "Half of the seed money for the mill of Rovia would go to Ana Ruiz.",
        "The owner of the mill paid for it with a sack of gold.",
        "Thanks to the mill, the sale of coal could prove more favorable because of the snow in Rovia.",
    ],
)
def test_views_guesses_and_loose_words_are_not_told(build, text) -> None:
    assert [section for section, _ in told(build, text)] == ["reported"]


def test_what_another_outlet_is_quoted_with_is_not_told(build) -> None:
    quoted = told(build, "There is more (via Coast Daily):", "Ana Ruiz paid Ben Cole two sacks of silver from Lima.")
    assert not any("paid" in text for _, text in quoted)


def test_what_stands_far_down_is_told_with_a_day_only(build) -> None:
    clauses = ["Ana Ruiz opened a school for miners in Lima", "Ana Ruiz closed a harbor near Lima on Friday"]
    build.report("a", "\n".join((LEAD, *[FILLER] * 9, *(f"{one}." for one in clauses))), "Harbor Post", MONDAY)
    build.entity("E1", "Ana Ruiz")
    build.event("opening", build.mention("a", clauses[0], "opened"))
    build.event("closing", build.mention("a", clauses[1], "closed", time=(date(2021, 2, 26), "Friday")))
    texts = [text for _, text in lines(build)]
    assert any("closed a harbor" in text for text in texts)
    assert not any("opened a school" in text for text in texts)


def test_a_quotation_stands_with_who_says_what(build) -> None:
    build.report("a", LEAD, "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), [])
    for text, section in (
        ("“The mill is lost,” said Ben Cole", "stances"),
        ("Ben Cole called the story “unfair and untrue”", "stances"),
        ("Ben Cole left", "known"),
    ):
        assert quoted(teller, Passage(text, "a", Span(0, len(text))), "known") == section


def test_a_noun_that_the_report_alone_has_explained_is_not_told(build) -> None:
    lead = "Ana Ruiz of Rovia had a young nanny in May, it said."
    lines_told = told(build, lead, "In Rovia the nanny was paid by Ana Ruiz.")
    assert not any("nanny was" in text for _, text in lines_told)


@pytest.mark.parametrize("did", ["sold the old mill to Ana Ruiz on Sunday.", "accuse Ana Ruiz of plotting."])
def test_praise_is_told_of_a_source_only_even_in_a_lead(build, did) -> None:
    lead = f"In the most bitterly charged sale in 30 years, Ben Cole and Rovia {did}"
    build.report("a", lead, "Harbor Post", MONDAY)
    assert not any("charged" in text for _, text in lines(build))


@pytest.mark.parametrize(("outlet", "told_so"), [("Coast Times", False), ("Harbor Post", True)])
def test_the_times_is_not_told_where_another_times_is_read(build, outlet, told_so) -> None:
    build.report(
        "a", f"{LEAD}\nAna Ruiz paid two sacks of silver from Lima, the Times of the port found.", outlet, MONDAY
    )
    assert any("sacks" in text for _, text in lines(build)) == told_so


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("“Not with the mill, not right now,” said Ben Cole of Rovia", False),
        ("“A sack of gold and more silver,” said Ben Cole of Rovia", False),
        ("“Miners will fight the bill,” said Ben Cole of Rovia", False),
        ("“Miners have lost the mill of Rovia,” said Ben Cole of Rovia", True),
    ],
)
def test_a_quotation_alone_has_to_be_clear(build, text, clear) -> None:
    build.report("a", f"{LEAD}\n{text}.", "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), [])
    start = len(LEAD) + 1
    assert is_sure(teller, Passage(text, "a", Span(start, start + len(text))), "stances") == clear


@pytest.mark.parametrize(("who", "sure"), [("Ana Ruiz", True), ("she", False)])
def test_a_quotation_is_somebodys_with_a_name(build, who, sure) -> None:
    text = f"“The council will sell the old mill of Rovia to the miners,” {who} said."
    build.report("a", f"{LEAD}\n{text}", "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    passage = Passage(text.rstrip("."), "a", build.span("a", text))
    assert is_sure(teller, passage, "stances") is sure
