"""`twosource show`: a story of the desk, as a brief is written, as it is, or was at some moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command import lists
from twosource.command.brief import Format
from twosource.command.lists import ListFormat
from twosource.command.lists import show as show_list
from twosource.command.options import Db, chosen_settings, the_desk
from twosource.command.output import is_terminal, no_color, terminal_width, write
from twosource.errors import MissingError

if TYPE_CHECKING:
    from datetime import datetime


def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="its id, as `stories` prints it")],
    as_of: Annotated[str | None, typer.Option(metavar="MOMENT", help="from what had been published by then")] = None,
    known: Annotated[str | None, typer.Option(metavar="MOMENT", help="as the desk told it then")] = None,
    output: Annotated[Format, typer.Option("--format", help="form of the output")] = Format.terminal,
    db: Db = None,
) -> None:
    """Tells a story of the desk: now, from what had been published by a moment, or as it was told then."""
    from twosource.write.formats import render  # noqa: PLC0415  (help must not wait for it)

    moments = _moment(as_of, "--as-of"), _moment(known, "--known")
    with the_desk(db, chosen_settings(None)) as desk:
        told = desk.told(story, as_of=moments[0], known=moments[1])
        if told is None and desk.told(story) is None:
            raise MissingError(f"story {story}: not in this database; twosource stories lists those that are")
        plain = told is not None and told.row.saga and output is Format.terminal
        saga = desk.saga(story, as_of=moments[0], known=moments[1]) if plain else None
    if told is None:
        raise MissingError(f"story {story}: nothing of it was there at that moment")
    color = is_terminal() and not no_color()
    write(render([told.account], output.value, width=terminal_width(), color=color, texts=told.texts))
    if saga:
        show_list(saga, ListFormat.terminal, lambda console: lists.saga(console, saga, told.row.id))


def _moment(text: str | None, option: str) -> datetime | None:
    from twosource.command.moments import moment  # noqa: PLC0415

    return moment(text, option, end=True) if text else None
