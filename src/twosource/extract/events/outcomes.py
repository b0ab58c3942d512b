"""Who makes an agreement that talks lead to: those who talk. In come triggers and their mentions; out go mentions.

"Talks between Chad and Niger raised hopes of a deal": the deal would be theirs. So would it be of "the meeting" that
was told before. An agreement whose own words say who makes it stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from twosource.extract.events.triggers import Trigger
from twosource.model import Argument, EventMention

UP = 8  # words from an agreement up to the verb that the talks are the subject of
BACK = 6  # mentions before "the meeting" among which the one is that it takes up
FINITE = frozenset(("VBD", "VBP", "VBZ"))
PARTIES = 2  # that talks have at least


def with_parties(triggers: Sequence[Trigger], mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The mentions, agreements without parties with those of the talks that lead to them."""
    numbers = {trigger.token.i: number for number, trigger in enumerate(triggers)}
    found = list(mentions)
    for number, (trigger, mention) in enumerate(zip(triggers, mentions, strict=True)):
        if mention.type == "AGREE" and trigger.nominal and not mention.arguments:
            talks = _talks_over(trigger.token, numbers, mentions)
            parties = _parties(talks, mentions) if talks is not None else ()
            found[number] = replace(mention, arguments=parties)
    return tuple(found)


def _talks_over(noun: Token, numbers: dict[int, int], mentions: Sequence[EventMention]) -> int | None:
    """The number of the talks that are the subject of a verb which the noun hangs on, with no other subject between."""
    below = noun
    for verb in islice(noun.ancestors, UP):
        for child in verb.lefts if verb.pos_ == "VERB" else ():
            number = numbers.get(child.i)
            if child.dep_ == "nsubj" and number is not None and mentions[number].type == "CONSULT":
                return number if mentions[number].nominal else None
        if _is_of_others(verb, below):
            return None
        below = verb
    return None


def _is_of_others(verb: Token, below: Token) -> bool:
    """Whether the verb of a clause has a subject that is not what hangs below; the parser may miss the subject."""
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    stray = verb.dep_ == "advcl" and verb.tag_ in FINITE and below not in verb.lefts
    return any(child != below for child in subjects) or (stray and not subjects)


def _parties(talks: int, mentions: Sequence[EventMention]) -> tuple[Argument, ...]:
    """Who takes part in the talks; of a bare "the meeting", in those told last."""
    own = mentions[talks]
    if own.arguments or not own.definite:
        return _both(own)
    before = (one for one in reversed(mentions[max(0, talks - BACK) : talks]) if one.type == "CONSULT")
    return next((parties for one in before if (parties := _both(one))), ())


def _both(mention: EventMention) -> tuple[Argument, ...]:
    parties = tuple(one for one in mention.arguments if one.role in ("agent", "counterpart"))
    return parties if len(parties) >= PARTIES else ()
