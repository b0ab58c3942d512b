"""What the desk gives out: frozen dataclasses, one for each kind of row, no behavior. Nothing comes in or goes out.

All times are aware and in UTC. `next` of a Page is opaque: handed back as `after`, it gives the page behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from twosource.model import Judgement, LeftOut, Reading
    from twosource.write.changes import Change
    from twosource.write.contract import Account

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and how to ask for those behind them; None where there are no more."""

    items: tuple[Row, ...]
    next: str | None = None


# ── Reports ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A stored report: `version` is the one that tells now; `published` None where nobody knows."""

    id: str
    version: int
    title: str
    outlet: str | None
    address: str | None
    published: datetime | None
    added: datetime
    story: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a report: its number from 1, the hash of its bytes, when it was added."""

    number: int
    sha256: str
    added: datetime
    title: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with what was read in it; `made_by` names the versions of what read it, `sha256` is of its bytes."""

    row: ReportRow
    number: int
    reading: Reading
    made_by: str
    sha256: str
    versions: tuple[Version, ...]
    story: str | None
    added: datetime


# ── Stories ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Episode:
    """A story as part of a saga: its title, and when its reports came out."""

    id: str
    title: str
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """Where a story stands in its saga: `id` is that of the saga, `number` counts from 1, of so many stories."""

    id: str
    number: int
    of: int
    earlier: Episode | None
    later: Episode | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list: `status_line` is the first line of its brief, `section` where that stands.

    `first` and `last` are when its reports came out, `changed` is when the desk last told it anew, `change` what it
    said then that it had not said before. `saga` is None where it has no kin.
    """

    id: str
    title: str
    status_line: str
    section: str | None
    reports: int
    origins: int
    first: datetime | None
    last: datetime | None
    changed: datetime
    change: str | None
    saga: Part | None = None


@dataclass(frozen=True, slots=True)
class Saga:
    """The stories of weeks that belong together, the first first; its id is that of its first story."""

    id: str
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as told: its account, the texts that it cites, and the permanent keys of its events and entities.

    `learned` is when the desk first told it so, `etag` the same for the same bytes, `number` counts tellings from 1;
    it is 0 for a telling made for a moment in the past.
    """

    row: StoryRow
    account: Account
    texts: dict[str, str]
    keys: dict[str, str]
    learned: datetime
    etag: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a story: when it was learned, which reports it rests on, what was new."""

    number: int
    learned: datetime
    reports: tuple[str, ...]
    etag: str
    change: str | None


@dataclass(frozen=True, slots=True)
class Accounted:
    """What a telling said: its account, and the permanent keys of the events and entities in it; without texts."""

    telling: Telling
    account: Account
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a report of a story came out, or was added where nobody knows; `known` says which."""

    at: datetime
    report: str
    outlet: str | None
    title: str
    known: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """A story that an addition or a judgement changed, what is told anew about it, and whether all of it is new."""

    row: StoryRow
    changes: tuple[Change, ...]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was given; `again` are reports that were read again, since another version had read them."""

    new: tuple[ReportRow, ...] = ()
    versions: tuple[ReportRow, ...] = ()
    known: tuple[ReportRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stories: tuple[Touched, ...] = ()
    again: tuple[str, ...] = ()


# ── Events, entities, sources ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ThingRow:
    """An event or an entity of a story by its permanent key; `told` is False where the story no longer tells it.

    `type` is a PLOVER type or a type of entity; `status`, `earliest` and `latest` are of events alone.
    """

    key: str
    kind: Literal["event", "entity"]
    story: str
    id: str
    name: str
    type: str
    status: str | None
    earliest: str | None
    latest: str | None
    mentions: int
    reports: int
    told: bool


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity of one story, and those of other stories that go by its name."""

    row: ThingRow
    elsewhere: tuple[ThingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet: how many reports of how many stories the store has of it."""

    slug: str
    name: str
    reports: int
    stories: int


@dataclass(frozen=True, slots=True)
class SourceTold(SourceRow):
    """An outlet with its latest reports, the one added last first."""

    latest: tuple[ReportRow, ...]


# ── Search, judgements ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `ref` is the id of a report or the key of an event; a claim has its report's, and its place.

    `text` is the passage around what was found, `marks` the places in it, by characters.
    """

    kind: Literal["report", "claim", "event"]
    ref: str
    story: str | None
    story_title: str | None
    title: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    report: str | None = None
    start: int | None = None
    end: int | None = None
    type: str | None = None
    status: str | None = None
    earliest: str | None = None
    latest: str | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's word, when it was given, and when it was taken back; `touched` are the stories that it changed."""

    id: int
    judgement: Judgement
    first: str
    second: str
    made: datetime
    undone: datetime | None = None
    touched: tuple[Touched, ...] = field(default=())
