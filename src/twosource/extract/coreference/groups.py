"""Groups of candidates that are one entity, while they grow. In come candidates, out go Groups and what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.extract.coreference.offices import Office
from twosource.extract.mentions.candidates import Candidate, Gender
from twosource.model import EntityType

AKIN: tuple[frozenset[EntityType], ...] = (
    frozenset(("organization", "government")),
    frozenset(("organization", "group")),
    frozenset(("government", "group")),
    frozenset(("organization", "facility")),
    frozenset(("place", "facility")),
    frozenset(("place", "government")),
)


@dataclass(slots=True, eq=False)
class Group:
    """One entity as far as it is known.

    `names` are keys of names, `heads` head nouns of all members, `modifiers` the words before them. `sure` is a
    type that the lexicon knows.
    """

    members: list[Candidate] = field(default_factory=list)
    type: EntityType | None = None
    gender: Gender = ""
    plural: bool | None = None
    names: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    sure: bool = False
    merged: Group | None = None

    def add(self, candidate: Candidate) -> None:
        """Takes a candidate in, and learns from it what is not known yet."""
        self.members.append(candidate)
        self._learn(candidate.type, candidate.gender, candidate.plural)

    def _learn(self, kind: EntityType | None, gender: Gender, plural: bool | None) -> None:
        self.type = self.type or kind
        self.gender = self.gender or gender
        self.plural = plural if self.plural is None else self.plural

    def take(self, other: Group) -> None:
        """Makes two groups one."""
        self.members += other.members
        self.names |= other.names
        self.heads |= other.heads
        self.modifiers |= other.modifiers
        self.offices += [one for one in other.offices if one not in self.offices]
        self._learn(other.type, other.gender, other.plural)
        other.merged, other.members = self, []

    @property
    def root(self) -> Group:
        """The group that this one has become part of; itself where it stands alone."""
        group = self
        while group.merged is not None:
            group = group.merged
        return group


def agree(group: Group, candidate: Candidate) -> bool:
    """Whether number, gender and type of a candidate fit a group."""
    if group.plural is not None and candidate.plural is not None and group.plural != candidate.plural:
        return False
    if group.gender and candidate.gender and group.gender != candidate.gender:
        return False
    return compatible(group.type, candidate.type)


def compatible(one: EntityType | None, other: EntityType | None) -> bool:
    """Whether something may be of both types: a government is an organization, a country may act."""
    return one is None or other is None or one == other or frozenset((one, other)) in AKIN
