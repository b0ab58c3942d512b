"""When a happening takes place: the time expression that hangs on its own word. In come timexes; out go matches.

"Officials said Thursday that talks will open on Friday": Thursday belongs to the saying and dates no talks.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from twosource.extract.event_triggers import Trigger
from twosource.model import Timex

STEPS = 8  # how far up the parse a time expression looks for its happening
PASSED = frozenset(("prep", "pobj", "npadvmod", "advmod", "nmod", "compound", "amod", "poss", "pcomp", "quantmod",
                    "nummod", "appos", "tmod", "obl", "dobj", "attr", "advcl", "acl", "conj"))  # fmt: skip


def attach_times(doc: Doc, timexes: Iterable[Timex], triggers: list[Trigger]) -> dict[int, Timex]:
    """The time expression of each trigger that has one, by the trigger's token."""
    names = {trigger.token.i: trigger for trigger in triggers}
    carried: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.nominal and trigger.frame is not None and not trigger.apart:
            carried.setdefault(trigger.frame.verb.i, []).append(trigger)
    found: dict[int, Timex] = {}
    for timex in timexes:
        if timex.interval is None or timex.type not in ("DATE", "TIME"):
            continue
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        for trigger in _owners(span.root, names, carried):
            held = found.get(trigger.token.i)
            if held is None or _finer(timex, held):
                found[trigger.token.i] = timex
    return found


def _owners(token: Token, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """The happenings that a time expression dates: what it hangs on, going up until a verb is met."""
    for _ in range(STEPS):
        head = token.head
        if head.i == token.i:
            return []
        if token.dep_ in ("relcl", "ccomp") or (token.dep_ == "pobj" and token.head.lower_ in ("since", "ahead")):
            return []
        token = head
        if token.i in names:
            return [names[token.i], *_same_verb(token, carried)]
        if token.i in carried:
            return carried[token.i]
        if token.pos_ in ("VERB", "AUX"):
            return _below(token, names, carried)
    return []


def _same_verb(token: Token, carried: dict[int, list[Trigger]]) -> list[Trigger]:
    return carried.get(token.i, [])


def _below(verb: Token, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """Of "is expected Friday to visit", the visit: the infinitive of a verb that is no happening itself."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            if child.i in names:
                return [names[child.i]]
            if child.i in carried:
                return carried[child.i]
    return []


def _finer(timex: Timex, held: Timex) -> bool:
    """Whether it says more exactly when: a clock time before a day, a day before a month."""
    return _length(timex) < _length(held)


def _length(timex: Timex) -> float:
    interval = timex.interval
    if interval is None or interval.start is None or interval.end is None:
        return float("inf")
    return (interval.end.replace(tzinfo=None) - interval.start.replace(tzinfo=None)).total_seconds()
