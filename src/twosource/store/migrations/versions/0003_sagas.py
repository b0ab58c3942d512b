"""What stories are about, and how near they are to one another, so that the saga of one is found from it alone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, LargeBinary, String, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables; they fill where reports are linked, anew after each change of the program."""
    op.create_table(
        "gists",
        Column("story", String(16), primary_key=True),
        Column("first", Float),
        Column("last", Float),
        Column("packed", LargeBinary, nullable=False),
    )
    op.create_table(
        "gist_keys",
        Column("term", Text, primary_key=True),
        Column("story", String(16), primary_key=True),
        Column("first", Float),
        Column("last", Float),
    )
    op.create_index("gist_keys_last", "gist_keys", ["term", "last"])
    op.create_index("gist_keys_story", "gist_keys", ["story"])
    op.create_table(
        "kinships",
        Column("story", String(16), primary_key=True),
        Column("other", String(16), primary_key=True),
        Column("value", Float, nullable=False),
    )
    op.create_index("kinships_other", "kinships", ["other"])
