"""Statements that several reports quote. In comes a Story; out goes, for each claim, the statement that it is from.

Two reports that have the same run of words in quotation marks have them from one mouth: one speech, letter, briefing.
Words are compared as they sound: case, punctuation and the kind of quotation mark don't matter.
"""

from __future__ import annotations

from collections import defaultdict

from twosource.model import Report, Story
from twosource.quotations import Run, quoted_runs
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
    size = int(weights("quotes")["words"])
    holders: defaultdict[Run, list[ClaimKey]] = defaultdict(list)
    for claim in story.claims:
        for run in sorted(set(quoted_runs(claim.attribution, reports[claim.attribution.report], size))):
            holders[run].append((claim.attribution.report, claim.id))
    shared = {tuple(keys) for keys in holders.values() if len({report for report, _ in keys}) > 1}
    return [list(keys) for keys in sorted(shared)]
