"""Indexes by which reports of the same bytes, and of the same terms, are found without looking at any other."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes one, and adds the report to the other."""
    op.create_index("versions_sha256", "versions", ["sha256"])
    op.drop_index("keys_moment", "keys")
    op.create_index("keys_moment", "keys", ["term", "moment", "report"])
