"""The vocabulary of Twosource on one page: frozen dataclasses, no behaviour.

In goes nothing, out come the types that every stage speaks: `Report` (collect), `Reading` (extract), `Story` (link),
`Assessments` (weigh). A name here is the name everywhere: in code, docs, JSON and on the page.
Offsets are Unicode code points into a report's text as received, end exclusive; cleaning never moves one.

    >>> Span(0, 6)
    Span(start=0, end=6)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

# ── Places, times, reasons ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a report's text: the first, and the one after the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was concluded: `what` was decided, by which `rule`, resting on which words.

    `report` is empty for the report at hand; `span` is None where no single stretch of text carries it.
    """

    what: str
    rule: str
    span: Span | None = None
    report: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, half-open: it holds `start` and ends just before `end`; None is an open side.

    Both ends are local times of wherever `offset` (from UTC) speaks of, or of an unknown place where it is None.
    `precision` says what `start` and `end` are exact to.
    """

    start: datetime | None
    end: datetime | None
    precision: Literal["minute", "day"] = "day"
    offset: timedelta | None = None


# ── Collect: what was received ────────────────────────────────────────────────────────────────────────────────────

SegmentKind = Literal["headline", "byline", "dateline", "body", "caption", "credit", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report with a kind; `repeats` is the earlier segment with the same words."""

    kind: SegmentKind
    span: Span
    repeats: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency whose work a report carries, and where it says so; no span where metadata say it.

    `part` tells what is credited: the whole text, a dateline's agency, or a picture and its caption.
    """

    agency: str
    part: Literal["text", "caption"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report came out, and how that is known."""

    interval: Interval
    basis: Literal["metadata", "dateline", "text", "sister"]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A document as received: `text` untouched, `segments` over it in order and without overlap.

    Of a web page the text is what was extracted; `sha256` is always that of the bytes as received.
    """

    id: str
    text: str
    sha256: str
    segments: tuple[Segment, ...]
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    credits: tuple[Credit, ...] = ()
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: Publication | None = None
    modified: Interval | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Input that was not read, and why, in one line."""

    path: str
    reason: str


# ── Extract: what one report says ─────────────────────────────────────────────────────────────────────────────────

EntityType = Literal["person", "organization", "government", "place", "facility", "vehicle", "group", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to an entity; `head` is its head word, `entity` the id within the reading (or story)."""

    report: str
    span: Span
    head: Span
    kind: Literal["name", "nominal", "pronoun"]
    entity: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office that a text gives somebody: "vice chairman" of "Workers' Party Central Committee"."""

    title: str
    organization: str | None = None
    former: bool = False
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something: `name` is canonical, `aliases` are all other ways in which the texts call it.

    `count` is how many people a plural description speaks of, where the text says: two for "two U.S. officials".
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named: bool = True
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, and what it means on the calendar (None: unknown)."""

    report: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever is credited with something: a name or description as the text has it, and whom it refers to.

    `anonymous` is True where nobody is named; `office` and `because` are what the text says of unnamed sources:
    "U.S. officials", "not allowed to speak to the press".
    """

    name: str
    span: Span | None = None
    entity: str | None = None
    anonymous: bool = False
    count: int | None = None
    office: str | None = None
    because: str | None = None


AttributionKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "declines", "unsure"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source + cue + content: who says something, by which words, and what.

    `content` is in pieces where a quote is split. `chain` holds all links from the one nearest the outlet to the
    origin, `source` included; it is empty where there is one link only. `venue` is where it was said ("Fox News
    Sunday"), which is no link.
    """

    id: str
    report: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    stance: Stance = "asserts"
    chain: tuple[Source, ...] = ()
    venue: str | None = None
    reasons: tuple[Reason, ...] = ()


EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "STATEMENT", "APPOINT", "RESIGN", "CHARGE", "VOTE", "ANNOUNCE", "TRAVEL", "PUBLISH", "OTHER",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "planned", "expected", "possible", "demanded", "cancelled", "denied", "unclear"]
ArgumentRole = Literal["agent", "counterpart", "target", "theme", "place"]


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what takes part in an event, in which role; `entity` is the id within the reading (or story)."""

    role: ArgumentRole
    name: str
    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A count that an event mention gives, with its bounds: "at least 12 dead" is of "dead", at_least 12."""

    of: str
    at_least: float | None
    at_most: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of a happening: `span` is its clause, `trigger` the word that names it, `lemma` that word's lemma.

    `attribution` is the innermost attribution of whose content it is part; None is the outlet's own voice.
    `ordinal` is what tells it from its like ("second" summit); `definite` is True for "the session".
    `time_span` is the time expression behind `time`.
    """

    id: str
    report: str
    span: Span
    trigger: Span
    lemma: str
    type: EventType
    status: Status
    mode: str | None = None
    cameo: str | None = None
    arguments: tuple[Argument, ...] = ()
    place: Argument | None = None
    time: Interval | None = None
    time_span: Span | None = None
    numbers: tuple[Number, ...] = ()
    attribution: str | None = None
    nominal: bool = False
    definite: bool = False
    ordinal: str | None = None
    reasons: tuple[Reason, ...] = ()


SpareKind = Literal["modifier", "apposition", "clause", "phrase", "member", "adverb"]


@dataclass(frozen=True, slots=True)
class Spare:
    """A stretch that a sentence stays whole and true without; `of` is where the word begins that it says more of."""

    span: Span
    kind: SpareKind
    of: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report. `sentences` are the sentences of what counts as reporting.

    `spares` are what those of them that tell an event can do without.
    """

    report: Report
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    spares: tuple[Spare, ...] = ()


# ── Link: what the reports tell together ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Event:
    """One happening over all reports; facts are those of the latest and most exact mentions, see `mentions`."""

    id: str
    label: str
    type: EventType
    status: Status
    mentions: tuple[EventMention, ...]
    mode: str | None = None
    cameo: str | None = None
    participants: tuple[Argument, ...] = ()
    place: Argument | None = None
    time: Interval | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution within the story, its sources known by the story's entities, and the events it bears on."""

    id: str
    attribution: Attribution
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that two reports share outside quotation marks: `spans` in `report`, `other_spans` in `other`."""

    report: str
    other: str
    spans: tuple[Span, ...]
    other_spans: tuple[Span, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Story:
    """Linked readings. Ids of entities, events and attributions in here are the story's, not a reading's."""

    id: str
    title: str
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...] = ()


# ── What a reader has decided ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement speaks of: a report, or the entity or event whose mention stands at `span` in it."""

    report: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word that two stories, entities or events are the same, or not: it outweighs the program's own."""

    kind: Literal["story", "entity", "event"]
    first: Anchor
    second: Anchor
    same: bool


# ── Weigh: what it is worth ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Origin:
    """Where information first came from; `via` are the links it passed, `reports` all that rest on it."""

    id: str
    name: str
    anonymous: bool
    via: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credibility:
    """The Admiralty code's grade of a piece of information: 1 confirmed … 5 improbable, 6 cannot be judged; and why."""

    digit: Literal[1, 2, 3, 4, 5, 6]
    words: str
    reasons: tuple[str, ...]


Verdict = Literal["corroborated", "single-origin", "disputed", "superseded", "unsourced"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one event, the origins it rests on, why, and how much the event matters (0 to 1)."""

    event: str
    verdict: Verdict
    origins: tuple[str, ...]
    reasons: tuple[str, ...]
    importance: float
    credibility: Credibility | None = None


RelationSlot = Literal["time", "place", "participants", "status", "number", "agent", "reason", "title"]
RelationKind = Literal["agree", "refine", "update", "conflict"]
DependenceKind = Literal["cites", "shares", "copies", "republishes"]


@dataclass(frozen=True, slots=True)
class RelationValue:
    """What some reports say about a slot, and where they say it."""

    value: str
    reports: tuple[str, ...]
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How reports stand to one another on one slot of one event; `fuller` says more, where one refines."""

    event: str
    slot: RelationSlot
    kind: RelationKind
    values: tuple[RelationValue, ...]
    reason: str
    fuller: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependence:
    """Where a report rests on another's reporting or text; `other` is that report's id where it is at hand."""

    report: str
    on: str
    kind: DependenceKind
    spans: tuple[Span, ...]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """Two places, a report and the word for the event in it, that tell one event independently of each other; why.

    Without an `event` they are two sentences, each of an outlet's own, whose words may tell one thing.
    """

    event: str | None
    first: tuple[str, Span]
    second: tuple[str, Span]
    reason: str


@dataclass(frozen=True, slots=True)
class Assessments:
    """All that is weighed about one story."""

    story: Story
    events: tuple[Assessment, ...]
    origins: tuple[Origin, ...]
    relations: tuple[Relation, ...]
    dependence: tuple[Dependence, ...]
    backing: tuple[Backing, ...] = ()
