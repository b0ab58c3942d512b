"""Somebody or something on a page of its own. In come what the desk told and an id; out go names, events and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.serve.views.places import Library, Quote
from twosource.store.rows import Told
from twosource.write.contract import Account, Entity, Role
from twosource.write.html.happenings import Row

MOST_QUOTES = 40
MOST_OF_A_REPORT = 4
MOST_SIMILAR = 12
MOST_SHOWN = 32  # names of a story before somebody asks for more


@dataclass(frozen=True, slots=True)
class Name:
    """An entity in a list: its name, what it is, how often it is spoken of, where its page is, whether it is named."""

    name: str
    type: str
    mentions: int
    href: str | None
    key: str
    named: bool


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that the page shows; `said` is what is said on its word, `quotes` are its mentions with their words."""

    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    events: tuple[tuple[Row, str], ...]
    said: tuple[Quote, ...]
    quotes: tuple[tuple[Quote, str], ...]
    mentions: int
    reports: int
    similar: tuple[Name, ...]
    anchor: str


def entity(told: Told, id: str, addresses: dict[str, str]) -> EntityView:
    """The entity with that id in the account."""
    library = Library(told)
    one = next(entity for entity in told.account.entities if entity.id == id)
    return EntityView(
        name=one.name,
        type=one.type,
        aliases=tuple(alias for alias in one.aliases if alias != one.name),
        roles=tuple((role, tuple(map(library.outlet, role.reports))) for role in one.roles),
        events=tuple(_events(library, id)),
        said=tuple(_said(told.account, id, library)),
        quotes=tuple(_quotes(one, library)),
        mentions=len(one.mentions),
        reports=len({mention.report for mention in one.mentions}),
        similar=tuple(name for name in names(told, addresses, one.type) if name.key != told.keys[id]),
        anchor=told.keys[id],
    )


def names(told: Told, addresses: dict[str, str], type: str | None = None) -> Iterator[Name]:
    """The entities, those with a name and those of whom most is said first; all, or some of one type."""
    chosen = [one for one in told.account.entities if one.mentions and type in (None, one.type)]
    ordered = sorted(chosen, key=lambda one: (not one.named, -len(one.mentions), one.name))
    for one in ordered[: MOST_SIMILAR + 1] if type else ordered:
        yield Name(one.name, one.type, len(one.mentions), addresses.get(one.id), told.keys[one.id], one.named)


def parted(found: Sequence[Name]) -> tuple[Sequence[Name], Sequence[Name]]:
    """Those that are shown at once, and the others: seldom spoken of, or only described, as "two officials" are."""
    shown = min(MOST_SHOWN, sum(one.named for one in found) or len(found))
    return found[:shown], found[shown:]


def _events(library: Library, id: str) -> Iterator[tuple[Row, str]]:
    """The events that it takes part in, and as what."""
    for row in library.rows():
        roles = [role for _, role, entity in row.who if entity == id]
        if row.where and row.where[1] == id:
            roles.append("place")
        if roles:
            yield row, roles[0]


def _said(account: Account, id: str, library: Library) -> Iterator[Quote]:
    for claim in account.claims:
        links = [link.entity for link in claim.chain] or [claim.source.entity if claim.source else None]
        content = (claim.content.start, claim.content.end)
        if id in links and (quote := library.within(claim.report, content, content)):
            yield quote


def _quotes(one: Entity, library: Library) -> Iterator[tuple[Quote, str]]:
    """Mentions with the words around them, some of each report, and the name under which each is judged."""
    taken: dict[str, int] = {}
    for mention in one.mentions:
        quote = library.around(mention.report, mention.start, mention.end)
        if quote and taken.get(mention.report, 0) < MOST_OF_A_REPORT and sum(taken.values()) < MOST_QUOTES:
            taken[mention.report] = taken.get(mention.report, 0) + 1
            yield quote, f"{mention.report}@{mention.start}"
