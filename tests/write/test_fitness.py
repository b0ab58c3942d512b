"""How well a passage tells an event: one thing more or less than a plain passage has."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from twosource.model import Argument, EventMention, Interval, Span
from twosource.write.fitness import fitness
from twosource.write.passage import Passage

WORDS = "The ministers met in Oslo on Friday."
PLAIN = Passage(WORDS, "a", Span(0, len(WORDS)))
RUIZ = Argument("agent", "The ministers", Span(0, 13), "E1")
OSLO = Argument("place", "Oslo", Span(21, 25), "E2")
FRIDAY = Interval(datetime(2021, 3, 5), datetime(2021, 3, 6))
MET = EventMention("V1", "a", Span(0, 35), Span(14, 17), "meet", "CONSULT", "occurred")


def gain(text: str = WORDS, *, early: bool = False, **more: Any) -> float:
    """By how much it is better than the plain passage."""
    return fitness(replace(MET, **more), replace(PLAIN, text=text), early=early) - fitness(MET, PLAIN, early=False)


@pytest.mark.parametrize(
    "more",
    [{"arguments": (RUIZ,)}, {"place": OSLO}, {"time": FRIDAY, "time_span": Span(29, 35)}, {"early": True}],
)
def test_who_where_when_and_an_early_sentence_are_better(more: dict[str, Any]) -> None:
    assert gain(**more) > 0


def test_a_noun_brackets_and_more_words_are_worse() -> None:
    assert gain(nominal=True) < 0
    assert gain("[The ministers] met in Oslo on Friday.") < gain("(The ministers) met in Oslo on Friday.")
    assert gain(f"{WORDS} It rained.") < 0


def test_whoever_is_not_known_by_an_id_is_nobody() -> None:
    assert gain(arguments=(replace(RUIZ, entity=None),)) == 0
    assert gain(arguments=(RUIZ, replace(RUIZ, role="counterpart"))) == gain(arguments=(RUIZ,))
