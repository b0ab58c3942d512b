"""Attacks with words. In come all triggers of a Doc; out go the same, an attack as criticism where it is nothing else.

Of a report that tells who criticized, opposed or endorsed whom, and of nobody who was hurt, "Vega attacked Lund" tells
what Vega said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.guards import TIMES
from twosource.extract.events.senses import load_senses
from twosource.extract.events.triggers import Trigger

SEVERAL = 2  # quarrels that make a report one of words


def in_words(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, attacks of a report of words as what they are."""
    table = lexicon.load("events/words")["quarrels"]
    types = [trigger.sense.type for trigger in triggers if trigger.sense.in_words is None]
    hurt = any(trigger.sense.counts or trigger.sense.disaster for trigger in triggers)
    if hurt or any(map(types.count, table["violent"])) or sum(map(types.count, table["types"])) < SEVERAL:
        return list(triggers)
    words = frozenset(table["words"])
    return [_said(trigger) if _is_of_words(trigger, words) else trigger for trigger in triggers]


def _is_of_words(trigger: Trigger, words: frozenset[str]) -> bool:
    """Whether nothing around an attack tells of arms or of blood, nor a day that it is known by: the Sept. 11 attacks.

    Around a noun is the whole report: "the attack" may be what it told before.
    """
    token: Token = trigger.token
    if trigger.sense.in_words is None or any(child.ent_type_ in TIMES for child in token.lefts):
        return False
    forces = lexicon.load("events/words")["forces"]["nouns"]
    if trigger.frame is not None and any(one.lemma_.lower() in forces for one in trigger.frame.subjects):
        return False
    return words.isdisjoint(word.lemma_.lower() for word in (token.doc if trigger.nominal else token.sent))


def _said(trigger: Trigger) -> Trigger:
    return replace(trigger, sense=load_senses().rules[trigger.sense.in_words or ""])
