"""Whose a speaker is: a line or one above it says so."""

from __future__ import annotations

import pytest

from twosource.write.parties import is_placed


@pytest.mark.parametrize(
    ("text", "seen", "placed"),
    [
        ("An aide said the offer for the mill was withdrawn", "", False),
        ("An aide to Ana Ruiz said the offer for the mill was withdrawn", "", True),
        ("A spokeswoman for the Cole campaign said the duke owes the miners an answer", "Ana Ruiz leaves", False),
        ("A spokeswoman for the Cole campaign said the duke owes the miners an answer", "Ben Cole leads", True),
        ("A Harbor Ministry spokesman, Ben Cole, declined to comment on the mill", "", True),
        ("A spokeswoman for the House campaign said the duke owes the miners an answer", "", True),
    ],
)
def test_a_speaker_has_a_side(text: str, seen: str, placed: bool) -> None:
    assert is_placed(text, seen) is placed
