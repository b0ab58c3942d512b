"""`twosource stories`: the stories of the desk, the one that changed last first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import After, Db, Limit, chosen_settings, next_page, the_desk

if TYPE_CHECKING:
    from rich.console import Console


def stories(  # noqa: PLR0913, PLR0917  (one an option)
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="only stories that have them")] = None,
    day: Annotated[str | None, typer.Option(metavar="DAY", help="only stories with reports around this day")] = None,
    limit: Limit = 20,
    after: After = None,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Lists the stories of the desk, each with its status line and what changed last."""
    from twosource.command.moments import day as day_of  # noqa: PLC0415

    with the_desk(db, chosen_settings(None)) as desk:
        page = desk.stories(day=day_of(day, "--day") if day else None, query=words, after=after, limit=limit)

    nothing = "No such story." if words or day or after else "No story yet: twosource add PATH|URL"

    def tell(console: Console) -> None:
        for number, row in enumerate(page.items):
            if number:
                console.print()
            lists.story(console, row)
        next_page(console, page.next, None if page.items else nothing)

    lists.show(page, output, tell)
