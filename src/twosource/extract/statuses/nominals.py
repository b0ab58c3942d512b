"""What a noun phrase says of the event that its noun names. In comes the noun; out goes an `Outlook`.

Own modifiers count ("a planned visit", "no arrests", "next week's vote"), so do clauses that hang on the noun
("talks scheduled for May"); the sentence around it does not.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import FACT, Outlook, clause_outlook, compose, has_hint, no_of, outlook
from twosource.extract.statuses.links import COPULAS, lemma

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
SETTLED = ("planned", "expected", "cancelled", "ongoing")


def noun_outlook(noun: Token) -> Outlook:
    """What the noun's own phrase makes of it."""
    own = _modifier_outlook(noun)
    below = _clause_below(noun)
    if own.status is None:
        return below
    return below if below.status in ("cancelled", "denied") else own


def is_definite(noun: Token) -> bool:
    """Whether the phrase points to something known: "the strike", "its visit", "Monday's vote"."""
    return any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in DEFINITE) for child in noun.lefts) or (
        noun.pos_ == "PROPN"
    )


def predicate_cue(verb: Token) -> tuple[cues.Cue, Token] | None:
    """What a phrase after "be" says of the subject, and its first word: "is under way", "is in doubt"."""
    if verb.lemma_.lower() not in COPULAS and verb.lemma_.lower() not in ("hang", "get"):
        return None
    for child in verb.rights:
        if child.dep_ not in ("prep", "advmod", "acomp", "prt", "attr", "xcomp"):
            continue
        for text in (child.lower_, _phrase(child)):
            cue = cues.single("predicate", text)
            if cue:
                return cue, child
    return None


def _phrase(token: Token) -> str:
    return " ".join(word.lower_ for word in token.doc[token.i : min(token.right_edge.i, token.i + 3) + 1])


def _modifier_outlook(noun: Token) -> Outlook:
    negative = no_of(noun)
    if negative is not None:
        return outlook("denied", "no", negative)
    for child in noun.lefts:
        cue = cues.single("modifier", child.lower_) if child.dep_ in ("amod", "compound", "nmod") else None
        if cue and cue.sets != "fact":
            return outlook(cue.sets, cue.rule, child)
    if noun.lemma_.lower() in cues.kind("scheduled") and has_hint(noun, "ahead"):
        return outlook("planned", "dated-ahead", noun)
    return FACT


def _clause_below(noun: Token) -> Outlook:
    """What a participle or relative clause says of the noun: "talks planned for May", "a visit that was canceled"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            cue = cues.governing("verb", lemma(child), "object") or cues.governing("adjective", child.lower_, "subject")
            if cue and cue.sets in SETTLED:
                return outlook(cue.sets, cue.rule, child)
        if child.dep_ == "relcl":
            return _relative_outlook(child)
    return FACT


def _relative_outlook(verb: Token) -> Outlook:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    role = next((child.dep_ for child in subjects if child.lower_ in ("which", "that")), "")
    if not role:
        return FACT
    frame = "object" if role == "nsubjpass" else "subject"
    cue = cues.governing("verb", lemma(verb), frame)
    own = clause_outlook(verb)
    if cue and cue.sets in SETTLED:
        return compose(own, outlook(cue.sets, cue.rule, verb))
    if cue and cue.sets == "pass":
        said = predicate_cue(verb)
        own = compose(own, outlook(said[0].sets, said[0].rule, said[1])) if said else own
        ahead = verb.tag_ in ("VBZ", "VBP") and lemma(verb) in ("open", "begin", "start", "take")
        return outlook("planned", "opens", verb) if ahead and own.status is None else own
    return FACT
