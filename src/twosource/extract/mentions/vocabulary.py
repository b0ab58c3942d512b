"""What the lexicon knows of nouns, titles, given names, countries and outlets. Nothing comes in; a Vocabulary goes out.

>>> vocabulary().nouns["spokeswoman"]
('person', 'f')
>>> vocabulary().place_of["norwegian"]
'Norway'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from twosource import lexicon
from twosource.extract.mentions.candidates import Gender
from twosource.model import EntityType

NOTHING: tuple[EntityType | None, Gender] = (None, "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Look-up tables; all keys are lower case."""

    nouns: dict[str, tuple[EntityType, Gender]]  # singular noun -> type of entity, gender ("" where open)
    empty: frozenset[str]  # nouns that nothing refers back to
    titles: dict[str, str]  # title -> rank
    title_heads: frozenset[str]  # last words of titles
    kin: dict[str, int]  # head of a title -> number of those that texts use for one another
    general: frozenset[str]  # heads that stand for any lower office
    honorifics: dict[str, Gender]  # "mr." -> gender
    abbreviations: dict[str, str]  # "sen." -> "senator"
    modifiers: frozenset[str]  # "acting", "senior"
    former: frozenset[str]  # "former", "ex"
    given: dict[str, Gender]  # given name -> gender
    countries: dict[str, str]  # name or alias -> country
    place_of: dict[str, str]  # demonym -> country
    capitals: dict[str, str]  # capital -> country
    bodies: dict[str, EntityType]  # well-known organizations -> type
    partitives: frozenset[str]  # "group" in "a group of miners"
    outlet_nouns: dict[str, str]  # "broadcaster" -> kind of outlet
    taken_up: dict[str, str]  # "company" -> what it takes up: organization, country
    saying: frozenset[str]  # "said", before who says it
    outlets: dict[str, tuple[str, str]] = field(default_factory=dict)  # name or alias -> name, kind

    def is_person_noun(self, word: str) -> bool:
        """Whether the word, singular and lower case, is a title or denotes a person."""
        return word in self.title_heads or self.nouns.get(word, NOTHING)[0] == "person"


@cache
def vocabulary() -> Vocabulary:
    """The tables, built once."""
    titles, nouns = lexicon.load("titles"), lexicon.load("nouns")
    countries: dict[str, dict[str, list[str]]] = lexicon.load("countries")["countries"]
    ranks = {word: entry["rank"] for entry in titles["title"] for word in entry["words"]}
    return Vocabulary(
        nouns={w: (e["type"], e["gender"]) for e in reversed(nouns["nouns"]) for w in e["words"]},
        empty=_words(nouns["empty"]),
        titles=ranks,
        title_heads=frozenset(re.split(" of | in ", title)[0].split()[-1] for title in ranks),
        kin={word: number for number, entry in enumerate(titles["kin"]) for word in entry["words"]},
        general=_words(titles["general"]),
        honorifics={word: entry["gender"] for entry in titles["honorific"] for word in entry["words"]},
        abbreviations={k: v for entry in titles["abbreviation"] for k, v in entry["words"].items()},
        modifiers=_words(titles["modifier"]),
        former=_words(titles["former"]),
        given={w: e["gender"] for e in lexicon.load("genders")["names"] for w in e["words"]},
        countries={a.lower(): name for name, entry in countries.items() for a in (name, *entry["aliases"])},
        place_of={d.lower(): name for name, entry in countries.items() for d in entry["demonyms"]},
        capitals={c.lower(): name for name, entry in reversed(countries.items()) for c in entry["capital"]},
        bodies={w: e["type"] for e in lexicon.load("organizations")["organizations"] for w in e["words"]},
        partitives=_words(nouns["partitive"]),
        outlet_nouns={word: entry["kind"] for entry in nouns["outlet"] for word in entry["words"]},
        taken_up={word: entry["of"] for entry in nouns["taken_up"] for word in entry["words"]},
        saying=_words(nouns["saying"]),
        outlets=_outlets(),
    )


def _words(entries: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry["words"])


def _outlets() -> dict[str, tuple[str, str]]:
    """Outlets by every name they go by; nothing where that list is not installed."""
    if not (files(lexicon) / "outlets.toml").is_file():
        return {}
    return {
        alias.lower().removeprefix("the "): (entry["name"], entry.get("kind", ""))
        for entry in lexicon.load("outlets").get("outlet", [])
        for alias in (entry["name"], *entry.get("aliases", ()))
        if alias != entry["name"] or not entry.get("plain")
    }
