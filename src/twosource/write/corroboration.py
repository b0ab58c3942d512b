"""What two reports tell independently of each other: all that a brief may call known. In comes a Teller; out go lines.

The words are the beginning of a report's sentence, cut at a clause to what a sentence of another report tells, too: its
names, its numbers, its day, its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import EventMention, Span
from twosource.write.agreement import asserts_same, denies_there
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine
from twosource.write.doubts import happens
from twosource.write.independence import is_independent
from twosource.write.leads import beginnings, cores, main_mention
from twosource.write.lines import Told, line
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.soundness import calls_off, looks_ahead, looks_back, refuses, supposes
from twosource.write.sourcing import family
from twosource.write.stretches import holds
from twosource.write.support import carrying, named, share, supports

if TYPE_CHECKING:
    from twosource.write.teller import Teller

FRONT = 50  # characters: who acts


def known_lines(teller: Teller) -> Iterator[BriefLine]:
    """What is known, what stands first in its report first; nothing twice."""
    room, reach = int(weights("known")["lines"]), int(weights("known")["reach"])
    found: list[tuple[int, float, str, Passage, list[Told]]] = []
    for report in teller.passages.readings:
        for number, span in enumerate(teller.passages.body(report)[:reach]):
            best = _best(teller, report, span)
            if best:
                found.append((number, -share(carrying(best[0].text), teller.news), report, *best))
    for _, _, _, passage, backing in sorted(found, key=lambda one: one[:3]):
        told = _told(teller, passage, backing) if room else None
        if told:
            room -= 1
            yield told


def _best(teller: Teller, report: str, span: Span) -> tuple[Passage, list[Told]] | None:
    """As much of a sentence as others back, with them: the part of which they have most, the longest of such."""
    found = [(passage, backing) for passage in cores(teller, report, span) if (backing := backing_of(teller, passage))]
    fits = [max(share(carrying(one.text), carrying(teller.text(*told))) for told in backing) for one, backing in found]
    return found[fits.index(max(fits))] if found else None


def _told(teller: Teller, passage: Passage, backing: Sequence[Told]) -> BriefLine | None:
    """The line of words that other reports back, where they are fit to stand first in a brief."""
    found = main_mention(teller, passage)
    event, mention = found or (None, None)
    if teller.is_told(passage, event) or not _is_done(passage) or quoted(teller, passage, "known") != "known":
        return None
    if not is_sure(teller, passage, "known", mention):
        return None
    return line(teller, replace(passage, core=True), "known", found, backing)


def _is_done(passage: Passage) -> bool:
    """Whether the words tell what has happened, be it that something was announced, and do not deny it."""
    text = passage.text
    return happens(text) and not any(test(text) for test in (looks_ahead, looks_back, supposes, refuses, calls_off))


def backing_of(teller: Teller, passage: Passage) -> list[Told]:
    """In each report that is independent of the passage's own, the sentence that tells the same, where one does."""
    found = []
    for report in teller.passages.readings:
        if report == passage.report or report in teller.passages.opinions:
            continue
        spans = teller.passages.body(report)[: int(weights("known")["other_reach"])]
        own = carrying(passage.text)
        backing = [
            (-share(own, carrying(teller.text(report, span))), number, span)
            for number, span in enumerate(spans)
            if _tells_same(teller, passage, report, span) and is_independent(teller, passage, report, span)
        ]
        if backing:
            found.append((report, min(backing)[2]))
    return found


def _tells_same(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether a sentence tells what the passage tells, in its mood: by its words and verb, or as one happening."""
    table, other = weights("known"), teller.text(report, span)
    theirs, joined = carrying(other), _is_joined(teller, passage, report, span)
    least = table["joined"] if joined else table["share"]
    if not supports(passage.text, other, least) or not carrying(passage.text[:FRONT]) & theirs:
        return False
    if joined:
        return not denies_there(teller, report, span)
    alike = share(named(passage.text), theirs) >= table["names"] and _has_verb(teller, passage, report, span)
    return alike and _agrees(teller, passage, report, span)


def _agrees(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether the sentence, or its beginning that has as many of the words, is in the mood of the passage."""
    own, share_of_all = carrying(passage.text), share(carrying(passage.text), carrying(teller.text(report, span)))
    for part in (span, *beginnings(teller, report, span)):
        text = " ".join(teller.passages.readings[report].report.text[part.start : part.end].split())
        if share(own, carrying(text)) >= share_of_all and asserts_same(teller, passage, report, part):
            return True
    return False


def _is_joined(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether one happening that has two origins is told in both by their main verbs, as done."""
    own, other = main_mention(teller, passage), main_mention(teller, Passage("", report, span))
    if own is None or other is None or own[0].id != other[0].id:
        return False
    done = own[1].status == other[1].status == "occurred"
    return done and teller.verdicts[own[0].id].verdict == "corroborated"


def _has_verb(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether something that the passage tells with a verb is the same event there, or one with such a verb."""
    own = [one for one in _mentions(teller, passage.report, passage.span) if not one[1].nominal]
    theirs = _mentions(teller, report, span)
    events, verbs = {event for event, _ in theirs}, {family(mention.lemma) for _, mention in theirs}
    return any(event in events or family(mention.lemma) in verbs for event, mention in own)


def _mentions(teller: Teller, report: str, span: Span) -> list[tuple[str, EventMention]]:
    return [
        (event.id, mention)
        for event in teller.assessments.story.events
        for mention in event.mentions
        if mention.report == report and holds(span, mention.trigger)
    ]
