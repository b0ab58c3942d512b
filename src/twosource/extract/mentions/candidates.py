"""What may refer to an entity, before anything is known of whom: the shared type of mentions and coreference.

Spans are token indices here, end exclusive; only what leaves coreference is in characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model import EntityType

Gender = Literal["", "m", "f", "n"]
Definiteness = Literal["", "the", "this", "a", "own"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, nominal or pronoun: tokens [start, end) as used, its `head`, and its `core`.

    The core of a name is the name without titles; that of a nominal is the phrase without clauses behind it.
    `title` are the tokens of a title before a name. `person` is the grammatical person of a pronoun.
    """

    start: int
    end: int
    head: int
    kind: Literal["name", "nominal", "pronoun"]
    core: tuple[int, int]
    type: EntityType | None = None
    plural: bool | None = None
    gender: Gender = ""
    person: Literal[0, 1, 2, 3] = 0
    definite: Definiteness = ""
    title: tuple[int, int] | None = None
    count: int | None = None
