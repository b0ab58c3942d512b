"""What two reports tell independently of each other: all that a brief may call known. In comes a Teller; out go lines.

Which tellings back each other is weighed (`weigh.backing`); here words are found for them, or there is no line. They
are the beginning of a report's sentence, or of what it has somebody say, without who says so, cut to what the sentence
of another report tells, too, in the same words or akin ones: all but what somebody is, right before his name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING

from twosource.endings import are_apart
from twosource.kinship import family
from twosource.model import Event, EventMention, Span
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.akin import Word, has_actor, has_numbers, likes, needed, repeats
from twosource.write.alignment import is_of_the_same, of_today
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine
from twosource.write.cores import cores
from twosource.write.leads import main_mention
from twosource.write.lines import line
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.soundness import looks_ahead, refuses, supposes
from twosource.write.support import DAYS, carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

CLAUSE = re.compile(r"; | (?:—|–|--) |, | (?:while|after|before|as|when|because|that|who|which|but|and) ")
Place = tuple[str, Span]  # a report, and the word for an event in it


@dataclass(frozen=True, slots=True)
class Found:
    """Words for an event with the words of others that tell the same, and how much of them these have."""

    event: Event
    mention: EventMention
    passage: Passage
    others: tuple[Passage, ...]
    told: int


def known_lines(teller: Teller) -> Iterator[BriefLine]:
    """What is known; what stands first in its report first."""
    room = int(weights("known")["lines"])
    found = [one for event, places in _backed(teller).items() for one in _of_event(teller, event, places)]
    for one in sorted(found, key=lambda one: _rank(teller, one)):
        told = _told(teller, one) if room else None
        if told:
            room -= 1
            yield told


def _backed(teller: Teller) -> dict[str, dict[Place, list[Place]]]:
    """For each event that the account has, each place that tells it with those that back it."""
    found: dict[str, dict[Place, list[Place]]] = {}
    for pair in (one for one in teller.assessments.backing if one.event in teller.events):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            found.setdefault(pair.event, {}).setdefault(one, []).append(other)
    return found


def _rank(teller: Teller, one: Found) -> tuple[object, ...]:
    """The first sentences come first, of these what has most of the news; of one event, what others have most of."""
    number = teller.cite(one.passage.report, one.passage.span).sentence or 0
    return number, -one.told, -share(carrying(one.passage.text), teller.news), one.passage.report, one.passage.span


def _of_event(teller: Teller, event: str, places: dict[Place, list[Place]]) -> Iterator[Found]:
    """The words for an event, of each place that tells it those that another has, too: the longest of them."""
    reach = int(weights("known")["reach"])
    for place, others in places.items():
        (own, found), around = _mention(teller, event, place), teller.around(*place)
        if around is None or around not in teller.passages.numbered[place[0]][:reach]:
            continue
        there = [one for place in others if (one := _there(teller, event, place))]
        for passage in cores(teller, found, around):
            backing = [other for other, mention in there if _tells_same(teller, passage, found, other, mention)]
            if backing and _is_fit(teller, passage, found):
                yield Found(own, found, passage, _one_each(backing), len(needed(teller, passage)))
                break


def _mention(teller: Teller, event: str, place: Place) -> tuple[Event, EventMention]:
    """The event and the mention of it at a place."""
    return next(
        (own, mention) for own, mention in teller.mentions[place[0]] if own.id == event and mention.trigger == place[1]
    )


def _one_each(backing: Sequence[Passage]) -> tuple[Passage, ...]:
    """The first of each report."""
    return tuple({one.report: one for one in reversed(backing)}.values())[::-1]


def _there(teller: Teller, event: str, place: Place) -> tuple[Passage, EventMention] | None:
    """What another report tells of the event: what it has somebody say, or its sentence without who says something."""
    report, trigger = place
    (_, mention), around = _mention(teller, event, place), teller.around(report, trigger)
    if around is None or report in teller.passages.opinions or teller.is_lent(report, around):
        return None
    span, claim = around, teller.passages.claim_of(mention)
    if claim is not None and claim.attribution.source is not None:
        span = next((piece for piece in claim.attribution.content if holds(piece, trigger)), around)
    text = teller.passages.readings[report].report.text[span.start : span.end]
    return Passage(" ".join(text.split()), report, span, claim), mention


def _is_fit(teller: Teller, passage: Passage, mention: EventMention) -> bool:
    """Whether the event is what the words are about, as done, and they are fit to stand first in a brief."""
    found = main_mention(teller, passage)
    if found is None or family(found[1].lemma) != family(mention.lemma):
        return False
    if not _is_done(passage, mention) or quoted(teller, passage, "known") != "known":
        return False
    return is_sure(teller, passage, "known", mention)


def _told(teller: Teller, one: Found) -> BriefLine | None:
    """The line, where it tells what no other does."""
    if teller.is_told(one.passage, one.event) or any(_is_alike(teller, one.passage, told) for told in teller.told):
        return None
    return line(teller, replace(one.passage, core=True), "known", (one.event, one.mention), one.others)


def _is_alike(teller: Teller, one: Passage, other: Passage) -> bool:
    """Whether two things that are known would tell one thing twice."""
    first, second = sorted((carrying(one.text), carrying(other.text)), key=len)
    told = max(repeats(teller, one, other), repeats(teller, other, one))
    return share(first, second) >= weights("known")["alike"] or told >= weights("known")["repeated"]


def _is_done(passage: Passage, mention: EventMention) -> bool:
    """Whether the words tell what has happened, be it that something was announced, and do not deny it."""
    done = mention.status in ("occurred", "ongoing") and doubts.happens(passage.text)
    return done and not any(test(passage.text) for test in (looks_ahead, supposes, refuses))


def _tells_same(teller: Teller, passage: Passage, mention: EventMention, other: Passage, theirs: EventMention) -> bool:
    """Whether other words have all that these tell: who acts, the verb, names, numbers, the day, and the rest."""
    own = [word for word in needed(teller, passage) if word.text in passage.text]  # none of a box of links
    found = likes(teller, passage, other.report, of_today(teller, passage, other.report, other.span))
    rest = (word for word in own if not mention.trigger.start <= word.start < mention.trigger.end)
    if not found.issuperset(word for word in rest if not _is_title(word, own, found)):
        return False
    if _is_of_anothers(teller, passage, other) or not is_of_the_same(teller, passage, other.report, other.span):
        return False
    if not (has_actor(teller, passage, found) and has_numbers(teller, passage, found)):
        return False
    if not _has_names(passage, own, found) or not _has_day(teller, passage, other, theirs):
        return False
    if are_apart(passage.text, other.text):
        return False
    return _has_verb(teller, mention, theirs, found) and _is_of_one_mood(teller, passage, other)


def _is_title(word: Word, own: Sequence[Word], found: frozenset[Word]) -> bool:
    """Whether a word stands right before a name that the others have, as what somebody is does."""
    behind = [one for one in own if one.start >= word.start]
    run = [after for _, after in takewhile(lambda pair: _go_on(*pair), pairwise(behind))]
    name = list(takewhile(_is_capital, dropwhile(lambda one: not _is_capital(one), run)))
    return not word.text[:1].isdigit() and bool(name) and name[-1] in found


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
    return not own or bool(own & there) or (not there and theirs.time is not None)


def _has_verb(teller: Teller, mention: EventMention, theirs: EventMention, found: frozenset[Word]) -> bool:
    """Whether both tell it with a verb of one family, or the others have its like."""
    if family(mention.lemma) == family(theirs.lemma):
        return True
    return any(mention.trigger.start <= word.start < mention.trigger.end for word in found)


def _is_of_one_mood(teller: Teller, passage: Passage, other: Passage) -> bool:
    """Whether the others, or their beginning that has as many of the words, doubt or deny nothing that these do not."""
    own = carrying(passage.text)
    most = share(own, carrying(other.text))
    ends = [len(other.text), *(cut.start() for cut in CLAUSE.finditer(other.text))]
    parts = (other.text[:end] for end in ends)
    return any(doubts.agree(passage.text, part) for part in parts if share(own, carrying(part)) >= most)
