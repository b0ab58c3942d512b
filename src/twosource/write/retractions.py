"""What is taken back, and what a later report contradicts. In comes a Teller; out go lines.

A sentence that takes back an earlier statement is told whole: cut before "acknowledging that an earlier announcement
had been wrong", it hides that there was one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from twosource.endings import retracts
from twosource.intervals import before
from twosource.model import Report
from twosource.write.contract import BriefLine, Section
from twosource.write.differences import whole
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, weights

if TYPE_CHECKING:
    from twosource.write.teller import Teller

UNCLEAR = re.compile(r"[\"“]|(?:He|She|It|They|This|That|These|Those|We|I)\b")


def retraction_lines(teller: Teller) -> Iterator[BriefLine]:
    """Sentences that take something back: what a report opens with as its news, others as what has changed."""
    room, reach = int(weights("brief")["retractions"]), int(weights("brief")["body_reach"])
    for report, body in teller.passages.numbered.items():
        news = [] if report in teller.passages.opinions else body[:reach]
        for number, span in enumerate(news):
            text = whole(teller, report, span) if room and retracts(teller.text(report, span)) else ""
            passage = Passage(text, report, span)
            if not text or ": " in text or UNCLEAR.match(text) or teller.is_told(passage):
                continue
            teller.tell(passage)
            room -= 1
            section: Section = "changes" if number else "reported"
            told = phrase("stance").format(passage=text, outlet=teller.sayers.outlet(report))
            yield BriefLine(section, told, (teller.cite(report, span),), ())


def behind(teller: Teller, lines: Iterable[BriefLine]) -> list[BriefLine]:
    """The lines in their order, those whose news a later report has otherwise behind the others."""
    late = _contradicted(teller)
    return sorted(lines, key=lambda line: any((cite.report, cite.sentence) in late for cite in line.cites[:1]))


def _contradicted(teller: Teller) -> set[tuple[str, int | None]]:
    """The sentences, by report and number, whose news a later report has otherwise."""
    found = set()
    for relation in teller.assessments.relations:
        places = [value.spans[0] for value in relation.values if value.spans]
        if relation.kind != "conflict" or relation.slot != "status" or len(places) != 2:
            continue
        for (report, span), (other, _) in (places, places[::-1]):
            if _is_earlier(teller.passages.readings[report].report, teller.passages.readings[other].report):
                found.add((report, teller.cite(report, span).sentence))
    return found


def _is_earlier(one: Report, other: Report) -> bool:
    return bool(one.published and other.published and before(one.published.interval, other.published.interval))
