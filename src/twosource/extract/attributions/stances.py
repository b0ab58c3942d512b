"""How a source stands to what it is credited with. In comes a saying, out: asserts, denies, declines or unsure."""

from __future__ import annotations

import re
from functools import cache

from twosource.extract.attributions.cues import Cue, load_cues, negated
from twosource.extract.attributions.sayings import Saying
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Stance

SILENT = frozenset(("said", "reported", "discussed"))
SHORT = 200  # characters of a content that does nothing but call something untrue


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
        if any(parse.lower[child] == "neither" for child in parse.children[cue.token]):
            return "declines"
        return "asserts" if negative else "denies"
    if cue.word.kind in ("unclear", "reportedly"):
        return "unsure"
    if negative and cue.word.kind in SILENT:
        unable = any(parse.lower[child] in ("could", "can") for child in parse.children[cue.token])
        return "unsure" if unable and parse.lemma[cue.token] in ("say", "tell") else "declines"
    if (negative and cue.word.kind == "belief") or parse.lemma[cue.token] == "doubt":
        return "unsure"
    if not saying.content:
        return "asserts"
    content = parse.string[saying.content[0].start : saying.content[-1].end]
    return "unsure" if _asks(parse, cue, content) else _by_words(content)


def _asks(parse: Parse, cue: Cue, content: str) -> bool:
    """Whether it is a question: "asked whether", "wondered why", a quotation that asks."""
    doubt = load("cues")["doubt"]
    if parse.lemma[cue.token] not in doubt["questions"]:
        return False
    words = content.strip("\"' ")
    return words.endswith("?") or words.split(" ", 1)[0].lower() in doubt["asking"]


def _by_words(content: str) -> Stance:
    """What the speaker's own first words make of it: "he was not sure …", "No comment", "the reports were false"."""
    unsure, refusal = _openings()
    if len(content) < SHORT and _denial().search(content):
        return "denies"
    if refusal.fullmatch(content.strip("\"'.,! ")):
        return "declines"
    return "unsure" if unsure.match(content) else "asserts"


@cache
def _denial() -> re.Pattern[str]:
    """What somebody said called untrue, or "it was not true that"."""
    words = load("cues")["doubt"]
    untrue = "|".join(map(re.escape, words["untrue"]))
    reports = "|".join(words["reports"])
    plain = rf"^[\"' ]*(?:it|that|this) (?:was|is|were|'s) (?:an? |all |simply |completely |just )*(?:{untrue})\b"
    return re.compile(rf"\b(?:{reports})s?\b.*\b(?:{untrue})\b|{plain}", re.I)


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
