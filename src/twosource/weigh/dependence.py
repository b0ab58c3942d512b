"""What reports rest on. In comes a Story; out go its Dependences: which report cites, republishes or copies whom.

AP: "…, South Korea's Yonhap News Agency reported"      cites Yonhap News Agency
The Korea Post: "… during the stopover. (yonhap)"       republishes Yonhap News Agency

Of two reports with the same sentences, the one that cites the other copies it, else the one that came out later; where
neither is known, as beside a date without an hour, they share the sentences, and none is said to copy.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from twosource.intervals import before
from twosource.mastheads import masthead
from twosource.model import Attribution, Copy, Credit, Dependence, DependenceKind, Report, Span, Story
from twosource.spans import holds
from twosource.weigh.outlets import as_named, is_news_reports, outlet_named, outlet_of_venue, same_outlet, venues
from twosource.weigh.sources import Sources
from twosource.weigh.weights import weights

HEARD = re.compile(r"\b(?:on|told|tells|to|with|by)(?: \w+){0,2} [\"“'‘]?$")  # where somebody spoke
MARKS = frozenset('"“')
UNNAMED = "unnamed news reports"
STRENGTH: tuple[DependenceKind, ...] = ("cites", "shares", "copies", "republishes")
Finding = tuple[str, str, DependenceKind, Span | None]  # report, on, kind, span


def dependence(story: Story, sources: Sources) -> tuple[Dependence, ...]:
    """One for each report and what it rests on, with all the places that show it."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for reading in story.readings:
        for report, on, kind, span in _findings(reading.report, sources):
            name = as_named(on, reading.report.text)
            if name and not _is_own(reading.report, name):
                found.setdefault((report, name), []).append((report, name, kind, span))
    for finding in _copies(story, sources, frozenset(found)):
        found.setdefault(finding[:2], []).append(finding)
    return tuple(_dependence(findings, sources) for findings in found.values())


def _dependence(findings: list[Finding], sources: Sources) -> Dependence:
    report, on = findings[0][:2]
    kind = max((finding[2] for finding in findings), key=STRENGTH.index)
    spans = tuple(sorted({finding[3] for finding in findings if finding[3] is not None}))
    others = [other.id for other in sources.reports.values() if other.id != report and same_outlet(other.outlet, on)]
    if not others and on in sources.reports:
        others = [on]
    return Dependence(report, on, kind, spans, others[0] if len(others) == 1 else None)


def _is_own(report: Report, outlet: str) -> bool:
    return same_outlet(report.outlet, outlet)


def _findings(report: Report, sources: Sources) -> Iterator[Finding]:
    for credit in report.credits:
        if _is_amid(report, credit):
            continue
        agency = outlet_named(credit.agency) or credit.agency
        yield report.id, agency, "republishes" if credit.part == "text" else "cites", credit.span
    topics = _topics(report, sources)
    said = [claim.attribution for claim in sources.story.claims if claim.attribution.report == report.id]
    quoted = list(_quoted(said, sources))
    for attribution in said:
        if not any(owner != attribution.id and _holds_cue(span, attribution) for owner, span in quoted):
            for on in _cited(attribution, sources):
                if on not in topics and (not topics or outlet_named(on)):
                    yield report.id, on, "cites", _words(attribution)


def _quoted(said: Sequence[Attribution], sources: Sources) -> Iterator[tuple[str, Span]]:
    """What people who are no outlets are quoted with: an outlet that only they name is none that the report cites."""
    for one in said:
        if one.source is not None and sources.outlet(one.source, one.report) is None:
            text = sources.reports[one.report].text
            opens = (text[max(0, span.start - 1) : span.start + 1] for span in one.content)
            marked = [one.kind == "direct" or not MARKS.isdisjoint(first) for first in opens]
            yield from ((one.id, span) for span, quotes in zip(one.content, marked, strict=True) if quotes)


def _holds_cue(span: Span, attribution: Attribution) -> bool:
    return attribution.cue is not None and holds(span, attribution.cue)


def _is_amid(report: Report, credit: Credit) -> bool:
    """Whether an agency's name stands alone in the midst of the text, as a picture's does: it signs no text there."""
    place = credit.span
    if place is None or not any(
        one.kind == "credit" and one.span.start <= place.start < one.span.end for one in report.segments
    ):
        return False
    around = [one.span.start for one in report.segments if one.kind == "body"]
    before = sum(start < place.start for start in around)
    return before > 0 and len(around) - before > weights("copies")["after_credit"]


def _topics(report: Report, sources: Sources) -> frozenset[str]:
    """The outlets that a report is about, as one on prizes for the press is: several that it names for no words."""
    said = [claim.attribution for claim in sources.story.claims if claim.attribution.report == report.id]
    cited = [span for one in said if (span := _words(one))]
    found = {
        outlet
        for entity in sources.entities.values()
        for mention in entity.mentions
        if mention.report == report.id
        if not any(span.start <= mention.span.start < span.end for span in cited)
        if not HEARD.search(report.text[max(0, mention.span.start - 24) : mention.span.start])
        if (outlet := outlet_named(entity.name))
    }
    return frozenset(found) if len(found) >= weights("copies")["topics"] else frozenset()


def _cited(attribution: Attribution, sources: Sources) -> Iterator[str]:
    """Every outlet among the links, and those of the programs on which something was said."""
    for link in sources.links(attribution):
        outlet = sources.outlet(link, attribution.report)
        if outlet:
            yield outlet
        elif link == attribution.source and _passes_on(attribution, sources):
            yield link.name
        elif is_news_reports(link.name):
            yield UNNAMED
    if attribution.venue and (outlet := outlet_of_venue(attribution.venue)):
        yield outlet
    if attribution.cue:
        yield from venues(sources.sentence(attribution.report, attribution.cue.start))


def _passes_on(attribution: Attribution, sources: Sources) -> bool:
    """Whether a body that nobody knows as an outlet reports what it has from others, as outlets do."""
    source = attribution.source
    if source is None or source.anonymous or "cited" not in {reason.rule for reason in attribution.reasons}:
        return False
    entity = sources.entities.get(source.entity or "")
    return entity is None or entity.type in ("organization", "other")


def _words(attribution: Attribution) -> Span | None:
    """From the first of source and cue to the last; the content where neither has a place."""
    spans = [span for span in (attribution.cue, attribution.source and attribution.source.span) if span]
    spans += [link.span for link in attribution.chain if link.span]
    spans = spans or list(attribution.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _copies(story: Story, sources: Sources, resting: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Which report of a pair copies the other; where nobody knows, that the first named shares its sentences."""
    for copy in story.copies:
        if copy.share >= weights("copies")["least"]:
            kind, report, other, spans = _copying(copy, sources, resting)
            for span in spans:
                yield report, masthead(sources.reports[other]), kind, span


def _copying(
    copy: Copy, sources: Sources, resting: Collection[tuple[str, str]]
) -> tuple[DependenceKind, str, str, tuple[Span, ...]]:
    """What holds of which report and which other one, and where it shows: by who cites whom, else by who was first."""
    own, other = sources.reports[copy.report], sources.reports[copy.other]
    here, there = (copy.report, copy.other, copy.spans), (copy.other, copy.report, copy.other_spans)
    cites, cited = (
        any(report == one.id and same_outlet(on, two.outlet) for report, on in resting)
        for one, two in ((own, other), (other, own))
    )
    if cites != cited:
        return ("copies", *(here if cites else there))
    if own.published and other.published:
        if before(other.published.interval, own.published.interval):
            return ("copies", *here)
        if before(own.published.interval, other.published.interval):
            return ("copies", *there)
    return ("shares", *here)
