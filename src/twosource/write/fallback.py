"""What is told where no line is sure. In comes what a brief is made with; out go lines, one a report.

The first sentence in which somebody with a name says something, as it stands; else what the report opens with, though
only its readers know which "the council" is; else the headline, as a headline. One that asks, or is older than the
news, stands only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.intervals import before
from twosource.model import Span
from twosource.write import doubts
from twosource.write.absentees import opening_line
from twosource.write.contract import BriefLine, Cite, Section
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
    """A line for each report: somebody's words, else its first sentence, else its headline."""
    found = {report: _statement(teller, report) or opening_line(teller, report) for report in teller.passages.readings}
    heads = {report: _headline(teller, report) for report, told in found.items() if told is None}
    fit = {report for report, head in heads.items() if head and _is_news(teller, report, head)}
    rest = fit or (set() if any(found.values()) else set(heads))
    lines = (told or (heads[report] if report in rest else None) for report, told in found.items())
    yield from (told for told in lines if told)


def _is_news(teller: Teller, report: str, head: BriefLine) -> bool:
    """Whether a headline neither asks nor calls out, and is of the newest day."""
    published = teller.passages.readings[report].report.published
    old = published is not None and teller.today is not None and before(published.interval, teller.today)
    return not old and not any(mark in head.text for mark in "?!")


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
        told = next(introduced(teller, [BriefLine("stances", text, (cite,), ())]), None)
        if told:
            teller.tell(passage)
            return told
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
    return BriefLine(_section(teller, report), text, (_place(teller, report, headline),), ())


def _section(teller: Teller, report: str) -> Section:
    """A headline is a report's own word, that of a column its writer's view."""
    return "stances" if report in teller.passages.columns else "reported"


def _place(teller: Teller, report: str, headline: str) -> Cite:
    """Where the headline stands in the text; no characters of it where it stands in none."""
    at = teller.passages.readings[report].report.text.find(headline)
    return teller.cite(report, Span(at, at + len(headline))) if at >= 0 else Cite(report, 0, 0)
