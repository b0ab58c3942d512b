"""`twosource changes`: what has changed in a story between two moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import Db, chosen_settings, the_desk
from twosource.errors import MissingError

if TYPE_CHECKING:
    from rich.console import Console

JUST_BEFORE = timedelta(microseconds=1)
FIRST = datetime(1, 1, 2, tzinfo=UTC)  # nothing can be told before


def changes(  # noqa: PLR0913, PLR0917  (one an option)
    story: Annotated[str, typer.Argument(metavar="STORY", help="its id, as `stories` prints it")],
    since: Annotated[str, typer.Option(metavar="MOMENT", help="from then on: 2019-01-17, 2019-01-17T12:00Z, 2d")],
    until: Annotated[str | None, typer.Option(metavar="MOMENT", help="up to then; by default now")] = None,
    known: Annotated[bool, typer.Option("--known", help="by when the desk told it, not by when it came out")] = False,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Tells what reports that came out since a moment have changed in a story."""
    from twosource.command.moments import moment  # noqa: PLC0415

    start = max(moment(since, "--since"), FIRST) - JUST_BEFORE
    end = moment(until, "--until", end=True) if until else None
    with the_desk(db, chosen_settings(None)) as desk:
        told = desk.told(story)
        if told is None:
            raise MissingError(f"story {story}: not in this database; twosource stories lists those that are")
        found = desk.changes(story, since=start, until=end, known=known)

    def tell(console: Console) -> None:
        lists.heading(console, told.row.id, told.row.title)
        if found:
            lists.changes(console, found)
        else:
            console.print("Nothing has changed.")

    lists.show(found, output, tell)
