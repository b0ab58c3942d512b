"""Who says what, within the story. In come readings in the story's ids; out go claims with the events they bear on.

An event belongs to a claim where the trigger of one of its mentions stands in the claim's content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from twosource.model import Attribution, Claim, Reading


def claims_of(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """One claim an attribution, in the order of the story."""
    claims = []
    for reading in readings:
        triggers = sorted((mention.trigger.start, mention.trigger.end, mention.id) for mention in reading.events)
        starts = [start for start, _, _ in triggers]
        for attribution in reading.attributions:
            claims.append(Claim(attribution.id, attribution, _events(attribution, triggers, starts)))
    return tuple(claims)


def _events(
    attribution: Attribution, triggers: Sequence[tuple[int, int, str]], starts: Sequence[int]
) -> tuple[str, ...]:
    found = [
        event
        for span in attribution.content
        for _, end, event in triggers[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if end <= span.end
    ]
    return tuple(dict.fromkeys(found))
