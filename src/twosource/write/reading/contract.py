"""The form of a reading, `twosource.reading/1`: frozen dataclasses, one for each kind of JSON object, no behavior.

Nothing comes in or goes out. The names of the fields are the names in the JSON, in this order. All places lie in the
report's text, which is there as it was read. `reading.schema.json` is made from this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model import ArgumentRole, AttributionKind, EntityType, EventType, LeftOut, SegmentKind, Stance, Status
from twosource.write.contract import Place, Published, Role, Source, Time, Why

FORMAT: Literal["twosource.reading/1"] = "twosource.reading/1"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the report with a kind; `repeats` is the earlier one with the same words."""

    kind: SegmentKind
    start: int
    end: int
    repeats: Place | None


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency whose work the report carries, and where it says so."""

    agency: str
    part: Literal["text", "caption"]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Report:
    """The report as received; of a web page, `text` is what was extracted."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    headline: str | None
    byline: str | None
    dateline: str | None
    language: str | None
    sha256: str
    published: Published | None
    modified: Time | None
    credits: tuple[Credit, ...]
    segments: tuple[Segment, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is spoken of; `head` is the head word."""

    start: int
    end: int
    head: Place
    kind: Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something; `count` is how many people a plural description speaks of."""

    id: str
    name: str
    type: EntityType
    named: bool
    count: int | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, and what it means on the calendar."""

    id: str
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    time: Time | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content; `content` is in pieces where a quote is split."""

    id: str
    kind: AttributionKind
    stance: Stance
    source: Source | None
    cue: Place | None
    content: tuple[Place, ...]
    chain: tuple[Source, ...]
    venue: str | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part in an event, in which role, by which words."""

    role: ArgumentRole
    name: str
    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its bounds, both inclusive, and its words."""

    of: str
    at_least: float | None
    at_most: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a happening: its clause, the word that names it, and all that the text says of it.

    `timex` is the words behind `time`, `attribution` the innermost one of whose content it is part.
    """

    id: str
    start: int
    end: int
    trigger: Place
    lemma: str
    type: EventType
    mode: str | None
    cameo: str | None
    status: Status
    arguments: tuple[Argument, ...]
    place: Argument | None
    time: Time | None
    timex: Place | None
    numbers: tuple[Number, ...]
    attribution: str | None
    nominal: bool
    definite: bool
    ordinal: str | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report, in reading order; `left_out` is what was given and not read."""

    format: Literal["twosource.reading/1"]
    report: Report
    sentences: tuple[Place, ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]
