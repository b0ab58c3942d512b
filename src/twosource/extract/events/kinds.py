"""What kind of thing a noun stands for, as far as the event rules ask. In comes a token; out go kinds such as "@actor".

An entity that the reading found decides; without one, spaCy's names and the lexicon's words for people do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from spacy.tokens import Doc, Span, Token

from twosource import lexicon
from twosource.extract.events.collectives import Collectives
from twosource.extract.events.generalities import Voices
from twosource.extract.events.lists import first_of_two
from twosource.extract.events.pronouns import Referents
from twosource.extract.lookup import EntityIndex
from twosource.model import Argument, ArgumentRole, Entity
from twosource.model import Span as Stretch

ACTORS = frozenset(("person", "organization", "government", "group", "place"))  # places: countries act
PLACES = frozenset(("place", "facility", "government"))
LABELS = {"PERSON": "person", "ORG": "organization", "GPE": "government", "NORP": "group", "FAC": "facility",
          "LOC": "place"}  # fmt: skip
LISTED = {"@speaker": "speakers", "@crowd": "crowds", "@arm": "arms", "@matter": "matters"}
PEOPLE = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "their",
        "our",
        "my",
        "who",
        "whose",
    ]
)
THINGS = frozenset(("it", "they", "them"))
PLURAL = frozenset(("they", "their", "them", "themselves"))
TAKEN_UP = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
NEAR = 40  # words back
NONE: frozenset[str] = frozenset()
LONGEST_NAME = 8  # words that a description may have before only its core is kept


class Kinds:
    """Answers for one Doc; the word lists are those of the event lexicon."""

    def __init__(self, doc: Doc) -> None:
        words = lexicon.load("events/words")
        self.text: str = doc.text  # spaCy makes it anew at each call
        self.actors: frozenset[str] = frozenset(words["actors"]["nouns"])
        self.places: frozenset[str] = frozenset(words["places"]["nouns"])
        self.amounts: frozenset[str] = frozenset(words["amounts"]["nouns"])
        self.forces: frozenset[str] = frozenset(words["forces"]["nouns"])
        self.courts: frozenset[str] = frozenset(words["courts"]["nouns"])
        self.pairs: frozenset[str] = frozenset(words["pairs"]["words"])
        self.listed: dict[str, frozenset[str]] = {
            kind: frozenset(words[name]["nouns"]) for kind, name in LISTED.items()
        }
        self.countries = _countries()
        self.tests: dict[str, Callable[[Token], bool]] = {
            "@actor": self.is_actor,
            "@place": self.is_place,
            "@named": self.is_named,
            "@outlet": self.is_outlet,
            "@force": self.is_force,
            "@court": self.is_court,
            "@money": _is_money,
            "@land": self.is_land,
        }
        self.tests.update((kind, partial(self.is_listed, kind)) for kind in LISTED)
        self.index = EntityIndex(doc._.entities) if doc._.entities else None
        self.voices = Voices(doc)
        self.referents = Referents(doc)
        self.collectives = Collectives(doc, self.entity, self.countries)
        self.names = {token.i: entity for entity in doc.ents for token in entity}

    def entity(self, token: Token) -> Entity | None:
        """The entity that the noun phrase headed by the token mentions."""
        if self.index is None:
            return None
        return self.index.at(token.idx, token.idx + len(token))

    def type(self, token: Token) -> str | None:
        """The kind of entity: person, organization, … or None for what is nobody and no place."""
        entity = self.entity(token)
        if entity is not None and entity.type != "other":
            return entity.type
        label = LABELS.get(token.ent_type_)
        if label is not None and token.ent_iob_ != "O":
            return label
        if token.lemma_.lower() in self.actors and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            return "group"
        return None

    def meant(self, token: Token) -> frozenset[str]:
        """The nouns that "it" or "they" may take up, one of which suits what is done: a photo, if it was deleted."""
        many = token.lower_ != "it"
        if token.pos_ != "PRON" or token.lower_ not in THINGS:
            return NONE
        words = token.doc[max(0, token.i - NEAR) : token.i]
        named = (word for word in words if word.dep_ in TAKEN_UP and word.tag_ == ("NNS" if many else "NN"))
        return frozenset(word.lemma_.lower() for word in named)

    def is_actor(self, token: Token) -> bool:
        """Whether it can act: a person, a body, a country, or a pronoun for one."""
        if token.lower_ in ("it", "its"):
            return self.type(token) in ACTORS
        if token.pos_ == "PRON":
            return token.lower_ in PEOPLE
        return self.type(token) in ACTORS or (token.pos_ == "PROPN" and not token.ent_type_ and not token.is_lower)

    def is_somebody(self, token: Token) -> bool:
        """Whether it is people: a person, or an office such as "the minister", but no country and no body by name."""
        kind = self.type(token)
        listed = kind == "group" and token.pos_ == "NOUN" and not self.is_place(token)
        return kind == "person" or (token.pos_ == "PRON" and self.is_actor(token)) or listed

    def is_named(self, token: Token) -> bool:
        """Whether it is somebody with a name, or stands for somebody named."""
        entity = self.entity(token)
        return entity is not None and entity.named and entity.type == "person"

    def is_named_thing(self, token: Token) -> bool:
        """Whether it is a ship or the like, or what has a name of its own: "Amendment 7", "the Lima Accord"."""
        entity = self.entity(token)
        thing = entity is not None and entity.named and entity.type == "other" and token.pos_ == "PROPN"
        return thing or self.type(token) == "vehicle"

    def is_outlet(self, token: Token) -> bool:
        """Whether it is a news agency or outlet, by name or as "the newspaper"."""
        entity = self.entity(token)
        names = {token.text, self._name(token), entity.name if entity is not None else token.text}
        if entity is not None and entity.type == "person":
            return False
        return not names.isdisjoint(_outlets()) or token.lemma_.lower() in ("newspaper", "broadcaster", "network")

    def is_force(self, token: Token) -> bool:
        """Whether it is of those who fight or police."""
        return token.lemma_.lower() in self.forces

    def is_court(self, token: Token) -> bool:
        """Whether it is a court or a judge, also by title: "the high court", "Judge Ana Ruiz"."""
        named = (child.lower_ in self.courts for child in token.lefts if child.dep_ in ("compound", "nmod"))
        return token.lemma_.lower() in self.courts or (token.pos_ == "PROPN" and any(named))

    def is_listed(self, kind: str, token: Token) -> bool:
        """Whether it, or the title before a name, is one of a list's words: who speaks in politics, crowds, arms."""
        titles = [child for child in token.lefts if child.dep_ in ("compound", "nmod")] if token.pos_ == "PROPN" else []
        lemmas = (one.lemma_.lower() for one in (token, *titles))
        return any(not self.listed[kind].isdisjoint((lemma, lemma.removesuffix("s"))) for lemma in lemmas)

    def is_land(self, token: Token) -> bool:
        """Whether it is a country by name."""
        return self._name(token) in self.countries

    def is_town(self, token: Token) -> bool:
        """Whether it is a place that is no country, and so more often where than who."""
        return self.type(token) in ("place", "facility") and self._name(token) not in self.countries

    def _name(self, token: Token) -> str:
        name = self.names.get(token.i)
        return (name.text if name is not None else token.text).removeprefix("the ")

    def is_place(self, token: Token) -> bool:
        """Whether it is somewhere: a country, town, building."""
        return self.type(token) in PLACES or token.lemma_.lower() in self.places or token.lower_ == "there"

    def is_house(self, token: Token) -> bool:
        """Whether it is a body whose name may stand for where it sits: "at the Pentagon", no news outlet."""
        entity = self.entity(token)
        named = entity is not None and entity.named and entity.type in ("organization", "government")
        return named and not self.is_outlet(token)

    def argument(self, token: Token, role: ArgumentRole) -> Argument | None:
        """The token's phrase as an argument; None for a pronoun that refers to nobody known, or no participant."""
        span = self.phrase(token)
        entity = self._best(token)
        if entity is not None and token.tag_ in ("PRP", "PRP$"):
            entity = self.referents.taken_up(token, entity)
        if entity is not None:
            return Argument(role, entity.name, span, entity.id)
        if token.pos_ == "PRON":
            return None
        return Argument(role, self.text[span.start : span.end], span)

    def pair(self, token: Token) -> tuple[Entity, ...]:
        """The two that "the two", "both" or "they" stands for, where nothing else is known of it."""
        word = token.lower_
        if word in self.pairs and (word == "both" or any(child.lower_ == "the" for child in token.lefts)):
            alone = not any(child.dep_ in ("prep", "relcl", "acl") for child in token.rights)  # no "two of them"
            return self.referents.pair(token, self.countries) if alone and token.pos_ != "DET" else ()
        if word == "they" and self.entity(token) is None:
            return self.referents.pair(token, self.countries)
        return self.collectives.members(token) if word in PLURAL or token.tag_ == "NNS" else ()

    def _best(self, token: Token) -> Entity | None:
        """The entity, or that of a name put beside it: "the leader, Ana Ruiz"; none for half of "A and Greek aides"."""
        entity = self.entity(token)
        if entity is None or entity.named:
            return entity
        for child in token.rights:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                named = self.entity(child)
                if named is not None and named.named:
                    return named
        return None if first_of_two(token) is not None else entity

    def phrase(self, token: Token) -> Stretch:
        """The name that a token is part of, or its noun phrase without what follows the noun."""
        name = self.names.get(token.i)
        if name is not None and name.label_ in LABELS and token in (name.root, name[-1]):
            return Stretch(*_trim(name))
        first = first_of_two(token)
        left = token.left_edge.i if first is None else first.i + 2
        if token.i - left > LONGEST_NAME:
            left = token.i
        return Stretch(*_trim(token.doc[left : token.i + 1]))


def _is_money(token: Token) -> bool:
    return token.ent_type_ == "MONEY" or token.lemma_.lower() in ("$", "dollar", "euro", "fee", "price")


@cache
def _outlets() -> frozenset[str]:
    """Names of news outlets that are no ordinary words."""
    table = lexicon.load("outlets")["outlet"]
    named = {name for entry in table if not entry.get("plain") for name in (entry["name"], *entry.get("aliases", ()))}
    return frozenset(named) | {name.removeprefix("The ") for name in named}


@cache
def _countries() -> frozenset[str]:
    """Names, aliases and adjectives of countries."""
    table = lexicon.load("countries")["countries"]
    return frozenset(table) | {word for entry in table.values() for word in (*entry["aliases"], *entry["demonyms"])}


def _trim(span: Span) -> tuple[int, int]:
    """Characters of a span without a leading article or blank, and without a possessive ending."""
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].is_space or span.doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while start < end - 1 and (span.doc[end - 1].is_space or span.doc[end - 1].tag_ == "POS"):
        end -= 1
    piece = span.doc[start:end]
    return piece.start_char, piece.end_char
