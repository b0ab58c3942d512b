"""What a joined entity is called and is.

In come the entities of one bearer from several readings; out go its canonical name, other names, type and roles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from twosource.link.bodies import known_name, words_of_body
from twosource.link.names import is_acronym, key, words
from twosource.model import Entity, EntityType, Role

TYPES: tuple[EntityType, ...] = get_args(EntityType)


def canonical_name(entities: Sequence[Entity]) -> str:
    """The name that the reports use most: in full, without initials, spelled out; else the first description."""
    named = [entity for entity in entities if entity.named] or entities[:1]
    known = next((known for entity in named if entity.type != "person" and (known := known_name(entity.name))), None)
    if known:
        return known
    used: Counter[str] = Counter()
    for entity in named:
        used[entity.name] += max(1, len(entity.mentions))
    full = {name: 0 if named[0].type == "person" else -len(words_of_body(name)) for name in used}
    return min(used, key=lambda name: (*_shortness(name, list(used)), full[name], -used[name], len(name), name))


def _shortness(name: str, others: Sequence[str]) -> tuple[bool, bool]:
    """Names of one word and acronyms after full names, names with initials after those without."""
    short = len(words(name)) == 1 and any(len(words(other)) > 1 for other in others)
    return short or any(is_acronym(name, other) for other in others), any(len(word) == 1 for word in words(name))


def aliases_of(entities: Sequence[Entity], name: str) -> tuple[str, ...]:
    """All other ways in which the texts call it, in the order of the story."""
    found = [form for entity in entities for form in (entity.name, *entity.aliases)]
    return tuple(form for form in dict.fromkeys(found) if form != name)


def common_type(entities: Sequence[Entity]) -> EntityType:
    """The type that most mentions have; of equals, the one that the model lists first."""
    count: Counter[EntityType] = Counter()
    for entity in entities:
        count[entity.type] += max(1, len(entity.mentions)) * (2 if entity.named else 1)
    return min(count, key=lambda found: (-count[found], TYPES.index(found)))


def joined_roles(members: Sequence[tuple[str, Entity]]) -> tuple[Role, ...]:
    """Each title once, with the reports that give it."""
    found: dict[tuple[str, str, bool], tuple[Role, list[str]]] = {}
    for report, entity in members:
        for role in entity.roles:
            identity = (role.title.casefold(), key(role.organization or ""), role.former)
            found.setdefault(identity, (role, []))[1].append(report)
    return tuple(
        Role(role.title, role.organization, role.former, tuple(dict.fromkeys(reports)))
        for role, reports in found.values()
    )
