"""Whom a description by office means. In come groups of entities; out goes who of the named a nameless one is.

"The president" is whoever the story calls president, where that is one person, or one who is spoken of far more than
the others who bear the title. "The head of the board" is whoever alone is called the board's head. Only definite
descriptions that are nothing but an office are taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.link.names import forms, words
from twosource.link.weights import weights
from twosource.model import Entity, Role

FORMER = frozenset(("former", "ex", "late", "outgoing", "onetime"))


def bearers(groups: Sequence[Sequence[Entity]]) -> dict[int, int]:
    """By the number of a nameless group, the number of the named person whom its description means."""
    holders = _holders(groups)
    found = {}
    for number, group in enumerate(groups):
        description = _office(group)
        holder = _foremost(holders.get(description, {})) if description else None
        if holder is None and description:
            holder = _of_body(description, groups)
        if holder is not None:
            found[number] = holder
    return found


def _holders(groups: Sequence[Sequence[Entity]]) -> Mapping[tuple[str, ...], dict[int, int]]:
    """By an office's words, the groups of people who bear it and how often each is spoken of."""
    holders: defaultdict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for number, group in enumerate(groups):
        if group[0].named and any(entity.type == "person" for entity in group):
            spoken = sum(len(entity.mentions) for entity in group)
            for office in sorted({office for entity in group for office in offices(entity)}):
                holders[office][number] = spoken
    return holders


def offices(entity: Entity) -> set[tuple[str, ...]]:
    """The words of the offices that a text gives somebody, as a role or before the name; none that are over.

    >>> offices(Entity("E1", "Ana Rojas", "person", aliases=("Prime Minister Ana Rojas", "Rojas")))
    {('prime', 'minister')}
    """
    found = {words(role.title) for role in entity.roles if not role.former}
    name = set(words(entity.name))
    for alias in entity.aliases:
        spelled = words(alias)
        if spelled and spelled[-1] in name:
            found.add(tuple(word for word in spelled if word not in name))
    return {office for office in found if office and not FORMER & set(office)}


def _office(group: Sequence[Entity]) -> tuple[str, ...] | None:
    """The words of a definite description of one person without a name, or of an office that has no article."""
    entity = group[0]
    if entity.named or entity.type != "person" or (entity.count or 1) > 1:
        return None
    spelled = words(entity.name)
    return spelled[1:] if spelled[:1] == ("the",) else None if spelled[:1] in (("a",), ("an",)) else spelled


def _of_body(description: Sequence[str], groups: Sequence[Sequence[Entity]]) -> int | None:
    """The only named person who holds an office of a body, where a text says both: "the head of the Harbor Board"."""
    if "of" not in description[1:]:
        return None
    at = description.index("of", 1)
    title, body = tuple(description[:at]), set(description[at + 1 :]) - forms("small_word")
    found = [
        number
        for number, group in enumerate(groups)
        if any(entity.named and _holds(role, title, body) for entity in group for role in entity.roles)
    ]
    return found[0] if len(found) == 1 else None


def _holds(role: Role, title: tuple[str, ...], body: set[str]) -> bool:
    """Whether a role is of that title, at a body that goes by some of the words."""
    where = set(words(role.organization or "")) - forms("small_word")
    return not role.former and words(role.title) == title and bool(where) and (where <= body or body <= where)


def _foremost(holders: Mapping[int, int]) -> int | None:
    """The only holder, or the one who is spoken of many times as often as the next."""
    ranked = sorted(holders, key=lambda number: (-holders[number], number))
    if not ranked:
        return None
    next_best = holders[ranked[1]] if len(ranked) > 1 else 0
    enough = max(weights("entities")["office_mentions"], next_best * weights("entities")["office_lead"])
    return ranked[0] if holders[ranked[0]] >= enough else None
