"""`twosource add`: reports in, kept; what they change in the stories of the desk out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command.lists import ListFormat, line, many, show, touched
from twosource.command.options import Db, Encoder, Paths, Pipeline, Private, chosen_settings, the_desk

if TYPE_CHECKING:
    from rich.console import Console

    from twosource.store.rows import Added


def add(  # noqa: PLR0913, PLR0917  (one an option)
    paths: Paths,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Adds reports to the desk, each to its story, and tells what they change."""
    from twosource.progress import Progress  # noqa: PLC0415

    stdin = sys.stdin.buffer if sys.stdin is not None else None  # None where it is closed
    with the_desk(db, chosen_settings(pipeline, encoder, private), make=True) as desk:
        progress = Progress()
        added = desk.add(paths, stdin=stdin, progress=progress, reading=progress.reading)
    show(added, output, lambda console: tell(console, added))


def tell(console: Console, added: Added) -> None:
    """What became of all that was given."""
    from rich.text import Text  # noqa: PLC0415

    parts = [f"{len(added.new):,} new", f"{len(added.known):,} known already"]
    if added.versions:
        parts.insert(1, f"{len(added.versions):,} corrected")
    count = len(added.new) + len(added.known) + len(added.versions)
    console.print(Text(f"{many(count, 'report')}: {', '.join(parts)}"))
    if added.again:
        console.print(Text(f"{many(len(added.again), 'report')} read again, since another version had read them"))
    for item in added.left_out:
        console.print(Text(f"left out: {line(item.path)}: {line(item.reason)}", style="dim"))
    touched(console, added.stories)
