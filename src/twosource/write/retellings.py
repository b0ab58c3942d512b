"""Whether another place tells what a passage does, and which words of it that lacks. In come both; out goes yes, or no.

It has to have who acts, the verb, all names, numbers and days, and all other words, but what somebody is, right before
his name; on the same sides of the verb (`alignment`), and in one mood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING

from twosource.endings import are_apart
from twosource.intervals import length
from twosource.model import EventMention, Span, Spare
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.akin import Word, cut, has_actor, has_numbers, is_day, likes, needed
from twosource.write.alignment import is_of_the_same, of_today
from twosource.write.contraries import privative
from twosource.write.cores import circumstances
from twosource.write.omissions import is_in
from twosource.write.oppositions import are_opposed, is_one_deed
from twosource.write.passage import Passage, source
from twosource.write.phrases import weights
from twosource.write.prepositions import is_torn, leading, listed
from twosource.write.support import DAYS, carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) $")
NAME = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*(?: ([a-z]+))?")
CLAUSE = re.compile(r"; | (?:—|–|--) |, | (?:while|after|before|as|when|because|that|who|which|but|and) ")


def tells_same(teller: Teller, passage: Passage, mention: EventMention, other: Passage, theirs: EventMention) -> bool:
    """Whether other words have all that these tell: who acts, the verb, names, numbers, the day, and the rest."""
    own, found = _own_and_found(teller, passage, other)
    if _missing(teller, passage, mention, own, found):
        return False
    clause = theirs.span if holds(other.span, theirs.span) else other.span
    if _is_of_anothers(teller, passage, other) or not is_of_the_same(teller, passage, other.report, clause):
        return False
    if not (has_actor(teller, passage, found) and has_numbers(teller, passage, found)):
        return False
    if not _has_names(passage, own, found) or not _has_day(teller, passage, other, theirs):
        return False
    whole = teller.text(passage.report, passage.span)
    if is_torn(teller.passages.readings[passage.report].report.text, passage.span, passage.left_out):
        return False
    if are_apart(passage.text, other.text) or are_opposed(passage.text, whole, other.text):
        return False
    return is_one_deed(mention, theirs) and _is_of_one_mood(teller, passage, other)


def missing(teller: Teller, passage: Passage, mention: EventMention, other: Passage) -> list[Word]:
    """The words that another place lacks: neither the event's own nor what somebody is, right before his name."""
    return _missing(teller, passage, mention, *_own_and_found(teller, passage, other))


def titles(teller: Teller, passage: Passage, mention: EventMention, other: Passage) -> Iterator[Spare]:
    """What somebody is, right before his name, where the other's whole report does not have it: "the banker "."""
    own, found = _own_and_found(teller, passage, other)
    lacking = _missing(teller, passage, mention, own, found)
    rest = [one for one in own if one not in lacking and (one not in found or _is_capital(one))]
    lone = [one for one in rest if not is_in(teller, other.report, one)]
    text = teller.passages.readings[passage.report].report.text
    for last, after in pairwise(own):
        if last not in lone or not last.text.islower() or not _is_capital(after) or not _go_on(last, after):
            continue
        if not _is_titled(text, after.start, mention):
            continue
        run = list(takewhile(lambda one: one in lone, reversed([one for one in own if one.start <= last.start])))
        first = min(one.start for one in run if all(_go_on(*two) for two in _up_to(own, one, last)))
        first = text.rfind(" ", 0, first) + 1  # with "ex-" of "ex-mayor"
        article = ARTICLE.search(text[:first])
        yield Spare(Span(article.start() if article else first, after.start), "modifier", after.start)


def _up_to(own: Sequence[Word], first: Word, last: Word) -> Iterator[tuple[Word, Word]]:
    """The pairs of words from one to another."""
    return pairwise([one for one in own if first.start <= one.start <= last.start])


def _own_and_found(teller: Teller, passage: Passage, other: Passage) -> tuple[list[Word], frozenset[Word]]:
    """The words of a passage, none of a box of links, and those that have their like in another place."""
    own = [word for word in needed(teller, passage) if word.text in passage.text]
    return own, likes(teller, passage, other.report, of_today(teller, passage, other.report, other.span))


def _missing(
    teller: Teller, passage: Passage, mention: EventMention, own: Sequence[Word], found: frozenset[Word]
) -> list[Word]:
    text = teller.passages.readings[passage.report].report.text
    places = {span.start for entity, span in teller.named(passage.report, passage.span) if _is_place(teller, entity)}
    places |= {word.start for word in own if not _is_titled(text, word.start, mention)}
    rest = (word for word in own if not mention.trigger.start <= word.start < mention.trigger.end)
    return [word for word in rest if word not in found and not _is_title(word, mention, own, found, places)]


def _is_titled(text: str, name: int, mention: EventMention) -> bool:
    """Whether what stands right before a name can be a title: no "non-Muslim", "a fake Ruiz" or "house Ruiz rents"."""
    before, match = text[:name].rpartition(" "), NAME.match(text, name)
    if before[2] or before[0].rpartition(" ")[2].casefold() in privative():
        return False
    after = match[1] if match else None
    return name < mention.trigger.start or after is None or after in leading() | listed("loose_noun") | {"and", "or"}


def _is_place(teller: Teller, entity: str) -> bool:
    return teller.sayers.entities[entity].type == "place"


def missing_days(teller: Teller, passage: Passage, other: Passage, theirs: EventMention) -> Iterator[Word]:
    """The days of a passage, where another place has none."""
    if not _has_day(teller, passage, other, theirs):
        text = source(passage, teller.passages.readings[passage.report].report.text)
        for word in filter(is_day, cut(text)):
            yield Word(word.text, word.root, passage.span.start + word.start)


def _is_title(word: Word, mention: EventMention, own: Sequence[Word], found: frozenset[Word], places: set[int]) -> bool:
    """Whether a word stands right before a name that the others have, as what somebody is does: no verb between."""
    behind = [one for one in own if one.start >= word.start]
    run = [after for _, after in takewhile(lambda pair: _go_on(*pair), pairwise(behind))]
    name = list(takewhile(_is_capital, dropwhile(lambda one: not _is_capital(one), run)))
    title = [word, *takewhile(lambda one: not _is_capital(one), run)]
    if (
        not name
        or name[0].start in places
        or any(one.start == mention.trigger.start or one.text in circumstances() | listed("particle") for one in title)
    ):
        return False
    return not word.text[:1].isdigit() and name[-1] in found


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _is_of_anothers(teller: Teller, passage: Passage, other: Passage) -> bool:
    """Whether the others tell it of somebody whom a person of the words has: "Ana Ruiz’s aide" for "Ana Ruiz"."""
    text, people = teller.passages.readings[passage.report].report.text, teller.sayers.entities
    spans = [span for entity, span in teller.named(passage.report, passage.span) if people[entity].type == "person"]
    names = {text[span.start : span.end].split()[-1].removesuffix("’s").removesuffix("'s") for span in spans}
    owned = [re.compile(rf"\b{re.escape(name)}['’]|\bof (?:[A-Z]\S+ )*{re.escape(name)}\b") for name in names]
    return any(one.search(other.text) and not one.search(passage.text) for one in owned)


def _has_names(passage: Passage, own: Sequence[Word], found: frozenset[Word]) -> bool:
    """Whether each name is there, by its last word: "Ana Ruiz" by "Ruiz"; a word that opens the sentence is none."""
    capital = [word for word in own if _is_capital(word)]
    lasts = [one for one, after in pairwise([*capital, None]) if one and not (after and _go_on(one, after))]
    return all(word in found for word in lasts if word.start > passage.span.start)


def _go_on(one: Word, after: Word) -> bool:
    """Whether two words are of one name."""
    return after.start <= one.start + len(one.text) + 2


def _has_day(teller: Teller, passage: Passage, other: Passage, theirs: EventMention) -> bool:
    """Whether a weekday of the words is that of the others, too, and no sentence of the two has another."""
    own, there = carrying(passage.text) & DAYS, carrying(other.text) & DAYS
    one, two = (carrying(teller.text(place.report, place.span)) & DAYS for place in (passage, other))
    if one and two and not one & two:
        return False
    dated = theirs.time is not None and length(theirs.time) <= weights("known")["day"]
    return not own or bool(own & there) or (not there and dated)


def _is_of_one_mood(teller: Teller, passage: Passage, other: Passage) -> bool:
    """Whether the others, or their beginning that has as many of the words, doubt or deny nothing that these do not."""
    own = carrying(passage.text)
    most = share(own, carrying(other.text))
    ends = [len(other.text), *(cut.start() for cut in CLAUSE.finditer(other.text))]
    parts = (other.text[:end] for end in ends)
    return any(doubts.agree(passage.text, part) for part in parts if share(own, carrying(part)) >= most)
