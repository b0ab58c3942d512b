"""What two event mentions have in common. In come mentions whose ids are the story's; out go likenesses and contradictions.

A likeness is a sum of features, each of which is one small function with one weight; a contradiction is a fact of the one
that the other rules out: another day, another destination, another one of a series, one that is over and one to come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.intervals import is_day, length, overlaps
from twosource.lexicon import load
from twosource.link.names import forms, key, words
from twosource.link.stories import stem as plain_stem
from twosource.link.weights import weights
from twosource.model import Argument, Entity, EventMention, Interval, Status

AHEAD: frozenset[Status] = frozenset(("planned", "expected", "possible", "demanded"))
BEHIND: frozenset[Status] = frozenset(("occurred", "ongoing"))
SIDES = frozenset(("agent", "counterpart"))
OBJECTS = frozenset(("target", "theme"))
SAYING = frozenset(("STATEMENT", "ANNOUNCE", "REQUEST", "ACCUSE", "THREATEN"))
WORD = re.compile(r"[^\W_][\w'’.,-]*\w|\w")


@dataclass(frozen=True)
class Named:
    """Who takes part by name, people apart from bodies and places."""

    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True)
class Features:
    """What of a mention is compared.

    Participants are ids, or keys where an argument is no entity: all, those with a name who act or stand on a side,
    those with a name to whom it is done. `facts` counts what is known of the mention.
    """

    mention: EventMention
    order: int
    stem: str
    participants: frozenset[str]
    sides: Named
    objects: Named
    place: frozenset[str]
    words: frozenset[str]
    keys: tuple[object, ...]

    @property
    def facts(self) -> int:
        """How much the mention says about who, where, when and which one."""
        mention = self.mention
        return len(self.participants) + bool(self.place) + (mention.time is not None) + (mention.ordinal is not None)


def features_of(mention: EventMention, order: int, text: str, entities: Mapping[str, Entity]) -> Features:
    """The features of a mention; `order` is its report's place in the story, `text` that report's text."""
    arguments = [argument for argument in mention.arguments if argument.role != "place"]
    participants = frozenset(argument.entity or key(argument.name) for argument in arguments)
    place = mention.place
    stem = event_stem(mention.lemma)
    clues = [*sorted(participants), *([place.entity or key(place.name)] if place else [])]
    return Features(
        mention=mention,
        order=order,
        stem=stem,
        participants=participants,
        sides=_named(arguments, SIDES, entities),
        objects=_named(arguments, OBJECTS, entities),
        place=frozenset(words(place.name)) - forms("small_word") if place else frozenset(),
        words=content_words(text[mention.span.start : mention.span.end]),
        keys=(stem, *((mention.type, clue) for clue in clues)),
    )


def _named(arguments: Sequence[Argument], roles: frozenset[str], entities: Mapping[str, Entity]) -> Named:
    """The named ones in some roles: people, and bodies or places, who never rule one another out."""
    found = [entities[a.entity or ""] for a in arguments if a.role in roles and (a.entity or "") in entities]
    named = [entity for entity in found if entity.named]
    return Named(
        frozenset(entity.id for entity in named if entity.type == "person"),
        frozenset(entity.id for entity in named if entity.type != "person"),
    )


@cache
def event_stem(lemma: str) -> str:
    """One stem for a verb and the nouns made from it.

    >>> event_stem("arrive") == event_stem("arrival"), event_stem("nominate") == event_stem("nomination")
    (True, True)
    """
    same = _families().get(lemma)
    if same:
        return same
    stem = lemma.casefold()
    for ending in (
        "ation",
        "ment",
        "ition",
        "sion",
        "tion",
        "ion",
        "ance",
        "ence",
        "ing",
        "als",
        "al",
        "ure",
        "ate",
        "er",
        "or",
        "ee",
        "y",
        "e",
    ):
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            return stem.removesuffix(ending)
    return stem


@cache
def _families() -> dict[str, str]:
    return {lemma: entry["lemmas"][0] for entry in load("event_families")["family"] for lemma in entry["lemmas"]}


def content_words(text: str) -> frozenset[str]:
    """The words of a clause that are not common to news at large; numbers count.

    >>> sorted(content_words("The ferry had sunk off Norland with 212 on board"))
    ['212', 'ferry', 'norland', 'sunk']
    """
    return frozenset(
        word for match in WORD.findall(text) if (word := plain_stem(match)) not in common_stems() and len(word) > 1
    )


@cache
def common_stems() -> frozenset[str]:
    """Stems of the words that every eighth news report has."""
    bands = load("common_words")["band"]
    return frozenset(plain_stem(word) for band in bands if band["share"] >= 0.06 for word in band["words"].split())


# ── Likeness ──────────────────────────────────────────────────────────────────────────────────────────────────────


def likeness(a: Features, b: Features) -> float:
    """The weights of all features that hold for the two, or a contradiction."""
    if contradict(a, b):
        return weights("events")["contradiction"]
    table = weights("events")
    return sum(table[name] * value for name, feature in FEATURES.items() if (value := feature(a, b)))


def same_stem(a: Features, b: Features) -> float:
    """The triggers are one word, or a verb and its noun, and no word that goes with anything."""
    return float(a.stem == b.stem and not _is_light(a))


def same_light_stem(a: Features, b: Features) -> float:
    """The triggers are one word, but one that goes with anything ("hold", "take")."""
    return float(a.stem == b.stem and _is_light(a))


def same_type(a: Features, b: Features) -> float:
    """The types are one, and say something."""
    return float(a.mention.type == b.mention.type != "OTHER")


def other_type(a: Features, b: Features) -> float:
    """The types differ."""
    return float(a.mention.type != b.mention.type)


def shared_participants(a: Features, b: Features) -> float:
    """How many take part in both, at most two."""
    return min(2.0, len(a.participants & b.participants))


def all_participants(a: Features, b: Features) -> float:
    """All who take part in the one take part in the other."""
    return float(
        bool(a.participants)
        and bool(b.participants)
        and (a.participants <= b.participants or b.participants <= a.participants)
    )


def other_participants(a: Features, b: Features) -> float:
    """Nobody takes part in both, and both mention some."""
    return float(bool(a.participants and b.participants) and not a.participants & b.participants)


def other_partner(a: Features, b: Features) -> float:
    """Those who confer are two or more in both, and not the same."""
    few = min(len(a.participants), len(b.participants)) > 1
    return float(a.mention.type == b.mention.type == "CONSULT" and few and not all_participants(a, b))


def other_leg(a: Features, b: Features) -> float:
    """Both are travel, by words of different kinds (arrive, leave), and not known to go to one place."""
    return float(a.mention.type == b.mention.type == "TRAVEL" and a.stem != b.stem and not same_place(a, b))


def both_ended(a: Features, b: Features) -> float:
    """Both are said to have been called off, or both to be false."""
    return float(a.mention.status == b.mention.status and a.mention.status in ("cancelled", "denied"))


def other_sides(a: Features, b: Features) -> float:
    """Both name who acts, and it is not the same."""
    return float(_apart(a.sides.people, b.sides.people) or _apart(a.sides.bodies, b.sides.bodies))


def other_objects(a: Features, b: Features) -> float:
    """Both name whom or what it is done to, and it is not the same."""
    return float(_apart(a.objects.people, b.objects.people) or _apart(a.objects.bodies, b.objects.bodies))


def same_time(a: Features, b: Features) -> float:
    """Both are dated to one day."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and is_day(one) and is_day(other) and overlaps(one, other))


def near_time(a: Features, b: Features) -> float:
    """Both are dated, not both to a day, and the times have something in common."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and overlaps(one, other)) * (1 - same_time(a, b))


def other_time(a: Features, b: Features) -> float:
    """Both are dated, and the times have nothing in common."""
    one, other = a.mention.time, b.mention.time
    return float(one is not None and other is not None and not overlaps(one, other))


def same_place(a: Features, b: Features) -> float:
    """Both are placed, and in one place, or the one within the other by its name."""
    return float(bool(a.place and b.place) and (a.place <= b.place or b.place <= a.place))


def other_place(a: Features, b: Features) -> float:
    """Both are placed, and in places of different names."""
    return float(bool(a.place and b.place) and not same_place(a, b))


def same_ordinal(a: Features, b: Features) -> float:
    """Both are the same one of a series."""
    return float(a.mention.ordinal is not None and a.mention.ordinal == b.mention.ordinal)


def turned_back(a: Features, b: Features) -> float:
    """The one is over and the other to come, though the report that has it over is no later."""
    first, second = sorted((a, b), key=lambda feature: feature.order)
    if first.order == second.order:
        return float(
            {first.mention.status in AHEAD, second.mention.status in AHEAD} == {True, False}
            and not _open(first)
            and not _open(second)
        )
    return float(first.mention.status in BEHIND and second.mention.status in AHEAD)


def shared_words(a: Features, b: Features) -> float:
    """The share of the shorter clause's rarer words that the other has too, where there are a few."""
    few = min(len(a.words), len(b.words))
    return len(a.words & b.words) / few if few >= 3 else 0.0


def both_verbs_in_one_report(a: Features, b: Features) -> float:
    """Two clauses of one report: a writer seldom tells one thing twice, unless by a noun."""
    return float(a.order == b.order and not a.mention.nominal and not b.mention.nominal)


def bare(a: Features, b: Features) -> float:
    """One of the two names nobody, no place and no time."""
    return float(
        any(not feature.participants and not feature.place and feature.mention.time is None for feature in (a, b))
    )


def said(a: Features, b: Features) -> float:
    """Both are something that somebody says, which is said again and again."""
    return float(a.mention.type in SAYING and b.mention.type in SAYING)


FEATURES: Mapping[str, Callable[[Features, Features], float]] = {
    feature.__name__: feature
    for feature in (
        same_stem, same_light_stem, same_type, other_type, shared_participants, all_participants, other_participants, other_partner, other_leg, both_ended,
        other_sides, other_objects, same_time, near_time, other_time, same_place, other_place, same_ordinal, turned_back,
        shared_words, both_verbs_in_one_report, bare, said,
    )
}  # fmt: skip


def _is_light(feature: Features) -> bool:
    return feature.mention.lemma in _light_verbs()


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["light"] for lemma in entry["lemmas"])


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _open(feature: Features) -> bool:
    return feature.mention.status in ("unclear", "denied", "cancelled")


# ── Contradiction ─────────────────────────────────────────────────────────────────────────────────────────────────


def contradict(a: Features, b: Features) -> bool:
    """Whether a fact of the one rules the other out."""
    one, other = a.mention, b.mention
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    if other_place(a, b) and (one.type == other.type == "TRAVEL" or _phase(one) != _phase(other)):
        return True
    return _other_people(a, b) or _other_days(one, other)


def _phase(mention: EventMention) -> str:
    """Whether it is over, to come, or off."""
    return "ahead" if mention.status in AHEAD else "behind" if mention.status in BEHIND else mention.status


def _other_people(a: Features, b: Features) -> bool:
    """Other people act in it or bear it; those who confer are the same on all sides, though some may be left out."""
    if a.mention.type == b.mention.type == "CONSULT":
        one, other = a.sides.people, b.sides.people
        return max(len(one), len(other)) > 1 and bool(one and other) and not (one <= other or other <= one)
    mine, theirs = a.sides.people | a.objects.people, b.sides.people | b.objects.people
    return (_apart(a.sides.people, theirs) and _apart(b.sides.people, mine)) or (
        _apart(a.objects.people, theirs) and _apart(b.objects.people, mine)
    )


def _other_days(one: EventMention, other: EventMention) -> bool:
    """Times that cannot be a change of plan: of what has happened, or so far apart that they are two of a series."""
    if not one.time or not other.time or overlaps(one.time, other.time):
        return False
    if one.status in BEHIND and other.status in BEHIND:
        return True
    most = weights("events")["moved_days"]
    return _gap(one.time, other.time) > most or min(length(one.time), length(other.time)) > most


def _gap(one: Interval, other: Interval) -> float:
    """The days from the end of the earlier to the start of the later; 0 where that is open."""
    gaps = [
        (later.start - earlier.end).total_seconds() / 86400
        for later, earlier in ((one, other), (other, one))
        if later.start and earlier.end
    ]
    return max(gaps, default=0.0)
