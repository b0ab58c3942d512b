"""Counts that somebody revises further down, and what outlets correct of their own. In comes a Teller; out go lines.

"The police lowered the toll from 18, saying that one body had been counted twice" is what has changed, though no other
report has the 18; so is a note of correction at the end of a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from twosource.write.contract import BriefLine, Cite
from twosource.write.differences import whole
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, weights
from twosource.write.retractions import UNCLEAR
from twosource.write.soundness import is_paired, outside, patterns
from twosource.write.tidying import tidy

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def revision_lines(teller: Teller, room: int) -> Iterator[BriefLine]:
    """Up to so many of the sentences behind the first in which somebody revises a count, and of notes of correction."""
    yield from islice(
        (*islice(_revisions(teller), int(weights("brief")["revisions"])), *_corrections(teller)), max(0, room)
    )


def _revisions(teller: Teller) -> Iterator[BriefLine]:
    reach = int(weights("brief")["revision_reach"])
    for report, body in teller.passages.numbered.items():
        news = () if report in teller.passages.opinions else body[1:reach]
        for span in news:
            text = whole(teller, report, span) if _revises(teller.text(report, span)) else ""
            passage = Passage(text, report, span)
            if not text or ": " in text or UNCLEAR.match(text) or teller.is_told(passage):
                continue
            teller.tell(passage)
            told = phrase("stance").format(passage=text, outlet=teller.sayers.outlet(report))
            yield BriefLine("changes", told, (teller.cite(report, span),), ())


def _revises(text: str) -> bool:
    return any(pattern.search(outside(text)) for pattern in patterns("revision"))


def _corrections(teller: Teller) -> Iterator[BriefLine]:
    """The notes in which reports say what they had wrong before, one of each."""
    room = int(weights("brief")["corrections"])
    for report, reading in teller.passages.readings.items():
        for part in reading.report.segments:
            words = reading.report.text[part.span.start : part.span.end]
            if room and part.kind == "boilerplate" and any(one.search(words) for one in patterns("corrected")):
                text = tidy(" ".join(words.split()))
                if len(text) <= weights("brief")["longest"] and is_paired(text):
                    room -= 1
                    told = phrase("stance").format(passage=text, outlet=teller.sayers.outlet(report))
                    yield BriefLine("changes", told, (Cite(report, part.span.start, part.span.end, None),), ())
                    break
