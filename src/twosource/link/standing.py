"""Who acts for whom. In come the story's entities; out go, for each, what it stands for: a body, a country, a leader.

"The chairman asked" and "the committee asked" tell one request, as do "Washington", "the White House" and "the United
States": in an event they are one side.

    standing(entities)["E1"]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from twosource.lexicon import load
from twosource.link.bodies import country_names
from twosource.link.names import key, words
from twosource.model import Entity

CABINET = re.compile(
    r"^(?:the\s+)?(?P<whose>\w.*?)(?:['’]s?)?\s+(?:administration|government|campaign)$", re.IGNORECASE
)


def standing(entities: Sequence[Entity]) -> dict[str, frozenset[str]]:
    """For each entity's id, the countries, and the ids of the bodies and people, that it acts for."""
    bodies = {key(form): one.id for one in entities if _is_body(one) for form in (one.name, *one.aliases)}
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for one in entities:
        if one.named and one.type == "person":
            surnames[words(one.name)[-1] if words(one.name) else ""].add(one.id)
    found = {one.id: frozenset(_stands_for(one, bodies, surnames)) for one in entities}
    return {identifier: tokens for identifier, tokens in found.items() if tokens}


def _is_body(entity: Entity) -> bool:
    return entity.named and entity.type not in ("person", "group")


def _stands_for(entity: Entity, bodies: Mapping[str, str], surnames: Mapping[str, set[str]]) -> Iterator[str]:
    if entity.named and entity.type == "person":
        for role in entity.roles:
            if role.organization and not role.former and _heads().intersection(words(role.title)):
                body = key(role.organization)
                yield from filter(None, (governments().get(body), bodies.get(body)))
        return
    if not entity.named and entity.type == "group":
        served = [key(name) for name in _served(entity.name)]
        yield from filter(None, (found.get(name) for name in served for found in (governments(), bodies)))
        return
    if country := governments().get(key(entity.name)):
        yield country
    elif cabinet := CABINET.match(entity.name):
        whose = cabinet["whose"]
        yield from filter(None, [governments().get(key(whose))])
        bearers = surnames.get((words(whose) or ("",))[-1], set())
        yield from bearers if len(bearers) == 1 else ()


def _served(name: str) -> list[str]:
    """Where those who act for a government serve.

    >>> _served("the attorneys general in Utah and Iowa"), _served("voters in Utah")
    (['Utah', 'Iowa'], [])
    """
    servants = "|".join(word for entry in load("event_families")["servants"] for word in entry["lemmas"])
    found = re.search(rf"\b(?:{servants}) (?:of|in|from|for) (?P<whose>[A-Z].*)$", name)
    return re.split(r",? and |, ", found["whose"]) if found else []


@cache
def governments() -> dict[str, str]:
    """What stands for a country's government, by key: its names, what is said of its people, its seats."""
    found = dict(country_names())
    for name, entry in load("countries")["countries"].items():
        forms = (*entry.get("demonyms", ()), *entry.get("capital", ()), *entry.get("metonyms", ()))
        for form in forms:
            found.setdefault(key(form), name)
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(word for entry in load("event_families")["head"] for word in entry["lemmas"])
