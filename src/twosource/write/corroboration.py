"""What two reports tell independently of each other: all that a brief may call known. In comes a Teller; out go lines.

Which tellings back each other is weighed (`weigh.backing`); here words are found for them, or there is no line. They
are the beginning of a report's sentence, or of what it has somebody say, without who says so, cut to what the sentence
of another report tells, too, in the same words or akin ones: all but what somebody is, right before his name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.kinship import family
from twosource.model import Event, EventMention, Span, Spare
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.akin import Word, needed, repeats
from twosource.write.caution import is_sure, quoted
from twosource.write.compression import shortened
from twosource.write.contract import BriefLine
from twosource.write.cores import cores
from twosource.write.leads import main_mention
from twosource.write.lines import line
from twosource.write.mainverbs import deed_in, deeds_like, is_open
from twosource.write.omissions import is_safe
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.retellings import missing, missing_days, tells_same, titles
from twosource.write.soundness import looks_ahead, refuses, supposes
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

Place = tuple[str, Span]  # a report, and the word for an event in it
Telling = tuple[Passage, EventMention]


@dataclass(frozen=True, slots=True)
class Found:
    """Words for what happened with the words of others that tell the same, and how much of them these have.

    It is `joined` where the others tell the same event of the story.
    """

    happening: tuple[Event, EventMention] | None
    passage: Passage
    others: tuple[Passage, ...]
    told: int
    joined: bool


def known_lines(teller: Teller) -> Iterator[BriefLine]:
    """What is known; what stands first in its report first."""
    room = int(weights("known")["lines"])
    found = [one for event, places in _backed(teller).items() for one in _of_event(teller, event, places)]
    found += _of_sentences(teller)
    for one in sorted(found, key=lambda one: _rank(teller, one)):
        told = _told(teller, one) if room else None
        if told:
            room -= 1
            yield told


def _backed(teller: Teller) -> dict[str, dict[Place, list[Place]]]:
    """For each event that the account has, each place that tells it with those that back it."""
    found: dict[str, dict[Place, list[Place]]] = {}
    for pair in teller.assessments.backing:
        if pair.event in teller.events:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                found.setdefault(pair.event, {}).setdefault(one, []).append(other)
    return found


def _of_sentences(teller: Teller) -> Iterator[Found]:
    """The words that sentences share, where these tell what was done, with one verb."""
    reach, pairs = int(weights("known")["reach"]), [one for one in teller.assessments.backing if one.event is None]
    found: dict[Place, list[Place]] = {}
    for pair in pairs:
        for (report, around), other in ((pair.first, pair.second), (pair.second, pair.first)):
            if around in teller.passages.numbered[report][:reach]:
                found.setdefault((report, around), []).append(other)
    for place, others in found.items():
        deed = deed_in(teller, *place)
        there = [one for other in others for one in deeds_like(teller, deed, *other)] if deed else []
        if deed is not None and there:
            told = [(Passage(teller.text(one.report, one.span), one.report, one.span), one) for one in there]
            best = _best(teller, deed.mention, place[1], told)
            yield from (replace(one, happening=(deed.event, deed.mention)) if deed.event else one for one in best)


def _best(teller: Teller, mention: EventMention, around: Span, there: Sequence[Telling]) -> Iterator[Found]:
    """The longest words of a sentence that others have, too."""
    shared = (_shared(teller, mention, passage, there) for passage in cores(teller, mention, around))
    best = max((one for one in shared if one), key=lambda one: len(one[0].text), default=None)
    if best is not None:
        yield Found(None, best[0], _one_each(best[1]), len(needed(teller, best[0])), joined=False)


def _rank(teller: Teller, one: Found) -> tuple[object, ...]:
    """The first sentences come first, of these what has most of the news; of one event, what others have most of."""
    number = teller.cite(one.passage.report, one.passage.span).sentence or 0
    return (
        number,
        -one.told,
        -len(one.others),
        -share(carrying(one.passage.text), teller.news),
        one.passage.report,
        one.passage.span,
    )


def _of_event(teller: Teller, event: str, places: dict[Place, list[Place]]) -> Iterator[Found]:
    """The words for an event, of each place that tells it those that another has, too: the longest of them."""
    reach = int(weights("known")["reach"])
    for place, others in places.items():
        (own, found), around = _mention(teller, place), teller.around(*place)
        if around is None or around not in teller.passages.numbered[place[0]][:reach]:
            continue
        there = [one for place in others if (one := _there(teller, place))]
        best = _best(teller, found, around, there)
        yield from (replace(one, happening=(own, found), joined=True) for one in best)


def _shared(
    teller: Teller, mention: EventMention, passage: Passage, there: Sequence[Telling]
) -> tuple[Passage, list[Passage]] | None:
    """The passage, or what of it others tell, too, with their words; None where that is no statement of its own."""
    backing = [other for other, theirs in there if _backs(teller, passage, mention, other, theirs)]
    if backing:
        bare = shortened(teller, passage, mention, backing[0], [*titles(teller, passage, mention, backing[0])])
        fit = (one for one in (bare, passage) if one is not None and _is_fit(teller, one, mention))
        return next(((one, backing) for one in fit), None)
    shorter = (_shorter(teller, passage, mention, telling) for telling in there)
    short = max((one for one in shorter if one), key=lambda one: len(one.text), default=None)
    if short is None:
        return None
    return short, [other for other, theirs in there if _backs(teller, short, mention, other, theirs)]


def _shorter(teller: Teller, passage: Passage, mention: EventMention, telling: Telling) -> Passage | None:
    """What of a passage another telling has, too, where that is a statement about the same thing."""
    lacks = [*missing(teller, passage, mention, telling[0]), *missing_days(teller, passage, *telling)]
    alone: list[Word | Spare] = [*lacks, *titles(teller, passage, mention, telling[0])]
    short = shortened(teller, passage, mention, telling[0], alone)
    if short is None or not _backs(teller, short, mention, *telling) or not teller.is_usable(short):
        return None
    return short if _is_fit(teller, short, mention) else None


def _backs(teller: Teller, passage: Passage, mention: EventMention, other: Passage, theirs: EventMention) -> bool:
    """Whether another telling has all of a passage, and speaks of the same thing."""
    return tells_same(teller, passage, mention, other, theirs) and is_safe(teller, passage, other, theirs)


def _mention(teller: Teller, place: Place) -> tuple[Event, EventMention]:
    """The event that a place tells, and the mention of it."""
    return next((own, mention) for own, mention in teller.mentions[place[0]] if mention.trigger == place[1])


def _one_each(backing: Sequence[Passage]) -> tuple[Passage, ...]:
    """The first of each report."""
    return tuple({one.report: one for one in reversed(backing)}.values())[::-1]


def _there(teller: Teller, place: Place) -> tuple[Passage, EventMention] | None:
    """What another report tells of the event: what it has somebody say, or its sentence without who says something."""
    report, trigger = place
    (_, mention), around = _mention(teller, place), teller.around(report, trigger)
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
    if (mention.id and found is None) or (not mention.id and is_open(passage.text)):
        return False
    if found is not None and family(found[1].lemma) != family(mention.lemma):
        return False
    if not _is_done(passage, mention) or quoted(teller, passage, "known") != "known":
        return False
    return is_sure(teller, passage, "known", mention)


def _told(teller: Teller, one: Found) -> BriefLine | None:
    """The line, where it tells what no other does."""
    event = one.happening[0] if one.happening else None
    if teller.is_told(one.passage, event) or any(_is_alike(teller, one.passage, told) for told in teller.told):
        return None
    told = line(teller, replace(one.passage, core=True), "known", one.happening, one.others)
    return told if told is None or one.joined else replace(told, events=())


def _is_alike(teller: Teller, one: Passage, other: Passage) -> bool:
    """Whether two things that are known would tell one thing twice."""
    first, second = sorted((carrying(one.text), carrying(other.text)), key=len)
    told = max(repeats(teller, one, other), repeats(teller, other, one))
    return share(first, second) >= weights("known")["alike"] or told >= weights("known")["repeated"]


def _is_done(passage: Passage, mention: EventMention) -> bool:
    """Whether the words tell what has happened, be it that something was announced, and do not deny it."""
    done = mention.status in ("occurred", "ongoing") and doubts.happens(passage.text)
    return done and not any(test(passage.text) for test in (looks_ahead, supposes, refuses))
