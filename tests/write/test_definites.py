"""A noun with "the" is printed where a line has it, where it tells itself, or where all know; lines follow that."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.kinship import stems
from twosource.lexicon import load
from twosource.model import Source
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.contract import BriefLine, Cite
from twosource.write.definites import leans, phrases
from twosource.write.reach import ordered
from twosource.write.references import told_apart
from twosource.write.soundness import has_main_verb, is_whole, refuses
from twosource.write.teller import Teller

NOTHING = frozenset[str]()
BEFORE = "The mill had many bids. Ana Ruiz made a lavish promise. Owners spoke of the weather and the deficit."
MONDAY = date(2021, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz opened the bids on Friday",
        "The bids fell short of it",
        "Ben Cole recalled the lavish promise in May",
        "Ben Cole opened the two bids",
        "Ben Cole opened the offensive bids",
    ],
)
def test_what_only_the_report_has_told_is_leant_on(text) -> None:
    assert leans(text, BEFORE, NOTHING)
    assert not leans(text, BEFORE, stems("Two bids for a promise"))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz opened the bids of May",
        "Ana Ruiz opened the bids that Cole had made",
        "Ana Ruiz opened the bids from Lima",
        "Ana Ruiz made two bids and lost the bids on Friday",
        "Ana Ruiz made the only promise",
        "Ana Ruiz blamed the weather",
        "Ana Ruiz made the ferry stop",
    ],
)
def test_what_tells_itself_or_is_known_to_all_is_not(text) -> None:
    assert not leans(text, BEFORE, NOTHING)


@pytest.mark.parametrize("name", ["shared", "single", "telling", "placing", "promising"])
def test_each_list_keeps_its_examples_from_leaning(name) -> None:
    for entry in load("doubts")[name]:
        assert not any(leans(example, BEFORE, NOTHING) for example in entry["examples"])


def test_a_verb_and_words_of_grammar_end_a_noun() -> None:
    assert [one.head for one in phrases("The bids and Ana Ruiz")] == ["bids"]
    assert [one.head for one in phrases("The bids opened on Friday")] == ["bids"]
    assert [one.head for one in phrases("The ferry sails on Friday", {"sails"})] == ["ferry"]


def test_a_day_does_not_say_which_one_is_meant() -> None:
    assert not told_apart("bids", " on Friday")
    assert not told_apart("bids", " in the morning")
    assert not told_apart("fire", " to sharpen it")
    assert told_apart("plan", " to sell it")


@pytest.mark.parametrize(("before", "kept"), [("Ana Ruiz made two bids for it.", 0), ("", 1)])
def test_a_line_stands_behind_what_it_leans_on(build, before, kept) -> None:
    lead = f"Rovia sold the mill.\n{before}\nCole opened the bids on Friday."
    build.report("a", lead, "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    start = lead.index("Cole")
    leaning = BriefLine("reported", "Cole opened the bids on Friday — Harbor Post", (Cite("a", start, len(lead), 3),))
    giving = BriefLine("reported", "Ana Ruiz made two bids — Harbor Post", (Cite("a", 21, 40, 2),))
    assert list(ordered(teller, [leaning, giving])) == ([giving, leaning] if before else [leaning, giving])
    assert len(list(ordered(teller, [leaning]))) == kept


def told(build, *sentences) -> str:
    build.report("a", "\n".join(("Rovia sold the old mill to Ana Ruiz on Sunday.", *sentences)), "Harbor Post", MONDAY)
    story = build.story()
    return "\n".join(line.text for line in brief(Teller(weigh(story), story.events), story.events))


def test_no_line_says_that_nobody_said_more(build) -> None:
    assert "elaborate" not in told(
        build, "Ana Ruiz vowed to act.", "Rovia did not elaborate on how Ana Ruiz might act."
    )


def test_a_finding_is_not_cut_from_its_source(build) -> None:
    own = told(build, "Rovia lost 200 mills in May, according to a count of Ben Cole, as it shrank.")
    lines = [line for line in own.splitlines() if "Rovia lost" in line]
    assert lines
    assert all("according to a count of Ben Cole" in line for line in lines)


def test_a_day_of_some_year_is_not_told(build) -> None:
    assert "Oct. 3" not in told(build, "Ana Ruiz sold the mill to Rovia on Oct. 3.")


def test_who_speaks_without_words_has_no_line(build) -> None:
    sentence = "Ana Ruiz of Rovia told a room of glad friends about it in Lima."
    build.report("a", f"Rovia sold the old mill to Ana Ruiz.\nIt is lost!\n{sentence}", "Harbor Post", MONDAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz of Rovia")])
    build.claim(
        "a", "It is lost", Source("Ana Ruiz", build.span("a", "Ana Ruiz of Rovia"), "E1"), "told", kind="direct"
    )
    story = build.story()
    assert not any("a room" in line.text for line in brief(Teller(weigh(story), story.events), story.events))


def test_words_cut_behind_that_are_no_sentence() -> None:
    assert not has_main_verb("Ana Ruiz noted that his fellow miners")
    assert has_main_verb("Ana Ruiz noted that his fellow miners left")


@pytest.mark.parametrize(
    "text",
    [
        "(The council declined to comment on the sale of the mill.)",
        "Rovia says it will talk ‘at any time’ The letter came in May",
    ],
)
def test_words_in_brackets_or_glued_to_others_are_not_whole(text) -> None:
    assert not is_whole(text)


def test_who_is_denied_a_thing_has_no_say() -> None:
    assert not refuses("Miners tried to deny Mayor Ana Ruiz a second term")
    assert refuses("Ben Cole denied the claim that he sold the mill")


def test_a_headline_glued_to_a_sentence_is_not_told(build) -> None:
    head = "Old mill of Rovia sold to Ana Ruiz"
    build.report("a", f"{head} The council of Rovia voted on Monday for it.", "Harbor Post", MONDAY, headline=head)
    story = build.story()
    assert not any(f"{head} The" in line.text for line in brief(Teller(weigh(story), story.events), story.events))


def test_what_one_report_tells_stands_in_its_order(build) -> None:
    text = "Rovia sold the mill.\nAna Ruiz sang.\nBen Cole left.\nIvo Salt slept."
    build.report("a", text, "Harbor Post", MONDAY)
    teller = Teller(weigh(build.story()), ())
    starts = [text.index(name) for name in ("Rovia", "Ana", "Ben", "Ivo")]
    lines = [BriefLine("reported", str(at), (Cite("a", at, at + 9, 2),)) for at in starts]
    mixed = [lines[1], lines[3], lines[0], lines[2]]
    assert list(ordered(teller, mixed)) == [lines[1], lines[0], lines[2], lines[3]]
