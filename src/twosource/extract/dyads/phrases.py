"""Nouns around an event that name a party, or do not. In come tokens; out go tokens: who fires, is given, is sent.

"A missile fired by rebels" is the rebels' doing, and "its ambassador to Peru" is a matter of Peru's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.frames import frame_of
from twosource.extract.events.lists import conjuncts
from twosource.extract.statuses.cues import kind
from twosource.model import EventMention

PARTS = ("compound", "amod", "nmod", "npadvmod")
JUDICIAL = "063"  # who is extradited is a matter between two states
BASE = 3  # digits of a code
AWAY = ("to", "from", "in")  # where an envoy is


def is_each_other(verb: Token) -> bool:
    """Whether those who act do it to each other."""
    behind = (one for child in verb.rights if child.dep_ in ("dobj", "prep") for one in (child, *child.children))
    return any(one.lower_ in ("other", "another") and one.nbor(-1).lower_ in ("each", "one") for one in behind)


def own_objects(nouns: list[Token], token: Token) -> list[Token]:
    """The verb's own objects, where some of those acted on are; else all, also of what is told behind it."""
    own = [one for one in nouns if _first(one).head.i == token.i and _first(one).dep_ in ("dobj", "nsubjpass")]
    abroad = [one for one in own if any(child.tag_ == "PRP$" for child in one.lefts)]
    stations = [pobj for one in abroad for prep in one.rights for pobj in prep.children if prep.lower_ in AWAY]
    if stations and token.lemma_.lower() in lexicon.load("cameo")["recalled"]["verbs"]:
        return stations  # "recalled its ambassador to Peru"
    beside = [one for one in nouns if one.dep_ in ("pobj", "dative") and one.head.head.i == token.i]
    return list(dict.fromkeys((*own, *beside))) if own else nouns


def _first(noun: Token) -> Token:
    """The first member of the list that a noun is in."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun


def is_sent(noun: Token, event: EventMention, token: Token) -> bool:
    """Whether it is who is sent, who travels but does not act: troops in "sent troops to Chad"."""
    return event.type == "TRAVEL" and noun.i > token.i and noun.dep_ == "dobj"


def is_own_force(noun: Token, event: EventMention) -> bool:
    """Whether it is a force, of nobody told, that is moved: "withdrew troops from Chad"."""
    moved = (event.cameo or "")[:BASE] in lexicon.load("cameo")["own-forces"]["codes"]
    told = any(child.ent_type_ in ("GPE", "NORP", "ORG") for child in noun.lefts)
    force = noun.lemma_.lower() in lexicon.load("events/words")["forces"]["nouns"]
    return moved and force and not told and noun.dep_ == "dobj"


def is_maker(noun: Token, token: Token) -> bool:
    """Whether it is who made what another acts on: Oman in "Peru rejected a plan by Oman"."""
    under = noun.dep_ == "pobj" and noun.head.lower_ == "by"
    return under and token.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in token.lefts)


def receivers(nouns: list[Token], event: EventMention, token: Token) -> list[Token]:
    """Of those acted on those who are given what the others are: Chad in "sent doctors to Chad"."""
    if event.cameo == JUDICIAL and token.pos_ == "VERB":
        return frame_of(token).preps.get("to", [])
    if event.type != "AID":
        return []
    return [one for one in nouns if one.dep_ == "dative" or (one.dep_ == "pobj" and one.head.lower_ == "to")]


def doer(noun: Token) -> Token:
    """Who fires the weapon that a noun names: rebels in "hit by a missile fired by rebels"; else the noun."""
    arms = lexicon.load("cameo")["shooting"]
    if noun.lemma_.lower() not in arms["194"] or noun.dep_ != "pobj":
        return noun
    below = (one for one in noun.subtree if one.dep_ == "pobj" and one.head.lower_ == "by" and one.i > noun.i)
    return next(below, noun)


def between(noun: Token) -> list[Token]:
    """Those between whom it is: "a settlement of the dispute between Oman and Chad"."""
    preps = (one for one in noun.subtree if one.lower_ == "between" and one.dep_ == "prep")
    return [party for prep in preps for child in prep.children if child.dep_ == "pobj" for party in conjuncts(child)]


def lands(head: Token) -> list[Token]:
    """The countries, if several, whose people a noun in the plural names."""
    if head.tag_ not in ("NNS", "NNPS"):
        return []
    inner = [one for prep in head.rights if prep.lower_ in ("of", "from", "for") for one in prep.children]
    beside = [one for one in head.lefts if one.dep_ in ("amod", "compound", "nmod")]
    first = next((one for one in (*beside, *inner) if one.ent_type_ in ("GPE", "NORP")), None)
    lands = list(conjuncts(first)) if first is not None else []
    return lands if all(one.ent_type_ in ("GPE", "NORP") for one in lands) else []


def nouns(token: Token, doc: Doc) -> Iterator[Token]:
    """The nouns of the sentence that head a phrase, without who only tells it, and without arms and other things."""
    table = lexicon.load("cameo")
    things = frozenset((*table["shooting"]["194"], *table["things"]["nouns"]))
    for one in doc[token.sent.start : token.sent.end]:
        heads = one.pos_ in ("NOUN", "PROPN") and one.dep_ not in PARTS and one.i != token.i
        tells = one.dep_ == "nsubj" and one.head.lemma_.lower() in kind("saying") and one.head is not token.head
        if heads and not tells and one.lemma_.lower() not in things:
            yield one
