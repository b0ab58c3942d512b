"""What is told where no line is sure. In comes what a brief is made with; out go lines, one a report.

The first sentence in which somebody with a name says something, as it stands; else the headline, as a headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.write import doubts
from twosource.write.contract import BriefLine, Cite
from twosource.write.edges import begins_whole, is_turned
from twosource.write.passage import Passage
from twosource.write.people import introduced
from twosource.write.phrases import phrase, weights
from twosource.write.reactions import said_by
from twosource.write.soundness import QUOTED, patterns
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def fallback_lines(teller: Teller) -> Iterator[BriefLine]:
    """A line for each report: somebody's words, else its headline."""
    for report in teller.passages.readings:
        line = _statement(teller, report) or _headline(teller, report)
        if line:
            yield line


def _statement(teller: Teller, report: str) -> BriefLine | None:
    """The first sentence in which somebody whom it names says something that is clear without what was asked."""
    claims = sorted(teller.passages.by_report.get(report, ()), key=lambda claim: claim.attribution.content[0].start)
    for claim in claims:
        passage = said_by(teller, claim)
        if passage is None or "[" in passage.text or not teller.is_usable(passage) or teller.is_told(passage):
            continue
        quoted = " ".join(QUOTED.findall(passage.text))
        loose = any(pattern.search(quoted) for pattern in patterns("loose_quote"))
        if loose or doubts.is_adrift(passage.text) or doubts.is_earlier(passage.text) or is_turned(teller, passage):
            continue
        if not begins_whole(teller, passage) or not _is_near(teller, passage):
            continue
        text = phrase("stance").format(passage=passage.text, outlet=teller.sayers.outlet(report))
        cite = teller.cite(report, passage.span)
        line = next(introduced(teller, [BriefLine("stances", text, (cite,), ())]), None)
        if line:
            teller.tell(passage)
            return line
    return None


def _is_near(teller: Teller, passage: Passage) -> bool:
    """Whether the words have to do with what the headlines are about."""
    return share(carrying(passage.text), teller.news) >= weights("brief")["near"] and teller.is_of_news(passage)


def _headline(teller: Teller, report: str) -> BriefLine | None:
    headline = " ".join((teller.passages.readings[report].report.headline or "").split())
    if not headline:
        return None
    name = "headline" if teller.passages.readings[report].report.outlet else "headline_alone"
    text = phrase(name).format(headline=headline.strip('“”"'), outlet=teller.sayers.outlet(report))
    cite = _place(teller, report, headline)
    return BriefLine("stances", text, (cite,), ()) if cite else None


def _place(teller: Teller, report: str, headline: str) -> Cite | None:
    """Where the headline stands in the text; the report's first sentence where it stands beside it."""
    text = teller.passages.readings[report].report.text
    at = text.find(headline)
    if at >= 0:
        return teller.cite(report, Span(at, at + len(headline)))
    numbered = teller.passages.numbered[report]
    return teller.cite(report, numbered[0]) if numbered else None
