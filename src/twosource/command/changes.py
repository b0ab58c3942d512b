"""`twosource changes`: what has changed in a story between two moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import Db, chosen_settings, the_desk
from twosource.errors import InputError, MissingError

if TYPE_CHECKING:
    from rich.console import Console

    from twosource.desk import Desk

JUST_BEFORE = timedelta(microseconds=1)
FIRST = datetime(1, 1, 2, tzinfo=UTC)  # nothing can be told before


def changes(  # noqa: PLR0913, PLR0917  (one an option)
    story: Annotated[str, typer.Argument(metavar="STORY", help="its id, as `stories` prints it")],
    since: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="from then on: 2019-01-17, 2d; by default what came last")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="MOMENT", help="up to then; by default now")] = None,
    known: Annotated[bool, typer.Option("--known", help="by when the desk told it, not by when it came out")] = False,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Tells what reports that came out since a moment, or the last one, have changed in a story."""
    start, end = stretch(since, until)
    with the_desk(db, chosen_settings(None)) as desk:
        told = desk.told(story)
        if told is None:
            raise MissingError(f"story {story}: not in this database; twosource stories lists those that are")
        found = desk.changes(story, since=start or before_last(desk, story, end, known), until=end, known=known)

    def tell(console: Console) -> None:
        lists.heading(console, told.row.id, told.row.title)
        if found:
            lists.changes(console, found)
        else:
            console.print("Nothing has changed.")

    lists.show(found, output, tell)


def stretch(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """The moments from and up to which changes are asked for; raises InputError where nothing lies between."""
    from twosource.command.moments import moment  # noqa: PLC0415

    start = max(moment(since, "--since"), FIRST) - JUST_BEFORE if since is not None else None
    end = moment(until, "--until", end=True) if until is not None else None
    if start and end and start >= end:
        raise InputError(f"--since {since} is after --until {until}: give the earlier moment first")
    if start and start >= datetime.now(UTC):
        raise InputError(f"--since {since}: that is still to come; give a moment that has been")
    return start, end


def before_last(desk: Desk, story: str, end: datetime | None, known: bool) -> datetime:
    """When the last report but one came out, or with `known` the last telling but one was told, up to a moment."""
    steps = [one.learned for one in desk.tellings(story)] if known else [one.at for one in desk.moments(story)]
    passed = sorted({step for step in steps if end is None or step <= end})
    return passed[-2] if len(passed) > 1 else FIRST - JUST_BEFORE
