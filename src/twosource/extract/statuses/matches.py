"""Which entry of the lexicon a link meets. In comes a link of a parse; out goes its `Cue`, or None.

"calls" with the frame "for" meets the entry "called-for"; "rejects" meets one only where claims are rejected.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import find_negation
from twosource.extract.statuses.links import Link, lemma
from twosource.extract.statuses.nominals import is_definite

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}


def fits(cue: cues.Cue, link: Link, token: Token, *, event: bool) -> bool:
    """Whether the cue takes such a noun: a claim that something hangs on, a strike that is called, something new."""
    word = token.lemma_.lower()
    if cue.nouns == "carriers":
        return not event and cues.is_carrier(word)
    if cue.nouns == "called":
        nobody = find_negation(link.governor, list(link.governor.children)) is not None
        return word in cues.kind("called") and (nobody or not is_definite(token))
    if cue.nouns == "dated":
        return word in cues.kind("scheduled") or word in cues.kind("called")
    if cue.nouns in ("pacts", "new pacts"):
        new = cue.nouns == "pacts" or _is_still_to_come(token)
        return new and (token.pos_ == "VERB" or word in cues.kind("pacts"))
    if cue.nouns == "no other object":
        others = (child for child in link.governor.rights if child.i < token.i and child.ent_type_ != "DATE")
        return not any(child.dep_ in ("dobj", "oprd", "ccomp") for child in others)
    if cue.nouns == "crimes" and not _is_crime(token):
        return False
    return cue.nouns not in ("indefinite", "crimes") or not is_definite(token)


def _is_crime(token: Token) -> bool:
    """Whether it is a crime, or deals with one or with what is one: "taking bribes"."""
    about = (child for child in token.children if child.dep_ in ("dobj", "xcomp"))
    return any(one.lemma_.lower() in cues.kind("crimes") for one in (token, *about))


def _is_still_to_come(noun: Token) -> bool:
    """Whether nothing tells which one it is: "a deal", but not "the deal", nor "a deal that both sides signed"."""
    clauses = any(child.dep_ in ("acl", "relcl") for child in noun.rights)
    return noun.pos_ == "NOUN" and any(child.lower_ in ("a", "an") for child in noun.lefts) and not clauses


def find_cue(link: Link) -> cues.Cue | None:
    """The lexicon's entry for the link's word in its frame."""
    word = link.governor
    part = PARTS.get(word.pos_)
    if part is None:
        return None
    key = lemma(word)
    found = cues.governing(part, key, link.frame)
    if found is None and part == "verb":
        adjective = word.dep_ in ("acomp", "oprd", "xcomp")
        found = cues.governing("adjective", word.lower_, link.frame) if adjective else None
        return found or cues.governing("verb", word.lemma_.lower(), link.frame)
    if found is None and part == "adjective":
        return cues.governing("adjective", word.lower_, link.frame)
    return found
