"""What a later clause takes back: "had planned to meet, but it was canceled". In comes an event, out its `Outlook`.

Only a plan or expectation can be called off, and only by a clause of the same sentence, joined to the event's own,
whose subject is a pronoun, a word for a plan, or the event's own word.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import Outlook, clause_outlook, outlook
from twosource.extract.statuses.links import lemma
from twosource.extract.statuses.nominals import is_definite
from twosource.statuses import OPEN

OFF = ("canceled", "postponed")
STEPS = 6


def contrast_outlook(token: Token, found: Outlook) -> Outlook:
    """The outlook FOUND of the event, or "cancelled" where a clause joined to its own says so."""
    if found.reasons and found.reasons[-1].rule == "had-been-planned":
        return _called_off_nearby(token) or found
    if found.status not in OPEN:
        return found
    for verb in _joined(token):
        cue = cues.governing("verb", lemma(verb), "object")
        if cue and cue.rule in OFF and clause_outlook(verb).factual and _speaks_of(verb, token):
            rule = cue.rule if cue.rule == "postponed" else "but-canceled"
            return Outlook("cancelled", (*found.reasons, *outlook("", rule, verb).reasons))
    return found


def _called_off_nearby(token: Token) -> Outlook | None:
    """What became of a plan that was one once, by a verb of its own sentence or of those beside it."""
    own = token.sent
    doc = token.doc
    first = doc[own.start - 1].sent.start if own.start else 0
    last = doc[own.end].sent.end if own.end < len(doc) else own.end
    for verb in doc[first:last]:
        cue = cues.governing("verb", lemma(verb), "object") if verb.pos_ == "VERB" else None
        if cue and cue.rule in OFF and clause_outlook(verb).factual and _takes_back(verb, token):
            return outlook("cancelled", cue.rule, verb)
    return None


def _takes_back(verb: Token, event: Token) -> bool:
    """Whether what is called off is a plan, a pronoun or bears the event's own word."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "dobj"):
            word = child.lemma_.lower()
            return child.pos_ == "PRON" or word == event.lemma_.lower() or word in cues.kind("plans")
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() == event.lemma_.lower()


def _joined(token: Token) -> Iterator[Token]:
    """The verbs joined to those above the event, later in the sentence."""
    at = token
    for _ in range(STEPS):
        for child in at.rights:
            if child.dep_ in ("conj", "parataxis", "ccomp", "advcl") and child.i > token.i and child.pos_ == "VERB":
                yield child
        if at.dep_ == "ROOT":
            return
        at = at.head


def _speaks_of(verb: Token, event: Token) -> bool:
    """Whether the canceling verb's passive subject, or its pronoun object, can be the event."""
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            word = child.lemma_.lower()
            return child.pos_ == "PRON" or word == event.lemma_.lower() or word in cues.kind("plans")
        if child.dep_ == "dobj" and (child.pos_ == "PRON" or _is_the_plan(child)):
            return True
    return verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "dobj") for child in verb.children)


def _is_the_plan(noun: Token) -> bool:
    """Whether it points back to what was to be: "the trip", "its plan"."""
    return noun.lemma_.lower() in cues.kind("plans") and is_definite(noun)
