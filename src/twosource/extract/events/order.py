"""Which happening another one is tied to in time. In come the triggers of a Doc; out go reasons by trigger.

"A reception will follow the ceremony" comes after it; of "he flies to Oslo, where he will sing", the song is during the
journey. A reason tells `what` ("after", "during"), by which rule, and on which word the other one rests;
linking dates by it what has no date of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.triggers import Trigger
from twosource.model import Reason, Span

UP = 6  # words up from a clause to the happening that it says more about


@dataclass(frozen=True, slots=True)
class Ties:
    """The words of `lexicon/events/order.toml`: of verbs which side comes first, of prepositions the tie."""

    verbs: dict[str, str]
    prepositions: dict[str, str]
    adverbs: frozenset[str]
    earlier: frozenset[str]


@cache
def ties() -> Ties:
    """The words, read once."""
    found = lexicon.load("events/order")
    return Ties(
        {word: entry["first"] for entry in found["verb"] for word in entry["words"]},
        {word: entry["tie"] for entry in found["preposition"] for word in entry["words"]},
        frozenset(word for entry in found["adverb"] for word in entry["words"]),
        frozenset(found["earlier"]["words"]),
    )


def order(triggers: list[Trigger]) -> dict[int, Reason]:
    """The tie of each trigger that has one, by its token; no two are tied in a circle."""
    named = {trigger.token.i: trigger.token for trigger in triggers}
    carried = {trigger.carrier.i: trigger.token for trigger in triggers if trigger.carrier is not None}
    found: dict[int, Reason] = {}
    for trigger in triggers:
        for token in dict.fromkeys((trigger.token, *_carrier(trigger))):
            tie = next(_ties_of(token, named, carried), None)
            if tie is not None and trigger.token.i not in found and tie[2].i != trigger.token.i:
                what, rule, first = tie
                found[trigger.token.i] = Reason(what, rule, Span(first.idx, first.idx + len(first)))
    return found


def _carrier(trigger: Trigger) -> tuple[Token, ...]:
    return (trigger.frame.verb,) if trigger.nominal and trigger.frame is not None else ()


def _ties_of(token: Token, named: dict[int, Token], carried: dict[int, Token]) -> Iterator[tuple[str, str, Token]]:
    """How a word is tied to happenings: the tie, its rule, and the word of the other one."""
    yield from _by_verb(token, named)
    yield from _by_preposition(token, named)
    if token.pos_ in ("VERB", "AUX"):
        yield from _by_adverb(token, named, carried)
        yield from _by_place(token, named, carried)


def _by_verb(token: Token, named: dict[int, Token]) -> Iterator[tuple[str, str, Token]]:
    """Of "A is followed by B", "B follows A" and "A precedes B": B comes after A."""
    agent = token.dep_ == "pobj" and token.head.dep_ in ("agent", "prep") and token.head.lower_ == "by"
    verb = token.head.head if agent else token.head
    first = ties().verbs.get(verb.lemma_.lower())
    if first is None or verb.pos_ != "VERB":
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive and agent and first == "subject":
        wanted: tuple[str, ...] = ("nsubjpass",)
    elif not passive and token.dep_ == ("nsubj" if first == "subject" else "dobj"):
        wanted = ("dobj",) if first == "subject" else ("nsubj",)
    else:
        return
    yield from (("after", "followed-by", child) for child in verb.children if child.dep_ in wanted and child.i in named)


def _by_preposition(token: Token, named: dict[int, Token]) -> Iterator[tuple[str, str, Token]]:
    """Of "after the talks he will fly" and "a meeting during the visit"."""
    for prep in token.children:
        tie = ties().prepositions.get(prep.lower_) if prep.dep_ == "prep" else None
        if tie is None or any(child.dep_ in ("npadvmod", "nummod") for child in prep.children):
            continue  # "two days after the talks" is a day of its own
        for child in prep.children:
            if child.dep_ == "pobj" and child.i in named:
                yield tie, f"{prep.lower_}-it", child


def _by_adverb(verb: Token, named: dict[int, Token], carried: dict[int, Token]) -> Iterator[tuple[str, str, Token]]:
    """Of "met the king and then visited the port"."""
    if verb.dep_ == "conj" and any(child.lower_ in ties().adverbs for child in verb.lefts if child.dep_ == "advmod"):
        first = _happening(verb.head, named, carried)
        if first is not None:
            yield "after", "then", first


def _by_place(verb: Token, named: dict[int, Token], carried: dict[int, Token]) -> Iterator[tuple[str, str, Token]]:
    """Of "a visit to the port, where he will lunch" and "landed in Oslo, where he met the king"."""
    placed = verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.lefts)
    if not placed or _is_earlier(verb):
        return
    for above in islice(verb.head.ancestors, UP):
        first = _happening(above, named, carried)
        if first is not None:
            yield "during", "where-past" if _is_past(verb) else "where", first
            return


def _is_past(verb: Token) -> bool:
    """Whether its clause is told of a past: "he lunched", "he was jailed", "he has lunched"."""
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in ("VBD", "VBN") or (first.lemma_.lower() == "have" and verb.tag_ == "VBN")


def _is_earlier(verb: Token) -> bool:
    """Whether its clause goes further back: "where he had lunched", "where he was jailed in his youth"."""
    inside = {token.lower_ for token in verb.doc[verb.left_edge.i : verb.right_edge.i + 1]}
    perfect = any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in verb.lefts)
    return perfect or not inside.isdisjoint(ties().earlier)


def _happening(token: Token, named: dict[int, Token], carried: dict[int, Token]) -> Token | None:
    return named.get(token.i) or carried.get(token.i)
