"""Statements that several reports quote. In comes a Story; out goes, for each claim, the statement that it is from.

Two reports that have the same run of words in quotation marks have them from one mouth: one speech, letter, briefing.
Words are compared as they sound: case, punctuation and the kind of quotation mark don't matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from twosource.model import Claim, Report, Story
from twosource.weigh.weights import weights

QUOTED = re.compile(r"[\"“]([^\"“”]{1,1200})[\"”]?")
WORD = re.compile(r"[^\W_]+")
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
    holders: defaultdict[tuple[str, ...], list[ClaimKey]] = defaultdict(list)
    for claim in story.claims:
        for run in sorted(set(_runs(claim, reports[claim.attribution.report]))):
            holders[run].append((claim.attribution.report, claim.id))
    shared = {tuple(keys) for keys in holders.values() if len({report for report, _ in keys}) > 1}
    return [list(keys) for keys in sorted(shared)]


def _runs(claim: Claim, report: Report) -> Iterator[tuple[str, ...]]:
    """All runs of so many words that stand between quotation marks in the claim's content."""
    size = int(weights("quotes")["words"])
    for quoted in _quoted(claim, report):
        words = [word.casefold() for word in WORD.findall(quoted)]
        yield from (tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _quoted(claim: Claim, report: Report) -> Iterator[str]:
    for piece in claim.attribution.content:
        text = report.text[piece.start : piece.end]
        if claim.attribution.kind == "direct":
            yield text
        else:
            yield from QUOTED.findall(text)
