"""Whether two mentions are told of people, bodies or places of which the other's report has not a word.

Two reports of one happening name the same people: where each tells it of somebody else whom the other never names,
there are two happenings. So it is with the towns in which people died. But a quake is felt in many towns, of a crash
that killed forty each report may name another victim, and one name has two spellings. In come features; out goes
whether it is so.

strangers(a, b), are_elsewhere(a, b), are_others(a, mine, b, theirs)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from twosource.lexicon import load
from twosource.link.features import Features, words_of_place
from twosource.link.names import similarity
from twosource.link.regions import are_near, is_known, is_within
from twosource.link.stories import stem
from twosource.link.weights import weights
from twosource.model import EventMention

COUNTED = ("dead", "injured", "people")


def strangers(a: Features, b: Features) -> float:
    """Each is told of somebody by name, or of a place of the dead, of which the other's whole report has not a word.

    It weighs half where it is a body that acts: bodies go by many names.
    """
    if a.order == b.order or not (a.heard and b.heard):
        return 0.0
    if are_elsewhere(a, b) or (_are_unheard(a, a.named, b, b.named) and are_others(a, a.named, b, b.named)):
        return 1.0
    bodies = [one.named_sides.bodies & one.specific for one in (a, b)]
    return 0.5 * _are_unheard(a, bodies[0], b, bodies[1])


def _are_unheard(a: Features, mine: frozenset[str], b: Features, theirs: frozenset[str]) -> bool:
    """Whether both name somebody, and neither's report names the other's."""
    if not (mine and theirs and a.heard and b.heard):
        return False
    return mine.isdisjoint(b.heard.names) and theirs.isdisjoint(a.heard.names)


def are_others(a: Features, mine: frozenset[str], b: Features, theirs: frozenset[str]) -> bool:
    """Whether people with no id in common are other people of other deeds.

    They are not where one is spelled as another of them nearly is, nor where they are two of many victims.
    """
    return not (_are_victims(a, mine, b, theirs) or _are_spellings(a, mine, b, theirs))


def _are_victims(a: Features, mine: frozenset[str], b: Features, theirs: frozenset[str]) -> bool:
    """Whether two reports name two of the many to whom something deadly was done, in what may be one place."""
    if a.order == b.order or not all(one.deadly or one.toll for one in (a, b)) or a.stem != b.stem:
        return False
    if not (mine <= a.named_objects.people and theirs <= b.named_objects.people and _may_be_one_place(a, b)):
        return False
    few, many = sorted((_most(a), _most(b)))
    return few > 1 and many <= weights("events")["far_off"] * few


def _may_be_one_place(a: Features, b: Features) -> bool:
    """Whether the two are near one another, or a place that one of them lacks is told of in its report."""
    if a.place and b.place:
        return not _are_two_places(a, b)
    if a.heard is None or b.heard is None:
        return False
    return a.place <= b.heard.words and b.place <= a.heard.words


def _most(one: Features) -> float:
    """How many people it counts."""
    return max((number.at_least or 0 for number in one.mention.numbers if number.of in COUNTED), default=0)


def _are_spellings(a: Features, mine: frozenset[str], b: Features, theirs: frozenset[str]) -> bool:
    """Whether a name of the one may be a spelling of a name of the other, and no report has both."""
    if a.order == b.order or not (a.heard and b.heard) or not _are_unheard(a, mine, b, theirs):
        return False
    least = weights("events")["spelling"]
    names = [a.heard.names[who] for who in sorted(mine & a.heard.names.keys())]
    others = [b.heard.names[who] for who in sorted(theirs & b.heard.names.keys())]
    return any(similarity(one, other) >= least for one in names for other in others)


def are_elsewhere(a: Features, b: Features) -> bool:
    """Whether each tells of the dead in a place of which the other's whole report has not a word."""
    if a.order == b.order or not (a.place and b.place and a.heard and b.heard):
        return False
    if not ((a.toll or a.deadly) and (b.toll or b.deadly)):
        return False
    return not a.place <= b.heard.words and not b.place <= a.heard.words and _are_two_places(a, b)


def _are_two_places(a: Features, b: Features) -> bool:
    """Whether the places of both are two, and far from one another for what happens there."""
    here, there = a.mention.place, b.mention.place
    if here is None or there is None or a.place <= b.place or b.place <= a.place:
        return False
    one, other = here.name, there.name
    if is_within(one, other) or is_within(other, one):
        return False
    table = weights("events")
    if _is_wide(a, b) or _is_wide(b, a):
        return is_known(one) and is_known(other) and not are_near(one, other, table["wide_km"])
    return not are_near(one, other, table["near_km"])


def _is_wide(a: Features, b: Features) -> bool:
    """Whether the one tells of a disaster that many towns feel, and the other's report has a word for such, too."""
    of_disaster = a.mention.lemma in _wide() or not a.words.isdisjoint(map(stem, _wide()))
    return of_disaster and b.heard is not None and not b.heard.words.isdisjoint(_wide())


def sought(mentions: Sequence[EventMention]) -> frozenset[str]:
    """The words that somebody asks whether a report has: those of the places, and for wide disasters."""
    places = (words_of_place(mention.place) for mention in mentions if mention.place)
    return _wide().union(*places)


@cache
def _wide() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["wide"] for lemma in entry["lemmas"])
