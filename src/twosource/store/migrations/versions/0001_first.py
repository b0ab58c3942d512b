"""The first schema: all tables as they were then, and the index of words, of which each database has its own kind."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)  # fmt: skip

revision = "0001"
down_revision = None

first = MetaData()
ID = String(16)
MOMENT = DateTime(timezone=True)

Table(
    "blobs",
    first,
    Column("sha256", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

Table(
    "reports",
    first,
    Column("id", ID, primary_key=True),
    Column("address", Text),
    Column("current", Integer, nullable=False),
    Column("added", MOMENT, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("slug", Text, nullable=False),
    Column("place", Text),
    Column("published", MOMENT),
    Column("story", ID),
    Index("reports_address", "address", unique=True),
    Index("reports_story", "story"),
    Index("reports_slug", "slug", "added"),
    Index("reports_added", "added"),
)

Table(
    "versions",
    first,
    Column("report", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("content", String(64), nullable=False),
    Column("added", MOMENT, nullable=False),
    Column("published", MOMENT),
    Column("title", Text, nullable=False),
    Column("collected", LargeBinary, nullable=False),
)

Table(
    "readings",
    first,
    Column("report", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("given", String(64), primary_key=True),
    Column("made_by", Text, primary_key=True),
    Column("made", MOMENT, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

Table(
    "signatures",
    first,
    Column("report", ID, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Index("signatures_made_by", "made_by"),
)

Table(
    "keys",
    first,
    Column("term", Text, primary_key=True),
    Column("report", ID, primary_key=True),
    Column("moment", Float),
    Index("keys_moment", "term", "moment"),
    Index("keys_report", "report"),
)

Table(
    "likenesses",
    first,
    Column("first", ID, primary_key=True),
    Column("second", ID, primary_key=True),
    Index("likenesses_second", "second"),
)

Table(
    "memberships",
    first,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report", ID, nullable=False),
    Column("story", ID, nullable=False),
    Column("since", MOMENT, nullable=False),
    Column("until", MOMENT),
    Index("memberships_report", "report"),
    Index("memberships_story", "story"),
)

Table(
    "judgements",
    first,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("same", Boolean, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("first", ID, nullable=False),
    Column("first_version", Integer, nullable=False),
    Column("first_start", Integer),
    Column("first_end", Integer),
    Column("second", ID, nullable=False),
    Column("second_version", Integer, nullable=False),
    Column("second_start", Integer),
    Column("second_end", Integer),
    Column("first_ref", Text, nullable=False),
    Column("second_ref", Text, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("second_name", Text, nullable=False),
    Column("made", MOMENT, nullable=False),
    Column("undone", MOMENT),
    Index("judgements_first", "first"),
    Index("judgements_second", "second"),
)

Table(
    "stories",
    first,
    Column("id", ID, primary_key=True),
    Column("created", MOMENT, nullable=False),
    Column("into", ID),
    Column("composition", String(64), nullable=False),
    Column("told", String(64)),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("status_line", Text, nullable=False),
    Column("section", Text),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", MOMENT),
    Column("last", MOMENT),
    Column("changed", MOMENT, nullable=False),
    Column("change", Text),
    Index("stories_changed", "changed", "id"),
)

Table(
    "accounts",
    first,
    Column("key", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("made", MOMENT, nullable=False),
)

Table(
    "tellings",
    first,
    Column("story", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("learned", MOMENT, nullable=False),
    Column("account", String(64), nullable=False),
    Column("composition", LargeBinary, nullable=False),
    Column("change", Text),
)

Table(
    "things",
    first,
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

Table(
    "texts",
    first,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(8), nullable=False),
    Column("ref", String(16), nullable=False),
    Column("report", ID),
    Column("story", ID),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("type", Text),
    Column("status", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("published", MOMENT),
    Index("texts_ref", "kind", "ref"),
    Index("texts_report", "report"),
    Index("texts_story", "story"),
    Index("texts_earliest", "earliest"),
)

SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE texts_index USING fts5"
    "(folded, content='texts', content_rowid='id', tokenize='porter unicode61')",
    "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN"
    " INSERT INTO texts_index(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN"
    " INSERT INTO texts_index(texts_index, rowid, folded) VALUES ('delete', old.id, old.folded); END",
)
POSTGRES_INDEX = (
    "ALTER TABLE texts ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('english', folded)) STORED",
    "CREATE INDEX texts_vector ON texts USING gin (vector)",
)


def upgrade() -> None:
    """Makes them."""
    first.create_all(op.get_bind())
    for statement in SQLITE_INDEX if op.get_bind().dialect.name == "sqlite" else POSTGRES_INDEX:
        op.execute(statement)
