"""Statements that several reports quote. In comes a Story; out goes, for each claim, the statement that it is from.

Two reports that have the same run of words in quotation marks have them from one mouth: one speech, letter, briefing.
A few quoted words ("very, very rich") are one statement only where one person with a name says them in both.
Words are compared as they sound: case, punctuation and the kind of quotation mark don't matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from twosource.model import Attribution, Report, Story
from twosource.quotations import Run, quoted_pieces, quoted_runs
from twosource.weigh.weights import weights

ClaimKey = tuple[str, str]


def statements(story: Story) -> dict[ClaimKey, ClaimKey]:
    """For each claim, by report and id, the first claim of the same statement: itself where nobody shares it."""
    reports = {reading.report.id: reading.report for reading in story.readings}
    first = {(claim.attribution.report, claim.id): (claim.attribution.report, claim.id) for claim in story.claims}
    order = {key: number for number, key in enumerate(first)}

    def root(key: ClaimKey) -> ClaimKey:
        while first[key] != key:
            key = first[key]
        return key

    for keys in _shared_runs(story, reports):
        roots = sorted({root(key) for key in keys}, key=order.__getitem__)
        for other in roots[1:]:
            first[other] = roots[0]
    return {key: root(key) for key in first}


def _shared_runs(story: Story, reports: dict[str, Report]) -> list[list[ClaimKey]]:
    """The claims that have one run of quoted words, where they are of several reports."""
    if len(reports) < 2:
        return []
    holders: defaultdict[Run, list[ClaimKey]] = defaultdict(list)
    named = {entity.id for entity in story.entities if entity.named}
    for claim in story.claims:
        for run in sorted(set(_runs(claim.attribution, reports[claim.attribution.report], named))):
            holders[run].append((claim.attribution.report, claim.id))
    shared = {tuple(keys) for keys in holders.values() if len({report for report, _ in keys}) > 1}
    return [list(keys) for keys in sorted(shared)]


def _runs(attribution: Attribution, report: Report, named: Collection[str]) -> Iterator[Run]:
    """The runs of words that a claim quotes; a piece that is no longer than a few words, with who says it."""
    size, few = (int(weights("quotes")[name]) for name in ("words", "few"))
    yield from quoted_runs(attribution, report, size)
    speaker = attribution.source.entity if attribution.source else None
    if speaker is not None and speaker in named:
        yield from ((speaker, *piece) for piece in quoted_pieces(attribution, report) if few <= len(piece) < size)
