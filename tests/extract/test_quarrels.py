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
        (QUARREL + "Omar Vega attacked his rivals with an ad.", "attacked", ["ACCUSE"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz. The attacks went on.", "attacks", ["ACCUSE"]),
        (QUARREL + "The senator attacked Ana Ruiz. The attack went on.", "attack", ["ACCUSE"]),
        (QUARREL + "Omar Vega's attack on Ana Ruiz went on.", "attack", ["ACCUSE"]),
        (QUARREL + "The attacks went on.", "attacks", ["ASSAULT"]),
        ("Omar Vega attacked Ana Ruiz in return.", "attacked", ["ASSAULT"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz with a spade.", "attacked", ["ASSAULT"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz at a market.", "attacked", ["ASSAULT"]),
        (QUARREL + "Ana Ruiz was attacked on Sunday.", "attacked", ["ASSAULT"]),
        (QUARREL + "Soldiers attacked Ana Ruiz.", "attacked", ["ASSAULT"]),
        (QUARREL + "A crowd attacked the embassy.", "attacked", ["ASSAULT"]),
        (QUARREL + "A husband attacked his wife.", "attacked", ["ASSAULT"]),
        (QUARREL + "Chad attacked Peru.", "attacked", ["ASSAULT"]),
        (QUARREL + "Peru invaded Chad.", "invaded", ["ASSAULT"]),
        (QUARREL + "Omar Vega attacked Ana Ruiz. Demonstrators stormed a bank.", "attacked", ["ASSAULT"]),
        (QUARREL + "The offensive in Mali went on.", "offensive", ["ASSAULT"]),
        (QUARREL + "An ambush followed.", "ambush", ["ASSAULT"]),
        (QUARREL + "The attack on the embassy shook Lima.", "attack", ["ASSAULT"]),
        (QUARREL + "Police stormed the square after the attack.", "attack", ["ASSAULT"]),
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
