"""Task `names`: how sure one may be that two names mean one bearer; a number a line, from 0 to 1.

Gold has either two romanizations (`a`, `b`) or two names of a bearer of some kind (`name1`, `name2`, `schema`). Names
of people are compared as people, all others as bodies; where gold says nothing about the kind, they are people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language

from twosource.link.bodies import body_likeness
from twosource.link.names import similarity

FIELDS = ("a", "b", "name1", "name2", "schema")
BODIES = ("Company", "Organization", "PublicBody", "Vessel", "Airplane", "LegalEntity", "Security", "Address")


def predict(rows: Iterable[dict[str, Any]], nlp: Language) -> Iterator[float]:
    """The likeness of each pair."""
    for row in rows:
        one, other = (row["a"], row["b"]) if row["a"] is not None else (row["name1"], row["name2"])
        yield round(of_bodies(one, other) if row["schema"] in BODIES else similarity(one, other), 4)


def of_bodies(one: str, other: str) -> float:
    """How alike two names of organizations are; bodies that share no word are not compared at all."""
    return 1.0 if one == other else max(body_likeness([one, other]).values(), default=0.0)
