"""A passage without what another report lacks: what is left reads as a sentence, and says which words are gone."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Spare
from twosource.weigh import weigh
from twosource.write.akin import needed
from twosource.write.compression import shortened
from twosource.write.passage import Passage, source
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
OTHER = "Rovia’s council sold the mill on Monday to Ben Cole."


def short(build, text, gone, lacks):
    """The passage of a sentence, with these stretches to spare, without the words that the other one lacks."""
    build.report("a", text, "Harbor Post", MONDAY)
    build.report("b", OTHER, "Coast Daily", MONDAY)
    mention = build.mention("a", text, "sold", "occurred")
    build.event("sale", mention)
    story = build.story()
    spares = tuple(Spare(build.span("a", stretch), kind, build.span("a", of).start) for stretch, kind, of in gone)
    readings = tuple(
        one.__class__(one.report, one.sentences, one.entities, one.timexes, one.attributions, one.events, spares)
        if one.report.id == "a"
        else one
        for one in story.readings
    )
    teller = Teller(weigh(story.__class__(**{**_fields(story), "readings": readings})), story.events)
    passage = teller.passages.opening("a", build.span("a", text))
    missing = [word for word in needed(teller, passage) if word.text in lacks]
    there = Passage(OTHER, "b", build.span("b", OTHER))
    return teller, shortened(teller, passage, mention, there, missing)


def _fields(story):
    return {name: getattr(story, name) for name in story.__slots__}


@pytest.mark.parametrize(
    ("text", "gone", "lacks", "told"),
    [
        (
            "The council of Rovia sold an old silver mill to Ben Cole on Monday.",
            [("old silver ", "modifier", "mill")],
            ["old", "silver"],
            "The council of Rovia sold a mill to Ben Cole on Monday",
        ),
        (
            "The council of Rovia sold a ruined old mill to Ben Cole on Monday.",
            [("ruined ", "modifier", "mill")],
            ["ruined"],
            "The council of Rovia sold an old mill to Ben Cole on Monday",
        ),
        (
            "After long talks, the council of Rovia sold the mill to Ben Cole on Monday.",
            [("After long talks, ", "phrase", "sold")],
            ["long", "talks"],
            "The council of Rovia sold the mill to Ben Cole on Monday",
        ),
        (
            "The council of Rovia sold the mill, which burned in May, to Ben Cole on Monday.",
            [(", which burned in May,", "clause", "mill"), (" in May", "phrase", "burned")],
            ["burned", "May"],
            "The council of Rovia sold the mill to Ben Cole on Monday",
        ),
    ],
)
def test_the_smallest_stretch_around_each_word_goes(build, text, gone, lacks, told) -> None:
    teller, passage = short(build, text, gone, lacks)
    assert passage.text == told
    left = source(passage, teller.passages.readings["a"].report.text)
    assert len(left) == passage.span.end - passage.span.start
    assert not set(left.replace(",", "").split()) & set(lacks)


def test_a_word_that_has_to_stay_leaves_nothing(build) -> None:
    text = "The council of Rovia sold the silver mill to Ben Cole on Monday."
    assert short(build, text, [], ["silver"])[1] is None


def test_the_word_for_what_happened_never_goes(build) -> None:
    text = "The council of Rovia, which sold the mill on Monday, left the hall of Lima."
    gone = [(", which sold the mill on Monday,", "clause", "council")]
    assert short(build, text, gone, ["mill"])[1] is None
