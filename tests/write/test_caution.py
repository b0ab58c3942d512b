"""Which lines are sure: early ones that tell what happened, with a name; no view, no guess, no long quotation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.telling import lines
from twosource.intervals import days
from twosource.model import Interval, Source, Span, Timex
from twosource.weigh import weigh
from twosource.write.caution import is_sure, quoted
from twosource.write.passage import Passage
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
LEAD = "Rovia sold the old mill to Ana Ruiz on Sunday."
FILLER = "Ben Cole of Rovia walked past the old mill and waved."


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


SCHOOL = "Ana Ruiz opened a school in Lima on Friday."
PAIRS = [
    # the section, the sentence's number, what is sure, what is not: each pair is kept apart by one guard
    ("known", 2, SCHOOL, "Ana Ruiz opened a school in Lima yesterday."),
    ("known", 2, "In Lima, Ana Ruiz opened a school.", "In a stunning move, Ana Ruiz opened a school."),
    ("known", 2, "Ana Ruiz opened a school.", "Ana Ruiz opened a stunning school."),
    ("known", 2, "Ana Ruiz has blamed Ben Cole for it.", "Ana Ruiz has smeared Ben Cole for it."),
    ("known", 2, "Ana Ruiz opened a school for miners.", "Ana Ruiz opened a school in a bid to win miners."),
    ("known", 2, "Ana Ruiz opened a school and has a house.", "Ana Ruiz opened a school and has a problem."),
    ("known", 2, "The town council of Lima opened a school.", "The town council of miners opened a school."),
    ("known", 2, "Two of the firms of the town opened a school.", "All of the firms of the town opened a school."),
    ("known", 2, "Ana Ruiz opened a school in Lima.", "Ana Ruiz owns a school in Lima."),
    ("known", 2, "The town of Lima has 12 schools.", "The town of Lima has big schools."),
    ("known", 2, "Ana Ruiz opened a school and paid for it.", "Ana Ruiz opened a school and would pay for it."),
    ("known", 12, "Ana Ruiz denied the report about a school.", "Ana Ruiz wrote the report about a school."),
    ("known", 1, "Ana Ruiz opened a school in Lima.", "Ana Ruiz may be sunk by a school in Lima."),
    ("known", 1, "Ana Ruiz came to Lima on a cold night.", "It was a cold night in Lima when Ana Ruiz came."),
    ("stances", 2, "Ana Ruiz thanked the miners on Friday.", "Ana Ruiz thanked the miners today."),
    ("stances", 2, "Ana Ruiz thanked the miners on Friday.", "Ana Ruiz thanked the miners the day before."),
    ("expected", 2, "On Monday, Ana Ruiz will open a school.", "After a vote, Ana Ruiz will open a school."),
    ("expected", 2, "Ana Ruiz is due to open a school.", "Ana Ruiz is likely to open a school."),
    ("expected", 2, "Ana Ruiz will open a school.", "Ana Ruiz opened a school."),
    ("expected", 2, "Ana Ruiz will open a school, a new one.", "Ana Ruiz will open a school, a sign of trouble."),
    ("known", 1, "Ana Ruiz has a school in Lima.", "Ana Ruiz has a problem in Lima."),
    ("known", 1, "Ana Ruiz has a school in Lima.", "The miners have a school."),
    ("expected", 2, "Ana Ruiz will open a school and has a house.", "Ana Ruiz will open a school and has a problem."),
    ("expected", 1, "Ana Ruiz will open a school and has a house.", "Ana Ruiz will open a school and has a problem."),
    ("expected", 1, "Ana Ruiz is due to open a school.", "Ana Ruiz is likely to open a school."),
    ("expected", 1, "Ana Ruiz will open a school, a new one.", "Ana Ruiz will open a school, a sign of trouble."),
    ("expected", 1, "Ana Ruiz will open a school.", "It was a cold night in Lima; Ana Ruiz will open a school."),
]  # fmt: skip


def sure(build, section, number, text, deep=None) -> bool:
    """Whether the first line of a text is sure in its place: behind a lead and what fills the report."""
    sentence = text.partition("\n")[0]
    before = [LEAD, *[FILLER] * (number - 2)][: number - 1]
    build.report("a", "\n".join((*before, text)), "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    return is_sure(teller, Passage(sentence.rstrip("."), "a", build.span("a", sentence)), section, deep=deep)


@pytest.mark.parametrize(("section", "number", "good", "bad"), PAIRS)
def test_one_thing_in_a_sentence_makes_it_unsure(build, section, number, good, bad) -> None:
    assert sure(build, section, number, good)
    assert not sure(build, section, number, bad)


@pytest.mark.parametrize(
    ("section", "text", "near", "far"),
    [
        ("known", "The town of Lima has 12 schools.", 2, 9),
        ("known", SCHOOL, 5, 12),
        ("expected", "Ana Ruiz will open a school on Friday.", 5, 12),
    ],
)
def test_what_is_sure_near_the_lead_is_not_far_down(build, section, text, near, far) -> None:
    assert sure(build, section, near, text)
    assert not sure(build, section, far, text)


def test_how_far_down_may_be_said(build) -> None:
    assert sure(build, "known", 12, SCHOOL, deep=12)
    assert not sure(build, "known", 12, SCHOOL, deep=11)


@pytest.mark.parametrize("section", ["cancelled", "unconfirmed"])
def test_what_is_called_off_or_open_may_stand_far_down(build, section) -> None:
    assert sure(build, section, 12, "Ana Ruiz owns a school in Lima.")
    assert not sure(build, section, 12, "Ana Ruiz owns a stunning school in Lima.")


def test_a_chance_is_nothing_known(build) -> None:
    text = "Ana Ruiz could sink a school in Lima."
    assert sure(build, "unconfirmed", 1, text)
    assert not sure(build, "known", 1, text)


def test_a_clear_name_behind_a_title_is_not_printed(build) -> None:
    text = "Ana Ruiz's firm opened a school in Lima."
    build.report("a", f"{LEAD}\n{text}", "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    for printed, kept in (
        ("[Ana Ruiz]'s firm opened a school", True),
        ("Mayor [Ana Ruiz]'s firm opened a school", False),
    ):
        assert is_sure(teller, Passage(printed, "a", build.span("a", text)), "known") == kept


@pytest.mark.parametrize(("after", "kept"), [("And friends came to Lima.", True), ("But friends came to Lima.", False)])
def test_what_somebody_hoped_is_not_told_where_it_came_otherwise(build, after, kept) -> None:
    text = "Ana Ruiz had been expected to sell a school in Lima, a town of miners, and has sold it."
    assert sure(build, "stances", 2, f"{text}\n{after}") == kept
    assert sure(build, "stances", 2, f"{SCHOOL}\n{after}") == kept


@pytest.mark.parametrize(("before", "kept"), [("Ana Ruiz left. ", True), ("The U.S. ", False), ("The ", False)])
def test_words_begin_where_a_sentence_does(build, before, kept) -> None:
    build.report("a", f"{LEAD}\n{before}{SCHOOL}", "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(SCHOOL.rstrip("."), "a", build.span("a", SCHOOL)), "known") == kept


@pytest.mark.parametrize(("rest", "kept"), [(", two owners said.", False), (", two owners came.", True)])
def test_words_do_not_end_before_who_says_so(build, rest, kept) -> None:
    words = SCHOOL.rstrip(".")
    build.report("a", f"{LEAD}\n{words}{rest}", "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(words, "a", build.span("a", words)), "known") == kept


@pytest.mark.parametrize(
    ("who", "content", "kept"),
    [
        ("Ana Ruiz", "the school of Lima had opened", True),
        ("The letter", "the school of Lima had opened", False),
        ("Ana Ruiz", "he had opened the school of Lima", False),
        ("Ana Ruiz", "it had opened the school of Lima", True),
        ("Ana Ruiz", "the school of Lima should open", False),
        ("Ana Ruiz", "“the school” of Lima had opened", False),
        ("Ana Ruiz", "the school “he loved” had opened", True),
    ],
)
def test_what_somebody_says_stands_alone_if_it_is_clear(build, who, content, kept) -> None:
    assert stands_alone(build, Source(who, entity="E1"), content) == kept


def test_what_nobody_known_says_does_not_stand_alone(build) -> None:
    assert not stands_alone(build, Source("Ana Ruiz"), "the school of Lima had opened")


def test_what_somebody_says_far_down_does_not_stand_alone(build) -> None:
    assert not stands_alone(build, Source("Ana Ruiz", entity="E1"), "the school of Lima had opened", 9)


def stands_alone(build, source, content, number=2) -> bool:
    """Whether what a source says is sure without its sentence."""
    text = f"{source.name} said {content} on Friday."
    build.report("a", "\n".join([LEAD, *[FILLER] * (number - 2), text]), "Harbor Post", MONDAY)
    start = build.span("a", text).start
    build.entity("E1", "Ana Ruiz")
    build.claim("a", content, replace(source, span=Span(start, start + len(source.name))))
    story = build.story()
    passage = Passage(content, "a", build.span("a", content), story.claims[0])
    return is_sure(Teller(weigh(story), ()), passage, "known")


@pytest.mark.parametrize(("said", "kept"), [("The mill is lost", False), ("a room of friends", True)])
def test_words_that_tell_only_who_spoke_are_not_sure(build, said, kept) -> None:
    build.report("a", f"{LEAD}\nAna Ruiz told a room of friends on Friday.\nThe mill is lost.", "Harbor Post", MONDAY)
    build.claim("a", said, "Ana Ruiz", "told")
    teller = Teller(weigh(build.story()), ())
    text = "Ana Ruiz told a room of friends on Friday"
    assert is_sure(teller, Passage(text, "a", build.span("a", text)), "stances") == kept


def test_a_lead_stands_though_the_next_sentence_begins_with_but(build) -> None:
    text = "Ana Ruiz had been expected to sell a school in Lima, a town of miners, and has sold it."
    assert sure(build, "known", 1, f"{text}\nBut friends came to Lima.")
    assert not sure(build, "known", 2, f"{text}\nBut friends came to Lima.")


@pytest.mark.parametrize(("did", "kept"), [("their talks", False), ("a dance", True)])
def test_a_plan_that_another_report_tells_as_done_is_not_sure(build, did, kept) -> None:
    plan = "Talks meant to end the strike in Rovia and Lima are to be held this week, two miners said."
    held = f"Envoys of Rovia and Lima ended {did} on Friday."
    build.report("a", plan, "Harbor Post", date(2021, 3, 4))
    build.report("b", held, "Coast Daily", date(2021, 3, 5))
    build.entity("E1", "Rovia", "place", name=[("a", "Rovia")])
    build.event(did, build.mention("b", held.rstrip("."), did.split()[1], nominal=True, type="CONSULT"))
    story = build.story()
    week = Interval(days(date(2021, 3, 1)).start, days(date(2021, 3, 7)).end, "day")
    time = Timex("a", build.span("a", "this week"), "DATE", "2021-W09", week)
    readings = tuple(replace(one, timexes=(time,)) if one.report.id == "a" else one for one in story.readings)
    teller = Teller(weigh(replace(story, readings=readings)), story.events)
    passage = Passage(plan.rstrip("."), "a", build.span("a", plan))
    assert is_sure(teller, passage, "expected") == kept


@pytest.mark.parametrize(("headline", "kept"), [("A school", True), ("Analysis: A school", False)])
def test_a_column_tells_what_others_say_alone(build, headline, kept) -> None:
    text, said = "Ana Ruiz opened a school in Lima.", "Ben Cole said that a school had opened in Lima."
    build.report("a", f"{LEAD}\n{text}\n{said}", "Harbor Post", MONDAY, headline=headline)
    build.claim("a", "a school had opened in Lima", "Ben Cole")
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), "stances") == kept
    assert is_sure(teller, Passage(said.rstrip("."), "a", build.span("a", said)), "stances")


@pytest.mark.parametrize(("by", "kept"), [("Ben Cole", True), (None, False)])
def test_somebody_may_say_late_what_a_deed_was_for(build, by, kept) -> None:
    text = "Ben Cole said that Ana Ruiz had opened a school in Lima, a town near the border, in a bid to win miners."
    build.report("a", f"{LEAD}\n{text}", "Harbor Post", MONDAY)
    if by:
        build.claim("a", text.partition("that ")[2].rstrip("."), by)
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), "stances") == kept


@pytest.mark.parametrize(("front", "kept"), [("In a move of the town", True), ("In a stunning move", False)])
def test_praise_in_front_is_the_outlets_even_where_somebody_speaks(build, front, kept) -> None:
    text = f"{front}, Ben Cole said that a school had opened in Lima."
    build.report("a", f"{LEAD}\n{text}", "Harbor Post", MONDAY)
    build.claim("a", "a school had opened in Lima", "Ben Cole")
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), "stances") == kept


@pytest.mark.parametrize(("headline", "kept"), [("A school", True), ("Analysis: A school", False)])
def test_a_column_opens_with_no_view_of_its_own(build, headline, kept) -> None:
    text = "Ana Ruiz opened a school in Lima and has a problem."
    build.report("a", "\n".join([text, *[FILLER] * 9]), "Harbor Post", MONDAY, headline=headline)
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), "stances") == kept


@pytest.mark.parametrize(
    ("text", "by", "section"),
    [
        ("Ben Cole called the sale untrue", None, "known"),
        ("Ben Cole called the sale untrue", "Ben Cole", "stances"),
        ("Ben Cole called the sale “untrue”", None, "stances"),
        ('Ben Cole called the sale "untrue"', None, "stances"),
        ("Ben Cole called the sale “final”", None, "known"),
    ],
)
def test_a_denial_is_somebodys_word_where_he_is_quoted_or_credited(build, text, by, section) -> None:
    build.report("a", f"{LEAD}\n{text}.", "Harbor Post", MONDAY)
    if by:
        build.claim("a", "untrue", by, "called")
    teller = Teller(weigh(build.story()), ())
    passage = Passage(text, "a", build.span("a", text))
    assert quoted(teller, passage, "known") == section
    assert quoted(teller, passage, "expected") == "expected"


@pytest.mark.parametrize(("after", "kept"), [("And friends came to Lima.", True), ("But friends came to Lima.", False)])
@pytest.mark.parametrize("section", ["known", "unconfirmed"])
def test_what_somebody_said_is_not_told_where_the_report_turns(build, section, after, kept) -> None:
    text = "Ben Cole said that a school had opened in Lima on Friday."
    build.report("a", f"{LEAD}\n{text}\n{after}", "Harbor Post", MONDAY)
    build.claim("a", "a school had opened in Lima on Friday", "Ben Cole")
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), section) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ana Ruiz opened a school on Friday.", True),
        ("Ana Ruiz thanked Ben Cole, the miner from the harbor of Lima who opened a school on Friday.", False),
    ],
)
def test_far_down_the_day_is_that_of_the_main_verb(build, text, kept) -> None:
    build.report("a", "\n".join([LEAD, *[FILLER] * 10, text]), "Harbor Post", MONDAY)
    words = text.rstrip(".")
    mention = build.mention("a", words[words.index("opened") :], "opened", time=(date(2021, 2, 26), "Friday"))
    build.event("opening", mention)
    teller = Teller(weigh(build.story()), ())
    passage = Passage(words, "a", build.span("a", words))
    assert is_sure(teller, passage, "known", replace(mention, span=passage.span)) == kept


def test_a_lead_may_guess_with_somebodys_words(build) -> None:
    guess = "Ana Ruiz is likely to open a school"
    said = f"{guess}, Ben Cole said."
    assert not sure(build, "expected", 1, said)
    build.claim("a", guess, "Ben Cole")
    teller = Teller(weigh(build.story()), ())
    assert is_sure(teller, Passage(said.rstrip("."), "a", build.span("a", said)), "expected")


@pytest.mark.parametrize(("began", "kept"), [(date(2021, 2, 26), True), (date(2020, 8, 5), False)])
def test_a_lead_does_not_begin_long_ago(build, began, kept) -> None:
    text = "On Friday, Ana Ruiz opened a school in Lima."
    build.report("a", f"{text}\n{FILLER}", "Harbor Post", MONDAY)
    story = build.story()
    time = Timex("a", build.span("a", "On Friday"), "DATE", began.isoformat(), days(began))
    teller = Teller(weigh(replace(story, readings=(replace(story.readings[0], timexes=(time,)),))), ())
    assert is_sure(teller, Passage(text.rstrip("."), "a", build.span("a", text)), "known") == kept
