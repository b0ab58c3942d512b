"""Nouns that stand for two who are named elsewhere. In comes a noun or a pronoun of a Doc, out go the two entities.

"The two states" and "both firms" are those of that kind that were last named side by side; "two states" in the first
sentence of a report are the only two that it names so. "They" are those whom their sentence joins by "and".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.frames import prepositional
from twosource.model import Entity

Couple = tuple[Entity, Entity]
DEFINITE = frozenset(("the", "both", "these", "those"))
NARROWING = frozenset(("prep", "relcl", "acl"))  # "two of them", "the two states that sued"
BACK = 2  # sentences back that "the two states" reaches where others of the kind are named side by side
MOST = 400  # pairs that are looked at


class Collectives:
    """Whom nouns of one Doc stand for."""

    def __init__(self, doc: Doc, entity: Callable[[Token], Entity | None], countries: frozenset[str]) -> None:
        table = lexicon.load("events/words")["collectives"]
        self.doc, self.entity, self.countries = doc, entity, countries
        self.kinds = {word: kind for kind in ("land", "place", "organization", "person") for word in table[kind]}
        self.others = frozenset(table["others"])

    def members(self, token: Token) -> tuple[Entity, ...]:
        """The two that a noun with "two" or "both", or a pronoun for them, stands for; none where it is open."""
        if token.pos_ == "PRON":
            return self._joined(token)
        kind = self.kinds.get(token.lemma_.lower())
        before = {child.lower_ for child in token.lefts}
        if kind is None or before.isdisjoint(("two", "both")) or not before.isdisjoint(self.others):
            return ()
        if any(child.dep_ in NARROWING for child in token.rights):
            return ()
        if before.isdisjoint(DEFINITE):
            return self._only(kind) if token.sent.start == 0 else ()
        return self._last(token, kind)

    def by_name(self, noun: Token) -> Token:
        """The first name behind a noun that says what they are: Chad in "the states of Chad and Mali"."""
        if self.kinds.get(noun.lemma_.lower()) not in ("land", "place"):
            return noun
        behind = prepositional(noun).get("of", ())
        return next((one for one in behind if one.ent_type_ == "GPE"), noun)

    def _joined(self, pronoun: Token) -> tuple[Entity, ...]:
        """The two whom the phrase that a plural pronoun takes up joins by "and"."""
        whole = self.entity(pronoun)
        if whole is None or whole.named or whole.type != "group":
            return ()
        heads = {mention.head.start for mention in whole.mentions if mention.kind == "nominal"}
        found = (two for start, two in self._couples if start in heads)
        return next(found, ())

    def _last(self, noun: Token, kind: str) -> tuple[Entity, ...]:
        couples = [(at, two) for at, two in self._couples if at < noun.idx and self._are(two, kind)]
        if len({frozenset(one.id for one in two) for _, two in couples}) == 1:
            return couples[-1][1]
        first = noun.sent
        for _ in range(BACK):
            first = self.doc[first.start - 1].sent if first.start else first
        return couples[-1][1] if couples and couples[-1][0] >= first.start_char else ()

    def _only(self, kind: str) -> tuple[Entity, ...]:
        found = {frozenset(one.id for one in two): two for _, two in self._couples if self._are(two, kind)}
        return next(iter(found.values())) if len(found) == 1 else ()

    def _are(self, couple: Couple, kind: str) -> bool:
        if kind in ("land", "place"):
            lands = [one.name in self.countries for one in couple]
            return all(one.type == "place" for one in couple) and lands == [kind == "land"] * 2
        return all(one.type == kind for one in couple)

    @cached_property
    def _couples(self) -> list[tuple[int, Couple]]:
        """Each two who are named side by side, by where the "and" between them stands."""
        found: list[tuple[int, Couple]] = []
        for two in self._pairs():
            one, other = (self.entity(token) for token in two[1:])
            if one and other and one.named and other.named and one.id != other.id:
                found.append((two[0].idx, (one, other)))
            if len(found) == MOST:
                break
        return found

    def _pairs(self) -> Iterator[tuple[Token, Token, Token]]:
        for word in self.doc:
            if word.dep_ == "cc" and word.lower_ in ("and", "&") and word.head.pos_ in ("PROPN", "NOUN"):
                others = word.head.conjuncts
                if len(others) == 1 and others[0].i > word.i:
                    yield word, word.head, others[0]
