"""When a happening takes place: the time expression that hangs on its own word. In come timexes; out go matches.

"Officials said Thursday that talks will open on Friday": Thursday belongs to the saying and dates no talks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from twosource import lexicon
from twosource.extract.events.companions import dated_verb, shared_times
from twosource.extract.events.continuations import continued
from twosource.extract.events.limits import is_bound, limiting
from twosource.extract.events.phases import whole_times
from twosource.extract.events.triggers import Trigger
from twosource.intervals import before
from twosource.model import Timex

FRONT = 4  # words from the start of a clause in which a date stands for all of it
STEPS = 8  # how far up the parse a time expression looks for its happening
OFFSET = "offset-of-event"  # the rule of what counts from a happening
TOWARD = frozenset(("until", "till", "to", "for", "from"))  # so is the new day of what is put off told


def attach_times(doc: Doc, timexes: Sequence[Timex], triggers: list[Trigger]) -> dict[int, Timex]:
    """The time expression of each trigger that has one, by the trigger's token."""
    held_in = [(sent.start_char, sent.end_char) for sent in _told(doc, triggers)]
    starts = [start for start, _ in held_in]
    names = {trigger.token.i: trigger for trigger in triggers}
    carried: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.carrier is not None:
            carried.setdefault(trigger.carrier.i, []).append(trigger)
    nominal = {at: trigger for at, trigger in names.items() if trigger.nominal}
    found: dict[int, Timex] = {}
    dated: dict[int, Timex] = {}
    offset: Timex | None = None
    for timex in timexes:
        at = bisect_right(starts, timex.span.start) - 1
        if timex.interval is None or timex.type not in ("DATE", "TIME") or at < 0 or timex.span.start >= held_in[at][1]:
            continue
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        counted = _counted_from(doc, offset, timex, names) if offset is not None else []
        offset = timex if any(reason.rule == OFFSET for reason in timex.reasons) else None
        verb = dated_verb(span.root, nominal)
        if verb is not None and (verb.i not in dated or _finer(timex, dated[verb.i])):
            dated[verb.i] = timex
        for trigger in counted or _owners(span.root, timex, names, carried):
            held = found.get(trigger.token.i)
            if held is None or _finer(timex, held):
                found[trigger.token.i] = timex
    found.update(list(shared_times(triggers, dated, found)))
    found.update(list(continued(doc, timexes, triggers, found)))
    found.update(list(whole_times(doc, timexes, triggers, found)))
    return found


def _counted_from(doc: Doc, offset: Timex, timex: Timex, names: dict[int, Trigger]) -> list[Trigger]:
    """The happening that "two weeks ahead of the vote in Lima on June 12" counts from, which the date is of."""
    between = doc.char_span(offset.span.end, timex.span.start, alignment_mode="contract")
    if between is None or any(token.pos_ in ("VERB", "PUNCT") and token.dep_ != "punct" for token in between):
        return []
    return [names[token.i] for token in between if token.i in names and names[token.i].nominal][:1]


def _told(doc: Doc, triggers: list[Trigger]) -> Iterator[Span]:
    """The sentences that hold a trigger, in order."""
    found = iter(triggers)
    trigger = next(found, None)
    for sent in doc.sents:
        if trigger is not None and trigger.token.i < sent.end:
            yield sent
        while trigger is not None and trigger.token.i < sent.end:
            trigger = next(found, None)


def _owners(token: Token, time: Timex, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """The happenings that a time expression dates: what it hangs on, going up until a verb is met."""
    timex = token
    for _ in range(STEPS):
        head = token.head
        if head.i == token.i:
            return []
        if token.dep_ in ("relcl", "ccomp") or (token.dep_ == "pobj" and token.head.lower_ in ("since", "ahead")):
            return []
        if time.type == "DATE" and is_bound(head):
            return []  # "resigned before Friday's vote", "a Friday deadline": the day of something else
        below, token = token, head
        if _is_chosen_for(token) and _is_over(time, token.doc):
            continue
        if token.dep_ == "pcomp" and token.head.head.i in names:
            continue  # "a speech about lowering rents on May 3": the day of the speech
        own = _at(token, names, carried)
        if token.lemma_.lower() in _put() and token.pos_ == "VERB" and below.lower_ not in TOWARD:
            own = [names[token.i]] if token.i in names else []  # "postponed the vote on Monday" dates no vote
            return own
        if own or token.pos_ in ("VERB", "AUX"):
            joined = _joined(token, names, carried) if timex.i < token.left_edge.i + FRONT else []
            told = own or _below(token, names, carried)
            return [*told, *(one for one in _attended(token, names) if one not in told), *joined]
    return []


def _attended(verb: Token, names: dict[int, Trigger]) -> list[Trigger]:
    """The happening at which something else is done: "wept at the funeral on Friday".

    What something is done during may last longer: "resigned on Friday during the trial".
    """
    verbs = (verb, *(child for child in verb.rights if child.dep_ == "xcomp"))
    nouns = (noun for word in verbs for at in word.rights if at.lower_ == "at" for noun in at.rights)
    return [names[noun.i] for noun in nouns if noun.dep_ == "pobj" and noun.i in names and names[noun.i].nominal]


def _is_chosen_for(verb: Token) -> bool:
    """Whether it is what somebody was chosen or told to do: "tapped her to lead the bank"."""
    head = verb.head
    chosen = verb.dep_ in ("xcomp", "advcl", "ccomp") and any(child.tag_ == "TO" for child in verb.lefts)
    return chosen and head.tag_ in ("VBD", "VBN") and head.lemma_.lower() in limiting("choosing")


def _is_over(time: Timex, doc: Doc) -> bool:
    """Whether a time lies before the report's day."""
    published = doc._.published
    return published is not None and time.interval is not None and before(time.interval, published.interval)


@cache
def _put() -> frozenset[str]:
    """What is done to a happening and may be dated in its stead."""
    return frozenset(lexicon.load("events/words")["put"]["verbs"])


def _at(token: Token, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """The happenings that a word names or carries."""
    return [*([names[token.i]] if token.i in names else []), *carried.get(token.i, [])]


def _below(verb: Token, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """Of "is expected Friday to visit", the visit: the infinitive of a verb that is no happening itself."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            found = _at(child, names, carried)
            if found:
                return found
    return []


def _joined(verb: Token, names: dict[int, Trigger], carried: dict[int, list[Trigger]]) -> list[Trigger]:
    """What is joined to a verb whose sentence begins with the date: "On Monday she landed and met him"."""
    return [
        trigger
        for child in verb.rights
        if child.dep_ == "conj" and child.pos_ == "VERB"
        for trigger in _at(child, names, carried)
    ]


def _finer(timex: Timex, held: Timex) -> bool:
    """Whether it says more exactly when: a clock time before a day, a day before a month."""
    return _length(timex) < _length(held)


def _length(timex: Timex) -> float:
    interval = timex.interval
    if interval is None or interval.start is None or interval.end is None:
        return float("inf")
    return (interval.end.replace(tzinfo=None) - interval.start.replace(tzinfo=None)).total_seconds()
