"""Countries by everything they are called. In comes a name; out go the country's code and what is known of it.

>>> code_of("Chilean"), code_of("the Kremlin"), code_of("Ukraine"), code_of("Atlantis")
('CHL', 'RUS', 'UKR', '')
>>> named("PRK").capital
'Pyongyang'

The table is `lexicon/countries.toml`. Codes are those of ISO 3166, with XKX for Kosovo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from twosource import lexicon
from twosource.gazetteer.names import fold

Kind = Literal["name", "demonym", "seat", "metonym"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; `cow` is its number in the Correlates of War's list of states, 0 for none."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capital: str
    cow: int


def code_of(name: str) -> str:
    """The country's code by its name, alias, adjective, code, capital or metonym; empty where none is known."""
    if len(name) == 3 and name in _by_code():
        return name
    return (names().get(fold(name)) or ("", ""))[0]


def named(code: str) -> Country | None:
    """The country that has the code."""
    return _by_code().get(code)


@cache
def names() -> MappingProxyType[str, tuple[str, Kind]]:
    """Folded names of countries, each with its code and what kind of name it is; a name goes before an adjective."""
    found: dict[str, tuple[str, Kind]] = {}
    table = lexicon.load("countries")["countries"]
    for name, entry in table.items():
        for alias in (name, *entry["aliases"]):
            found.setdefault(fold(alias), (entry["code"], "name"))
    for entry in table.values():
        for word in entry["demonyms"]:
            for form in (word, f"{word}s"):
                found.setdefault(fold(form), (entry["code"], "demonym"))
    for entry in table.values():
        for word in entry.get("metonyms", ()):
            found.setdefault(fold(word), (entry["code"], "metonym"))
        for word in (*entry["capital"], *entry.get("seats", ())):
            found.setdefault(fold(word), (entry["code"], "seat"))
    return MappingProxyType(found)


@cache
def _by_code() -> MappingProxyType[str, Country]:
    found: dict[str, Country] = {}
    for name, entry in lexicon.load("countries")["countries"].items():
        capital = next(iter(entry["capital"]), "")
        country = Country(entry["code"], name, tuple(entry["demonyms"]), capital, entry.get("cow", 0))
        if entry["code"] not in found or country.cow:
            found[entry["code"]] = country
    return MappingProxyType(found)
