"""What Alembic runs for each migration. In comes a connection within a transaction of ours, which it does not end."""

from __future__ import annotations

from alembic import context

from twosource.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
