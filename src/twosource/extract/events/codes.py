"""Codes of actors. In come the words that speak of somebody; out go a country's code and a role's.

    >>> actor_code("two Chilean police officers")
    ActorCode(country='CHL', role='COP')

Both are empty where the words do not tell. The codes stand in `lexicon/actor_codes.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twosource import lexicon

WORD = re.compile(r"[A-Za-z](?:[\w.'-]*\w)?\.?|\d+")
LONGEST = 6  # words of a country's name


@dataclass(frozen=True, slots=True)
class ActorCode:
    """The country (or kind of body) and the role of an actor, three letters each, or empty."""

    country: str
    role: str


def actor_code(words: str) -> ActorCode:
    """The codes of whoever the words speak of; a country's own words ("People's Republic") tell no role."""
    found, rest = _scan(words)
    return ActorCode(found[0] if found else "", _role(rest))


def country_codes(words: str) -> list[str]:
    """The codes of all countries that the words name, in their order, each once."""
    return list(dict.fromkeys(_scan(words)[0]))


def _scan(words: str) -> tuple[list[str], list[str]]:
    """The codes of the names among the words, and the words that are in none."""
    tokens = [word.removesuffix("'s").removesuffix("'") for word in WORD.findall(words)]
    found, rest, at = [], [], 0
    while at < len(tokens):
        code, size = _name_at(tokens, at)
        if code:
            found.append(code)
        else:
            rest.append(tokens[at].lower())
        at += size
    return found, rest


def _name_at(tokens: list[str], at: int) -> tuple[str, int]:
    """The code of the longest name that begins at a word, and its length; an empty code where none does."""
    names = _names()
    for size in range(min(LONGEST, len(tokens) - at), 0, -1):
        name = " ".join(tokens[at : at + size])
        code = names.get(name) or names.get(name.removesuffix("."))
        if code:
            return code, size
    return "", 1


def _role(found: list[str]) -> str:
    men = {f"{word.removesuffix('men')}man" for word in found if word.endswith("men")}
    spoken = {*found, *(word.removesuffix("s") for word in found), *men}
    roles = lexicon.load("actor_codes")["roles"]
    return next((role for role, nouns in roles.items() if role != "examples" and spoken & set(nouns)), "")


@cache
def _names() -> dict[str, str]:
    """Code by name: of countries with their aliases, adjectives, plurals and capitals; of regions and bodies."""
    table = lexicon.load("actor_codes")
    names: dict[str, str] = {}
    for country, entry in lexicon.load("countries")["countries"].items():
        for word in (country, *entry["aliases"], *entry["demonyms"], *entry["capital"]):
            names.setdefault(word, entry["code"])
            names.setdefault(f"{word}s", entry["code"])
    named = {name: code for name, code in table["names"].items() if isinstance(code, str)}
    named |= {f"{name}s": code for name, code in named.items()}
    return {name.replace("'s", ""): code for name, code in (names | named).items()}
