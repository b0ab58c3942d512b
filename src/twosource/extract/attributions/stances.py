"""How a source stands to what it is credited with. In comes a saying, out: asserts, denies, declines or unsure."""

from __future__ import annotations

from typing import Literal

from twosource.extract.attributions.cues import negated
from twosource.extract.attributions.sayings import Saying
from twosource.extract.parse import Parse

Stance = Literal["asserts", "denies", "declines", "unsure"]
SILENT = frozenset(("said", "reported", "discussed"))


def stance(parse: Parse, saying: Saying) -> Stance:
    """By the class of the cue and its negation."""
    cue = saying.cue
    negative = negated(parse, cue)
    if cue.word.kind == "declined":
        return "declines"
    if cue.word.kind == "denied":
        return "asserts" if negative else "denies"
    if cue.word.kind == "unclear":
        return "unsure"
    if negative and cue.word.kind in SILENT:
        return "declines"
    if negative and cue.word.kind == "belief":
        return "unsure"
    return "asserts"
