"""Whether a pronoun's referent is sure enough to be a participant. In come a Doc and its entities; out goes yes or no.

It is where the one whom it takes up was the subject of the clause or sentence before, or is the only one near who could
be meant: of "Duarte picked Lund after he ousted Sow" nobody is named for "he".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.couples import together
from twosource.extract.labels import SUBJECTS
from twosource.extract.lookup import EntityIndex
from twosource.model import Entity

OBJECTS = frozenset(("dobj", "dative"))
DEPENDENT = frozenset(("relcl", "ccomp", "xcomp", "acl", "pcomp"))  # clauses whose subject "he" seldom takes up
PLURAL = frozenset(("they", "them", "their", "theirs"))
SINGLE = frozenset(("PRP", "PRP$"))
GENDERS = (["Masc"], ["Fem"])
SPEAKERS = frozenset(
    ("i", "we", "me", "us", "my", "our", "you", "your", "who", "whom", "whose", "himself", "herself", "themselves")
)
BACK = 2  # sentences before its own in which somebody else could be meant
MANY = ("organization", "group", "government", "person", "other")
ONE = ("person", "other")  # the type of a name that nothing tells more of is "other"
OWNERS = frozenset(("poss", "compound"))
DEPTH = 6  # words up from a pronoun to the noun that its clause belongs to
MOST = 60  # mentions looked at


@cache
def _announcing() -> frozenset[str]:
    """Verbs behind which "he" is who announces it."""
    return frozenset(lexicon.load("events/words")["announcing"]["verbs"])


class Referents:
    """All mentions of a Doc's entities, in order of their heads."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = EntityIndex(doc._.entities)
        found = [(mention.head.start, mention.kind, entity) for entity in doc._.entities for mention in entity.mentions]
        self.mentions = sorted(found, key=lambda found: found[0])
        self.starts = [start for start, _, _ in self.mentions]
        self._tokens: dict[int, Token] = {}
        self._sentences: list[int] = []

    def taken_up(self, pronoun: Token, entity: Entity) -> Entity | None:
        """Whom the pronoun names surely: the entity that it was found to take up, or who announces his own act."""
        verb, speaker = self._speaker(pronoun) if pronoun.lower_ in ("he", "she") else (None, None)
        if verb is None or speaker is None:
            return entity if self._is_sure(pronoun, entity) else None
        own = speaker.id == entity.id or verb.lemma_.lower() in _announcing()
        return speaker if own else None

    def _is_sure(self, pronoun: Token, entity: Entity) -> bool:
        if pronoun.lower_ in SPEAKERS:
            return True
        single = pronoun.lower_ not in PLURAL  # "they" takes up too many kinds of things for the last subject to be it
        before = self._before(pronoun)
        own = next((start for start, _, one in reversed(before) if one.id == entity.id), None)
        if own is None:
            return False
        if single and self._led(pronoun, own, before) and self._nearest_subject(before) == entity.id:
            return True
        kinds = ONE if single else MANY
        phrase = self._owned(pronoun, own) if single else 0
        others = {one.id for start, kind, one in before if start >= phrase and one.type in kinds and kind != "pronoun"}
        return others <= {entity.id}

    def pair(self, word: Token, countries: frozenset[str]) -> tuple[Entity, ...]:
        """The two people, or else the two countries, that "the two", "both" and "they" take up; none where it is open.

        They are all that its sentence names before it, or else the sentence before. "They" asks for more: that the two
        stand together there, and that nobody of its own clause may be one of them ("they arrested him").
        """
        before = self._before(word)
        start = word.sent.start_char
        own = [found for found in before if found[0] >= start]
        last = word.doc[word.sent.start - 1].sent.start_char if word.sent.start else start
        for near in (own, [found for found in before if last <= found[0] < start]):
            several = any(kind == "nominal" and _is_several(one) for _, kind, one in near)
            named = [one for _, _, one in near if one.named]
            for of_kind in (lambda one: one.type == "person", lambda one: one.name in countries):
                found = {one.id: one for one in named if of_kind(one)}
                if found and (len(found) > 2 or (several and word.pos_ == "PRON")):
                    return ()
                if len(found) == 2:
                    loose = word.lower_ in PLURAL and not self._beside(word, found, near)
                    return () if loose else tuple(found.values())
        return ()

    def _beside(self, word: Token, pair: Mapping[str, Entity], near: Sequence[tuple[int, str, Entity]]) -> bool:
        """Whether the two stand together among the mentions near, and no one behind the word may be one of them."""
        behind = word.doc[word.i + 1 : word.sent.end]
        end = word.sent.end_char
        if any(one.id in pair for start, _, one in self.mentions if word.idx < start < end):
            return False
        if any(token.tag_ in SINGLE and token.morph.get("Gender", []) in GENDERS for token in behind):
            return False
        tokens: tuple[list[Token], ...] = tuple(
            [_top(token) for start, _, one in near if one.id == name and (token := self._token(start)) is not None]
            for name in pair
        )
        return any(together(one, other) for one in tokens[0] for other in tokens[1])

    def _owned(self, pronoun: Token, own: int) -> int:
        """Where the noun phrase starts whose clause the pronoun is in and whose owner it may be; 0 where it is in none.

        Of "the talks precede a Lund visit to Malta, where he will sing", nobody before that visit can be meant.
        """
        clause = next((token for token in islice(pronoun.ancestors, DEPTH) if token.dep_ == "relcl"), None)
        owner = self._token(own)
        if clause is None or owner is None or owner.dep_ not in OWNERS:
            return 0
        return int(owner.idx) if owner.head.i in {noun.i for noun in islice(clause.ancestors, DEPTH)} else 0

    def _before(self, pronoun: Token) -> list[tuple[int, str, Entity]]:
        """The mentions before the pronoun, from two sentences back."""
        end = bisect_left(self.starts, pronoun.idx)
        first = self._back(pronoun)
        return [found for found in self.mentions[max(0, end - MOST) : end] if found[0] >= first]

    def _back(self, pronoun: Token) -> int:
        if not self._sentences:
            self._sentences = [sent.start_char for sent in self.doc.sents]
            self._tokens = {token.idx: token for token in self.doc}
        at = bisect_left(self._sentences, pronoun.idx + 1) - 1
        return self._sentences[max(0, at - BACK)]

    def _speaker(self, pronoun: Token) -> tuple[Token | None, Entity | None]:
        """Who says what the pronoun's clause is a part of, and the verb: "Ana Ruiz, a banker, told the panel she quit".

        Nobody surely does in "Ruiz told Lund she quit", nor in "Ruiz fired Lund after she quit".
        """
        clause = pronoun.head
        while clause.dep_ in ("relcl", "conj", "xcomp") and clause.head.pos_ != "PRON":
            clause = next((one for one in islice(clause.ancestors, DEPTH) if one.pos_ in ("VERB", "AUX")), clause.head)
        verb = clause.head
        if clause.dep_ != "ccomp" or pronoun.dep_ not in SUBJECTS or verb.i > clause.i:
            return None, None
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        others = (child for child in verb.rights if child.dep_ in OBJECTS)
        if subject is None or any(self._person(child) is not None for child in others):
            return None, None
        return verb, self._person(verb.head if subject.tag_ == "WP" and verb.dep_ == "relcl" else subject)

    def _person(self, noun: Token) -> Entity | None:
        """Which person a noun stands for."""
        one = self.index.at(noun.idx, noun.idx + len(noun))
        return one if one is not None and one.type in ONE else None

    def _led(self, pronoun: Token, last: int, before: list[tuple[int, str, Entity]]) -> bool:
        """Whether the one who was named last, by the pronoun's entity, was the subject of a clause of its own.

        For a subject or an owner it is enough that he was so anywhere in that sentence: "Ruiz, head of the bank, quit".
        """
        token = self._token(last)
        if token is None or _heads_clause(token, DEPENDENT):
            return token is not None
        if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "poss":
            return False
        own = next(one.id for at, _, one in reversed(before) if at == last)
        tokens = (self._token(at) for at, _, one in before if one.id == own and at >= token.sent.start_char)
        return any(_heads_clause(one, DEPENDENT) for one in tokens)

    def _token(self, start: int) -> Token | None:
        return self._tokens.get(start)

    def _nearest_subject(self, before: list[tuple[int, str, Entity]]) -> str | None:
        """Who was the last subject among these mentions that was somebody or some body."""
        for start, _, one in reversed(before):
            token = self._token(start)
            if token is not None and _heads_clause(token) and one.type not in ("place", "facility", "vehicle"):
                return one.id
        return None


def _is_several(one: Entity) -> bool:
    """Whether a description may be of more than one, so that "they" can take it up."""
    return one.type in ("group", "organization") or (one.count or 1) > 1


def _top(token: Token) -> Token:
    """The noun that a part of a name belongs to."""
    while token.dep_ in ("compound", "appos", "flat"):
        token = token.head
    return token


def _heads_clause(token: Token | None, but: frozenset[str] = frozenset(("relcl",))) -> bool:
    """Whether it is the subject of a finite clause other than those."""
    if token is None:
        return False
    token = _top(token)
    infinite = any(child.tag_ == "TO" for child in token.head.lefts)  # "picked him to lead"
    return token.dep_ in SUBJECTS and not _hangs(token.head, but) and not infinite


def _hangs(verb: Token, clauses: frozenset[str]) -> bool:
    """Whether its clause is one of those; what is told first, and who said it after, is a clause of its own."""
    return verb.dep_ in clauses and not (verb.dep_ == "ccomp" and verb.i < verb.head.i)
