"""What somebody says, told by several reports. In come mentions of it; out go pairs of one utterance, and its day.

One writes "wrote in a letter", the other "said": where both quote the same run of words from it, the letter is one.
"Today" between quotation marks is the speaker's day, which may be the one before the report's.

    pairs = one_utterance(features)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from twosource.intervals import DAY, is_day, overlaps
from twosource.lexicon import load
from twosource.link.contradictions import contradict
from twosource.link.features import Features
from twosource.link.likeness import SAYING, apart
from twosource.link.weights import weights
from twosource.model import Attribution, EventMention, Reading, Span
from twosource.quotations import Run, quoted_runs
from twosource.spans import holds
from twosource.statuses import OPEN


def quotes_of(mention: EventMention, reading: Reading) -> frozenset[Run]:
    """The runs of words that a report quotes from what the mention tells of: it is their cue, or their source."""
    if mention.type not in SAYING:
        return frozenset()
    size = int(weights("speech")["words"])
    told = (one for one in reading.attributions if _introduces(mention, one))
    return frozenset(run for one in told for run in quoted_runs(one, reading.report, size))


def _introduces(mention: EventMention, attribution: Attribution) -> bool:
    cue, source = attribution.cue, attribution.source.span if attribution.source else None
    if cue is not None and (cue == mention.trigger or (mention.nominal and holds(mention.span, cue))):
        return True
    return mention.nominal and source is not None and holds(source, mention.trigger)


def one_utterance(features: Sequence[Features]) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of mentions in two reports that quote one run of words, and the weight of that."""
    holders: defaultdict[Run, list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        for run in feature.quotes:
            holders[run].append(index)
    pairs = {
        (one, other)
        for held in holders.values()
        for one, other in combinations(held, 2)
        if features[one].order != features[other].order
    }
    weight = weights("speech")["same_words"]
    yield from ((pair, weight) for pair in sorted(pairs) if _may_be_one(*(features[index] for index in pair)))


def _may_be_one(a: Features, b: Features) -> bool:
    """Whether two reports of the same days quote one speaker: what both camps say "remains open" is said every week."""
    if a.order == b.order or contradict(a, b) or apart(a.specific & a.sides, b.specific & b.sides):
        return False
    one, other = a.mention.time, b.mention.time
    if one and other:
        return overlaps(one, other)
    if a.since is None or b.since is None:
        return True
    return abs(a.since - b.since).days <= weights("speech")["days"]


def of_day_said(mention: EventMention, reading: Reading) -> EventMention:
    """The mention with the day before, too, where a quotation calls the day today and nobody says when it was said.

    What is to come has no day of its own where the day is that of the promise: "on Monday vowed to block it".
    """
    time, words = mention.time, mention.time_span
    if time is None or time.start is None or words is None or not is_day(time):
        return mention
    if mention.status in OPEN and _is_day_of_promise(mention, words, reading):
        return replace(mention, time=None, time_span=None)
    quoted = _quoted(reading).get(mention.attribution or "")
    if quoted is None or reading.report.text[words.start : words.end].split()[0].casefold() not in _speakers_day():
        return mention
    dated = any(one.trigger == quoted.cue and one.time for one in reading.events)
    return mention if dated else replace(mention, time=replace(time, start=time.start - DAY))


def _is_day_of_promise(mention: EventMention, day: Span, reading: Reading) -> bool:
    """Whether a day stands outside of what somebody says is to come, before the word for the saying."""
    said = next((one for one in reading.attributions if one.id == mention.attribution), None)
    return said is not None and said.cue is not None and day.end <= said.cue.start < mention.trigger.start


def _quoted(reading: Reading) -> Mapping[str, Attribution]:
    return {one.id: one for one in reading.attributions if one.kind == "direct"}


@cache
def _speakers_day() -> frozenset[str]:
    return frozenset(word for entry in load("event_families")["speakers_day"] for word in entry["lemmas"])
