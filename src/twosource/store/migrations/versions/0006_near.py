"""An index by which stories of some weeks are found by their terms without looking at any other."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes it, in the place of a narrower one."""
    op.drop_index("gist_keys_last", "gist_keys")
    op.create_index("gist_keys_last", "gist_keys", ["term", "last", "first", "story"])
