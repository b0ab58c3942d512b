"""Whether two nouns stand together in what they do. In come the tokens that head them; out goes yes or no.

They do where "and" joins them as who does it, or as the two that something is between, or where one met or agreed with
the other: of "Lund shot Cole. They arrested …", "they" are not those two.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.senses import load_senses
from twosource.extract.labels import SUBJECTS

MUTUAL = frozenset(("CONSULT", "AGREE"))  # what the two do together


def together(one: Token, other: Token) -> bool:
    """Whether the two do, or did, something with each other."""
    if other in one.conjuncts:
        first = min(one, other, *one.conjuncts, key=lambda token: token.i)
        return first.dep_ in SUBJECTS or (first.dep_ == "pobj" and first.head.lower_ in _preps())
    return _is_party(one, other) or _is_party(other, one) or _is_met(one, other)


def _is_met(one: Token, other: Token) -> bool:
    """Whether one of them met the other, said by subject and object."""
    verb = one.head
    return verb == other.head and {one.dep_, other.dep_} == {"nsubj", "dobj"} and _is_mutual(verb)


def _is_party(subject: Token, other: Token) -> bool:
    """Whether a subject did it with the other: "met with Cole", "held talks with Cole"."""
    prep = other.head
    if subject.dep_ not in SUBJECTS or other.dep_ != "pobj" or prep.lower_ not in _preps():
        return False
    return subject.head in (prep.head, prep.head.head) and _is_mutual(prep.head)


def _is_mutual(word: Token) -> bool:
    """Whether it tells of a meeting or an agreement."""
    senses = load_senses()
    table = senses.verbs if word.pos_ == "VERB" else senses.nouns
    return any(sense.type in MUTUAL and not sense.rest for sense in table.get(word.lemma_.lower(), ()))


@cache
def _preps() -> frozenset[str]:
    """Prepositions before whom something is done with."""
    roles = lexicon.load("events/words")["roles"]["default"]
    return frozenset(slot for slot, role in roles.items() if role == "counterpart")
