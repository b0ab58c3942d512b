"""Who has something done to somebody. In comes a verb of a parse; out goes whether it is done to what stands before it.

Of "the duke had Omar Lund jailed" the parser may take "jailed" for what Lund did; it is
done to him, and the duke has it done.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource import lexicon

DOERS = frozenset(("nsubj", "nsubjpass"))
OWN = frozenset(("aux", "auxpass", "mark", "dobj", "neg", "ccomp", "xcomp", "expl"))  # what a clause in the active has


def is_done_to(verb: Token) -> bool:
    """Whether a participle, taken for a past tense or not, tells what is done to what stands between it and "had"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBN", "VBD") or not _has_done(verb.head):
        return False
    between = [child for child in verb.lefts if child.dep_ in DOERS] or _objects(verb)
    return bool(between) and not any(child.dep_ in OWN or child.tag_[0] == "W" for child in verb.children)


def causers(verb: Token) -> list[Token]:
    """Who has it done: whoever had somebody named jailed; one who "had a man killed" may as well have lost him."""
    above = verb.head
    words = lexicon.load("events/words")["causing"]
    done = [child for child in verb.lefts if child.dep_ in DOERS]
    if above.lemma_.lower() not in words["doing"] or above.tag_ not in ("VBD", "VBN") or not done:
        return []
    if verb.lemma_.lower() in words["mishaps"] or any(map(_is_one_of_theirs, done[0].lefts)):
        return []
    found = [child for child in above.lefts if child.dep_ == "nsubj"]
    return [above.head if one.tag_[0] == "W" and above.dep_ == "relcl" else one for one in found]


def _is_one_of_theirs(word: Token) -> bool:
    """Whether it stands before one whom somebody may have lost: "its leader", "two men", "a soldier"."""
    return word.dep_ in ("poss", "nummod") or word.lower_ in ("a", "an")


def _has_done(verb: Token) -> bool:
    """Whether it is a verb of having something done, and not the auxiliary of another."""
    words: list[str] = lexicon.load("events/words")["causing"]["verbs"]
    return verb.pos_ == "VERB" and verb.lemma_.lower() in words and verb.dep_ not in ("aux", "auxpass")


def _objects(verb: Token) -> list[Token]:
    return [child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i]
