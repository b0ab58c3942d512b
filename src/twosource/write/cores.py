"""The words for an event that two reports can share. In come a mention and its sentence; out go Passages.

The longest comes first: the sentence, or what it has somebody say, then their beginnings, up to a clause that can go or
a word such as "after" or "near" that begins one more circumstance. None names who says so: that stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import load
from twosource.model import Claim, EventMention, Span
from twosource.spans import holds, meet
from twosource.write.leads import beginnings, is_closed, tellable
from twosource.write.passage import Passage
from twosource.write.phrases import weights

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def cores(teller: Teller, mention: EventMention, around: Span) -> Iterator[Passage]:
    """All that can be told of a sentence that holds the word for the event, and names no speaker."""
    report, claim = mention.report, teller.passages.claim_of(mention)
    if report in teller.passages.opinions:
        return
    if claim is None or claim.attribution.source is None:
        whole = tellable(teller, report, around)
        if whole is not None and not _is_credited(teller, mention, whole.span):
            yield whole
        yield from _cut(teller, mention, around)
    elif (piece := _said(teller, mention, claim, around)) is not None:
        yield from _cut(teller, mention, piece, claim)


def _said(teller: Teller, mention: EventMention, claim: Claim, around: Span) -> Span | None:
    """What somebody says there in the report's words, where it is a sentence that begins in this one."""
    said = claim.attribution
    piece = next((piece for piece in said.content if holds(piece, mention.trigger)), None)
    if piece is None or said.kind == "direct" or said.stance != "asserts" or not holds(around, piece):
        return None
    return piece if teller.passages.is_sentence(claim, piece) else None


def _cut(teller: Teller, mention: EventMention, whole: Span, claim: Claim | None = None) -> Iterator[Passage]:
    """The beginnings that have the word for the event."""
    report = mention.report
    spans = {*_shorter(teller, report, whole), *beginnings(teller, report, whole)} | ({whole} if claim else set())
    for span in sorted(spans, key=lambda span: -span.end):
        if span.end < mention.trigger.end or (claim is None and _is_credited(teller, mention, span)):
            continue
        core = teller.passages.opening(report, span)
        core = replace(core, claim=claim) if core else None
        if core and teller.is_usable(core) and not teller.passages.in_quote(core):
            yield core


def _is_credited(teller: Teller, mention: EventMention, span: Span) -> bool:
    """Whether words name somebody who says so, with another word than the one for what happened: "charged with"."""
    cues = [cue for cue in teller.passages.cues.get(mention.report, ()) if holds(span, cue)]
    uttered = mention.type in load("weighing")["utterances"]["types"]
    return any(uttered or not meet(cue, mention.trigger) for cue in cues)


def _shorter(teller: Teller, report: str, whole: Span) -> Iterator[Span]:
    """The words up to each circumstance."""
    text = teller.passages.readings[report].report.text
    for cut in _circumstance().finditer(text, whole.start, whole.end):
        part = text[whole.start : cut.start()]
        if len(part) >= weights("known")["shortest"] and part.count('"') % 2 == 0 and is_closed(part):
            yield Span(whole.start, cut.start())


@cache
def _circumstance() -> re.Pattern[str]:
    """Where one more circumstance begins: behind a comma, or before a word that leads it in."""
    return re.compile(rf",\s|\s(?=(?:{'|'.join(sorted(circumstances()))})\s)")


@cache
def circumstances() -> frozenset[str]:
    """The words that lead in one more circumstance."""
    return frozenset(word for entry in load("akin")["circumstance"] for word in entry["words"])
