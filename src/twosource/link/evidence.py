"""What speaks for two mentions being one event, beyond their kind. In come features; out goes a count of grounds.

A word in common is one ground, and never enough by itself: a story has many votes and many meetings. Others are
somebody who takes part in both, the day, the place, a number in a series, words that are rare, that both open their
report, the tally of a vote, the letter or the interview that one speaker's words stand in.
Countries and whoever is in most events of a story count half.

    >>> REQUIRED_ACROSS > REQUIRED_WITHIN
    True
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from twosource.link.counts import one_toll, same_count, same_tally
from twosource.link.features import Features
from twosource.link.likeness import (
    SAYING,
    apart,
    both_open,
    near_stem,
    near_time,
    other_place,
    same_kind_word,
    same_lead,
    same_occasion,
    same_ordinal,
    same_party,
    same_people,
    same_place,
    same_stem,
    same_time,
    told_again,
)
from twosource.link.likeness import shared_words as words_in_common
from twosource.link.occasions import plain_saying
from twosource.link.weights import weights
from twosource.statuses import OPEN

REQUIRED_ACROSS = 2.0  # grounds: a word and one who takes part, or two of the others
REQUIRED_WITHIN = 1.5  # in one report, a word and something rough
REQUIRED_TWICE = 2.5  # a writer seldom tells one thing twice in verbs
AGAIN = 1.5  # what a report takes up with "the measure" or "it"
MOST = 2.0  # who takes part counts as no more grounds than this


def everywhere(features: Sequence[Features]) -> frozenset[str]:
    """Bodies and groups that take part in so many of a story's events that they tell none from another."""
    table = weights("evidence")
    peopled = [feature for feature in features if feature.participants]
    if len(peopled) < table["few"]:
        return frozenset()
    count = Counter(who for feature in peopled for who in feature.participants - feature.people)
    return frozenset(who for who, number in count.items() if number >= table["common"] * len(peopled))


def with_openings(features: Sequence[Features]) -> list[Features]:
    """The features, saying which open their reports: of a kind that two open theirs with, only those that say which."""
    kinds: defaultdict[tuple[str, str], list[Features]] = defaultdict(list)
    for feature in features:
        if feature.lead and feature.mention.type not in SAYING:
            kinds[feature.stem, feature.mention.type].append(feature)
    first = int(weights("evidence")["openings"])
    two = {
        kind
        for kind, found in kinds.items()
        if any(apart(a.specific, b.specific) or other_place(a, b) for a, b in combinations(found[:first], 2))
    }
    return [
        replace(feature, opens=bool(feature.facts) or (feature.stem, feature.mention.type) not in two)
        if feature.lead and feature.mention.type not in SAYING
        else feature
        for feature in features
    ]


def is_grounded(a: Features, b: Features, common: frozenset[str]) -> bool:
    """Whether enough speaks for two mentions being one event."""
    within = a.mention.report == b.mention.report
    told_twice = within and not a.mention.nominal and not b.mention.nominal
    required = REQUIRED_TWICE if told_twice else REQUIRED_WITHIN if within else REQUIRED_ACROSS
    return grounds(a, b, common) >= required


def grounds(a: Features, b: Features, common: frozenset[str]) -> float:
    """How many grounds there are, some of them halves."""
    return (
        same_stem(a, b) * plain_saying().isdisjoint((a.mention.lemma, b.mention.lemma))
        + _shared_parties(a, b, common)
        + _shared_day(a, b)
        + _shared_place(a, b)
        + same_ordinal(a, b)
        + _rare_words(a, b)
        + _one_lead(a, b)
        + same_kind_word(a, b)
        + _one_party(a, b)
        + 0.5 * same_people(a, b)
        + _one_prospect(a, b)
        + same_count(a, b)
        + near_stem(a, b)
        + REQUIRED_TWICE * same_tally(a, b)
        + same_occasion(a, b)
        + AGAIN * told_again(a, b)
        + (REQUIRED_TWICE if _in_one_clause(a, b) else REQUIRED_ACROSS) * one_toll(a, b)
    )


def _shared_parties(a: Features, b: Features, common: frozenset[str]) -> float:
    shared = a.participants & b.participants
    specific = (shared & a.specific & b.specific) - common
    return min(MOST, len(specific) + 0.5 * len(shared - specific))


def _one_party(a: Features, b: Features) -> float:
    """One side by another name, half where it is a country."""
    ids = {*a.participants, *b.participants}
    return same_party(a, b) * (1.0 if ids & (a.stands | b.stands) else 0.5)


def _shared_day(a: Features, b: Features) -> float:
    """One day counts whole, half where the two name other people; a rough time that fits counts half."""
    if same_time(a, b):
        return 0.5 if apart(a.participants, b.participants) else 1.0
    return 0.5 * near_time(a, b)


def _shared_place(a: Features, b: Features) -> float:
    """A place counts whole where both name it, half where the one lies in the other or it is a country."""
    return (1.0 if a.sited and b.sited and a.place == b.place else 0.5) * same_place(a, b)


def _one_lead(a: Features, b: Features) -> float:
    """Both open their reports with it: whole where they use one word for it or two near ones, else half."""
    if a.stem == b.stem or near_stem(a, b):
        return max(same_lead(a, b), both_open(a, b))
    return 0.5 * same_lead(a, b)


def _rare_words(a: Features, b: Features) -> float:
    """Many rare words count whole, some half, or whole where the word is the same and nobody tells the two apart."""
    share = words_in_common(a, b)
    table = weights("evidence")
    known = same_stem(a, b) and not apart(a.participants, b.participants)
    many = table["some_words" if known else "many_words"]
    return 1.0 if share >= many else 0.5 if share >= table["some_words"] else 0.0


def _in_one_clause(a: Features, b: Features) -> bool:
    """Whether a writer tells both at once: "nine miners died when a lift fell"."""
    one, other = a.mention, b.mention
    gap = max(one.span.start, other.span.start) - min(one.span.end, other.span.end)
    return a.order == b.order and gap <= weights("evidence")["clause_gap"]


def _one_prospect(a: Features, b: Features) -> float:
    """Nouns of one word for what is to come, where a report speaks of one such thing: "a hearing", "any hearing"."""
    to_come = a.mention.status in OPEN and b.mention.status in OPEN
    bare = a.mention.nominal and b.mention.nominal and a.mention.lemma == b.mention.lemma
    other_kind = a.kind_words - b.words - b.kind_words or b.kind_words - a.words - a.kind_words
    return 0.5 * (to_come and bare and not other_kind)
