"""Times that happenings share with what they go along with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

DayOf = Callable[[str, str], str | None]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police stormed the bank on Monday, arresting six men.", "arresting"),
        ("Police stormed the bank on Monday, arresting six men and freeing two hostages.", "freeing"),
        ("The minister spoke in Oslo on Monday, rejecting the offer.", "rejecting"),
        ("At a meeting in Oslo on Monday, ministers agreed to cut tariffs.", "agreed"),
        ("During a visit to Oslo on Monday, she met the king.", "met"),
        ("In a letter sent on Monday, the senator asked the envoy to resign.", "asked"),
        ("Speaking in Oslo on Monday, the president threatened to bomb the city.", "threatened"),
        ("The attack, which took place on Monday, killed three.", "attack"),
        ("The mayor surprised the town on Monday by firing the police chief.", "firing"),
        ("The senator stunned voters on Monday when he quit the race.", "quit"),
        ("She testified at a hearing Monday before the panel.", "hearing"),
        ("Two people were killed Monday when a bomb exploded in the market.", "exploded"),
    ],
)
def test_what_goes_along_with_a_dated_verb_is_of_its_day(day_of: DayOf, text: str, trigger: str) -> None:
    assert day_of(text, trigger) == "2021-03-08"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army shelled the town on Monday after arresting its mayor.", "arresting"),
        ("The army shelled the town on Monday, having arrested its mayor.", "arrested"),
        ("The panel postponed its session until Monday, rejecting the offer.", "rejecting"),
        ("The talks, which the king proposed on Monday, failed.", "talks"),
        ("Facing a trial on Monday, the mayor resigned.", "resigned"),
        ("The mayor said on Monday that she wept when the envoy quit the race.", "quit"),
        ("She explained on Monday when the army attacked the town.", "attacked"),
        ("The panel learned on Monday when the army attacked the town.", "attacked"),
        ("The mayor stepped in on Monday when the envoy had quit the race.", "quit"),
    ],
)
def test_what_is_of_another_time_is_not(day_of: DayOf, text: str, trigger: str) -> None:
    assert day_of(text, trigger) is None


def test_a_time_of_its_own_comes_first(day_of: DayOf) -> None:
    text = "Police stormed the bank on Monday, arresting six men on Tuesday."
    assert day_of(text, "arresting") == "2021-03-09"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Lund arrived on Monday for a visit.", ["arrived"]),
        ("Lund arrived in Oslo on Monday for a visit to Norway.", ["arrived"]),
        ("Lund arrived on Monday for a visit by the king.", ["arrived", "visit"]),
        ("Lund arrived in Oslo on Monday for a visit to Lima.", ["arrived", "visit"]),
    ],
)
def test_who_arrives_for_a_visit_begins_only_an_own_one_there(nlp: Language, text: str, triggers: list[str]) -> None:
    assert [text[event.trigger.start : event.trigger.end] for event in nlp(text)._.events] == triggers


def test_who_stops_on_the_way_is_on_it_that_day(day_of: DayOf) -> None:
    assert day_of("The envoy stopped in Doha on Monday en route to Lima.", "route") == "2021-03-08"
