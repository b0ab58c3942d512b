"""The text through which somebody speaks. In comes a participle of saying; out goes the noun whose words it tells."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from twosource import lexicon

UP = 6  # words up to the verb that the text is the object of


def text_of(participle: Token) -> Token | None:
    """The text whose words it tells: "a letter asking", "sent letters to the governors of both states asking"."""
    texts = lexicon.load("events/words")["texts"]["nouns"]
    for noun in (participle.head, _above_name(participle)):
        if noun is not None and noun.lemma_.lower() in texts:
            return noun
    verb = next((one for one in islice(participle.ancestors, UP) if one.pos_ in ("VERB", "AUX")), None)
    found = (child for child in verb.rights if child.dep_ == "dobj") if verb is not None else ()
    below = participle.head.dep_ == "pobj" and verb is not None
    return next((noun for noun in found if below and noun.i < participle.i and noun.lemma_.lower() in texts), None)


def _above_name(participle: Token) -> Token | None:
    """The noun above a name that a participle hangs on without a comma: "a letter to Omar Lund asking for money"."""
    name, prep = participle.head, participle.head.head
    if name.pos_ != "PROPN" or prep.dep_ not in ("prep", "dative") or prep.lower_ == "of" or name.i + 1 != participle.i:
        return None
    return prep.head if prep.head.pos_ == "NOUN" else None
