"""The part of the account's form that describes reports and entities; see `contract`, which has the rest.

Nothing comes in or goes out: frozen dataclasses, whose fields are those of the JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model import EntityType, SegmentKind


@dataclass(frozen=True, slots=True)
class Why:
    """What was concluded, by which rule, resting on which words."""

    what: str
    rule: str
    start: int | None
    end: int | None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out, both ends inclusive, how that is known, and why it is that day."""

    earliest: str | None
    latest: str | None
    basis: Literal["metadata", "dateline", "text", "sister"]
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Modified:
    """When a report was last changed, both ends inclusive, as its page or item says."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report with a kind."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report as received, without its text."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    headline: str | None
    byline: str | None
    dateline: str | None
    language: str | None
    sha256: str
    published: Published | None
    segments: tuple[Segment, ...]
    modified: Modified | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A title that reports give somebody."""

    title: str
    organization: str | None
    former: bool
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Where an entity is spoken of."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something, over all reports; `named` unless it is only described: "two officials"."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[EntityMention, ...]
    named: bool = True
