"""`twosource search`: words, and kinds of events, in; reports, claims and events of all stories out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import After, Db, Limit, chosen_settings, next_page, the_desk
from twosource.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console


def search(  # noqa: PLR0913, PLR0917  (one an option)
    words: Annotated[str, typer.Argument(metavar="WORDS", help='"in quotes" next to each other, -without, OR')] = "",
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="only events of this type: CONSULT")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="only events of this status: cancelled")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="from this day, month or year on")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="up to this day, month or year")] = None,
    limit: Limit = 20,
    after: After = None,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Finds reports, claims and events; with a type or a status, events alone."""
    from twosource.model import EventType, Status  # noqa: PLC0415  (help must not wait for it)

    first, last = days(start, end)
    with the_desk(db, chosen_settings(None)) as desk:
        page = desk.search(
            words,
            type=_one_of(type and type.upper(), get_args(EventType), "--type"),
            status=_one_of(status and status.lower().replace("canceled", "cancelled"), get_args(Status), "--status"),
            start=first,
            end=last,
            after=after,
            limit=limit,
        )

    def tell(console: Console) -> None:
        for number, one in enumerate(page.items):
            if number:
                console.print()
            lists.hit(console, one)
        next_page(console, page.next, None if page.items else "Nothing found.")

    lists.show(page, output, tell)


def days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for; raises InputError where the first comes after the last."""
    from twosource.command.moments import day  # noqa: PLC0415

    first = day(start, "--from") if start is not None else None
    last = day(end, "--to", end=True) if end is not None else None
    if first and last and first > last:
        raise InputError(f"--from {start} is after --to {end}: give the earlier day first")
    return first, last


def _one_of(given: str | None, known: tuple[str, ...], option: str) -> str | None:
    if given and given not in known:
        raise InputError(f"{option} {given}: not there; one of {', '.join(known)}")
    return given
