"""The words that tell one happening. In comes a `Trigger`; out goes the span of its clause or noun phrase.

As short as holds the trigger and what belongs to it: clauses inside, beside or around it stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from twosource.extract.events.triggers import Trigger
from twosource.model import Span

OWN_CLAUSE = frozenset(("ccomp", "advcl", "parataxis", "punct", "cc", "mark", "relcl", "preconj"))
TOLD = frozenset(("REQUEST", "ANNOUNCE", "THREATEN", "AGREE", "ACCUSE", "REJECT"))  # whose that-clause is part of them
LONGEST = 60  # words of a clause
CLIMB = 4


def clause_of(trigger: Trigger) -> Span:
    """The span of the trigger's own clause, or of its noun phrase where no verb carries it."""
    if not trigger.nominal:
        return _clause(trigger.token, trigger.sense.type in TOLD)
    if trigger.frame is not None and not trigger.apart:
        span = _clause(trigger.frame.verb)
        token = trigger.token
        return Span(min(span.start, token.idx), max(span.end, token.idx + len(token)))
    return _hull(_below(trigger.token), trigger.token)


def _clause(verb: Token, told: bool = False) -> Span:
    tokens = list(_below(verb))
    if told:
        tokens += [token for child in verb.rights if child.dep_ == "ccomp" for token in _below(child)]
    head, subjected = verb, _has_subject(verb)
    for _ in range(CLIMB):
        if subjected or head.dep_ != "xcomp" or head.head.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        head = head.head
        tokens.append(head)
        for child in head.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"):
                tokens += _below(child)
                subjected = subjected or child.dep_.startswith("nsubj")
    return _hull(tokens, verb)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _below(top: Token) -> Iterator[Token]:
    """A word and all that hangs on it, but for other clauses."""
    waiting = [top]
    while waiting:
        token = waiting.pop()
        yield token
        for child in token.children:
            if child.dep_ in OWN_CLAUSE or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
                continue
            if (child.dep_ == "prep" and child.lower_ == "according") or abs(child.i - top.i) > LONGEST:
                continue
            waiting.append(child)


def _hull(tokens: Iterable[Token], trigger: Token) -> Span:
    """From the first to the last of the tokens, at most LONGEST words around the trigger."""
    kept = [token for token in tokens if not token.is_space and abs(token.i - trigger.i) <= LONGEST]
    first, last = min(kept, key=_at), max(kept, key=_at)
    return Span(first.idx, last.idx + len(last))


def _at(token: Token) -> int:
    return token.i
