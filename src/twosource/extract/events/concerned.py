"""Whom a happening concerns beyond its own slots. In comes a `Trigger`; out go slots with the words that fill them.

A verb may concern somebody through a noun: whoever owns what is rejected, the country that sanctions are on, the one
behind the border that troops are sent to. Who is "placed under arrest" is arrested.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.frames import frame_of, prepositional
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.triggers import Trigger

Slot = tuple[str, Token]


def concerned(trigger: Trigger, kinds: Kinds) -> Iterator[Slot]:
    """The slots of a verb: "rejected Peru's plan", "lifted sanctions on Chad", "sent tanks to its border with Togo"."""
    words, frame, sense = lexicon.load("events/words"), trigger.frame, trigger.sense
    if frame is None:
        return
    for noun in frame.objects:
        if (sense.absorbs or sense.type in words["owners"]["types"]) and not kinds.is_actor(noun):
            own = [kinds.entity(one) for one in frame.subjects]
            owners = (one for one in _owners(noun, kinds) if kinds.is_actor(one))
            yield from (("object", one) for one in owners if one.pos_ != "PRON" or kinds.entity(one) not in own)
        behind = prepositional(noun)
        if sense.absorbs:
            yield from (("against", token) for prep in ("on", "against") for token in behind.get(prep, ()))
    if sense.type in words["borders"]["types"]:
        preps = (frame.preps, *map(prepositional, frame.objects))
        nouns = (one for found in preps for tokens in found.values() for one in tokens)
        edges = (one for one in nouns if one.lemma_.lower() in words["borders"]["nouns"])
        yield from (("against", land) for edge in edges for land in prepositional(edge).get("with", ()))


def owned(slots: list[Slot], trigger: Trigger, kinds: Kinds) -> list[Slot]:
    """Whoever owns what a noun is for or against: Lund in "support for Lund's bid", "criticism of Lund's plan"."""
    sense = trigger.sense
    if sense.type not in lexicon.load("events/words")["owners"]["types"]:
        return []
    things = [(slot, one) for slot, one in slots if sense.roles.get(slot) == "target" and not kinds.is_actor(one)]
    return [(slot, one) for slot, thing in things for one in thing.lefts if one.dep_ == "poss" and one.pos_ != "PRON"]


def is_scope(owner: Token) -> bool:
    """Whether it only tells where something is the greatest: "the world's largest mill", not so "the world's aid"."""
    between = owner.doc[owner.i + 1 : owner.head.i]
    place = owner.pos_ == "NOUN" and owner.lemma_.lower() in lexicon.load("events/words")["scopes"]["nouns"]
    return place and any(word.tag_ in ("JJS", "RBS") and word.lower_ != "latest" for word in between)


def _owners(noun: Token, kinds: Kinds) -> list[Token]:
    """Whose it is, or who makes it: "Peru's plan", "the Lund plan", "a request by the bank", "an offer from Chad"."""
    owners = [child for child in noun.lefts if child.dep_ == "poss" and not is_scope(child)]
    owners += [child for child in noun.lefts if child.dep_ in ("compound", "nmod") and kinds.type(child) == "person"]
    behind = prepositional(noun)
    inner = (prepositional(one) for one in behind.get("of", ()))
    return owners + [one for preps in (behind, *inner) for prep in ("by", "from") for one in preps.get(prep, ())]


def put_under(trigger: Trigger) -> list[Slot]:
    """Who is put under it: "the mayor was placed under house arrest"."""
    noun = trigger.token
    if noun.dep_ != "pobj" or noun.head.lower_ != "under" or noun.head.head.pos_ != "VERB":
        return []
    return [("of", one) for one in frame_of(noun.head.head).objects]
