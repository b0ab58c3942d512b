"""The words that decide a status, ready to be looked up. In comes the lexicon `statuses`; out go `Cue`s by their words.

    >>> governing("verb", "plan", "inf").sets
    'planned'

Tables are built once, at the first look.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from twosource.lexicon import load

GOVERNING = ("verb", "noun", "adjective")
SINGLE = ("modifier", "predicate", "auxiliary", "adverb", "conjunction", "preposition")


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lexicon: what its words set an event to.

    `sets` and `negated` are a status, or "fact", "pass", "future" (see the head of the lexicon); `perfect` holds
    before a perfect, `reported` in what somebody said; `of` is what an adverb changes, `nouns` what may hang on it.
    """

    rule: str
    sets: str
    negated: str | None = None
    perfect: str | None = None
    reported: str | None = None
    of: str | None = None
    nouns: str = ""
    ahead: str | None = None
    past: str | None = None


def governing(part: str, word: str, frame: str) -> Cue | None:
    """The cue that WORD is to an event that hangs on it in FRAME; PART is verb, noun or adjective."""
    return _governing().get((part, word, frame))


def single(part: str, word: str) -> Cue | None:
    """The cue that WORD is by itself; PART is one of `SINGLE`."""
    return _single().get((part, word))


@lru_cache(maxsize=16384)
def is_carrier(noun: str) -> bool:
    """Whether something hangs on the noun: "plan", "claim", "demand"."""
    return any(governing("noun", noun, frame) for frame in ("of", "that", "inf"))


@cache
def kind(name: str) -> frozenset[str]:
    """The words of one of the lexicon's kinds."""
    return frozenset(load("statuses")["kinds"][name])


def within(outer: str, inner: str) -> str:
    """The status of something told as INNER within something told as OUTER.

    >>> within("possible", "planned"), within("denied", "denied")
    ('possible', 'occurred')
    """
    table: dict[str, dict[str, str]] = load("statuses")["within"]
    return table.get(outer, {}).get(inner, inner)


@cache
def _governing() -> dict[tuple[str, str, str], Cue]:
    return {
        (part, word, frame): _cue(entry)
        for part in GOVERNING
        for entry in reversed(load("statuses")[part])
        for word in entry["words"]
        for frame in entry["frames"]
    }


@cache
def _single() -> dict[tuple[str, str], Cue]:
    return {
        (part, word): _cue(entry)
        for part in SINGLE
        for entry in reversed(load("statuses")[part])
        for word in entry["words"]
    }


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        rule=entry["rule"],
        sets=entry["sets"],
        negated=entry.get("negated"),
        perfect=entry.get("perfect"),
        reported=entry.get("reported"),
        of=entry.get("of"),
        nouns=entry.get("nouns", ""),
        ahead=entry.get("ahead"),
        past=entry.get("past"),
    )
