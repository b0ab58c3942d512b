"""What goes with a word in two texts: the deed to which somebody agrees, the crime of a suspect. In come both texts.

Out goes whether one place beside a like word is filled otherwise: "agreed to extend it", "agreed to end it".

    >>> are_filled_otherwise("agreed to extend the pact", "agreed to end the pact")
    True
    >>> are_filled_otherwise("a suspect in the killing", "a suspect in the murder")
    False
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from twosource.write.akin import Word, are_alike, cut, is_day
from twosource.write.prepositions import first_clause, listed

ARTICLE = "the|an?|his|her|its|their"
MOST = 3  # words that say what is in a slot


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands behind a preposition, and the word before that if it says something."""

    lead: str
    before: Word | None
    words: tuple[Word, ...]


def are_filled_otherwise(own: str, theirs: str) -> bool:
    """Whether what both texts have behind one preposition, once, or behind a like word with it, is not alike."""
    mine, others = _slots(own), _slots(theirs)
    return any(_differ(one, two) for one in mine for two in others if _is_one_slot(one, two, mine, others))


def _is_one_slot(one: Slot, two: Slot, mine: Sequence[Slot], others: Sequence[Slot]) -> bool:
    if one.lead != two.lead:
        return False
    if one.before and two.before and are_alike(one.before, two.before):
        return True
    alone = all(sum(slot.lead == one.lead for slot in slots) == 1 for slots in (mine, others))
    return alone and one.lead in listed("slot")


def _differ(one: Slot, two: Slot) -> bool:
    """Whether both are of one kind, names or things or numbers, and have no word in common."""
    kinds = [_kind(slot.words[0]) for slot in (one, two)]
    if kinds[0] != kinds[1] or (one.lead in listed("where") and kinds[0] == "name"):
        return False
    if kinds[0] == "number":
        return one.words[0].root != two.words[0].root
    return not any(are_alike(a, b) for a in one.words for b in two.words)


def _kind(word: Word) -> str:
    return "number" if word.root[:1].isdigit() else "name" if word.text[:1].isupper() else "thing"


@lru_cache(maxsize=1024)
def _slots(text: str) -> tuple[Slot, ...]:
    """The slots of a text up to where its second clause begins."""
    return tuple(_read(first_clause(text)))


def _read(text: str) -> Iterator[Slot]:
    words = cut(text)
    for match in _leads().finditer(text):
        end = _ends().search(text, match.end())
        inside = [word for word in words if match.end() <= word.start < (end.start() if end else len(text))]
        said = tuple(word for word in inside if not is_day(word) and word.text not in listed("unit"))[:MOST]
        said = said[:1] if match[1] == "to" and not match[2] else said  # a verb: "to END talks"
        before = next((word for word in words if word.start + len(word.text) == match.start()), None)
        if said:
            yield Slot(match[1], before, said)


@cache
def _leads() -> re.Pattern[str]:
    """A preposition between two words, with an article; "because of" is one."""
    return re.compile(rf" ({_any()})(?= )( (?:{ARTICLE})\b)?")


@cache
def _ends() -> re.Pattern[str]:
    """Where what stands behind a preposition is over."""
    return re.compile(rf" (?:{_any()}|{ARTICLE}) |[,.]\s")


def _any() -> str:
    names = ("slot", "where", "noun_slot", "neutral")
    return "|".join(sorted({word for name in names for word in listed(name)}, key=lambda word: (-len(word), word)))
