"""What was done, in words that no entry lists. In comes a verb in its sentence; out goes a deed's frame, or nothing.

Lists end, and a new story has other words: "Surgeons stitched the minister's hand". A deed is told in the past by a
clause that asserts it (not "barely", "reportedly" or in a film), and somebody does it or has it done to him. Words of
saying and of states tell none; a word that an entry lists, but not as it stands here ("met its target"), is left to it.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.frames import Frame, frame_of
from twosource.extract.events.generalities import is_general
from twosource.extract.events.guards import TIMES
from twosource.extract.events.kinds import Kinds

DEED = "deed"  # its entry in the lexicon
HELPING = frozenset(("was", "were", "has", "have", "had", "'ve", "been", "got"))


def deed_of(verb: Token, kinds: Kinds) -> Frame | None:
    """The frame of a verb that tells a deed."""
    if not _is_asserted(verb) or verb.lemma_.lower() in _no_deeds() or kinds.voices.has_content(verb):
        return None
    if is_general(verb, kinds.voices) or _is_hedged(verb):
        return None
    frame = frame_of(verb)
    if frame.passive and not frame.subjects and not any(word.ent_type_ in TIMES for word in verb.subtree):
        return None  # "was based in Lima" is a state
    involved = (*frame.subjects, *frame.objects)
    return frame if frame.surface and any(map(kinds.is_actor, involved)) else None


def _is_asserted(verb: Token) -> bool:
    """Whether it stands in the past, undenied, in a main clause, one beside it, or what somebody says."""
    said = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.head.lemma_.lower() in _words("tellers")
    if not (verb.dep_ in ("ROOT", "conj") or said):
        return False
    helping = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helping & HELPING))
    return past and helping <= HELPING and not any(child.dep_ == "neg" for child in verb.children)


def _is_hedged(verb: Token) -> bool:
    """Whether it was hardly done, is only said to be, or is told in a film."""
    hedges, fictions = _words("hedges"), _words("fictions")
    beside = [child for one in (verb, verb.head) for child in one.children]
    if any(child.dep_ == "advmod" and child.lower_ in hedges for child in beside):
        return True
    inside = (noun for prep in beside if prep.lower_ == "in" for noun in prep.children if noun.dep_ == "pobj")
    return any(noun.lemma_.lower() in fictions for noun in inside)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("events/deeds")[name]["words"])


@cache
def _no_deeds() -> frozenset[str]:
    """Verbs that tell a state, and those that say something."""
    return frozenset((*_words("states"), *lexicon.load("cues")["verbs"]))
