"""What the API takes and gives, beside accounts and readings: the desk's own rows, and what is sent to it.

Nothing is described twice: rows are those of `store.rows`, changes and accounts those of `write`; only what joins them,
or is sent, has its form here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from twosource.model import LeftOut
from twosource.serve.api.parameters import EXACT, ID
from twosource.store.rows import ReportRow, StoryRow, ThingRow, Version
from twosource.write.changes import Change
from twosource.write.contract import Claim, Entity, Event, Relation

MOST_TEXT = 200_000  # characters of a report that is sent; the settings may allow less
KIND = Literal["story", "entity", "event"]
Reference = Annotated[str, Field(pattern=ID, examples=["e4f2a91c07"])]

# ── What is given ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story without its account: its row, when it was learned so, and the permanent keys of what it names."""

    story: StoryRow
    number: int
    learned: datetime
    etag: str
    keys: dict[str, str]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its row, the version at hand, its text as received, all its versions, and what read it."""

    report: ReportRow
    number: int
    sha256: str
    made_by: str
    added: datetime
    text: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class TouchedStory:
    """A story that changed, and what is told anew about it."""

    story: StoryRow
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What became of what was sent: new reports, new versions of known ones, known ones, and what was left out."""

    new: tuple[ReportRow, ...]
    versions: tuple[ReportRow, ...]
    known: tuple[ReportRow, ...]
    left_out: tuple[LeftOut, ...]
    stories: tuple[TouchedStory, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word that two are the same, or not: what it is about, when it was given and when taken back."""

    id: int
    kind: KIND
    same: bool
    first: str
    second: str
    made: datetime
    undone: datetime | None
    stories: tuple[TouchedStory, ...]


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event of a story's account, with its permanent key and the claims and relations that bear on it."""

    story: str
    key: str
    event: Event
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class EntityTold:
    """Somebody or something of a story's account: the keys of their events, and namesakes in other stories."""

    story: str
    key: str
    entity: Entity
    events: tuple[str, ...]
    elsewhere: tuple[ThingRow, ...]


# ── What is sent ──────────────────────────────────────────────────────────────────────────────────────────────────


class NewReport(BaseModel):
    """A report that somebody has: its text, and what is known of it."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "examples": [
                {
                    "text": "PORT AMSEL, March 3 (Norpress) - The ferry Valdis sank off Port Amsel on Wednesday, "
                    "killing nine people, the coast guard said. Divers are to search the wreck on Thursday.",
                    "outlet": "Harbor Post",
                    "title": "Nine die as ferry sinks",
                    "published": "2021-03-03T16:20Z",
                    "url": "https://harborpost.example/ferry",
                }
            ]
        },
    )

    text: str = Field(min_length=1, max_length=MOST_TEXT, description="the report as it was published")
    outlet: str | None = Field(None, max_length=200, description="who published it")
    title: str | None = Field(None, max_length=500, description="its headline, where the text has none")
    published: str | None = Field(None, pattern=EXACT, description="when it came out; without an offset in UTC")
    url: str | None = Field(None, max_length=2000, pattern=r"^https?://[!-~]+$", description="where it was published")


class NewJudgement(BaseModel):
    """That two reports are of one story, or two events or entities are one; or that they are not."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "examples": [{"kind": "entity", "first": "e4f2a91c07", "second": "0b77de12aa", "same": True}]
        },
    )

    kind: KIND = Field(description="what the two are")
    first: Reference = Field(description="the id of a report, or the key of an event or entity")
    second: Reference = Field(description="the other one")
    same: bool = Field(description="whether they are the same")
