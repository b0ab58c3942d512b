"""Nouns that take up what was told before. In come features of mentions; out go pairs, or groups joined by a noun.

Within a report, "the meeting" means the last event before it that is called so or is of the kind that the noun speaks
of. Across reports, a noun without facts of its own joins the only event of the story that another report calls by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from twosource.lexicon import load
from twosource.link.contradictions import contradict
from twosource.link.features import Features
from twosource.link.likeness import SAYING, apart, is_light
from twosource.link.weights import weights
from twosource.model import EventMention
from twosource.statuses import HAPPENED, OPEN

Veto = Callable[[Sequence[int], Sequence[int]], bool]


def references(features: Sequence[Features]) -> Iterator[tuple[tuple[int, int], float]]:
    """Each definite noun with the nearest mention before it in its report that it can mean, and the weight of that."""
    table = weights("events")
    last: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        place = (feature.mention.report, _kind(feature))
        if feature.mention.nominal and feature.mention.definite and not feature.mention.ordinal:
            near = islice(reversed(last[place]), int(table["reference_reach"]))
            options = [other for other in near if _takes_up(feature, features[other])]
            named = [other for other in options if _is_called_alike(feature, features[other])]
            for other in (named or options)[:1]:
                yield (other, index), table["reference" if takes_up_only(feature.mention) else "fuller_reference"]
        last[place].append(index)


def _is_called_alike(noun: Features, before: Features) -> bool:
    """Whether both are one noun: "the talks" are the talks that have ended rather than a meeting to come."""
    return before.mention.nominal and before.mention.lemma == noun.mention.lemma


def takes_up_only(noun: EventMention) -> bool:
    """Whether a definite noun says nothing of its own: whoever stands by "canceled the session" called it off."""
    dated = noun.time and not any(
        reason.what == "until" for reason in noun.reasons
    )  # a deadline may be set for it later
    own = noun.place or dated or noun.ordinal or (noun.arguments and noun.status != "cancelled")
    return noun.nominal and noun.definite and not own


def _kind(feature: Features) -> str:
    """What "the" takes up again: a happening of the type; of what has no type, one of the same word or another toll."""
    if feature.mention.type != "OTHER":
        return feature.mention.type
    return "toll" if feature.toll or feature.deadly else feature.stem


def _takes_up(noun: Features, before: Features) -> bool:
    """Whether a noun can mean what was told before: by its word or its kind, and nothing speaks against it."""
    off = before.mention.status == noun.mention.status == "cancelled"
    if contradict(before, noun) or noun.turn == "new" or noun.kind_words - before.words - before.kind_words:
        return False
    if before.mention.status == "cancelled" and noun.mention.status in HAPPENED:
        return False
    tolls = noun.toll and (before.toll or before.deadly)
    kind = tolls or noun.stem == before.stem or noun.mention.type in _general().get(noun.mention.lemma, ())
    return kind and (off or not apart(noun.participants, before.participants))


@cache
def _general() -> dict[str, tuple[str, ...]]:
    entries = load("event_families")["general"]
    return {lemma: tuple(entry["types"]) for entry in entries for lemma in entry["lemmas"]}


def with_bare_nouns(groups: Sequence[Sequence[int]], features: Sequence[Features], veto: Veto) -> list[list[int]]:
    """The groups, those of bare nouns put to the only event of other reports that is called by the noun."""
    joined = {number: list(group) for number, group in enumerate(groups)}
    by_stem: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for index in group:
            by_stem[features[index].stem].add(number)
    for number, group in enumerate(groups):
        members = [features[index] for index in group]
        if not _is_bare(members):
            continue
        others = {at for stem in {member.stem for member in members} for at in by_stem[stem] if at in joined}
        called = (at for at in others - {number} if _is_called_so(members, [features[index] for index in joined[at]]))
        found = tuple(islice(called, 2))  # a second is enough to know that it is not the only one
        only = found[0] if len(found) == 1 else number
        if _elsewhere(joined[number], joined[only], features) and not veto(joined[only], joined[number]):
            joined[only] += joined.pop(number)
    return sorted(sorted(group) for group in joined.values())


def _is_bare(members: Sequence[Features]) -> bool:
    """Whether they are nouns, or verbs of what is to come, that say nothing of who, where or when."""
    return all((member.mention.nominal or _is_prospect(member)) and not member.facts for member in members)


def _is_prospect(member: Features) -> bool:
    """Whether a verb has something to come that is no mere talk: "the votes to filibuster it"."""
    told = member.mention.type not in (*SAYING, "OTHER", "TRAVEL") and not is_light(member)
    return told and member.mention.status in OPEN and not member.mention.nominal


def _is_called_so(nouns: Sequence[Features], event: Sequence[Features]) -> bool:
    """Whether an event may be what bare nouns mean: called by the same noun, known or to come, or by a rare word."""
    called = {(member.mention.lemma, member.plural) for member in event if member.mention.nominal}
    known = any(noun.mention.definite or noun.mention.status in OPEN for noun in nouns)
    if known and any((noun.mention.lemma, noun.plural) in called for noun in nouns):
        return True
    if any(_is_prospect(noun) for noun in nouns):
        return any(_is_prospect(member) and member.mention.lemma == nouns[0].mention.lemma for member in event)
    rare = {word for noun in nouns for word in noun.words}
    return any(not rare.isdisjoint(member.words) for member in event)


def _elsewhere(group: Sequence[int], other: Sequence[int], features: Sequence[Features]) -> bool:
    """Whether the two are of different reports."""
    reports = {features[index].mention.report for index in group}
    return reports.isdisjoint(features[index].mention.report for index in other)
