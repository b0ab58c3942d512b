"""What happens along with what is dated. In come triggers and dated verbs; out go the times that they share.

"Police stormed the bank on Monday, arresting six men": the arrests are of that Monday. So is what is done "at a meeting
on Monday" or "speaking in Oslo on Monday", where the sentence opens so, and "the attack, which took place on Monday".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.triggers import Trigger
from twosource.model import Timex

AT = frozenset(("in", "at", "on", "during"))  # a time after these is when it happens, one after "until" is not
OTHER_TIME = ("mark", "aux", "auxpass")  # "after arresting", "having arrested": at another time
STEPS = 4  # heads between a time and its verb


def dated_verb(time: Token, nominal: dict[int, Trigger]) -> Token | None:
    """The verb that a time expression stands beside; None where it says until when, or dates a noun's happening."""
    token = time
    for _ in range(STEPS):
        if token.dep_ == "pobj" and token.head.lower_ not in AT:
            return None
        if token.head.i == token.i or token.dep_ in ("relcl", "ccomp"):
            return None
        token = token.head
        if token.pos_ == "VERB":
            return token
        if token.i in nominal:
            return None
    return None


def shared_times(
    triggers: list[Trigger], dated: dict[int, Timex], found: dict[int, Timex]
) -> Iterator[tuple[int, Timex]]:
    """The times of verbs that have none of their own, each by its token."""
    for trigger in triggers:
        token = trigger.token
        if token.i in found:
            continue
        if trigger.nominal:
            shared = _of_relative(token, dated) or _of_arrival(trigger, dated)
        else:
            shared = _of_main_verb(token, dated) or _of_means(token, dated) or _of_opening(token, dated, found)
        if shared is not None:
            yield token.i, shared


def _of_main_verb(token: Token, dated: dict[int, Timex]) -> Timex | None:
    """The time of the verb that a participle goes along with: "…, arresting six and freeing two"."""
    while token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VBG":
        token = token.head
    along = token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i
    return dated.get(token.head.i) if along and _is_bare(token) else None


def _of_means(token: Token, dated: dict[int, Timex]) -> Timex | None:
    """The time of what something else is done by, or when: "stunned them on Monday by quitting", "when she quit".

    Who "explained on Monday when she quit" tells the time of it.
    """
    if token.dep_ == "pcomp" and token.head.lower_ == "by":
        return dated.get(token.head.head.i)
    if token.dep_ not in ("advcl", "relcl") or not any(child.lower_ == "when" for child in token.lefts):
        return None
    verb = token.head
    while verb.head != verb and (
        verb.ent_type_ == "DATE" or verb.dep_ == "prep"
    ):  # "were killed Monday when it fell": what hangs on the day
        verb = verb.head
    if verb.lemma_.lower() in _telling():
        return None
    same = _is_past(token) and _is_past(verb) and token.i > verb.i
    return dated.get(verb.i) if same else None


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of what was done: "quit", "were killed", but not "had quit", "will be killed"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return not any(child.dep_ == "aux" for child in helpers) and "VBD" in (verb.tag_, *(word.tag_ for word in helpers))


def _of_opening(token: Token, dated: dict[int, Timex], found: dict[int, Timex]) -> Timex | None:
    """The time of what opens the clause: "At a meeting on Monday, they …", "Speaking on Monday, she …"."""
    for child in token.lefts:
        if child.dep_ == "advcl" and child.lemma_.lower() in _saying() and child.tag_ == "VBG" and _is_bare(child):
            return dated.get(child.i)
        if child.dep_ == "prep" and child.lower_ in AT and child.i == token.left_edge.i:
            for noun in (grandchild for grandchild in child.rights if grandchild.dep_ == "pobj"):
                parts = [part.i for part in noun.rights if part.dep_ == "acl" and part.tag_ == "VBN"]
                return found.get(noun.i) or next((dated[at] for at in parts if at in dated), None)
    return None


def _of_relative(noun: Token, dated: dict[int, Timex]) -> Timex | None:
    """The time of a relative clause that tells that the noun's happening took place."""
    for clause in noun.rights:
        if clause.dep_ == "relcl" and clause.i in dated and clause.lemma_.lower() in _happening():
            itself = any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in clause.lefts)
            return dated[clause.i] if itself else None
    return None


def _of_arrival(trigger: Trigger, dated: dict[int, Timex]) -> Timex | None:
    """The day on which somebody arrived for it, or on the way: "arrived on Monday for a visit", "en route to Oslo"."""
    on_the_way = trigger.token.dep_ == "pobj" and trigger.token.head.lower_ in _ways()
    known = trigger.frame is not None and (trigger.arrival or on_the_way)
    return dated.get(trigger.frame.verb.i) if known and trigger.frame is not None else None


def _is_bare(participle: Token) -> bool:
    """Whether a participle says by no word that it is of another time than its verb."""
    return not any(child.dep_ in OTHER_TIME for child in participle.children)


@cache
def _ways() -> frozenset[str]:
    """Prepositions of who is on the way."""
    return frozenset(lexicon.load("events/words")["journeys"]["ways"])


@cache
def _saying() -> frozenset[str]:
    """Verbs of those who say something somewhere."""
    return frozenset(lexicon.load("events/words")["venues"]["verbs"])


@cache
def _telling() -> frozenset[str]:
    """Verbs behind which "when" may ask for a time."""
    return _saying() | frozenset(lexicon.load("events/words")["answers"]["verbs"])


@cache
def _happening() -> frozenset[str]:
    """Verbs that say of a noun that it happens; not those that are done to it beforehand."""
    words = lexicon.load("events/words")
    return frozenset(words["carriers"]["verbs"]) - frozenset(words["put"]["verbs"])
