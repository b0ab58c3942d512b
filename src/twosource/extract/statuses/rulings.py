"""What a court lets be is decided when it is told. In come an event's word and its `Outlook`; out goes the outlook.

"The Supreme Court will allow the ban to take effect" tells of a ruling that was made; what is allowed is yet to come.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import Outlook, outlook


def ruling_outlook(verb: Token, found: Outlook) -> Outlook:
    """The outlook FOUND of a verb, or that of a fact where it tells by "will" what a court has decided."""
    if found.status not in ("planned", "expected") or found.reasons[-1].rule != "will":
        return found
    if verb.lemma_.lower() not in cues.kind("rulings") or not _of_court(verb):
        return found
    if verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and _of_court(verb.head)):
        return outlook("occurred", "court-lets", verb)
    return found  # "lawyers hope that the court will let …"


def _of_court(verb: Token) -> bool:
    """Whether a court does it."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject is not None and _is_court(subject)


def _is_court(noun: Token) -> bool:
    """Whether it is a court or a judge, also by name: "the Supreme Court", "Judge Ana Ruiz"."""
    courts = frozenset(lexicon.load("events/words")["courts"]["nouns"])
    named = (child.lower_ in courts for child in noun.lefts if child.dep_ in ("compound", "nmod"))
    return noun.lemma_.lower() in courts or (noun.pos_ == "PROPN" and any(named))
