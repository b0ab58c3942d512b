"""What CAMEO codes by a phrase: sorrow, thanks, alerts, tear gas. In comes a Doc; out go `Told`s.

Each has who tells or does it, about or to whom. The phrases stand in `lexicon/cameo_told.toml`: a verb with the nouns
that make it one, or an adjective behind "be".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.frames import Frame, frame_of, prepositional
from twosource.extract.events.lists import conjuncts

Entry = Mapping[str, Any]
CLAUSES = ("acl", "ccomp", "relcl")


@dataclass(frozen=True, slots=True)
class Told:
    """A word with its subjects, those that it is about, the code, and the entry's own nouns, which are no party."""

    verb: Token
    subjects: tuple[Token, ...]
    about: tuple[Token, ...]
    code: str
    things: frozenset[int]


def told(doc: Doc) -> Iterator[Told]:
    """All of them, in reading order."""
    by_word = _entries()
    for token in doc:
        entries = by_word.get((token.pos_ == "ADJ", token.lemma_.lower()))
        if entries and token.pos_ in ("VERB", "ADJ"):
            found = next(filter(None, (_told(token, entry) for entry in entries)), None)
            if found is not None:
                yield found


@cache
def _entries() -> dict[tuple[bool, str], list[Entry]]:
    """The entries by their word, and whether it is an adjective."""
    found: dict[tuple[bool, str], list[Entry]] = {}
    for entry in lexicon.load("cameo_told")["told"]:
        words = [(False, word) for word in entry.get("verbs", ())] + [
            (True, word) for word in entry.get("adjectives", ())
        ]
        for word in words:
            found.setdefault(word, []).append(entry)
    return found


def _told(word: Token, entry: Entry) -> Told | None:
    frame = frame_of(word if word.pos_ == "VERB" else word.head)
    subjects = list(chain.from_iterable(map(conjuncts, frame.subjects)))
    things = _things(frame, entry)
    wrong = "subjects" in entry and all(one.lemma_.lower() not in entry["subjects"] for one in subjects)
    if not subjects or frame.negated or wrong or (entry["nouns"] and not things):
        return None
    infinitive = _infinitive(frame, entry)
    if "infinitives" in entry and infinitive is None:
        return None
    inner = frame_of(infinitive) if infinitive is not None else None
    preps = _preps(word, frame, things, inner)
    about = _about(entry, frame, things, inner)
    if not all(_has(need, frame, preps) for need in entry.get("needs", ())):
        return None
    behind = (one for prep in entry["prepositions"] for one in preps.get(prep, ()))
    nouns = tuple(dict.fromkeys(chain.from_iterable(map(conjuncts, (*about, *behind)))))
    named = frozenset(one.i for one in things) if entry["nouns"] else frozenset()
    return Told(word, tuple(subjects), nouns, str(entry["code"]), named)


def _things(frame: Frame, entry: Entry) -> list[Token]:
    """The objects, or the nouns that the entry asks for, also behind a preposition: "on alert", "on behalf"."""
    if not entry["nouns"]:
        return list(frame.objects)
    behind = chain.from_iterable(frame.preps.values())
    return [one for one in (*frame.objects, *behind) if _is_named(one, entry["nouns"])]


def _is_named(noun: Token, nouns: list[str]) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in nouns or (noun.i > 0 and f"{noun.nbor(-1).lower_} {lemma}" in nouns)


def _infinitive(frame: Frame, entry: Entry) -> Token | None:
    below = (child for child in frame.verb.subtree if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl"))
    return next((one for one in below if one.lemma_.lower() in entry.get("infinitives", ()) and one.tag_ == "VB"), None)


def _preps(word: Token, frame: Frame, things: list[Token], inner: Frame | None) -> dict[str, list[Token]]:
    """What stands behind the prepositions of the verb, of its objects and of its infinitive."""
    found: dict[str, list[Token]] = {}
    own = prepositional(word) if word is not frame.verb else {}
    for preps in (own, frame.preps, *map(prepositional, things), inner.preps if inner else {}):
        for prep, tokens in preps.items():
            found.setdefault(prep, []).extend(tokens)
    return found


def _about(entry: Entry, frame: Frame, things: list[Token], inner: Frame | None) -> list[Token]:
    """Who it is about by the entry's own slots."""
    done = inner.objects if inner is not None and not entry["nouns"] else things
    clauses = [one for thing in things for one in thing.children if one.dep_ in CLAUSES] + frame.clauses
    slots = {
        "object": done,
        "owner": [child for one in things for child in one.children if child.dep_ == "poss"],
        "dative": frame.datives,
        "patient": [one for one in frame.objects if one not in things],
        "clause": [child for one in clauses for child in one.children if child.dep_ in ("nsubj", "nsubjpass")],
    }
    return [one for slot in entry.get("about", ()) for one in slots[slot]]


def _has(need: str, frame: Frame, preps: Mapping[str, list[Token]]) -> bool:
    """Whether a clause is there, a verb in -ing, or one of several particles or prepositions ("up/down")."""
    if need == "that":
        return bool(frame.clauses)
    if need == "doing":
        return any(child.tag_ == "VBG" and child.dep_ in ("xcomp", "pcomp", "ccomp") for child in frame.verb.children)
    said = {*preps, *frame.particles, *(one.lower_ for one in frame.objects)}
    return not said.isdisjoint(need.split("/"))
