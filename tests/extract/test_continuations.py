"""Days that go on from the sentence before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource import lexicon
from twosource.model import EventMention

DayOf = Callable[[str, str], str | None]

MONDAY = "2021-03-08"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police stormed the bank on Monday. Hours later, they freed two men.", "freed"),
        ("The trial opened on Monday. While lawyers spoke, the mayor resigned.", "resigned"),
        ("As hearings ended on Monday, it seemed he would win. While aides cheered, she quit the race.", "quit"),
        ("The trial opened on Monday. While lawyers argued, the mayor went home and resigned.", "resigned"),
        ("Rebels seized the port on Monday. Soon after, a mob attacked the embassy.", "attacked"),
        ("The envoy was jailed on Monday. Hours later, a mob attacked the embassy.", "attacked"),
        ("Rebels seized the port on Monday. Earlier in the day, a mob attacked the embassy.", "attacked"),
        ("The envoy arrived in Lima on Monday.\n\nShortly afterward, he met the king.", "met"),
        ("The army shelled the port on Monday. At the same time, rebels attacked a bridge in Kano.", "attacked"),
        ("The envoy landed in Lima on Monday. Later that day he was arrested by police.", "arrested"),
        ("Rebels seized the port on Monday. As troops fled, a mob attacked the embassy.", "attacked"),
        ("The mine was flooded on Monday. Within hours, police arrested its owner.", "arrested"),
    ],
)
def test_what_goes_on_is_of_the_same_day(day_of: DayOf, text: str, trigger: str) -> None:
    assert day_of(text, trigger) == MONDAY


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army shelled the port on Monday. At the same time, rebels had attacked a bridge in Kano.", "attacked"),
        ("The envoy will land in Lima on Friday. At the same time, rebels attacked a bridge in Kano.", "attacked"),
        (
            "The envoy left on Monday after his plane landed on Saturday. Hours later, rebels attacked a bridge.",
            "attacked",
        ),
        ("The envoy arrived in Lima on Monday. As mayor, he attacked the plan.", "attacked"),
        ("The envoy arrived in Lima on Monday. While he was in prison, he met the king.", "met"),
        ("The envoy arrived in Lima on Monday. While he leads the party, he attacked the plan.", "attacked"),
        ("The law took effect last year. Hours later, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. Meanwhile, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. Rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. Shortly after the talks ended, he left for Oslo.", "left"),
        ("The envoy arrived in Lima on Monday. Shortly after her birth, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. Soon after the war ended, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. Within hours of his birth, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. As the war raged, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. While Cole lived in Oslo, rebels attacked a bridge.", "attacked"),
        ("The envoy arrived in Lima on Monday. While she crossed Peru, she met the king.", "met"),
        ("The envoy died on Monday. While troops fled, rebels attacked a bridge.", "attacked"),
        ('The envoy wrote: "We landed on Monday." Hours later, rebels attacked a bridge.', "attacked"),
    ],
)
def test_what_may_be_of_another_day_is_not(day_of: DayOf, text: str, trigger: str) -> None:
    assert day_of(text, trigger) is None


def test_a_day_of_its_own_stays(day_of: DayOf) -> None:
    text = "Police stormed the bank on Monday. Hours later, on Tuesday, they freed two men."
    assert day_of(text, "freed") == "2021-03-09"


def test_the_examples_of_the_lexicon_are_read(events_of: Callable[[str], tuple[EventMention, ...]]) -> None:
    for text in lexicon.load("events/order")["continuing"]["examples"]:
        events = events_of(text)
        assert events
        assert all(event.time for event in events)
