"""Who somebody is on a day. In come a name and a date; out goes the actor with country, role and office.

>>> from datetime import date
>>> who("Vladimir Putin", date(2009, 6, 1)).title, who("Xi", date(2020, 1, 1)).name
('prime minister', 'Xi Jinping')
>>> who("Taliban", date(2019, 1, 1)).role, who("Taliban", date(2022, 1, 1)).role
('REB', 'GOV')

Heads of state and government, ministers, leaders of parties and rebels, and bodies: parties, armed groups, agencies,
companies, outlets. What a text itself says of somebody goes before what stands here; that is the caller's to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from twosource.gazetteer.names import fold, key, without_article

SOURCES = {"h": "compiled by hand from public record", "o": "lexicon/outlets.toml, compiled by hand"}
LONGEST = 80  # characters of a name that is looked up
POLITICAL = frozenset(("GOV", "LEG", "JUD", "SPY", "COP"))  # who leaves these is of the elites


@dataclass(frozen=True, slots=True)
class Actor:
    """Who somebody is: a country's code (or UNO, EUR, IGO, IMG, NGO), a role, and what he is beside that.

    `title` is the office, or the kind of a body; `former` tells that it was left. `since` and `until` are months
    ("2003-03"), empty where none is known. `rank` is 3 for who leads a country, 2 for a minister, else 1. `cameo` is
    the code that CAMEO has for the body itself.
    """

    name: str
    country: str
    role: str
    title: str = ""
    second: str = ""
    since: str = ""
    until: str = ""
    former: bool = False
    rank: int = 0
    person: bool = False
    cameo: str = ""
    source: str = SOURCES["h"]


@dataclass(frozen=True, slots=True)
class Office:
    """One of the offices of an actor, with the months of its beginning and end."""

    since: str
    until: str
    roles: str
    rank: int
    title: str

    def held(self, month: str) -> bool:
        """Whether it is held in the month."""
        return self.since <= month and (not self.until or month <= self.until)


def who(name: str, on: date | None = None, country: str = "") -> Actor | None:
    """The actor of that name on that day, or None where none is known, or where several may be meant.

    Without a date the last office counts. A surname alone is whoever holds the highest office on that day. A country's
    code chooses between actors of one name; where no actor of the name is of that country, it is ignored.
    """
    if not name or len(name) > LONGEST or not any(map(str.isupper, name)):
        return None
    lines, index, short = _table()
    month = f"{on.year:04}-{on.month:02}" if on is not None else ""
    rows = index.get(key(name)) or (index.get(fold(name)) if name.isupper() and len(name) > 5 else None)
    if rows:
        return _best([_actor(lines[row], month) for row in rows], country, certain=True)
    if name[:4].lower() == "the ":
        return None  # The Hague is no Mr. Hague
    rows = short.get(without_article(fold(name)))
    return _best([_actor(lines[row], month) for row in rows], country, certain=False) if rows else None


def _best(actors: list[Actor], country: str, *, certain: bool) -> Actor | None:
    """The most important of those in office, else of those who were; None where that leaves several."""
    there = [actor for actor in actors if actor.country == country] or actors
    there = [actor for actor in there if actor.role] or there
    ranked = sorted(there, key=lambda actor: (actor.former, -actor.rank, _recency(actor), actor.name))
    first = ranked[0]
    rivals = [one for one in ranked[1:] if (one.former, one.rank) == (first.former, first.rank)]
    if not certain and any((one.country, one.role) != (first.country, first.role) for one in rivals):
        return None
    return first


def _recency(actor: Actor) -> int:
    return -int((actor.until or actor.since or "0000-00").replace("-", ""))


def _actor(line: str, month: str) -> Actor:
    name, _, _, kind, country, cameo, listed, source = line.split("\t")
    offices = [_office(text) for text in listed.split(",")]
    office = _held(offices, month)
    if office is None:
        return Actor(name, country, "", person=kind == "person", cameo=cameo, source=SOURCES[source])
    role, _, second = office.roles.partition("+")
    former = bool(month and office.until) and office.until < month
    if former and kind == "person" and role in POLITICAL:
        role, second = "ELI", ""
    return Actor(
        name=name,
        country=country,
        role=role,
        title=office.title,
        second=second,
        since=office.since,
        until=office.until,
        former=former,
        rank=office.rank,
        person=kind == "person",
        cameo=cameo,
        source=SOURCES[source],
    )


def _held(offices: list[Office], month: str) -> Office | None:
    """The office held in a month: the latest begun; else the last one left before it; without a month, the last."""
    if not month:
        return max(offices, key=lambda office: (office.until or "9999", office.since))
    now = [office for office in offices if office.held(month)]
    if now:
        return max(now, key=lambda office: (office.since, office.rank))
    return max((one for one in offices if one.until and one.until < month), key=lambda one: one.until, default=None)


def _office(text: str) -> Office:
    since, until, roles, rank, title = text.split(":")
    return Office(since, until, roles, int(rank), title)


@cache
def _table() -> tuple[list[str], dict[str, list[int]], dict[str, list[int]]]:
    """The lines, and their numbers by name and by surname."""
    lines = files(__package__).joinpath("actors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    index: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    for row, line in enumerate(lines):
        _, keys, surname, _ = line.split("\t", 3)
        _enter(index, keys.split("|"), row)
        _enter(short, [surname] if surname else [], row)
    return lines, index, short


def _enter(index: dict[str, list[int]], names: Iterable[str], row: int) -> None:
    for name in names:
        index.setdefault(name, []).append(row)
