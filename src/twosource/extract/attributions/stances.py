"""How a source stands to what it is credited with. In comes a saying, out: asserts, denies, declines or unsure."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from twosource.extract.attributions.cues import Cue, load_cues, negated
from twosource.extract.attributions.sayings import Saying
from twosource.extract.parse import Parse
from twosource.lexicon import load

Stance = Literal["asserts", "denies", "declines", "unsure"]
SILENT = frozenset(("said", "reported", "discussed"))


def stance(parse: Parse, saying: Saying) -> Stance:
    """By the class of the cue and its negation."""
    cue = saying.cue
    negative = negated(parse, cue)
    if (
        cue.word.kind == "declined"
        or _is_declined(parse, cue)
        or (cue.word.kind == "denied" and _is_either(parse, cue))
    ):
        return "declines"
    if cue.word.kind == "denied":
        return "asserts" if negative else "denies"
    if cue.word.kind in ("unclear", "reportedly"):
        return "unsure"
    if negative and cue.word.kind in SILENT:
        return "declines"
    if (negative and cue.word.kind == "belief") or parse.lemma[cue.token] == "doubt":
        return "unsure"
    return _by_words(parse.string[saying.content[0].start : saying.content[-1].end]) if saying.content else "asserts"


def _by_words(content: str) -> Stance:
    """What the speaker's own first words make of it: "he was not sure …", "No comment"."""
    unsure, refusal = _openings()
    if refusal.fullmatch(content.strip("\"'.,! ")):
        return "declines"
    return "unsure" if unsure.match(content) else "asserts"


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How contents begin whose speaker does not know; refusals."""
    words = load("cues")["doubt"]
    speaker = rf"[\"' ]*(?:(?:{'|'.join(words['speakers'])})(?: |'|(?=n't)))+"
    unsure = "|".join(map(re.escape, words["openings"]))
    return re.compile(rf"{speaker}(?:{unsure})\b", re.I), re.compile("|".join(words["refusals"]), re.I)


def _is_declined(parse: Parse, cue: Cue) -> bool:
    """Whether it is what somebody declines to do: to "say whether", to "comment on"."""
    head = parse.head[cue.token]
    word = load_cues().verbs.get(parse.lemma[head])
    return parse.dep[cue.token] == "xcomp" and word is not None and word.kind == "declined"


def _is_either(parse: Parse, cue: Cue) -> bool:
    """Whether denying is one of two things not done: "neither confirm nor deny", "would not confirm or deny"."""
    head = parse.head[cue.token]
    if parse.dep[cue.token] != "conj":
        return False
    beside = {parse.lower[child] for child in parse.children[head]}
    return bool(beside & {"nor", "neither"}) or any(parse.dep[child] == "neg" for child in parse.children[head])
