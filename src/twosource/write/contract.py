"""The account's form, `twosource.account/1`: frozen dataclasses, one for each kind of JSON object, no behavior.

Nothing comes in or goes out. The names of the fields are the names in the JSON, in this order; one that Python keeps
for itself has an underscore behind it (`with_`) that `json.plain` takes off. `account.schema.json` is made from this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from twosource.model import (
    ArgumentRole,
    AttributionKind,
    DependenceKind,
    EventType,
    LeftOut,
    RelationKind,
    RelationSlot,
    Stance,
    Status,
    Verdict,
)
from twosource.write.contract_reports import (
    Entity,
    EntityMention,
    Modified,
    Place,
    Published,
    Report,
    Role,
    Segment,
    Why,
)

__all__ = [
    "Account", "Assessment", "BriefLine", "Cite", "Claim", "Content", "Credibility", "DatedLine", "Dependence",
    "Entity", "EntityMention", "Event", "EventMention", "EventPlace", "Link", "Modified", "Number", "Origin",
    "Participant", "Place", "Published", "Relation", "Report", "Role", "Segment", "Source", "StoryHead", "Time",
    "Value", "Why",
]  # fmt: skip

FORMAT: Literal["twosource.account/1"] = "twosource.account/1"

Section = Literal[
    "known", "reported", "expected", "cancelled", "stances", "sourcing", "differences", "changes", "unconfirmed",
    "dependence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryHead:
    """Which story the account tells."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a report carries what is told; `sentence` counts those of the body from 1, null beside it (captions).

    A title that stands beside the text has no characters of it: `start` and `end` are 0.
    """

    report: str
    start: int
    end: int
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of what a reader is told, with the places that carry it and the events that it is about."""

    section: Section
    text: str
    cites: tuple[Cite, ...]
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, and as what."""

    entity: str | None
    name: str
    role: ArgumentRole


@dataclass(frozen=True, slots=True)
class Number:
    """A count that reports give, with its bounds, both inclusive."""

    of: str
    at_least: float | None
    at_most: float | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happens."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """When, both ends inclusive at the precision given."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event: its clause, its trigger, and the claim of which it is part."""

    report: str
    start: int
    end: int
    trigger: Place
    status: Status
    claim: str | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Credibility:
    """The Admiralty code's information credibility: 1 confirmed … 5 improbable, 6 truth cannot be judged; and why."""

    digit: Literal[1, 2, 3, 4, 5, 6]
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the telling of an event is worth, and why; `importance` is from 0 to 1."""

    verdict: Verdict
    origins: tuple[str, ...]
    reasons: tuple[str, ...]
    importance: float
    credibility: Credibility | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening over all reports."""

    id: str
    label: str
    type: EventType
    mode: str | None
    cameo: str | None
    status: Status
    participants: tuple[Participant, ...]
    numbers: tuple[Number, ...]
    place: EventPlace | None
    time: Time | None
    mentions: tuple[EventMention, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Content:
    """What is said; `pieces` where a quote is split."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever the cue credits with the content."""

    start: int | None
    end: int | None
    name: str
    entity: str | None
    anonymous: bool
    count: int | None
    office: str | None
    because: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chain from the one nearest the outlet to the origin."""

    name: str
    entity: str | None
    anonymous: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what in one report, and on which events that bears."""

    id: str
    report: str
    content: Content
    stance: Stance
    source: Source | None
    cue: Place | None
    kind: AttributionKind
    chain: tuple[Link, ...]
    venue: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What some reports say about a slot, and where."""

    value: str
    reports: tuple[str, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How reports stand to one another on one slot of one event; `fuller` says more, where one refines."""

    event: str
    slot: RelationSlot
    kind: RelationKind
    values: tuple[Value, ...]
    reason: str
    fuller: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where information first came from; `reports` are all that rest on it."""

    id: str
    name: str
    anonymous: bool
    via: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """Where a report rests on another's reporting or text; `with_` is the other report where it is at hand."""

    __pydantic_config__: ClassVar[Any] = {"alias_generator": lambda name: name.rstrip("_")}  # as `json.plain` has it

    report: str
    on: str
    kind: DependenceKind
    spans: tuple[Place, ...]
    with_: str | None = None


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line of the timeline that readers see: dates as of an event's time, the words of a report, and their place."""

    earliest: str | None
    latest: str | None
    text: str
    cite: Cite
    event: str


@dataclass(frozen=True, slots=True)
class Account:
    """One story told. `as_of` is the moment whose knowledge is shown, null for all of it."""

    format: Literal["twosource.account/1"]
    story: StoryHead
    brief: tuple[BriefLine, ...]
    left_out: tuple[LeftOut, ...]
    as_of: str | None
    reports: tuple[Report, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    dependence: tuple[Dependence, ...]
    timeline: tuple[str, ...]
    chronology: tuple[DatedLine, ...] = ()
