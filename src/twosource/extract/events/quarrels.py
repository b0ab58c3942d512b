"""Attacks with words. In come all triggers of a Doc; out go the same, an attack as criticism where it is nothing else.

Of a report that tells who criticized, opposed or endorsed whom, and of nobody who was hurt, "Vega attacked Lund" tells
what Vega said. Whoever attacks a mosque, a country or somebody with a hammer does not do so with words, and what else
such a report calls an attack is none of words, either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.frames import prepositional
from twosource.extract.events.guards import TIMES
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.senses import load_senses
from twosource.extract.events.triggers import Trigger

SEVERAL = 2  # quarrels that make a report one of words


def in_words(triggers: Sequence[Trigger], kinds: Kinds) -> list[Trigger]:
    """The triggers, attacks of a report of words as what they are."""
    table = lexicon.load("events/words")["quarrels"]
    attacks = [trigger for trigger in triggers if trigger.sense.in_words is not None]
    types = [trigger.sense.type for trigger in triggers if trigger.sense.in_words is None]
    hurt = any(trigger.sense.counts or trigger.sense.disaster for trigger in triggers)
    hurt = hurt or any(map(types.count, table["violent"]))
    if not attacks or hurt or sum(map(types.count, table["types"])) < SEVERAL:
        return list(triggers)
    around = _Around(attacks[0].token, table, kinds)
    if not any(map(around.is_told, triggers)) or not all(map(around.is_of_words, attacks)):
        return list(triggers)
    return [_said(trigger) if trigger.sense.in_words is not None else trigger for trigger in triggers]


class _Around:
    """What stands around the attacks of one Doc."""

    def __init__(self, token: Token, table: Mapping[str, Any], kinds: Kinds) -> None:
        self.doc = token.doc
        self.kinds = kinds
        self.attacks = frozenset(table["attacks"])
        self.words = frozenset(table["words"])
        self.means = frozenset(table["means"])
        self.forces = frozenset(lexicon.load("events/words")["forces"]["nouns"])
        self.armed: dict[int, bool] = {}  # by where a sentence starts

    def is_of_words(self, trigger: Trigger) -> bool:
        """Whether it may be criticism: of somebody by somebody, with no arms, no place and no day it is known by."""
        token: Token = trigger.token
        if token.lemma_.lower() not in self.attacks or any(child.ent_type_ in TIMES for child in token.lefts):
            return False
        if trigger.nominal:
            return not self.is_armed and self._is_by_somebody(prepositional(token), token)
        frame = trigger.frame
        if frame is None or not frame.subjects or not frame.objects or self._is_armed_in(token):
            return False
        return all(map(self._is_somebody, (*frame.subjects, *frame.objects))) and not self._is_bodily(frame.preps)

    def is_told(self, trigger: Trigger) -> bool:
        """Whether it is an attack that says who attacks or whom, or one with words anyhow: no bare "the attacks"."""
        if trigger.token.lemma_.lower() not in self.attacks:
            return False
        said = trigger.sense.in_words is None or not trigger.nominal
        return said or any(child.dep_ in ("poss", "prep", "agent") for child in trigger.token.children)

    @cached_property
    def is_armed(self) -> bool:
        """Whether the report has a word of arms or of blood: what a noun tells may be what stood before."""
        return any(map(self._is_armed_in, (sent[0] for sent in self.doc.sents)))

    def _is_armed_in(self, token: Token) -> bool:
        start: int = token.sent.start
        if start not in self.armed:
            self.armed[start] = not self.words.isdisjoint(word.lemma_.lower() for word in token.sent)
        return self.armed[start]

    def _is_by_somebody(self, preps: Mapping[str, Sequence[Token]], noun: Token) -> bool:
        owners = [child for child in noun.lefts if child.dep_ == "poss"]
        sides = [one for prep in ("by", "on", "against") for one in preps.get(prep, ()) if one.ent_type_ not in TIMES]
        return all(map(self._is_somebody, (*owners, *sides))) and not self._is_bodily(preps)

    def _is_somebody(self, token: Token) -> bool:
        """Whether it is one with a name, or of those who speak in politics; no force, and no two or three of them."""
        if token.lemma_.lower() in self.forces or any(child.dep_ == "nummod" for child in token.lefts):
            return False
        return self.kinds.is_named(token) or self.kinds.is_listed("@speaker", token)

    def _is_bodily(self, preps: Mapping[str, Sequence[Token]]) -> bool:
        """Whether it was somewhere, or done with a thing."""
        with_what = [one for one in preps.get("with", ()) if one.lemma_.lower() not in self.means]
        where = (one for prep in ("in", "at", "near", "outside", "inside") for one in preps.get(prep, ()))
        return bool(with_what) or any(map(self.kinds.is_place, where))


def _said(trigger: Trigger) -> Trigger:
    return replace(trigger, sense=load_senses().rules[trigger.sense.in_words or ""])
