"""The words that tell one happening. In comes a `Trigger`; out goes the span of its clause or noun phrase.

As short as holds the trigger and what belongs to it: clauses inside, beside or around it stay out. A clause begins at
its subject and ends whole; where it cannot be cut so, the sentence is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from twosource.extract.events.triggers import Trigger
from twosource.extract.labels import ANY_SUBJECTS
from twosource.model import Span

OWN_CLAUSE = frozenset(("ccomp", "advcl", "parataxis", "punct", "cc", "mark", "relcl", "preconj"))
TOLD = frozenset(
    ("REQUEST", "ANNOUNCE", "THREATEN", "AGREE", "ACCUSE", "REJECT", "STATEMENT")
)  # with their that-clause
INSIDE = frozenset(("det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "aux", "auxpass", "case"))
OPEN_TAGS = frozenset(("POS", "PRP$", "DT", "CC", "TO", "MD", "WDT", "WP$", "WRB"))
QUOTES = frozenset(('"', "“", "”", "''", "``"))
RELATIVES = ("which", "whom", "whose")
FOLLOWING = frozenset(("ccomp", "xcomp", "relcl", "acl", "prep", "pcomp", "pobj", "dobj"))
CONDITIONS = frozenset(("if", "unless", "until", "because"))
LONGEST = 60  # words of a clause
LONGEST_SENTENCE = 90  # words: what is longer is no sentence to show whole
CLIMB = 4


def clause_of(trigger: Trigger) -> Span:
    """The span of the trigger's own clause, or of its noun phrase where no verb carries it."""
    if not trigger.nominal:
        # without a clause after it, what is said stands before
        if trigger.sense.type == "STATEMENT" and not any(child.dep_ == "ccomp" for child in trigger.token.rights):
            return _sentence(trigger.token) or _whole(_clause(trigger.token), trigger.token)
        return _whole(_clause(trigger.token, trigger.sense.type in TOLD), trigger.token)
    if trigger.frame is not None and not trigger.apart:
        return _whole([*_clause(trigger.frame.verb), trigger.token], trigger.token)
    first, last = _hull(_below(trigger.token), trigger.token)
    return _characters(*_trimmed(first, last))


def _clause(verb: Token, told: bool = False) -> list[Token]:
    tokens = list(_below(verb))
    if told:
        tokens += [token for child in verb.rights if child.dep_ == "ccomp" for token in child.subtree]
    head, subjected = verb, _has_subject(verb)
    for _ in range(CLIMB):
        if subjected or head.dep_ not in ("xcomp", "conj") or head.head.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        head = head.head
        tokens.append(head)
        for child in head.lefts:
            if child.dep_ in ANY_SUBJECTS or child.dep_ in ("aux", "auxpass", "neg"):
                tokens += _below(child)
                subjected = subjected or child.dep_ in ANY_SUBJECTS
    return tokens


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ANY_SUBJECTS for child in verb.children)


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


def _hull(tokens: Iterable[Token], trigger: Token) -> tuple[Token, Token]:
    """The first and the last of the tokens, at most LONGEST words around the trigger."""
    kept = [token for token in tokens if not token.is_space and abs(token.i - trigger.i) <= LONGEST]
    return min(kept, key=_at), max(kept, key=_at)


def _whole(tokens: Iterable[Token], trigger: Token) -> Span:
    """The stretch that holds the tokens, or the sentence where that stretch is no whole clause."""
    first, last = _hull(tokens, trigger)
    first, last = _trimmed(*_quoted(first, _completed(first, last)))
    if first.i <= trigger.i <= last.i and _is_whole(first, last):
        return _characters(first, last)
    return _sentence(trigger) or _characters(first, last)


def _sentence(trigger: Token) -> Span | None:
    """The whole sentence, unless it is too long to be shown."""
    words = [token for token in trigger.sent if not token.is_space]
    return _characters(words[0], words[-1]) if len(words) <= LONGEST_SENTENCE else None


def _completed(first: Token, last: Token) -> Token:
    """The end of the stretch with the clauses that follow without a comma: "the men [who fled]", "if it rains"."""
    for _ in range(CLIMB):
        if last.i + 1 >= len(last.doc):
            break
        above = last.nbor()
        while above.head.i > last.i and above.head.i != above.i:
            above = above.head
        held = above.dep_ in FOLLOWING or (above.dep_ == "advcl" and last.nbor().lower_ in CONDITIONS)
        if not held or not first.i <= above.head.i <= last.i:
            break
        last = last.doc[above.right_edge.i]
    return last


def _quoted(first: Token, last: Token) -> tuple[Token, Token]:
    """The stretch with the closing mark right after it, where it holds the opening one."""
    if _marks(first, last) % 2 and last.i + 1 < len(last.doc) and last.nbor().text in QUOTES:
        return first, last.nbor()
    return first, last


def _trimmed(first: Token, last: Token) -> tuple[Token, Token]:
    """The stretch without commas, dashes and "and" at its ends."""
    while first.i < last.i and (
        first.dep_ == "cc" or first.is_space or first.lower_ == "when" or (first.is_punct and first.text not in QUOTES)
    ):
        first = first.nbor()
    while last.i > first.i and (last.dep_ == "cc" or last.is_space or (last.is_punct and last.text not in QUOTES)):
        last = last.nbor(-1)
    return first, last


def _is_whole(first: Token, last: Token) -> bool:
    """Whether no phrase in the stretch goes on behind it, and both halves of quotation marks are there."""
    if last.tag_ in OPEN_TAGS or (last.dep_ in INSIDE and last.head.i > last.i) or _marks(first, last) % 2:
        return False
    if last.dep_ == "prep" and any(child.i > last.i for child in last.children):
        return False
    words = first.doc[first.i : last.i + 1]
    if words[0].tag_[0] == "W" or words[1:2].text in RELATIVES:
        return False
    return any(word.dep_ in ANY_SUBJECTS for word in words)


def _marks(first: Token, last: Token) -> int:
    return sum(token.text in QUOTES for token in first.doc[first.i : last.i + 1])


def _characters(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last))


def _at(token: Token) -> int:
    return token.i
