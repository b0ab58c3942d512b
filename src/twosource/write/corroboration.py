"""What two reports tell independently of each other: all that a brief may call known. In comes a Teller; out go lines.

The words are the beginning of a report's sentence, cut at a clause to what a sentence of another report tells, too: its
names, its numbers, its day, its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.lexicon import load
from twosource.model import EventMention, Span
from twosource.spans import holds
from twosource.write.agreement import asserts_same, denies_there
from twosource.write.akin import has_actor, has_numbers, likes, repeats
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine
from twosource.write.doubts import happens
from twosource.write.independence import is_independent
from twosource.write.kinship import family
from twosource.write.leads import cores, main_mention
from twosource.write.lines import Told, line
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.soundness import VERB, looks_ahead, looks_back, main_clause, refuses, supposes
from twosource.write.support import DAYS, NAME, carrying, share, supports

if TYPE_CHECKING:
    from twosource.write.teller import Teller

FRONT = 50  # characters: who acts
CLAUSE = re.compile(r"; | (?:—|–|--) |, | (?:while|after|before|as|when|because|that|who|which|but|and) ")


def known_lines(teller: Teller) -> Iterator[BriefLine]:
    """What is known, and what several reports have from one source; what stands first in its report first."""
    room, reach = int(weights("known")["lines"]), int(weights("known")["reach"])
    found: list[tuple[bool, int, float, str, Passage, list[Told]]] = []
    for report in teller.passages.readings:
        for number, span in enumerate(teller.passages.body(report)[:reach]):
            best = _best(teller, report, span)
            if best:
                tied = not any(is_independent(teller, best[0], *told) for told in best[1])
                found.append((tied, number, -share(carrying(best[0].text), teller.news), report, *best))
    for *_, passage, backing in sorted(found, key=lambda one: one[:4]):
        told = _told(teller, passage, backing) if room else None
        if told:
            room -= 1
            yield told


def _best(teller: Teller, report: str, span: Span) -> tuple[Passage, list[Told]] | None:
    """As much of a sentence as others tell, with them: the part of which they have most, the longest of such."""
    found = [(passage, backing) for passage in cores(teller, report, span) if (backing := backing_of(teller, passage))]
    fits = [max(share(carrying(one.text), carrying(teller.text(*told))) for told in backing) for one, backing in found]
    return found[fits.index(max(fits))] if found else None


def _told(teller: Teller, passage: Passage, backing: Sequence[Told]) -> BriefLine | None:
    """The line of words that other reports tell, too, where they are fit to stand first in a brief."""
    found = main_mention(teller, passage)
    event, mention = found or (None, None)
    if teller.is_told(passage, event) or any(_is_alike(teller, passage, other) for other in teller.told):
        return None
    if not _is_done(passage, mention) or quoted(teller, passage, "known") != "known":
        return None
    if not is_sure(teller, passage, "known", mention):
        return None
    independent = [told for told in backing if is_independent(teller, passage, *told)]
    passage = replace(passage, core=True)
    if independent:
        return line(teller, passage, "known", found, independent)
    return line(teller, passage, "reported", found, backing)


def _is_alike(teller: Teller, one: Passage, other: Passage) -> bool:
    """Whether two things that are known would tell one thing twice."""
    first, second = sorted((carrying(one.text), carrying(other.text)), key=len)
    told = max(repeats(teller, one, other), repeats(teller, other, one))
    return share(first, second) >= weights("known")["alike"] or told >= weights("known")["repeated"]


def _is_done(passage: Passage, mention: EventMention | None) -> bool:
    """Whether the words tell what has happened, be it that something was announced, and do not deny it."""
    text, off = passage.text, mention is not None and mention.status == "cancelled"
    return happens(text) and not off and not any(test(text) for test in (looks_ahead, looks_back, supposes, refuses))


def backing_of(teller: Teller, passage: Passage) -> list[Told]:
    """In each other report, the sentence that tells the same, most of it in the same words, where one does."""
    found, own = list[Told](), carrying(passage.text)
    sharing = teller.openings.sharing(own, weights("brief")["support_words"], weights("known")["joined"])
    for report, spans in sharing.items():
        backing = [
            (-share(own, carrying(teller.text(report, span))), number, span)
            for number, span in spans
            if report != passage.report and _tells_same(teller, passage, report, span)
        ]
        if backing:
            found.append((report, min(backing)[2]))
    return found


def _tells_same(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether a sentence tells what the passage tells, in its mood: by its words and verb, or as one happening."""
    table, other = weights("known"), teller.text(report, span)
    theirs = carrying(other)
    if not supports(passage.text, other, table["joined"]) or not carrying(passage.text[:FRONT]) & theirs:
        return False
    found = likes(teller, passage, report, span)
    if not (has_actor(teller, passage, found) and has_numbers(teller, passage, found)):
        return False
    if _is_joined(teller, passage, report, span):
        return not denies_there(teller, report, span)
    if not supports(passage.text, other, table["share"]):
        return False
    alike = _shared_names(passage.text, theirs) >= table["names"] and _has_verb(teller, passage, report, span)
    return alike and _agrees(teller, passage, report, span)


def _shared_names(text: str, theirs: frozenset[str]) -> float:
    """How many of the names in a text the other has, by their last words: "Ana Ruiz" by "Ruiz"."""
    lasts = [carrying(name.split()[-1]) - DAYS for name in NAME.findall(text)]
    found = [bool(last & theirs) for last in lasts if last]
    return sum(found) / len(found) if found else 1.0


def _agrees(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether the sentence, or its beginning that has as many of the words, is in the mood of the passage."""
    text, own = teller.passages.readings[report].report.text, carrying(passage.text)
    most = share(own, carrying(teller.text(report, span)))
    ends = [span.end, *(span.start + cut.start() for cut in CLAUSE.finditer(text[span.start : span.end]))]
    parts = (Span(span.start, end) for end in ends)
    enough = (part for part in parts if share(own, carrying(text[part.start : part.end])) >= most)
    return any(asserts_same(teller, passage, report, part) for part in enough)


def _is_joined(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether one happening that has two origins is told in both by their main verbs, as done."""
    own, other = main_mention(teller, passage), main_mention(teller, Passage("", report, span))
    if own is None or other is None or own[0].id != other[0].id:
        return False
    done = own[1].status == other[1].status == "occurred" and own[1].type not in load("weighing")["utterances"]["types"]
    return done and teller.verdicts[own[0].id].verdict == "corroborated"


def _has_verb(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether something that the passage tells with a verb is the same event there, or one with such a word."""
    own = [one for one in _mentions(teller, passage.report, passage.span) if not one[1].nominal]
    theirs = _mentions(teller, report, span)
    events, verbs = {event for event, _ in theirs}, {family(mention.lemma) for _, mention in theirs}
    main = VERB.search(main_clause(passage.text))
    if main and carrying(main[0]) & carrying(teller.text(report, span)):
        return True
    return any(event in events or family(mention.lemma) in verbs for event, mention in own)


def _mentions(teller: Teller, report: str, span: Span) -> list[tuple[str, EventMention]]:
    found = teller.mentions.get(report, ())
    return [(event.id, mention) for event, mention in found if holds(span, mention.trigger)]
