"""Whether who carries a noun does what it names. In come noun, verb and sense; out goes yes or no.

Who "launched an attack" attacks; who "called the attack vile", "declared the epidemic over" or "announced the killing"
does not: nobody is to be told as the author of violence for having spoken of it.
"""

from __future__ import annotations

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.senses import Sense


def does_it(noun: Token, verb: Token, sense: Sense) -> bool:
    """Whether the subject of a light verb does what its noun names."""
    if sense.disaster or _is_judged(noun, verb):
        return False
    words = lexicon.load("events/words")
    lemma = verb.lemma_.lower()
    return sense.type != "ASSAULT" or lemma in words["violence"]["verbs"] or lemma in words["receivers"]["verbs"]


def is_scene(word: Token, sense: Sense) -> bool:
    """Whether a word before a noun of violence says where it was: "the school shooting", "a nightclub attack"."""
    scenes = lexicon.load("events/words")["places"]["nouns"]
    return sense.type == "ASSAULT" and word.pos_ == "NOUN" and word.lemma_.lower() in scenes


def _is_judged(noun: Token, verb: Token) -> bool:
    """Whether the verb only says what somebody thinks of it: "called the talks useful"."""
    return noun.dep_ == "dobj" and any(child.dep_ == "oprd" for child in verb.rights)
