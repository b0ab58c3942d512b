"""One event for all its mentions, in a report and across reports. In come features of mentions; out go groups of them.

Pairs of mentions that share a trigger, or a type and a participant, are scored by features with weights from
weights.toml ([link.events]); groups grow from the best pairs, and a veto compares whole groups, so that no chain joins
two times, two places or two of a series. A pair counts only where something beside its kind speaks for it
(evidence.py). A definite noun goes to what it takes up (references.py).

    groups = join_mentions(mentions)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from twosource.link.clusters import grow
from twosource.link.contradictions import contradict
from twosource.link.evidence import everywhere, is_grounded, with_openings
from twosource.link.features import Features
from twosource.link.judgements import NONE, Verdicts
from twosource.link.likeness import likeness
from twosource.link.mainthings import with_main_things
from twosource.link.references import references, takes_up_only, with_bare_nouns
from twosource.link.speech import one_utterance
from twosource.link.weights import weights

RECENT = 40  # mentions of one key that a mention is compared with: enough for a story, and linear in its length


def join_mentions(features: Sequence[Features], verdicts: Verdicts = NONE) -> list[list[int]]:
    """The numbers of the mentions by the event that they mean; mentions are given in the order of the story.

    `verdicts` are what somebody has said of pairs of them.
    """
    features = with_openings(features)
    common = everywhere(features)
    scores = {
        (a, b): _score(features[a], features[b], common)
        for a, b in _candidates(features)
        if _is_scored(features[a], features[b], common)
    }
    taken_up = dict(references(features))
    alone = {b for _, b in taken_up if takes_up_only(features[b].mention)}
    scores = {pair: value for pair, value in scores.items() if not alone.intersection(pair)}
    for (a, b), value in (*taken_up.items(), *one_utterance(features)):
        scores[a, b] = value + max(0.0, scores.get((a, b), 0.0))

    def veto(left: Sequence[int], right: Sequence[int]) -> bool:
        if verdicts.apart(left, right):
            return True
        return any(contradict(features[a], features[b]) for a in left[:RECENT] for b in right[:RECENT])

    groups = grow(
        len(features),
        dict(sorted(scores.items())),
        least=weights("events")["least"],
        veto=veto,
        unknown_is_unlike=False,
        same=verdicts.same,
        different=verdicts.different,
    )
    return with_bare_nouns(with_main_things(groups, features, veto), features, veto)


def _is_scored(a: Features, b: Features, common: frozenset[str]) -> bool:
    """Whether a pair counts for or against one event: bare mentions without grounds count neither way."""
    if contradict(a, b):
        return False
    return bool(a.facts and b.facts) or is_grounded(a, b, common)


def _score(a: Features, b: Features, common: frozenset[str]) -> float:
    """How alike two mentions are, held down where too little speaks for it."""
    value = likeness(a, b)
    return value if is_grounded(a, b, common) else min(value, weights("events")["groundless"])


def _candidates(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: the same trigger, or the same type and a participant or place in common.

    A report that has one of these more often than any story does is a list, or hostile: the first ones are enough.
    """
    seen: defaultdict[object, list[int]] = defaultdict(list)
    told: Counter[tuple[int, object]] = Counter()
    found: set[tuple[int, int]] = set()
    for index, feature in enumerate(features):
        for clue in dict.fromkeys(feature.keys):
            told[feature.order, clue] += 1
            if told[feature.order, clue] > RECENT:
                continue
            found.update((other, index) for other in islice(reversed(seen[clue]), RECENT))
            seen[clue].append(index)
    yield from sorted(found)
