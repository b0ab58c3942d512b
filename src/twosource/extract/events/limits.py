"""Until when something is to be done. In come timexes and triggers; out go the times that bound what has none itself.

"The house wants to pass the bill before leaving for its recess on April 7": the recess is on that day, the passing on
any day up to it. So is the interview of "a May 1 deadline for the interview". What is over is not dated so: whoever
"sold out before the bank failed in May" may have done it years before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.triggers import Trigger
from twosource.model import Timex

STEPS = 8  # heads between a time and what it bounds
CLAUSES = ("pcomp", "advcl", "pobj")  # what stands under "before"


@cache
def limiting(kind: str) -> frozenset[str]:
    """The words of a kind, "before" or "deadline"."""
    return frozenset(lexicon.load("events/order")[kind]["words"])


def limits(doc: Doc, timexes: Iterable[Timex], triggers: list[Trigger]) -> dict[int, Timex]:
    """The time up to which each trigger lies that has such a bound, by the trigger's token."""
    named = {trigger.token.i: trigger.token for trigger in triggers}
    for trigger in triggers:
        if trigger.carrier is not None:
            named.setdefault(trigger.carrier.i, trigger.token)
    found: dict[int, Timex] = {}
    for timex in timexes:
        if timex.interval is None or timex.type != "DATE":
            continue
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        for token in (*_before(span.root), *_by_deadline(span.root)):
            if token.i in named:
                found.setdefault(named[token.i].i, timex)
    return found


def is_bound(token: Token) -> bool:
    """Whether what stands under this word is only named to say until when: "before", "the deadline of"."""
    counted = any(child.dep_ in ("npadvmod", "advmod") for child in token.children)  # "hours before", "just before"
    return (token.lower_ in limiting("before") and not counted) or token.lemma_.lower() in limiting("deadline")


def _before(time: Token) -> Iterator[Token]:
    """The verb to come that "before" with the time's clause or noun belongs to."""
    token = time
    for _ in range(STEPS):
        head = token.head
        if head.i == token.i:
            return
        mark = next((child for child in token.lefts if child.dep_ == "mark"), None) if token.dep_ == "advcl" else None
        word = head if token.dep_ in ("pcomp", "pobj") else mark
        if word is not None and word.lower_ in limiting("before") and is_bound(word):
            verb = head if word is mark else head.head
            if verb.pos_ == "VERB" and _is_ahead(verb):
                yield verb
                yield from (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
            return
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in CLAUSES:
            return
        token = head


def _is_ahead(verb: Token) -> bool:
    """Whether the verb is to be done: "to pass", "will pass", "must pass"."""
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("TO", "MD") for child in verb.lefts)


def _by_deadline(time: Token) -> Iterator[Token]:
    """What the deadline that the time is named with is set for: "a Friday deadline for the vote", "to vote"."""
    noun = _deadline(time)
    if noun is None:
        return
    holders = (noun, noun.head) if noun.dep_ == "dobj" else (noun,)
    for holder in holders:
        for child in (child for child in holder.rights if child.i > noun.i):
            if child.lower_ == "for" and child.dep_ in ("prep", "mark"):
                yield from (under for under in child.children if under.dep_ in ("pobj", "pcomp"))
            if child.pos_ == "VERB" and _is_ahead(child) and (holder is noun or child.dep_ != "conj"):
                yield child
                yield from (under for under in child.children if under.dep_ == "dobj")


def _deadline(time: Token) -> Token | None:
    """The deadline that a time is named with: "a Friday deadline", "a deadline of Friday", "the deadline is Friday"."""
    head = time.head
    if head.lower_ == "of" and time.dep_ == "pobj":
        head = head.head
    elif time.dep_ == "attr":
        head = next((child for child in head.lefts if child.dep_ == "nsubj"), head)
    elif time.dep_ not in ("compound", "poss", "nmod", "amod", "nummod"):
        return None
    return head if head.lemma_.lower() in limiting("deadline") else None
