"""The first schema: all tables, and the index of words, which each database has in a way of its own."""

from __future__ import annotations

from alembic import op

from twosource.store.tables import metadata

revision = "0001"
down_revision = None

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
    metadata.create_all(op.get_bind())
    for statement in SQLITE_INDEX if op.get_bind().dialect.name == "sqlite" else POSTGRES_INDEX:
        op.execute(statement)
