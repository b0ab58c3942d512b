"""The two sides of an event in CAMEO's letters. In comes an event with its token; out go codes of who acts on whom.

Who takes part is coded by its whole phrase ("the mayor of Nablus"). Where nobody is said to be acted on, it is the
next one named behind the event, or the country where it happens; never the whole rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.dyads.foremost import token_at
from twosource.extract.dyads.phrases import (
    between,
    doer,
    is_each_other,
    is_maker,
    is_own_force,
    is_sent,
    lands,
    nouns,
    own_objects,
    receivers,
)
from twosource.extract.events.frames import frame_of
from twosource.extract.events.lists import conjuncts
from twosource.gazetteer.cameo import UNKNOWN, cameo_code
from twosource.gazetteer.codes import code
from twosource.model import Argument, Entity, EventMention

REACH = 10  # words behind a noun that may tell whose it is: "rebels in the Ivory Coast"
PLACES = ("GPE", "LOC", "FAC")
CLAUSES = ("relcl", "acl", "conj", "appos", "advcl", "punct", "cc")
AIMS = ("to", "into", "against", "with", "by", "over", "after", "during")  # what follows is no part of who somebody is
WITHIN = ("amod", "compound", "nmod")  # Thai in "Thai and Cambodian troops"
NO_NAMES = ("NORP", "CARDINAL", "QUANTITY", "ORDINAL", "DATE")  # "hundreds" of whom follows
OTHER_SIDE = ("target", "counterpart")
BODILY = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "TRAVEL"))  # done to a town as a place, not to its government
SHARED = frozenset(("AGREE", "COOPERATE", "CONSULT", "RETREAT"))  # what several agents do with each other
EXCHANGES = frozenset(("exchange", "trade", "clash", "fight", "battle", "skirmish"))
HOSTILE = ("REB", "UAF", "OPP", "CRM")  # who acts against the country he is of
LAND = 3  # letters of a country's code
SEVERAL = 2


class Sides:
    """Codes the parties of one Doc's events, on one day."""

    def __init__(self, doc: Doc, on: date | None) -> None:
        self.doc = doc
        self.on = on
        self.names = {token.i: entity for entity in doc.ents for token in entity}
        self.known: dict[int, str] = {}

    def of(self, event: EventMention, token: Token) -> tuple[list[str], list[str]]:
        """The codes of those who act and of those acted on, each once."""
        heads = self._heads(event)
        used = (one.i for one in token.rights if is_own_force(one, event))
        themes = {*used, *(one.i for role, one in heads if role == "theme" or is_sent(one, event, token))}
        heads = [(role, one) for role, one in heads if role != "target" or one.i not in themes]
        makers = [one for role, one in heads if role == "agent" and is_maker(one, token)]
        sources = self.codes(
            one for role, one in heads if role == "agent" and one.i not in themes and one not in makers
        )
        acted_on = own_objects([one for role, one in heads if role in OTHER_SIDE], token) or makers
        acted_on = receivers(acted_on, event, token) or acted_on
        targets = self.alike(sources, acted_on, self.codes(acted_on, struck=event.type in BODILY))
        if targets and all(target.startswith(UNKNOWN) for target in targets) and not event.nominal:
            targets = self._own_objects(token) or targets
        behind = [one for role, one in heads if role == "agent" and _is_with(one)]
        if behind and not targets:
            sources, targets = [], self.codes(behind)  # "ratified an agreement with the union"
        if not sources:
            sources = self._unnamed(event, token, targets)
        if not targets and event.type == "TRAVEL" and event.place is not None:
            place = self._head(event.place)
            targets = self.codes([place] if place is not None else [], struck=True)
        if not targets and not self.are_equal(event, token):
            targets = self.behind(token, sources, themes, struck=event.type in BODILY) or self.place(token, sources)
        return sources, self.at_home(token, targets)

    def alike(self, sources: Sequence[str], heads: Sequence[Token], codes: list[str]) -> list[str]:
        """The codes of those acted on, who are what those who act are where they are their counterparts."""
        same = lexicon.load("cameo")["naming"]["same"]
        if len(codes) == 1 and len(sources) == 1 and all(one.lemma_.lower() in same for one in heads):
            return [codes[0][:LAND] + sources[0][LAND:]]
        return codes

    def are_equal(self, event: EventMention, token: Token) -> bool:
        """Whether it is of both sides alike: talks, or "A and B met", but not "A met B"."""
        agents, others = (
            [found for one in event.arguments if one.role == role and (found := self._head(one))]
            for role in ("agent", "counterpart")
        )
        if is_each_other(token):
            return True
        if token.lemma_.lower() in lexicon.load("cameo")["one-sided"]["verbs"]:
            return False
        several = len(agents) > 1 or any(len(self._each(one)) > 1 for one in agents)
        if event.nominal and event.type == "CONSULT":
            return bool(others) or several
        if others or any(one.role == "target" for one in event.arguments):
            return bool(others) and all(head.i < token.i for head in others)
        return several and (event.type in SHARED or token.lemma_.lower() in EXCHANGES)

    def host(self, event: EventMention, token: Token, parties: Sequence[str]) -> list[str]:
        """The third country in which several meet."""
        verbs = lexicon.load("cameo")["gathering"]["verbs"]
        return self.place(token, parties) if not event.nominal and token.lemma_.lower() in verbs else []

    def codes(self, heads: Iterable[Token], *, struck: bool = False) -> list[str]:
        """The codes of phrases, each once, without those that tell nothing; a town that is `struck` is a place."""
        found: list[str] = []
        for head in map(doer, heads):
            land = self._land(head) if struck and head.ent_type_ == "GPE" else ""
            found += [land] if land else self._each(head)
        return list(dict.fromkeys(filter(None, found)))

    def _each(self, head: Token) -> list[str]:
        """The codes of a phrase: one, but for "ministers of Peru and Chile" and "Danish and Polish troops"."""
        countries = lands(head)
        if len(countries) < SEVERAL:
            return [self.code(head)]
        noun = self.doc[head.i : head.i + 1].text
        before = self.doc[head.left_edge.i : head.i + 1].text if countries[0].i > head.i else noun
        return [self._named(cameo_code(code(f"{land.text} {before}", self.on)), head) for land in countries]

    def _land(self, head: Token) -> str:
        return code(f"in {self.names[head.i].text}", self.on).country if head.i in self.names else ""

    def code(self, head: Token) -> str:
        """The code of the phrase around a noun; of a pronoun that of whom it stands for."""
        if head.i not in self.known:
            entity = next((one for one in self.doc._.entities if _mentions(one, head)), None)
            words = self._phrase(head)
            if head.pos_ == "PRON" and entity is not None:
                words = entity.name
            self.known[head.i] = self._named(cameo_code(code(words, self.on)), head)
        return self.known[head.i]

    def _named(self, found: str, head: Token) -> str:
        """The code in CAMEO's names for some nouns: a man is of the population, a leader holds no office."""
        naming = lexicon.load("cameo")["naming"]
        lemma = head.lemma_.lower()
        if lemma in naming["people"] and found.endswith("CVL"):
            return found.removesuffix("CVL") + "PPL"
        none = naming["none"].get(lemma)
        if none and found[LAND:] == none:
            return found[:LAND].removesuffix(UNKNOWN)
        return found

    def place(self, token: Token, sources: Sequence[str]) -> list[str]:
        """The country, other than the sources' own, of the first place that is named behind the event."""
        for other in self.doc[token.i : token.sent.end]:
            if other.ent_type_ in PLACES and other.ent_iob_ == "B":
                land = code(f"in {self.names[other.i].text}", self.on).country
                if land and all(not source.startswith(land) or source.endswith(HOSTILE) for source in sources):
                    return [land]
        return []

    def _own_objects(self, token: Token) -> list[str]:
        """The verb's own objects whose country is told: Aleppo, not the dead, in "shelled Aleppo, killing ten"."""
        return [one for one in self.codes(frame_of(token).objects) if not one.startswith(UNKNOWN)]

    def at_home(self, token: Token, targets: list[str]) -> list[str]:
        """Those acted on of whom no country is told, as people of the country where it happens."""
        if not any(target.startswith(UNKNOWN) for target in targets):
            return targets
        land = next(iter(self.place(token, ())), UNKNOWN)
        return [land + target.removeprefix(UNKNOWN) if target.startswith(UNKNOWN) else target for target in targets]

    def _head(self, argument: Argument) -> Token | None:
        return token_at(self.doc, argument.span)

    def _phrase(self, head: Token) -> str:
        """The words of a noun phrase with what follows its noun, up to a clause or a list."""
        if head.i in self.names and head.ent_type_ not in NO_NAMES:
            name = self.names[head.i]
            return str(self.doc[min(head.left_edge.i, name.start) : max(head.i + 1, name.end)].text)
        left, right = head.left_edge.i, head.i + 1
        last = min(head.right_edge.i + 1, right + REACH)
        ends = (one for one in head.rights if one.dep_ in CLAUSES or one.lower_ in AIMS)
        stop = next((one.left_edge.i for one in ends if one.i >= right), last)
        return str(self.doc[left : max(right, min(last, stop))].text)

    def behind(
        self, token: Token, sources: Sequence[str], themes: Collection[int], *, struck: bool = False
    ) -> list[str]:
        """The first one named behind the event in its clause who is no source, no place only and not what is used."""
        behind = (one for one in nouns(token, self.doc) if one.i > token.i and one.i not in themes)
        found = (one for one in behind if not self._is_place(one))
        first = next((one for one in found if any(_is_other(name, sources) for name in self._each(one))), None)
        heads = conjuncts(first) if first is not None else ()
        parties = (one for head in heads for one in between(head) or [head])
        return [one for one in self.codes(parties, struck=struck) if _is_other(one, sources)]

    def _before(self, token: Token, targets: Sequence[str]) -> list[str]:
        heads = (one for one in nouns(token, self.doc) if one.i < token.i and not self._is_place(one))
        return next(([found] for one in heads if _is_other(found := self.code(one), targets)), [])

    def _heads(self, event: EventMention) -> list[tuple[str, Token]]:
        """The arguments' nouns with their roles, but for those that are part of another's."""
        found = [(one.role, head) for one in event.arguments if (head := self._head(one)) is not None]
        whole = {head.i for _, head in found}
        return [(role, head) for role, head in found if head.dep_ not in WITHIN or head.head.i not in whole]

    def _unnamed(self, event: EventMention, token: Token, targets: Sequence[str]) -> list[str]:
        """Who acts where no argument says it."""
        away = frame_of(token).preps.get("from", ()) if token.pos_ == "VERB" else ()
        if away and (event.cameo or "")[:LAND] in lexicon.load("cameo")["expelled-from"]["codes"]:
            return self.codes(away, struck=True)
        if event.nominal and token.dep_ == "dobj" and not _does(token.head):
            return []  # "recognized the massacre"
        found = self._carriers(event, token) or self._by(token) or self.speakers(token)
        return found or self._before(token, targets)

    def _carriers(self, event: EventMention, token: Token) -> list[str]:
        """The subject of the verb whose object the event's noun is: "the senate ratified a treaty with Peru"."""
        if not event.nominal or token.dep_ != "dobj":
            return []
        return self.codes(one for subject in frame_of(token.head).subjects for one in conjuncts(subject))

    def _by(self, token: Token) -> list[str]:
        """Who does it behind the "by" of a passive that the parser hung lower: "was accused of lying by Peru"."""
        if not any(child.dep_ == "auxpass" for child in token.children):
            return []
        behind = (one for one in token.subtree if one.dep_ == "pobj" and one.head.lower_ == "by" and one.i > token.i)
        return next((found for one in behind if (found := self.codes(conjuncts(one)))), [])

    def speakers(self, token: Token) -> list[str]:
        """Who says of themselves that they do it: "Lund and Vega said they would"."""
        pronoun = any(child.dep_ == "nsubj" and child.lower_ in ("they", "he", "she", "it") for child in token.lefts)
        if token.dep_ != "ccomp" or not pronoun:
            return []
        subjects = (child for child in token.head.lefts if child.dep_ == "nsubj")
        return self.codes(one for child in subjects for one in conjuncts(child))

    def _is_place(self, noun: Token) -> bool:
        under = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "near", "outside", "over", "around", "of")
        return under and noun.ent_type_ in PLACES


def _does(verb: Token) -> bool:
    """Whether who is the verb's subject does what its object names: "launched a strike", "ratified a treaty"."""
    words = lexicon.load("events/words")
    lemma = verb.lemma_.lower()
    lists = (words["light"]["verbs"], words["carriers"]["verbs"], lexicon.load("cameo")["deciding"]["verbs"])
    return any(lemma in one for one in lists)


def _is_other(found: str, others: Sequence[str]) -> bool:
    """Whether it is somebody of a known country or role who is none of the others."""
    apart = all(found[:LAND] != one[:LAND] or len(found) > LAND for one in others)
    return bool(found) and found != f"{UNKNOWN}CVL" and apart and found not in others


def _is_with(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "with"


def _mentions(entity: Entity, head: Token) -> bool:
    return any(one.span.start <= head.idx < one.span.end for one in entity.mentions)
