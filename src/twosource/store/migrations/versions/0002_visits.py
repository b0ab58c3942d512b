"""When pages behind feeds were looked at, so that none is asked for too often."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "visits",
        Column("address", Text, primary_key=True),
        Column("first", DateTime(timezone=True), nullable=False),
        Column("last", DateTime(timezone=True), nullable=False),
    )
