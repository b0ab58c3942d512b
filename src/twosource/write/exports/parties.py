"""Who acts and who is acted on, coded. In come an Account and one of its events; out go its Parties.

What the reports themselves call somebody goes before what the gazetteer knows of him on the event's day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource import lexicon
from twosource.gazetteer import countries
from twosource.gazetteer.actors import who
from twosource.gazetteer.cameo import cameo_code
from twosource.gazetteer.codes import WEAK, Code, code, country_codes
from twosource.gazetteer.places import Place
from twosource.write.contract import Account, Entity, Event, Participant

ALIASES = 6  # names of one actor that are tried
PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me"))
AND = " and "
PEER = "counterpart"  # a title that only tells whose office it is like
RECIPIENTS = ("target", "counterpart")
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))  # what several do with each other
# Sectors whose journeys are consultation: not those of soldiers, workers or the like.
ENVOYS = frozenset(("GOV", "LEG", "JUD", "OPP", "PTY", "ELI", "IGO", "NGO", "REB", "SPY"))


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: `raw` is what the reports call him; codes are those of `gazetteer.codes`, `cameo` CAMEO's."""

    name: str
    raw: str
    country: str
    role: str
    second: str
    title: str
    cow: int
    cameo: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """Those who act and those acted on, each once."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of both sides, whatever their order."""
        return (
            tuple(sorted(party.name for party in self.actors)),
            tuple(sorted(party.name for party in self.recipients)),
        )


def parties(account: Account, event: Event, day: str, *, asked: bool = False) -> Parties:
    """The two sides of an event on its day; of what was `asked` for, who asks and who is to do it.

    Several who meet or agree with each other, and nobody else, are both sides.
    """
    entities = {entity.id: entity for entity in account.entities}
    on = date.fromisoformat(day) if day else None
    agents = _coded(event, ("agent",), entities, on)
    others = _coded(event, RECIPIENTS, entities, on)
    if asked:
        return Parties(tuple(_askers(account, event, entities, on)), agents or others)
    if any(one.title in _commands()["titles"] for one in (*agents, *others)) and _speaks_of_craft(account):
        agents, others = (tuple(map(_off_duty, side)) for side in (agents, others))
    if not others and len(agents) > 1 and event.type in MUTUAL and event.mode != "visit":
        others = agents
    agents, others = _as_peers(agents, others), _as_peers(others, agents)
    return Parties(agents, tuple(party for party in others if party not in agents or others == agents))


def _commands() -> dict[str, list[str]]:
    table: dict[str, list[str]] = lexicon.load("actor_codes")["commands"]
    return table


def _speaks_of_craft(account: Account) -> bool:
    """Whether somebody or something in a story is of a ship, a plane or a team, which have captains too."""
    names = (name for one in account.entities for name in (one.name, *one.aliases))
    return any(not {word.lower() for word in name.split()}.isdisjoint(_commands()["crafts"]) for name in names)


def _off_duty(one: Party) -> Party:
    """A captain or the like, who is no soldier."""
    return replace(one, role="", second="") if one.role == "MIL" and one.title in _commands()["titles"] else one


def _as_peers(side: tuple[Party, ...], across: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties, of whom the counterpart of somebody across holds the office that he holds."""
    role = next((one.role for one in across if one.role), "")
    return tuple(replace(one, role=role) if one.title == PEER and not one.role else one for one in side)


def host(place: Place | None, guests: Sequence[Party]) -> tuple[Party, ...]:
    """The country that somebody from elsewhere visits; nobody where it is not known whence the guests are."""
    land = countries.named(place.country) if place else None
    if land is None or not guests or any(guest.country in ("", land.code) for guest in guests):
        return ()
    return (Party(land.name, land.name, land.code, "", "", "", land.cow, land.code),)


def _coded(event: Event, roles: tuple[str, ...], entities: dict[str, Entity], on: date | None) -> tuple[Party, ...]:
    told = (one for one in event.participants if one.role in roles and one.name.lower() not in PRONOUNS)
    found = (each for one in told for each in _each(party(one, entities.get(one.entity or ""), on), on))
    return tuple(dict.fromkeys(found))


def _each(one: Party, on: date | None) -> Iterator[Party]:
    """Those whom one phrase names together: "the foreign ministers of Oman and Yemen", "Chadian and French troops"."""
    lands = [land for code in country_codes(one.raw, on) if (land := countries.named(code)) and land.cow]
    if AND not in one.raw or len(lands) != len(one.raw.split(AND)) or one.person:
        yield one
        return
    for land in lands:
        cameo = cameo_code(Code(land.code, one.role, one.second, ""))
        yield replace(one, country=land.code, cow=land.cow, cameo=cameo)


def _askers(account: Account, event: Event, entities: dict[str, Entity], on: date | None) -> Iterator[Party]:
    """Whoever says that it should be done."""
    claims = {claim.id: claim for claim in account.claims}
    told = dict.fromkeys(mention.claim for mention in event.mentions if mention.claim in claims)
    sources = dict.fromkeys((source.name, source.entity) for one in told if (source := claims[one or ""].source))
    for name, entity in [one for one in sources if one[0].lower() not in PRONOUNS][:1]:
        yield party(Participant(entity, name, "agent"), entities.get(entity or ""), on)


def party(one: Participant, entity: Entity | None, on: date | None) -> Party:
    """A participant with its codes and its title."""
    roles = [role for role in entity.roles if not role.former] if entity else []
    held = next((role for role in roles if role.title != PEER), next(iter(roles), None))
    title = held.title if held else ""
    office = " of ".join(filter(None, (title, held.organization if held else None)))
    found = _known(one, entity, on)
    said = code(office, on, found.country) if office else Code("", "")
    country = found.country or said.country
    land = countries.named(country)
    by_title = said.role and not (found.role and WEAK in said.rules)
    role, second = (said.role, said.second) if by_title else (found.role, found.second)
    known = who(one.name, on, country) if " " in one.name else None
    return Party(
        name=known.name if known else one.name,
        raw=one.name,
        country=country,
        role=role,
        second=second,
        title=title,
        cow=land.cow if land else 0,
        cameo=cameo_code(Code(country, role, second, found.cameo)),
        person=entity is not None and entity.type == "person",
    )


def is_known(one: Party) -> bool:
    """Whether anything tells who it is: a country, a sector, or that it is a person."""
    return bool(one.country or one.role) or one.person


def is_envoy(one: Party) -> bool:
    """Whether somebody's journey is a matter of state: an office or body of those that talk, a person, a country."""
    return one.role in ENVOYS or one.person or (bool(one.country) and not one.role)


def _known(one: Participant, entity: Entity | None, on: date | None) -> Code:
    """The codes by the first of the names that tells both; else by the one that tells most.

    Of a person with a full name the surname alone is not asked: it may be somebody else's too.
    """
    names = dict.fromkeys((one.name, *((entity.name, *entity.aliases[:ALIASES]) if entity else ())))
    if countries.code_of(one.name):
        names = dict.fromkeys((one.name,))  # a country is nothing beside, whatever else it is called
    if entity is not None and entity.type == "person" and any(" " in name for name in names):
        names = dict.fromkeys(name for name in names if " " in name)
    found = [code(name, on) for name in names]
    return max(found, key=lambda code: (bool(code.country) + bool(code.role), bool(code.name)))
