"""Who died, and what they died of, are one event. In come event mentions; out goes what of them counts the dead.

"The death toll rose to 14", "31 people were killed" and "the ferry capsized" tell one disaster, though they share no
word and nobody by name. A toll has no day of its own: the day on which it rises is no day on which people died.

    is_toll(mention), is_injury(mention, lead=200), is_deadly(mention, lead=200)
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from twosource.lexicon import load
from twosource.link.weights import weights
from twosource.model import EventMention, Number

SUFFERED = ("ASSAULT", "OTHER")
DEAD, HURT = "dead", "injured"


def is_toll(mention: EventMention) -> bool:
    """Whether it counts the dead."""
    if mention.type not in SUFFERED:
        return False
    return mention.lemma in _lemmas("toll") or (dead(mention) is not None and mention.lemma in _lemmas("deadly"))


def is_injury(mention: EventMention, lead: int) -> bool:
    """Whether it counts the injured, in its report's lead: those of the crash or the attack that is the news."""
    counts = any(number.of == HURT for number in mention.numbers)
    high = mention.type in SUFFERED and mention.trigger.start < lead
    return counts and high and mention.lemma in _lemmas("deadly") | _lemmas("harm")


def is_level(mention: EventMention) -> bool:
    """Whether it is a noun for a count, which rises and falls: "toll", "the number of deaths"."""
    return mention.nominal and (mention.lemma in _lemmas("toll") or (is_toll(mention) and mention.lemma == "death"))


def is_deadly(mention: EventMention, lead: int) -> bool:
    """Whether it is a crash, a flood, an attack that stands in its report's lead, which ends at `lead`."""
    kind = mention.type == "ASSAULT" or (mention.type in SUFFERED and mention.lemma in _lemmas("deadly"))
    return kind and mention.trigger.start < lead


def dead(mention: EventMention) -> Number | None:
    """How many it says died."""
    return next((number for number in mention.numbers if number.of == DEAD), None)


def without_own_day(mention: EventMention) -> EventMention:
    """The mention without the time of a count."""
    return replace(mention, time=None, time_span=None) if is_level(mention) else mention


def counted(mention: EventMention) -> frozenset[str]:
    """What it counts, by one word for what is alike: those detained are those arrested."""
    alike = load("events/numbers")["alike"]
    return frozenset(alike.get(number.of, number.of) for number in mention.numbers)


def other_dead(one: EventMention, other: EventMention) -> bool:
    """Whether both count dead, and not the same number."""
    mine, theirs = dead(one), dead(other)
    if mine is None or theirs is None:
        return False
    return (mine.at_least, mine.at_most) != (theirs.at_least, theirs.at_most)


def far_off(one: EventMention, other: EventMention) -> bool:
    """Whether both count dead, and so many that no later count or slip explains it: 2 are not 26."""
    mine, theirs = dead(one), dead(other)
    if mine is None or theirs is None or is_level(one) or is_level(other):
        return False
    few, many = sorted((mine, theirs), key=lambda number: number.at_least or number.at_most or 0)
    least, most = many.at_least or 0, few.at_most or few.at_least or 0
    return least > weights("events")["far_off"] * most


def is_counted(name: str) -> bool:
    """Whether somebody is told by number only, as another report will count others: "At least 12 people"."""
    return any(word[:1].isdigit() or word in _numerals() for word in name.casefold().split()[:3])


@cache
def _numerals() -> frozenset[str]:
    table = load("events/numbers")
    return frozenset({**table["values"], **table["vague"]})


@cache
def _lemmas(table: str) -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")[table] for lemma in entry["lemmas"])
