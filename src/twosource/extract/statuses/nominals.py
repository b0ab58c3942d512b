"""What a noun phrase says of the event that its noun names. In comes the noun; out goes an `Outlook`.

Own modifiers count ("a planned visit", "no arrests", "next week's vote"), so do clauses that hang on the noun
("talks scheduled for May"); the sentence around it does not.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import FACT, Outlook, clause_outlook, compose, has_hint, no_of, outlook
from twosource.extract.statuses.links import COPULAS, has_aux, has_to, is_auxiliary, lemma
from twosource.statuses import AHEAD

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
SETTLED = ("planned", "expected", "cancelled", "ongoing")


def noun_outlook(noun: Token) -> Outlook:
    """What the noun's own phrase makes of it."""
    own = _modifier_outlook(noun)
    below = _clause_below(noun)
    found = below if own.status is None or below.status in ("cancelled", "denied") else own
    return FACT if found.status in AHEAD and _took_place(noun) else found


def _took_place(noun: Token) -> bool:
    """Whether its verb tells that it happened, whatever was planned: "marches called for Sunday were broken up"."""
    verb = noun.head
    kinds = {"nsubjpass": "held", "dobj": "held", "nsubj": "went"}
    past = verb.tag_ == "VBD" or any(child.tag_ == "VBD" and is_auxiliary(child) for child in verb.lefts)
    told = noun.dep_ in kinds and lemma(verb) in cues.kind(kinds[noun.dep_])
    return told and past and clause_outlook(verb).factual


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
        if child.dep_ == "acl" and child.tag_ == "VBN" and not has_aux(child):
            cue = cues.governing("verb", lemma(child), "object") or cues.governing("adjective", child.lower_, "subject")
            if cue and cue.sets in SETTLED:
                return outlook(cue.sets, cue.rule, child)
        if child.dep_ == "relcl":
            return _relative_outlook(child)
    return _clause_beyond(noun)


def _clause_beyond(noun: Token) -> Outlook:
    """What a relative clause says of the noun that a parser hung on one within its phrase.

    What is planned or to begin is "the meeting" of "the meeting between the two kings that is planned for May".
    """
    if noun.lemma_.lower() not in cues.kind("scheduled"):
        return FACT
    within = (one for prep in noun.rights if prep.dep_ == "prep" for one in prep.children if one.dep_ == "pobj")
    for inner in within:
        clause = next((child for child in inner.rights if child.dep_ == "relcl"), None)
        if clause is not None and inner.lemma_.lower() not in cues.kind("scheduled"):
            found = _relative_outlook(clause)
            return found if found.status in AHEAD and _is_scheduled(clause) else FACT
    return FACT


def _is_scheduled(verb: Token) -> bool:
    """Whether it is said of what has a date: "is planned for May", "was to begin on Monday"."""
    begins = any(child.dep_ == "xcomp" and child.lemma_.lower() in cues.kind("timetable") for child in verb.rights)
    return begins or lemma(verb) in ("plan", "schedule", "set", "slate", "due", "fix", "arrange")


def _relative_outlook(verb: Token) -> Outlook:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    role = next((child.dep_ for child in subjects if child.lower_ in ("which", "that")), "")
    if not role:
        return FACT
    frame = "object" if role == "nsubjpass" else "subject"
    cue = cues.governing("verb", lemma(verb), frame)
    own = clause_outlook(verb)
    opening = next((child for child in verb.rights if child.dep_ == "xcomp" and has_to(child)), None)
    if lemma(verb) == "be" and opening is not None and opening.lemma_.lower() in cues.kind("timetable"):
        return compose(own, outlook("planned", "is-to", verb, opening))
    if cue and cue.sets in SETTLED:
        return compose(own, outlook(cue.sets, cue.rule, verb))
    if cue and cue.sets == "pass":
        said = predicate_cue(verb)
        own = compose(own, outlook(said[0].sets, said[0].rule, said[1])) if said else own
        ahead = verb.tag_ in ("VBZ", "VBP") and lemma(verb) in ("open", "begin", "start", "take")
        return outlook("planned", "opens", verb) if ahead and own.status is None else own
    return FACT
