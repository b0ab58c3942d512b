"""The tables, as SQLAlchemy knows them: the same on SQLite and on PostgreSQL. Nothing comes in; out come Tables.

Times are UTC. What can be made again from other columns is marked so: a table may be emptied and filled anew.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite keeps no zone, so that it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, on SQLite without saying so."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()
ID = String(16)

# ── What was received ──

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),  # the bytes as received, deflated
)

reports = Table(
    "reports",
    metadata,
    Column("id", ID, primary_key=True),
    Column("address", Text),  # by which a corrected version is known; None where it has none
    Column("current", Integer, nullable=False),  # the version that tells now
    Column("added", Moment, nullable=False),
    Column("title", Text, nullable=False),  # of the current version, as are the next five
    Column("outlet", Text),
    Column("slug", Text, nullable=False),
    Column("place", Text),  # path or URL, to be shown
    Column("published", Moment),  # the first moment at which it can have come out
    Column("story", ID),
    Index("reports_address", "address", unique=True),
    Index("reports_story", "story"),
    Index("reports_slug", "slug", "added"),
    Index("reports_added", "added"),
)

versions = Table(
    "versions",
    metadata,
    Column("report", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("content", String(64), nullable=False),  # hash of text and metadata: what makes a version another
    Column("added", Moment, nullable=False),
    Column("published", Moment),  # of the first version when it came out, of others when it was corrected
    Column("title", Text, nullable=False),
    Column("collected", LargeBinary, nullable=False),  # the Report, packed
    Index("versions_sha256", "sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("report", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("given", String(64), primary_key=True),  # the date that a sister report gave it, "" for none
    Column("made_by", Text, primary_key=True),
    Column("made", Moment, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

visits = Table(  # of pages behind feeds that are watched
    "visits",
    metadata,
    Column("address", Text, primary_key=True),
    Column("first", Moment, nullable=False),
    Column("last", Moment, nullable=False),
)

# ── How reports hang together ──

signatures = Table(
    "signatures",
    metadata,
    Column("report", ID, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Index("signatures_made_by", "made_by"),
)

keys = Table(  # made from signatures
    "keys",
    metadata,
    Column("term", Text, primary_key=True),
    Column("report", ID, primary_key=True),
    Column("moment", Float),  # in seconds; None where undated
    Index("keys_moment", "term", "moment", "report"),
    Index("keys_report", "report"),
)

likenesses = Table(  # made from signatures
    "likenesses",
    metadata,
    Column("first", ID, primary_key=True),
    Column("second", ID, primary_key=True),
    Index("likenesses_second", "second"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report", ID, nullable=False),
    Column("story", ID, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Index("memberships_report", "report"),
    Index("memberships_story", "story"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("same", Boolean, nullable=False),
    Column("whole", Boolean, nullable=False),  # of two stories with all their reports, not of two reports
    Column("first", ID, nullable=False),  # a report, as is `second`
    Column("first_version", Integer, nullable=False),
    Column("first_start", Integer),
    Column("first_end", Integer),
    Column("second", ID, nullable=False),
    Column("second_version", Integer, nullable=False),
    Column("second_start", Integer),
    Column("second_end", Integer),
    Column("first_ref", Text, nullable=False),  # the ids that the person used
    Column("second_ref", Text, nullable=False),
    Column("first_name", Text, nullable=False),  # what the person saw when judging
    Column("second_name", Text, nullable=False),
    Column("others", LargeBinary),  # [[report, version, from, to], …]: further mentions of events that are the same
    Column("made", Moment, nullable=False),
    Column("undone", Moment),
    Index("judgements_first", "first"),
    Index("judgements_second", "second"),
)

# ── How stories hang together: made from signatures ──

gists = Table(
    "gists",
    metadata,
    Column("story", ID, primary_key=True),
    Column("first", Float),  # when the first and the last of its reports came out, in seconds; None where unknown
    Column("last", Float),
    Column("packed", LargeBinary, nullable=False),
)

gist_keys = Table(
    "gist_keys",
    metadata,
    Column("term", Text, primary_key=True),
    Column("story", ID, primary_key=True),
    Column("first", Float),
    Column("last", Float),
    Index("gist_keys_last", "term", "last", "first", "story"),
    Index("gist_keys_story", "story"),
)

kinships = Table(  # each twice, once for either story
    "kinships",
    metadata,
    Column("story", ID, primary_key=True),
    Column("other", ID, primary_key=True),
    Column("value", Float, nullable=False),
    Index("kinships_other", "other"),
)

# ── What was told ──

stories = Table(
    "stories",
    metadata,
    Column("id", ID, primary_key=True),
    Column("created", Moment, nullable=False),
    Column("into", ID),  # the story that it has become part of
    Column("composition", String(64), nullable=False),  # hash of reports, versions and judgements
    Column("told", String(64)),  # the composition that was told last; another one above means: to be told
    Column("number", Integer, nullable=False),  # of the last telling
    Column("title", Text, nullable=False),
    Column("status_line", Text, nullable=False),
    Column("section", Text),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", Moment),
    Column("last", Moment),
    Column("changed", Moment, nullable=False),
    Column("change", Text),
    Index("stories_changed", "changed", "id"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", String(64), primary_key=True),  # what it was made of and by
    Column("packed", LargeBinary, nullable=False),
    Column("keys", LargeBinary, nullable=False),  # {"V1": key, …}
    Column("made", Moment, nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("story", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("learned", Moment, nullable=False),
    Column("account", String(64), nullable=False),
    Column("composition", LargeBinary, nullable=False),  # [[report, version], …]
    Column("change", Text),
)

things = Table(  # made from tellings
    "things",
    metadata,
    Column("key", String(16), primary_key=True),
    Column("story", ID, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("id", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("mentions", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
    Index("things_story", "story"),
    Index("things_name", "kind", "folded"),
)

# ── What can be searched: made from readings and tellings ──

texts = Table(
    "texts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("ref", String(16), nullable=False),
    Column("report", ID),
    Column("story", ID),  # of events; a report's is where the report is
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("folded", Text, nullable=False),  # title and body as the index has them
    Column("start", Integer),
    Column("end", Integer),
    Column("type", Text),
    Column("status", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("published", Moment),
    Index("texts_ref", "kind", "ref"),
    Index("texts_report", "report"),
    Index("texts_story", "story"),
    Index("texts_earliest", "earliest"),
)
