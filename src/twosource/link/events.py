"""One event for all its mentions, in a report and across reports. In come features of mentions; out go groups of them.

Pairs of mentions that share a trigger, or a type and a participant, are scored by features with weights from
weights.toml ([link.events]); groups grow from the best pairs, and a veto compares whole groups, so that no chain joins
two times, two places or two of a series. A definite mention without facts of its own ("the meeting") goes to the last
one before it that it can mean.

    groups = join_mentions(mentions)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from twosource.link.clusters import grow
from twosource.link.contradictions import contradict
from twosource.link.features import Features
from twosource.link.likeness import likeness
from twosource.link.weights import weights

RECENT = 40  # mentions of one key that a mention is compared with: enough for a story, and linear in its length


def join_mentions(features: Sequence[Features]) -> list[list[int]]:
    """The numbers of the mentions by the event that they mean; mentions are given in the order of the story."""
    scores = {
        (a, b): likeness(features[a], features[b])
        for a, b in _candidates(features)
        if not contradict(features[a], features[b])
    }
    for (a, b), value in _references(features):
        scores[a, b] = value + max(0.0, scores.get((a, b), 0.0))

    def veto(left: Sequence[int], right: Sequence[int]) -> bool:
        return any(contradict(features[a], features[b]) for a in left[:RECENT] for b in right[:RECENT])

    kept: Mapping[tuple[int, int], float] = dict(sorted(scores.items()))
    return grow(len(features), kept, least=weights("events")["least"], veto=veto, unknown_is_unlike=False)


def _candidates(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: the same trigger, or the same type and a participant or place in common."""
    seen: defaultdict[object, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for index, feature in enumerate(features):
        for clue in feature.keys:
            found.update((other, index) for other in islice(reversed(seen[clue]), RECENT))
            seen[clue].append(index)
    yield from sorted(found)


def _references(features: Sequence[Features]) -> Iterator[tuple[tuple[int, int], float]]:
    """Each definite noun, and the nearest mention before it in its report that it can mean."""
    table = weights("events")
    last: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        place = (feature.mention.report, _kind(feature))
        if feature.mention.nominal and feature.mention.definite and not feature.mention.ordinal:
            for other in islice(reversed(last[place]), int(table["reference_reach"])):
                if not contradict(features[other], feature):
                    yield (other, index), table["fuller_reference" if feature.facts else "reference"]
                    break
        last[place].append(index)


def _kind(feature: Features) -> str:
    """What "the" takes up again: a happening of the type; of what has no type, one of the same word or another toll."""
    if feature.mention.type != "OTHER":
        return feature.mention.type
    return "toll" if feature.toll or feature.deadly else feature.stem
