"""The schema's version. In comes a Store; out it comes with today's schema, or StoreError where a newer one made it.

Migrations run forward by themselves, one process at a time. Alembic is loaded only where there is one to run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from twosource.errors import StoreError
from twosource.store.database import Store

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

HEAD = "0006"  # the last file under migrations/versions
TABLE = "alembic_version"


def bring_up_to_date(store: Store) -> None:
    """Runs the migrations that the database has not had; raises StoreError where it has had others than ours."""
    with store.read() as base:
        revision = revision_of(base)
        if revision == HEAD:
            return
        check(base, store.name, revision)
    if store.read_only and revision:
        raise StoreError(
            f"database {store.name}: made by an older Twosource, and can only be read here: copy it where it can be "
            "written to, so that it is brought up to date"
        )
    with store.write() as base:
        revision = revision_of(base)
        if revision == HEAD:
            return  # another process was faster
        check(base, store.name, revision)
        migrate(base)


def revision_of(base: Connection) -> str | None:
    """The version that a database has; None where it is new."""
    if not inspect(base).has_table(TABLE):
        return None
    return base.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()  # noqa: S608  (a constant)


def check(base: Connection, name: str, revision: str | None) -> None:
    """Raises StoreError for the database of another program, or of a newer one of ours."""
    if revision is None and inspect(base).get_table_names():
        raise StoreError(f"database {name}: holds tables of another program; name another with --db")
    if revision is not None and revision not in {one.revision for one in scripts().walk_revisions()}:
        raise StoreError(
            f"database {name}: made by a newer Twosource (schema {revision}, this one knows up to {HEAD}); "
            "update this program or name another database with --db"
        )


def migrate(base: Connection, to: str = "head") -> None:
    """Runs migrations up to one, within the transaction at hand."""
    from alembic.config import Config  # noqa: PLC0415  (a tenth of a second)
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415

    found = scripts()
    with EnvironmentContext(Config(), found, fn=lambda revision, _: found._upgrade_revs(to, revision)) as environment:
        environment.configure(connection=base)
        environment.run_migrations()


def scripts() -> ScriptDirectory:
    """The migrations that there are."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory(str(Path(__file__).parent / "migrations"))
