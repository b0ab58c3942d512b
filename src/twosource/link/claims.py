"""Who says what, within the story. In come readings in the story's ids; out go claims with the events they bear on.

Only what is said is a claim; what somebody thinks, wants or seems to be is a state of mind. An event belongs to a claim
where the trigger of one of its mentions stands in the claim's content.

    >>> from twosource.model import Reason
    >>> is_speech(Attribution("A1", "a", None, None, (), "indirect", reasons=(Reason("cue", "belief"),)))
    False
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from twosource.lexicon import load
from twosource.link.bodies import known_name
from twosource.link.names import key
from twosource.model import Attribution, Claim, EventMention, Reading, Report, Source
from twosource.spans import holds


def claims_of(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """One claim for everything that is said, in the order of the story."""
    claims = []
    for reading in readings:
        triggers = sorted((mention.trigger.start, mention.trigger.end, mention.id) for mention in reading.events)
        starts = [start for start, _, _ in triggers]
        for attribution in filter(is_speech, reading.attributions):
            claims.append(Claim(attribution.id, attribution, _events(attribution, triggers, starts)))
    return tuple(claims)


def is_speech(attribution: Attribution) -> bool:
    """Whether somebody says it; what has no reason is taken at its word."""
    return not attribution.reasons or attribution.reasons[0].rule in _speech()


@cache
def _speech() -> frozenset[str]:
    return frozenset(load("cues")["classes"]["speech"])


def source_of(mention: EventMention, attributions: Sequence[Attribution]) -> str | None:
    """The id of the innermost attribution of speech that a mention is part of; a state of mind is no source."""
    inner = next((one for one in attributions if one.id == mention.attribution), None) if mention.attribution else None
    if inner is None or is_speech(inner):
        return inner.id if inner else None
    around = [
        (span.end - span.start, attribution.id)
        for attribution in attributions
        for span in attribution.content
        if is_speech(attribution) and holds(span, mention.trigger)
    ]
    return min(around)[1] if around else None


def without_own_outlet(chain: Sequence[Source], report: Report) -> tuple[Source, ...]:
    """The links of a chain but for the report's own outlet at its head; none where one link is left."""
    own = {key(known_name(name) or name) for name in (report.outlet,) if name}
    links = list(chain)
    while links and key(known_name(links[0].name) or links[0].name) in own:
        del links[0]
    return tuple(links) if len(links) > 1 else ()


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
