"""What is cut, taken back, overtaken, polemic or a mere chance is not told; a story never comes out empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.telling import lines
from twosource.intervals import days
from twosource.model import Span, Timex
from twosource.weigh import weigh
from twosource.write import doubts
from twosource.write.edges import begins_whole, is_frustrated, is_of_some_year
from twosource.write.passage import Passage
from twosource.write.soundness import is_sound, looks_ahead, speaks
from twosource.write.teller import Teller

MONDAY, TUESDAY = date(2021, 3, 1), date(2021, 3, 2)
LEAD = "Rovia sold the old mill to Ana Ruiz on Sunday."


def told(build, *sentences, lead=LEAD):
    build.report("a", "\n".join((lead, *sentences)), "Harbor Post", MONDAY)
    return lines(build)


def test_a_plan_of_an_earlier_day_is_none(build) -> None:
    build.report("a", "Ana Ruiz will open the old mill of Rovia to miners.", "Harbor Post", MONDAY)
    build.report("b", "Ben Cole left Lima for Rovia with two sacks of silver.", "Coast Daily", TUESDAY)
    assert not any("will open" in text for _, text in lines(build))


@pytest.mark.parametrize(("day", "over"), [(MONDAY, True), (TUESDAY, False)])
def test_how_somebody_fared_is_told_of_the_newest_day_only(build, day, over) -> None:
    text = "Ben Cole is in stable condition, a nurse said."
    build.report("a", text, "Harbor Post", day)
    build.report("b", "Ben Cole of Rovia died in the mill, a guard said.", "Coast Daily", TUESDAY)
    teller = Teller(weigh(build.story()), ())
    assert teller.is_overtaken(Passage(text, "a", Span(0, len(text)))) is over


def test_a_plan_that_a_lead_of_the_day_tells_as_done_is_none(build) -> None:
    build.report("a", "Ana Ruiz will open the old mill of Rovia to miners.", "Harbor Post", TUESDAY)
    build.report("b", "Ana Ruiz opened the old mill of Rovia to dozens of miners.", "Coast Daily", TUESDAY)
    texts = [text for _, text in lines(build)]
    assert any("opened the old mill" in text for text in texts)
    assert not any("will open" in text for text in texts)


def test_a_plan_of_the_newest_report_stands(build) -> None:
    build.report("a", "Ana Ruiz will open the old mill of Rovia to miners.", "Harbor Post", TUESDAY)
    assert [section for section, _ in lines(build)] == ["expected"]


def test_what_could_come_is_not_known(build) -> None:
    lead = "The mill, brought by miners from Lima, could cost Rovia two sacks of silver."
    assert looks_ahead(lead)
    assert "reported" not in [section for section, _ in told(build, lead=lead)]
    assert doubts.may_come("Rovia risks losing the mill")
    assert not doubts.may_come("Rovia sold the mill that could close")


def test_an_opponents_words_are_not_told(build) -> None:
    assert not any("botched" in text for _, text in told(build, "Ana Ruiz botched the sale of the mill in May."))


def test_an_answer_to_something_unsaid_is_adrift() -> None:
    assert doubts.is_adrift("[Ana Ruiz] has responded by doing away with the mill")
    assert not doubts.is_adrift("Ana Ruiz responded to the council on Friday")


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("The mill was sold, according to Nordic Wire.", True),
        ("Nordic Wire reported that the mill was sold.", True),
        ("“It is lost,” Ana Ruiz told the Nordic Wire.", True),
        ("In May, when Nordic Wire suspended Ben Cole for the story, miners cheered.", False),
        ("The mill pays, according to Ben Cole, who has written for Coast Daily and Nordic Wire.", False),
        ("The mill pays, said Ben Cole, an editor at Nordic Wire.", False),
        ("The mill pays, Ben Cole said in an interview with Nordic Wire.", True),
        ("The mill pays, according to Coast Daily and Nordic Wire.", True),
    ],
)
def test_an_outlet_is_credited_with_what_it_says_not_with_what_it_does(text: str, credited: bool) -> None:
    assert doubts.credits(text, "Nordic Wire") is credited


@pytest.mark.parametrize(
    ("after", "turned"), [("But she called the sale a mistake.", True), ("The mill is old.", False)]
)
def test_a_turn_begins_a_sentence(after: str, turned: bool) -> None:
    assert doubts.turns(after) is turned


def test_a_story_without_a_sure_line_has_its_headlines(build) -> None:
    build.report("a", "Who would have thought that?", "Harbor Post", MONDAY, headline="Rovia and its mill")
    assert lines(build) == [("reported", "Headline: “Rovia and its mill” (Harbor Post).")]


def test_a_story_without_a_sure_line_has_what_a_report_opens_with_before_its_headline(build) -> None:
    build.report("a", "The council closed the mill on Friday.", "Harbor Post", MONDAY, headline="Rovia and its mill")
    build.report("b", "The council is wrong on the mill.", "Coast Daily", MONDAY, headline="On the mill of Rovia")
    assert ("reported", "The council closed the mill on Friday — Harbor Post.") in lines(build)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Ana Ruiz, an F.B.I. agent, left", False),
        ("Ana Ruiz (I-Lima) left", False),
        ("Ana Ruiz and I left", True),
        ("The coal mine near Lima closed", False),
        ("Ana Ruiz closed my mine near Lima", True),
    ],
)
def test_no_letter_of_initials_and_no_mine_is_somebody_who_speaks(text: str, spoken: bool) -> None:
    assert speaks(text) is spoken


@pytest.mark.parametrize(("day", "told"), [("9/11", True), ("Oct. 3", False)])
def test_a_day_by_which_an_event_is_called_needs_no_year(build, day: str, told: bool) -> None:
    text = f"Ana Ruiz of Rovia paid victims of {day} in silver on Sunday."
    build.report("a", text, "Harbor Post", MONDAY)
    at = text.index(day)
    when = Timex("a", Span(at, at + len(day)), "DATE", day, days(date(2001, 9, 11) if told else date(2020, 10, 3)))
    story = build.story()
    readings = tuple(replace(one, timexes=(when,)) for one in story.readings)
    teller = Teller(weigh(replace(story, readings=readings)), ())
    assert is_of_some_year(teller, Passage(text, "a", Span(0, len(text)))) is not told


@pytest.mark.parametrize(
    ("front", "whole"),
    [
        ("Rain fell.", True),
        ("The U.S.", False),
        ("LIMA ―", True),
        ("Names of Gens.", False),
        ("On Nov.", False),
        ("She said no.", True),
    ],
)
def test_a_sentence_begins_behind_an_end_and_no_short_form(build, front: str, whole: bool) -> None:
    text = f"{front} Ana Ruiz sold the mill."
    start = text.index("Ana")
    build.report("a", text, "Harbor Post", MONDAY)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    assert begins_whole(teller, Passage(text[start:], "a", Span(start, len(text)))) is whole


HOPE = "Ana Ruiz had braced herself for angry miners at the gates of Lima on Friday."


@pytest.mark.parametrize(("after", "fits"), [("But the miners sang.", False), ("The miners sang.", True)])
def test_what_was_feared_is_told_only_where_nothing_takes_it_back(build, after: str, fits: bool) -> None:
    build.report("a", f"{LEAD}\n{HOPE}\n{after}", "Harbor Post", MONDAY)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    start = len(LEAD) + 1
    passage = Passage(HOPE, "a", Span(start, start + len(HOPE) - 1))
    assert is_frustrated(teller, passage) is not fits


def test_a_bullet_of_a_list_is_no_line() -> None:
    assert not is_sound("● Rovia: On Sunday, Ana Ruiz sold the old mill to the miners of Lima")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Shortly thereafter, Ana Ruiz sold the mill to Cole", False),
        ("In an earlier meeting, Ben Cole asked for more coal", False),
        ("In an earlier meeting with Ana Ruiz, Ben Cole asked for coal", True),
        ("Ben Cole offered a gentler assessment of the mill", False),
        ("Ben Cole took a tender view of the old mill", True),
        ("Many miners in Lima share that sentiment", False),
        ("Ana Ruiz said that sentiment in the market had turned", True),
        ("Ana Ruiz shared the view of the court on Monday", True),
        ("Miners say such disclosure is dear to Lima", False),
        ("Ana Ruiz said such a sale would cost Lima dearly", False),
        ("Ana Ruiz said no such decision had been made in Lima", True),
        ("Ana Ruiz sold goods such as salt to the council of Lima", True),
    ],
)
def test_what_leans_on_words_that_are_not_printed_is_no_line(text, alone) -> None:
    assert is_sound(text) is alone
