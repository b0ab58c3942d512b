"""All mentions of two events that somebody has said to be the same."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, LargeBinary

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes room for them."""
    op.add_column("judgements", Column("others", LargeBinary))
