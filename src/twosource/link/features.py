"""What of an event mention is compared with others. In comes a mention in the story's ids; out go its features.

features = features_of(mention, order=0, text=report.text, entities={})
features.stem
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.lexicon import load
from twosource.link.names import forms, key, words
from twosource.link.stories import stem as plain_stem
from twosource.model import Argument, Entity, EventMention, Status

AHEAD: frozenset[Status] = frozenset(("planned", "expected", "possible", "demanded"))
BEHIND: frozenset[Status] = frozenset(("occurred", "ongoing"))
SIDES = frozenset(("agent", "counterpart"))
OBJECTS = frozenset(("target", "theme"))
WORD = re.compile(r"[^\W_][\w'’.,-]*\w|\w")


@dataclass(frozen=True)
class Named:
    """Who takes part by name, people apart from bodies and places."""

    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True)
class Features:
    """What of a mention is compared.

    Participants are ids, or keys where an argument is no entity: all, those with a name who act or stand on a side,
    those with a name to whom it is done. `facts` counts what is known of the mention.
    """

    mention: EventMention
    order: int
    stem: str
    participants: frozenset[str]
    sides: Named
    objects: Named
    place: frozenset[str]
    words: frozenset[str]
    keys: tuple[object, ...]

    @property
    def facts(self) -> int:
        """How much the mention says about who, where, when and which one."""
        mention = self.mention
        return len(self.participants) + bool(self.place) + (mention.time is not None) + (mention.ordinal is not None)


def features_of(mention: EventMention, order: int, text: str, entities: Mapping[str, Entity]) -> Features:
    """The features of a mention; `order` is its report's place in the story, `text` that report's text."""
    arguments = [argument for argument in mention.arguments if argument.role != "place"]
    participants = frozenset(argument.entity or key(argument.name) for argument in arguments)
    place = mention.place
    stem = event_stem(mention.lemma)
    clues = [*sorted(participants), *([place.entity or key(place.name)] if place else [])]
    return Features(
        mention=mention,
        order=order,
        stem=stem,
        participants=participants,
        sides=_named(arguments, SIDES, entities),
        objects=_named(arguments, OBJECTS, entities),
        place=frozenset(words(place.name)) - forms("small_word") if place else frozenset(),
        words=content_words(text[mention.span.start : mention.span.end]),
        keys=(stem, *((mention.type, clue) for clue in clues)),
    )


def _named(arguments: Sequence[Argument], roles: frozenset[str], entities: Mapping[str, Entity]) -> Named:
    """The named ones in some roles: people, and bodies or places, who never rule one another out."""
    found = [entities[a.entity or ""] for a in arguments if a.role in roles and (a.entity or "") in entities]
    named = [entity for entity in found if entity.named]
    return Named(
        frozenset(entity.id for entity in named if entity.type == "person"),
        frozenset(entity.id for entity in named if entity.type != "person"),
    )


@cache
def event_stem(lemma: str) -> str:
    """One stem for a verb and the nouns made from it.

    >>> event_stem("arrive") == event_stem("arrival"), event_stem("nominate") == event_stem("nomination")
    (True, True)
    """
    same = _families().get(lemma)
    if same:
        return same
    stem = lemma.casefold()
    for ending in (
        "ation",
        "ment",
        "ition",
        "sion",
        "tion",
        "ion",
        "ance",
        "ence",
        "ing",
        "als",
        "al",
        "ure",
        "ate",
        "er",
        "or",
        "ee",
        "y",
        "e",
    ):
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            return stem.removesuffix(ending)
    return stem


@cache
def _families() -> dict[str, str]:
    return {lemma: entry["lemmas"][0] for entry in load("event_families")["family"] for lemma in entry["lemmas"]}


def content_words(text: str) -> frozenset[str]:
    """The words of a clause that are not common to news at large; numbers count.

    >>> sorted(content_words("The ferry had sunk off Norland with 212 people"))
    ['212', 'ferry', 'norland', 'sunk']
    """
    return frozenset(
        word for match in WORD.findall(text) if (word := plain_stem(match)) not in common_stems() and len(word) > 1
    )


@cache
def common_stems() -> frozenset[str]:
    """Stems of the words that every eighth news report has."""
    bands = load("common_words")["band"]
    return frozenset(plain_stem(word) for band in bands if band["share"] >= 0.06 for word in band["words"].split())
