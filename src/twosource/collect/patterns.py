"""The rules of `lexicon/segments.toml`, compiled. In come the tables; out go objects that try a paragraph.

>>> boilerplate().match("Read more").name
'pointer-alone'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from twosource import lexicon
from twosource.lexicon.pattern import Pattern
from twosource.model import SegmentKind

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Rule:
    """What a whole paragraph has to look like to be of a kind."""

    name: str
    kind: SegmentKind
    pattern: Pattern
    longest: int
    require: Pattern | None

    def fits(self, paragraph: str) -> bool:
        """Whether the paragraph is of this kind."""
        return (
            len(paragraph) <= self.longest
            and self.pattern.fullmatch(paragraph) is not None
            and (self.require is None or self.require.search(paragraph) is not None)
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of one or more kinds, tried in the order of the lexicon."""

    rules: tuple[Rule, ...]

    def match(self, paragraph: str) -> Rule | None:
        """The first rule that fits."""
        return next((rule for rule in self.rules if rule.fits(paragraph)), None)


@dataclass(frozen=True, slots=True)
class CaptionCue:
    """Words at the start, the end, or anywhere inside a paragraph that a picture's caption has."""

    name: str
    at: Literal["start", "end", "inside"]
    pattern: Pattern


@cache
def boilerplate() -> Rules:
    """The rules for boilerplate and credits that stand anywhere in a report."""
    return Rules(tuple(rule for rule in all_rules() if rule.kind != "byline"))


@cache
def bylines() -> Rules:
    """The rules for bylines, which stand at the head of a report."""
    return Rules(tuple(rule for rule in all_rules() if rule.kind == "byline"))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the lexicon."""
    return tuple(compiled(entry) for entry in lexicon.load("segments")["rule"])


def compiled(entry: dict[str, Any]) -> Rule:
    """A rule from its entry in the lexicon."""
    case = re.NOFLAG if entry.get("case") else re.IGNORECASE
    return Rule(
        name=entry["name"],
        kind=entry["kind"],
        pattern=Pattern(entry["pattern"], case | re.DOTALL),
        longest=entry.get("longest", LONGEST),
        require=Pattern(entry["require"], re.IGNORECASE | re.DOTALL) if "require" in entry else None,
    )


@cache
def caption_cues() -> dict[str, CaptionCue]:
    """The cues of captions by name."""
    return {
        entry["name"]: CaptionCue(entry["name"], entry["at"], Pattern(entry["pattern"], re.DOTALL))
        for entry in lexicon.load("segments")["caption"]
    }


@cache
def single(table: str) -> Pattern:
    """The one pattern of a table that has no more: "telling", "glued"."""
    return Pattern(cast(str, lexicon.load("segments")[table]["pattern"]))
