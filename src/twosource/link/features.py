"""What of an event mention is compared with others. In comes a mention in the story's ids; out go its features.

features = features_of(mention, order=0, text=report.text, entities={})
features.stem
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from twosource.kinship import akin, families
from twosource.lexicon import load
from twosource.link.bodies import country_names
from twosource.link.hearing import Hearing
from twosource.link.names import forms, key, words
from twosource.link.occasions import happening, occasions, takes_up, tallies
from twosource.link.stories import stem as plain_stem
from twosource.link.tolls import is_deadly, is_injury, is_toll
from twosource.model import Argument, Entity, EventMention, Report
from twosource.quotations import Run
from twosource.statuses import OPEN

SIDES = frozenset(("agent", "counterpart"))
OBJECTS = frozenset(("target", "theme"))
AGAIN = re.compile(r"^[^,;.]*\bagain\b")
PHRASE = re.compile(
    r"(?s:.*)\b(?:the|this|that|these|those|an?|its|his|her|their|any)\s+((?:[\w'’-]+\s+){0,4})$", re.IGNORECASE
)
HEAD = re.compile(r"^(?:[\w'’,.-]+\s+)*?([\w'’-]+)(?=\s+(?:of|from|in|for|at|who|and|with|on|to)\b|$)")
ORIGIN = re.compile(r"\b(?:from|out of)\s+(?:the\s+)?(?:[\w'’]+\s+){0,2}$", re.IGNORECASE)
GOAL = re.compile(r"\b(?:for|to|toward|towards|in|at)\s+(?:the\s+)?(?:[\w'’]+\s+){0,2}$", re.IGNORECASE)
FEW = 3  # people: two confer everywhere
SHORTEST = 4  # letters of a stem
WORD = re.compile(r"[^\W_][\w'’.,-]*\w|\w")


@dataclass(frozen=True)
class Named:
    """Who takes part by name, people apart from bodies and places."""

    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True)
class Features:
    """What of a mention is compared.

    Participants are ids, or keys where an argument is no entity: those who act or stand on a side, those to whom it is
    done, and of each the named ones. `persons` are the people on a side, named or not. `since` is the first day that
    the report of the mention may have come out on. A `toll` counts the dead or injured, what is `deadly` may be its
    cause. `kind_words` are the rarer words before a noun, "budget" of "budget talks"; `nameless` are the head nouns of
    those who take part without a name. `origin` tells that the place is where a journey came from, `plural` that the
    noun means several. `quotes` are runs of words that are quoted from what is said, `stands` is whom those who act
    act for. `near` are the families of words by which outlets tell one thing, `tallies` how a vote went, `occasions` by
    what means something is said; `takes_up` tells of a verb that its subject or object was told of before, `opens` that
    it opens its report, where no two of its kind open reports. `named` are the people in its clause, `heard` all whom
    its report names.
    """

    mention: EventMention
    order: int
    lead: bool
    since: datetime | None
    until: datetime | None
    stem: str
    sides: frozenset[str]
    objects: frozenset[str]
    persons: frozenset[str]
    named_sides: Named
    named_objects: Named
    people: frozenset[str]
    specific: frozenset[str]
    sited: bool
    turn: str | None
    place: frozenset[str]
    words: frozenset[str]
    keys: tuple[object, ...]
    toll: bool = False
    deadly: bool = False
    kind_words: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    origin: bool = False
    plural: bool = False
    stands: frozenset[str] = frozenset()
    quotes: frozenset[Run] = frozenset()
    near: frozenset[int] = frozenset()
    tallies: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    takes_up: bool = False
    opens: bool = False
    named: frozenset[str] = frozenset()
    heard: Hearing | None = None

    @property
    def participants(self) -> frozenset[str]:
        """All who take part."""
        return self.sides | self.objects

    @property
    def facts(self) -> int:
        """How much the mention says about who, where, when and which one."""
        mention = self.mention
        return len(self.participants) + bool(self.place) + (mention.time is not None) + (mention.ordinal is not None)


def features_of(
    mention: EventMention, order: int, report: Report, entities: Mapping[str, Entity], *, lead: int = 0
) -> Features:
    """The features of a mention; `order` is the place in the story of `report`, whose lead ends at `lead`."""
    sides = [argument for argument in mention.arguments if argument.role in SIDES]
    objects = [argument for argument in mention.arguments if argument.role in OBJECTS]
    place = mention.place
    stem = event_stem(happening(mention, report.text) or mention.lemma)
    toll, deadly = is_toll(mention) or is_injury(mention, lead), is_deadly(mention, lead)
    votes = tallies(mention, report.text)
    return Features(
        mention=mention,
        order=order,
        lead=mention.trigger.end <= lead,
        since=report.published.interval.start if report.published else None,
        until=report.published.interval.end if report.published else None,
        stem=stem,
        sides=_ids(sides),
        objects=_ids(objects),
        persons=_ids([argument for argument in sides if _is_person(argument, entities)]),
        named_sides=_named(sides, entities),
        named_objects=_named(objects, entities),
        people=frozenset(entity.id for entity in _known([*sides, *objects], entities) if entity.type == "person"),
        specific=_specific([*sides, *objects], entities),
        sited=place is not None and key(place.name) not in country_names(),
        turn=_turn(mention, report.text),
        place=words_of_place(place) if place else frozenset(),
        words=_own_words(mention, report.text),
        keys=_keys(mention, stem, _ids([*sides, *objects]), dead=toll or deadly, votes=votes),
        toll=toll,
        deadly=deadly,
        kind_words=_kind_words(mention, report.text),
        nameless=_nameless([*sides, *objects], entities) | _counted_parties(mention, sides, entities),
        origin=_is_origin(mention, report.text),
        plural=_is_plural(mention, report.text),
        near=akin(mention.lemma),
        tallies=votes,
        occasions=occasions(mention, report.text),
        takes_up=takes_up(mention, report.text),
    )


def _keys(
    mention: EventMention, stem: str, who: frozenset[str], *, dead: bool, votes: frozenset[str]
) -> tuple[object, ...]:
    """By what other mentions are found that may be of the same event."""
    clues = [*sorted(who), *([mention.place.entity or key(mention.place.name)] if mention.place else [])]
    tolls = [("toll", "")] if dead else []
    return (stem, *((mention.type, clue) for clue in clues), *tolls, *(("tally", vote) for vote in sorted(votes)))


def words_of_place(place: Argument) -> frozenset[str]:
    """The words of its name that count."""
    return frozenset(words(place.name)) - forms("small_word")


def _is_origin(mention: EventMention, text: str) -> bool:
    """Whether the place of a journey is where it came from: "flew in from Oslo", "left Oslo", but "left for Oslo"."""
    if mention.type != "TRAVEL" or mention.place is None:
        return False
    before = text[max(0, mention.place.span.start - 30) : mention.place.span.start]
    leaves = event_stem(mention.lemma) == event_stem("depart") and not GOAL.search(before)
    return leaves or ORIGIN.search(before) is not None


def _is_plural(mention: EventMention, text: str) -> bool:
    """Whether a noun means several: "votes", but not "talks", where that is the word itself."""
    word = text[mention.trigger.start : mention.trigger.end].casefold()
    return mention.nominal and word.endswith("s") and not mention.lemma.endswith("s")


def _ids(arguments: Sequence[Argument]) -> frozenset[str]:
    return frozenset(argument.entity or key(argument.name) for argument in arguments)


def _specific(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Those who are named and no country: who tells one event from another."""
    named = [entity for entity in _known(arguments, entities) if entity.named]
    return frozenset(entity.id for entity in named if key(entity.name) not in country_names())


def _turn(mention: EventMention, text: str) -> str | None:
    """Whether the words before a noun call it an earlier one of its kind, or a new one; so does "again" of a verb."""
    if not mention.nominal:
        again = AGAIN.search(text[mention.trigger.end : mention.span.end])
        return "new" if again and mention.status in OPEN else None
    before = words(text[mention.span.start : mention.trigger.start])[-3:]
    return next((turn for word in before if (turn := _turns().get(word))), None)


def _kind_words(mention: EventMention, text: str) -> frozenset[str]:
    """The rarer words between a noun and its article."""
    before = PHRASE.search(text[max(0, mention.trigger.start - 60) : mention.trigger.start])
    return content_words(before[1]) if before and mention.nominal else frozenset()


def _nameless(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The head nouns of people who are described: "miners" of "about 900 striking miners from Lota"."""
    known = [argument for argument in arguments if (entity := entities.get(argument.entity or "")) and entity.named]
    heads = (HEAD.search(argument.name) for argument in arguments if argument not in known)
    return content_words(" ".join(match[1] for match in heads if match))


def _counted_parties(
    mention: EventMention, sides: Sequence[Argument], entities: Mapping[str, Entity]
) -> frozenset[str]:
    """How many people without names confer: "four candidates" are "four judges", with whom somebody met."""
    if mention.type != "CONSULT":
        return frozenset()
    unnamed = [entity for entity in _known(sides, entities) if not entity.named]
    return frozenset(f"{entity.count} of them" for entity in unnamed if (entity.count or 0) >= FEW)


@cache
def _turns() -> dict[str, str]:
    return {word: entry["turn"] for entry in load("event_families")["series"] for word in entry["lemmas"]}


def _is_person(argument: Argument, entities: Mapping[str, Entity]) -> bool:
    """Whether it is a person or people, or may be, as it has no name."""
    entity = entities.get(argument.entity or "")
    return entity is None or not entity.named or entity.type in ("person", "group")


def _own_words(mention: EventMention, text: str) -> frozenset[str]:
    """The rarer words of the clause but for the trigger and who takes part, which are compared on their own."""
    spans = [mention.trigger, *(argument.span for argument in mention.arguments)]
    known = frozenset(word for span in spans for word in content_words(text[span.start : span.end]))
    return content_words(text[mention.span.start : mention.span.end]) - known


def _known(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> list[Entity]:
    return [entities[argument.entity or ""] for argument in arguments if (argument.entity or "") in entities]


def _named(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> Named:
    """The named ones: people, and bodies or places, who never rule one another out."""
    named = [entity for entity in _known(arguments, entities) if entity.named]
    return Named(
        frozenset(entity.id for entity in named if entity.type == "person"),
        frozenset(entity.id for entity in named if entity.type != "person"),
    )


@lru_cache(maxsize=16384)
def event_stem(lemma: str) -> str:
    """One stem for a verb and the nouns made from it.

    >>> event_stem("arrive") == event_stem("arrival"), event_stem("endorse") == event_stem("endorsement")
    (True, True)
    """
    same = families().get(lemma)
    if same:
        return same
    stem = lemma.casefold()
    for ending in load("event_families")["noun_ending"][0]["endings"]:
        if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST:
            stem = stem.removesuffix(ending)
            break
    return stem.removesuffix("e") if len(stem) > SHORTEST else stem  # "endorse" of "endorsement" is that of the verb


def content_words(text: str) -> frozenset[str]:
    """The words of a clause that are not common to news at large; numbers count.

    >>> sorted(content_words("The ferry had sunk off Norland with 212 people"))
    ['212', 'ferry', 'norland', 'sunk']
    """
    return frozenset(
        word for match in WORD.findall(text) if (word := plain_stem(match)) not in common_stems() and len(word) > 1
    )


@cache
def common_stems() -> frozenset[str]:
    """Stems of the words that six in a hundred news reports have, or more."""
    bands = load("common_words")["band"]
    return frozenset(plain_stem(word) for band in bands if band["share"] >= 0.06 for word in band["words"].split())
