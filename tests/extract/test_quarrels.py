"""Attacks with words and attacks with arms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.model import EventMention

Read = Callable[[str], tuple[EventMention, ...]]
QUARREL = "Ana Ruiz criticized the plan on Monday and rejected an offer. "


@pytest.mark.parametrize(
    ("text", "trigger", "types"),
    [
        (QUARREL + "Omar Vega attacked Ana Ruiz in return.", "attacked", ["ACCUSE"]),
        (QUARREL + "The attacks went on.", "attacks", ["ACCUSE"]),
        ("Omar Vega attacked Ana Ruiz in return.", "attacked", ["ASSAULT"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz with a knife.", "attacked", ["ASSAULT"]),
        (QUARREL + "Soldiers attacked Ana Ruiz.", "attacked", ["ASSAULT"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz. Two men were killed.", "attacked", ["ASSAULT"]),
        (QUARREL + "The terrorist attack was over. The attack shook Lima.", "attack", ["ASSAULT", "ASSAULT"]),
        (QUARREL + "She spoke of the Sept. 11 attacks.", "attacks", ["ASSAULT"]),
    ],
)
def test_in_a_report_of_words_an_attack_is_one_of_words(
    events_of: Read, text: str, trigger: str, types: list[str]
) -> None:
    found = [event.type for event in events_of(text) if text[event.trigger.start : event.trigger.end] == trigger]
    assert found == types
