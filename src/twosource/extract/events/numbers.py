"""Counts that a happening gives. In comes a parsed Doc; out go numbers with bounds, by the word that they count.

"at least 12 dead" is of "dead" from 12 up; "between 30 and 40 workers" has both bounds; "a dozen" is 12.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from twosource import lexicon
from twosource.model import Number, Span

DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
LABELS = frozenset(("CARDINAL", "MONEY", "QUANTITY", "PERCENT"))
SAID_OF_COUNTED = frozenset(("acl", "compound", "amod"))
LEVELS = frozenset(("to", "at", "past", "above", "beyond", "around", "below"))  # "the toll stood at 12"
COMPLEMENTS = frozenset(("oprd", "acomp", "advcl", "amod", "acl"))  # "left 50 people dead", "six are missing"
STEPS = 6


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the tokens that lead from it up to a happening, nearest first."""

    number: Number
    path: tuple[int, ...]


class NumberFinder:
    """Reads counts; built once a component."""

    def __init__(self) -> None:
        words = lexicon.load("events/numbers")
        self.values: dict[str, float] = words["values"]
        self.vague: dict[str, float] = words["vague"]
        self.scales: dict[str, float] = words["scales"]
        self.at_least: frozenset[str] = frozenset(words["bounds"]["at_least"])
        self.at_most: frozenset[str] = frozenset(words["bounds"]["at_most"])
        self.heads: dict[str, str] = words["heads"]
        self.named: frozenset[str] = frozenset(self.heads.values())
        self.people: frozenset[str] = frozenset(words["people"]["nouns"])
        self.units: frozenset[str] = frozenset(words["units"]["nouns"])
        self.sums: frozenset[str] = frozenset(words["sums"]["nouns"])
        self.costs: frozenset[str] = frozenset(words["lives"]["lost"])

    def find(self, doc: Doc) -> Iterator[Count]:
        """The counts of a Doc in reading order."""
        named = [entity for entity in doc.ents if entity.label_ in LABELS]
        plain = [doc[t.i : t.i + 1] for t in doc if t.pos_ == "NUM" and t.ent_type_ not in LABELS and _may_count(t)]
        for amount in sorted((*named, *plain), key=lambda span: span.start):
            count = self._count(amount)
            if count is not None:
                yield count

    def _count(self, entity: Tokens) -> Count | None:
        amounts = list(self._amounts(entity))
        head = _counted(entity)
        if not amounts or head is None or _is_past_count(head):
            return None
        low, high = self._bounds(entity, amounts)
        if low is not None and high is not None and low > high:
            return None  # a tally: "9 to 4"
        of, by = self._of(entity, head)
        if of is None or (by is None and _stands_alone(head) and not amounts[0][1]):
            return None
        if of not in self.named and (low, high) == (1, 1):
            return None  # "one case"
        span = Span(entity.start_char, max(entity.end_char, head.idx + len(head)))
        return Count(Number(of, low, high, span), tuple(dict.fromkeys((*([by.i] if by else []), *_up(head)))))

    def _amounts(self, entity: Tokens) -> Iterator[tuple[float, bool]]:
        """Each amount with whether it is vague: "dozens" is 24 or more, "fifty-eight" is one amount."""
        value: float | None = None
        vague = False
        for token in entity:
            word = token.lower_
            if word in self.vague:  # twice the unit: "tens of thousands" are two tens of them
                value, vague = self.vague[word] if value is None else value * self.vague[word] / 2, True
            elif word in self.scales and value is not None:
                value *= self.scales[word]
            else:
                found = float(word.replace(",", "")) if DIGITS.match(word) else self.values.get(word)
                if found is not None:
                    if value is not None and _is_tens(value, found) and token.i and token.nbor(-1).lower_ == "-":
                        value += found
                        continue
                    if value is not None:
                        yield value, False
                    value = found
        if value is not None:
            yield value, vague

    def _bounds(self, entity: Tokens, amounts: list[tuple[float, bool]]) -> tuple[float | None, float | None]:
        value, vague = amounts[0]
        if len(amounts) > 1:
            return value, amounts[-1][0]
        before = entity.doc[max(0, entity.start - 3) : entity.end].text.lower()
        if vague or any(cue in before for cue in self.at_least):
            return value, None
        if any(cue in before for cue in self.at_most):
            return None, value
        return value, value

    def _of(self, entity: Tokens, head: Token) -> tuple[str | None, Token | None]:
        """What is counted, and the word beside or above the count that tells it."""
        if entity.label_ == "MONEY":
            return ("dollars" if "$" in entity.text or "dollar" in entity.text.lower() else "money"), None
        if entity.label_ == "PERCENT":
            return "percent", None
        lemma = head.lemma_.lower()
        if lemma in self.units:
            return None, None
        beside = (child for child in head.children if child.dep_ in ("amod", "acl"))  # "six injured people"
        if _is_lost(head, self.costs):
            return "dead", None
        for token in (head, *beside, *_complements(head), *self._above(head)):
            found = self.heads.get(token.lower_) or self.heads.get(token.lemma_.lower())
            if found:
                return found, token
        if lemma in self.people or (head.i in range(entity.start, entity.end) and head.pos_ != "PROPN"):
            return "people", None  # also "hundreds fled", "a dozen were"
        return (head.lower_ if head.tag_ == "NNS" and head.is_alpha else None), None

    def _above(self, head: Token) -> Iterator[Token]:
        """The word that a count hangs on, and what its verb raises or puts: the toll that "rose to 34"."""
        governor = head.head
        while head.dep_ == "conj" and governor.pos_ == "NOUN":  # "54 deaths and 900 cases": no cases of death
            head, governor = governor, governor.head
        if head.dep_ == "attr" or (head.dep_ == "pobj" and (head.pos_ != "NUM" or _is_level(head))):
            while governor.pos_ == "ADP" and governor.head.i != governor.i:
                governor = governor.head
            for child in governor.children:
                if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
                    yield from self._summed(child)
        if not _stands_alone(head) or head.head.lower_ == "of":  # not "died in 2019"
            yield governor

    def _summed(self, noun: Token) -> Iterator[Token]:
        """The noun, or what is counted in "the number of dead", "the number of people killed"."""
        if noun.lemma_.lower() in self.sums:
            inner = [word for child in noun.rights if child.lower_ == "of" for word in child.rights]
            yield from inner
            yield from (child for word in (*inner, noun) for child in word.children if child.dep_ in SAID_OF_COUNTED)
        yield noun


def _counted(entity: Tokens) -> Token | None:
    """The word that is counted: "workers" of "10,000 striking workers", or the number itself."""
    root = entity.root
    if entity.label_ in ("MONEY", "PERCENT"):
        return root
    return root.head if root.dep_ in ("nummod", "quantmod", "amod") else root


def _complements(head: Token) -> Iterator[Token]:
    """What those who are counted are said to be or to be left: "50 people dead", "300 injured", "20 are missing"."""
    verb = head.head
    if verb.dep_ == "aux":
        verb = verb.head
        yield verb
    if head.dep_ in ("dobj", "nsubj", "nsubjpass"):
        said = (child for child in verb.rights if child.dep_ in COMPLEMENTS)
        yield from (word for word in said if word.pos_ == "ADJ" or not any(word.children))


def _is_lost(head: Token, costs: Collection[str]) -> bool:
    """Whether lives are counted that something cost: "the loss of 31 lives", "claimed the lives of 12 people"."""
    life = head if head.lemma_ == "life" or head.dep_ != "pobj" else head.head.head
    above = life.head.head if life.dep_ == "pobj" else life.head
    return life.lemma_ == "life" and above.lemma_.lower() in costs


def _is_past_count(head: Token) -> bool:
    """Whether it is what a count was before: it rose "from 28"."""
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ == "from"


def _may_count(number: Token) -> bool:
    """Whether a number that is taken for no amount may be one all the same: "12 dead", a toll that is "put at 12"."""
    return (number.dep_ == "nummod" and not number.ent_type_) or _is_level(number)


def _is_level(number: Token) -> bool:
    """Whether it may say how high a count stands: put "at 12", risen "to 12", "is 12"."""
    return number.dep_ == "attr" or (number.dep_ == "pobj" and number.head.lower_ in LEVELS)


def _stands_alone(head: Token) -> bool:
    """Whether a number counts nothing that is named: "met at 5", "was put at 16"."""
    return head.dep_ in ("pobj", "attr") and head.pos_ == "NUM"


def _is_tens(value: float, unit: float) -> bool:
    return 20 <= value <= 90 and value % 10 == 0 and 1 <= unit <= 9


def _up(token: Token) -> Iterator[int]:
    """The tokens from a count up to its verb; past "missing", "injured" or "leaving" to the verb that these go with."""
    for _ in range(STEPS):
        yield token.i
        if token.pos_ in ("VERB", "AUX") and not _goes_on(token):
            return
        if token.head.i == token.i:
            return
        token = token.head


def _goes_on(verb: Token) -> bool:
    """Whether the happening is what a verb is joined to: "killed 12 and injured 8", "a blast that left 12 dead"."""
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBG")
    return joined or (verb.lemma_ == "leave" and verb.dep_ in ("advcl", "relcl", "acl", "conj"))
