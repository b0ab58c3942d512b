"""One entity for all reports that name it. In come readings; out go the story's entities and their new ids.

Names of people are joined where they are spellings of one name and no full name speaks against it; a surname alone goes
to the only one who bears it. Bodies and places are joined by their words, whatever the order and the article, by
acronym, and by what countries and outlets are also called. Nameless people ("two officials") stay in their report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from twosource.link.bodies import body_likeness, words_of_body
from twosource.link.canon import aliases_of, canonical_name, common_type, joined_roles
from twosource.link.clusters import grow
from twosource.link.judgements import Verdicts, place_of_spans, settle, verdicts_of
from twosource.link.names import SAME, forms, is_acronym, key, similarity, sound, words
from twosource.link.offices import bearers
from twosource.link.syllables import surname_numbers
from twosource.link.weights import weights
from twosource.model import Entity, Judgement, Reading, Span

Key = tuple[str, str]  # a report's id, and the id of an entity in its reading
POSSESSOR = re.compile(r"^.*['’]s?\s+")
MOST_BEARERS = 200  # a word that more entities have says nothing about who is who


@dataclass(frozen=True)
class Entities:
    """The story's entities, and which of them each reading's entity is."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str]


def join_entities(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Entities:
    """The entities of all readings, given in the order of the story, joined and numbered in that order.

    What readers have decided outweighs the names.
    """
    nodes = [(reading.report.id, entity) for reading in readings for entity in reading.entities]
    groups = _groups(nodes)
    if judgements:
        groups = settle(groups, _verdicts(judgements, nodes), lambda a, b: _alike(nodes[a][1], nodes[b][1]))
    ids: dict[Key, str] = {}
    joined = []
    for number, group in enumerate(groups, start=1):
        members = [nodes[index] for index in group]
        ids.update({(report, entity.id): f"E{number}" for report, entity in members})
        joined.append(_joined(f"E{number}", members))
    return Entities(tuple(joined), ids)


def _joined(identifier: str, members: Sequence[tuple[str, Entity]]) -> Entity:
    entities = [entity for _, entity in members]
    name = canonical_name(entities)
    mentions = tuple(replace(mention, entity=identifier) for entity in entities for mention in entity.mentions)
    counts = {entity.count for entity in entities}
    return Entity(
        id=identifier,
        name=name,
        type=common_type(entities),
        aliases=aliases_of(entities, name),
        roles=joined_roles(members),
        mentions=mentions,
        named=any(entity.named for entity in entities),
        count=counts.pop() if len(counts) == 1 else None,
    )


def _verdicts(judgements: Sequence[Judgement], nodes: Sequence[tuple[str, Entity]]) -> Verdicts:
    """What is said of the nodes, each known by its mentions."""
    spans: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for index, (report, entity) in enumerate(nodes):
        spans[report] += [(mention.span, index) for mention in entity.mentions]
    return verdicts_of(judgements, "entity", place_of_spans(spans))


def _alike(one: Entity, other: Entity) -> float:
    """How much the names of two that were taken for one say that they are."""
    return similarity(one.name, other.name) if one.named and other.named else 0.0


# ── Who is who ────────────────────────────────────────────────────────────────────────────────────────────────────


def _groups(nodes: Sequence[tuple[str, Entity]]) -> list[list[int]]:
    """The numbers of the nodes by whom they mean, by first appearance."""
    entities = [entity for _, entity in nodes]
    people = [index for index, entity in enumerate(entities) if entity.named and entity.type == "person"]
    surnames = {words(entities[index].name)[-1] for index in people if len(words(entities[index].name)) > 1}
    people += [index for index, entity in enumerate(entities) if _is_mistaken(entity, surnames)]
    misread = _bodies_read_as_people(entities, surnames)
    known = set(people) - misread
    bodies = [at for at, entity in enumerate(entities) if at in misread or (at not in known and _is_body(entity))]
    rest = sorted(set(range(len(nodes))) - {*known, *bodies})
    groups = sorted([*_people(sorted(known), nodes), *_bodies(bodies, nodes), *([index] for index in rest)])
    return _with_offices(groups, entities)


def _is_body(entity: Entity) -> bool:
    """Whether it can be known by its words: a body or place with a name, or described by one ("China's army")."""
    if entity.named:
        return entity.type != "person" and not words_of_body(body_name(entity)) <= forms("body_word")
    described = any(word[:1].isupper() for word in entity.name.split()[1:])
    return entity.type in ("organization", "government") and entity.count is None and described


def body_name(entity: Entity) -> str:
    """The name that a body is known by: "Norpress News Agency" where it was read as a mere "News Agency".

    >>> body_name(Entity("E1", "News Agency", "organization", aliases=("Norland's official Norpress News Agency",)))
    'Norpress News Agency'
    """
    if not words_of_body(entity.name) <= forms("body_word"):
        return entity.name
    for alias in entity.aliases:
        spelled = POSSESSOR.sub("", alias).split()
        while spelled and not spelled[0][:1].isupper():
            del spelled[0]
        if " ".join(spelled).endswith(entity.name) and not words_of_body(" ".join(spelled)) <= forms("body_word"):
            return " ".join(spelled)
    return entity.name


def _is_mistaken(entity: Entity, surnames: Collection[str]) -> bool:
    """Whether what was read as a body is a surname that somebody of the story bears."""
    return entity.named and entity.type in ("organization", "facility", "other") and key(entity.name) in surnames


def _bodies_read_as_people(entities: Sequence[Entity], surnames: Collection[str]) -> set[int]:
    """Those read as a person by one word that is a body's name, in this report or another, and nobody's surname."""
    bodies = {key(entity.name) for entity in entities if entity.named and entity.type in ("organization", "government")}
    return {
        index
        for index, entity in enumerate(entities)
        if entity.named and entity.type == "person" and " " not in entity.name and key(entity.name) not in surnames
        if bodies & {key(entity.name), *(key(alias) for alias in entity.aliases if " " in alias)}
    }


def _with_offices(groups: Sequence[Sequence[int]], entities: Sequence[Entity]) -> list[list[int]]:
    """The groups, descriptions by office put to the people whom they mean."""
    holders = bearers([[entities[index] for index in group] for group in groups])
    joined = {number: list(group) for number, group in enumerate(groups) if number not in holders}
    for number, holder in sorted(holders.items()):
        joined[holder] += groups[number]
    return sorted(sorted(group) for group in joined.values())


def _people(people: Sequence[int], nodes: Sequence[tuple[str, Entity]]) -> list[list[int]]:
    """Full names by likeness, then surnames alone where only one group bears them."""
    full = [index for index in people if len(words(nodes[index][1].name)) > 1]
    names = [nodes[index][1].name for index in full]
    likeness = {pair: value for pair in _pairs(names) if (value := similarity(names[pair[0]], names[pair[1]])) >= SAME}

    def veto(a: Sequence[int], b: Sequence[int]) -> bool:
        floor = weights("entities")["contradiction"]
        return any(similarity(names[left], names[right]) < floor for left in a for right in b)

    found = grow(len(full), likeness, least=SAME, veto=veto, unknown_is_unlike=False)
    groups = [[full[index] for index in group] for group in found]
    return _with_surnames(groups, [index for index in people if index not in set(full)], nodes)


def _pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Names that share the sound of a word, or a Korean surname."""
    bearers: defaultdict[object, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        spelled = words(name)
        heard = {sound(word)[:4] for word in (spelled[0], spelled[-1])} | {key(name)}
        for clue in sorted(heard) + list(surname_numbers(spelled)):
            bearers[clue].append(index)
    yield from sorted(
        {pair for found in bearers.values() if len(found) <= MOST_BEARERS for pair in combinations(found, 2)}
    )


def _with_surnames(
    groups: list[list[int]], single: Sequence[int], nodes: Sequence[tuple[str, Entity]]
) -> list[list[int]]:
    """The groups, joined by the people who are called by one word; those that fit several stay alone."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for word in sorted({word for index in group for word in _calling_words(nodes[index][1])}):
            bearers[word].append(number)
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for index in single:
        word = key(nodes[index][1].name)
        if len(bearers[word]) == 1:
            groups[bearers[word][0]].append(index)
        elif bearers[word]:
            alone[f"{word} {index}"].append(index)
        else:
            alone[word].append(index)
    return [sorted(group) for group in [*groups, *alone.values()]]


def _calling_words(entity: Entity) -> set[str]:
    """The words by which a text may call somebody: the surname, which may come first, or the name as one word."""
    spelled = words(entity.name)
    first = {spelled[0]} if surname_numbers(spelled[:1]) else set()
    return {spelled[-1], *first, *(key(alias) for alias in entity.aliases if len(words(alias)) == 1)}


def _bodies(bodies: Sequence[int], nodes: Sequence[tuple[str, Entity]]) -> list[list[int]]:
    """Organizations, places and the like by their words; a part of a name only where one body has it."""
    names = [body_name(nodes[index][1]) for index in bodies]
    places = {name for name, index in zip(names, bodies, strict=True) if nodes[index][1].type == "place"}
    distinct = sorted(set(names))
    numbers = {name: number for number, name in enumerate(distinct)}
    likeness = {
        (a, b): value
        for (a, b), value in body_likeness(distinct).items()
        if not _lies_in(distinct[a], distinct[b], places)
    }
    found = grow(len(distinct), likeness, least=weights("entities")["least"], unknown_is_unlike=False)
    group_of = {distinct[number]: place for place, group in enumerate(found) for number in group}
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, name in zip(bodies, names, strict=True):
        groups[group_of[distinct[numbers[name]]]].append(index)
    return list(groups.values())


def _lies_in(one: str, other: str, places: Collection[str]) -> bool:
    """Whether one of two names is a place and the other something there: "Bergen", "Bergen Airport"."""
    place = one in places or other in places
    short = is_acronym(one, other) or is_acronym(other, one)
    return place and words_of_body(one) != words_of_body(other) and not short
