"""What the event lexicon says, ready for look-up. In come its TOML tables; out go `Sense`s by the lemma of their word.

A table is one kind of happening with the verbs and nouns that tell it; `verb_if` and `noun_if` hold the conditions
under which a word has this sense ("charge" with a crime, not for a service).

    senses = load_senses()
    senses.verbs["meet"][0].type      # "CONSULT"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from twosource import lexicon
from twosource.model import EventType

KINDS = (
    "decisions", "talks", "conflict", "public", "happenings", "mishaps", "justice", "works", "media", "quarrels",
    "deeds",
)  # fmt: skip
FILES = tuple(f"events/{name}" for name in KINDS)
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Guard:
    """Conditions on a word's neighbors; an empty one asks nothing.

    Words are lemmas, or kinds such as "@actor"; `complement` is "clause", "infinitive" or both, `prep` a preposition.
    `acting` asks for a subject, also behind a passive's "by"; `nearby` for a word anywhere in the
    sentence; `content` for something that is said; `carried_by` for the subject of the verb that carries a noun;
    `perfect` for "has said"; `judges` for a content that says what a happening is ("the lawsuit was without merit");
    `not_own` for an object that is not the subject's own ("defended its record"); `named` for no wish to go unnamed.
    """

    object: frozenset[str] = NONE
    object_or_none: frozenset[str] = NONE
    not_object: frozenset[str] = NONE
    subject: frozenset[str] = NONE
    acting: frozenset[str] = NONE
    not_subject: frozenset[str] = NONE
    nearby: frozenset[str] = NONE
    prep: frozenset[str] = NONE
    not_prep: frozenset[str] = NONE
    not_particle: frozenset[str] = NONE
    not_adverb: frozenset[str] = NONE
    prep_object: frozenset[str] = NONE
    not_prep_object: frozenset[str] = NONE
    not_infinitive: frozenset[str] = NONE
    not_under: frozenset[str] = NONE
    complement: frozenset[str] = NONE
    not_complement: frozenset[str] = NONE
    modifier: frozenset[str] = NONE
    not_modifier: frozenset[str] = NONE
    light: frozenset[str] = NONE
    transitive: bool | None = None
    argued: bool = False
    singular: bool | None = None
    counted: bool | None = None
    possessed: bool = False
    dated: bool = False
    perfect: bool = False
    judges: bool = False
    content: bool = False
    determined: bool = False
    acted: frozenset[str] = NONE
    carried_by: frozenset[str] = NONE
    not_own: bool = False
    named: bool = False
    any_of: frozenset[str] = NONE

    @property
    def demands(self) -> int:
        """How many things it asks to stand around the word."""
        asked = (self.subject, self.nearby, self.prep, self.prep_object, self.complement, self.modifier, self.light)
        return sum(map(bool, asked))


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a verb or noun: its lexicon entry (`rule`), what it codes to, and what goes with it.

    `rest` are the other words of the term: particles after a verb ("step" down), words before a noun ("news"
    conference). `weak` senses are often no happening of their own and need company. One that `absorbs` tells the
    happening that its object names along with its own ("lifted the curfew"); one that `yields` leaves it to its
    "object" ("signed the accord"), "subject" ("the truce took effect") or "infinitive" ("vowed to resign"). `disaster`
    marks what kills without a killer; `otherwise` is the entry of a killing that one of these did; `in_words` that of
    an attack in a report of nothing but words.
    """

    rule: str
    type: EventType
    mode: str | None
    cameo: str | None
    rest: tuple[str, ...]
    guard: Guard
    roles: Mapping[str, str]
    counts: str | None
    weak: bool
    absorbs: bool
    yields: frozenset[str]
    disaster: bool
    otherwise: str | None
    in_words: str | None


@dataclass(frozen=True, slots=True)
class Senses:
    """All senses by lemma, the most demanding first; and by the name of their entry."""

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    rules: Mapping[str, Sense]


@cache
def load_senses() -> Senses:
    """The senses of the whole event lexicon."""
    verbs: dict[str, list[Sense]] = defaultdict(list)
    nouns: dict[str, list[Sense]] = defaultdict(list)
    roles = lexicon.load("events/words")["roles"]
    for rule, entry in entries():
        if entry.get("verbs"):
            verb = _sense(rule, entry, entry.get("verb_if", {}), roles)
            for first, *rest in map(str.split, entry["verbs"]):
                verbs[first].append(replace(verb, rest=tuple(rest)) if rest else verb)
        if entry.get("nouns"):
            noun = _sense(rule, entry, entry.get("noun_if", {}), roles)
            for *rest, last in (term.replace("-", " - ").split() for term in entry["nouns"]):  # as tokens
                nouns[last].append(replace(noun, rest=tuple(rest)) if rest else noun)
    rules = {rule: _sense(rule, entry, {}, roles) for rule, entry in entries()}
    rules |= {sense.rule: sense for found in (*nouns.values(), *verbs.values()) for sense in found}
    return Senses(_ranked(verbs), _ranked(nouns), rules)


def entries() -> Iterable[tuple[str, dict[str, Any]]]:
    """The lexicon's entries by name, in the order of the files; lists of words beside them are none."""
    return (item for name in FILES for item in lexicon.load(name).items() if "type" in item[1])


def _sense(rule: str, entry: Mapping[str, Any], guard: Mapping[str, Any], roles: Mapping[str, Any]) -> Sense:
    """What the entry says of all its verbs, or of all its nouns."""
    return Sense(
        rule=rule,
        type=entry["type"],
        mode=entry.get("mode"),
        cameo=entry.get("cameo"),
        rest=(),
        guard=_guard(guard),
        roles={**roles["default"], **roles.get(entry["type"], {}), **entry.get("roles", {})},
        counts=entry.get("counts"),
        weak=entry.get("weak", False),
        absorbs=entry.get("absorbs", False),
        yields=frozenset(entry.get("yields", ())),
        disaster=entry.get("disaster", False),
        otherwise=entry.get("otherwise"),
        in_words=entry.get("in_words"),
    )


def _guard(conditions: Mapping[str, Any]) -> Guard:
    read: dict[str, Any] = {
        key: frozenset(value) if isinstance(value, list) else value for key, value in conditions.items()
    }
    return Guard(**read)


def _ranked(senses: Mapping[str, list[Sense]]) -> dict[str, tuple[Sense, ...]]:
    return {
        lemma: tuple(sorted(found, key=_demands, reverse=True) if len(found) > 1 else found)
        for lemma, found in senses.items()
    }


def _demands(sense: Sense) -> tuple[int, bool, bool, int]:
    """How much a sense asks for: longer terms first, then actors, then objects of its own, then the more conditions."""
    guard = sense.guard
    return len(sense.rest), bool(guard.acting), bool(guard.object), guard.demands
