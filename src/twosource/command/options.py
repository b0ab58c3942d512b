"""Arguments and options that several commands take, and what they make of them.

Nothing heavy is imported before a command runs: help must not wait for spaCy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from twosource.desk import Desk
    from twosource.model import LeftOut, Reading
    from twosource.settings import Settings

Paths = Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="files, folders, web addresses, or -")]
Pipeline = Annotated[str | None, typer.Option(metavar="NAME", help="parse with another installed spaCy pipeline")]
Encoder = Annotated[
    bool | None,
    typer.Option("--encoder/--no-encoder", help="read with the trained encoder too: finds more, is slower"),
]
Db = Annotated[str | None, typer.Option("--db", metavar="PATH|URL", help="database of the desk; by default your own")]
Limit = Annotated[int, typer.Option(min=1, max=500, metavar="N", help="how many to list")]
After = Annotated[str | None, typer.Option(metavar="NEXT", help="the next ones: the word that ends the list before")]
Private = Annotated[bool, typer.Option("--allow-private", help="also fetch from addresses of your own network")]


def readings_of(paths: list[str], settings: Settings) -> tuple[tuple[Reading, ...], tuple[LeftOut, ...]]:
    """What stands at the paths and addresses, read, and what was left out; what is fetched is shown meanwhile."""
    from twosource.pipeline import read as read_all  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.progress import Progress  # noqa: PLC0415

    stdin = sys.stdin.buffer if sys.stdin is not None else None  # None where it is closed
    progress = Progress()
    return read_all(paths, stdin=stdin, settings=settings, progress=progress, reading=progress.reading)


def chosen_settings(pipeline: str | None, encoder: bool | None = None, private: bool = False) -> Settings:
    """Settings from the environment, with what the command line overrides."""
    from twosource.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    chosen = {"pipeline": pipeline or settings.pipeline, "encoder": settings.encoder if encoder is None else encoder}
    return settings.model_copy(update=chosen | ({"allow_private_addresses": True} if private else {}))


@contextmanager
def the_desk(db: str | None, settings: Settings, *, make: bool = False) -> Iterator[Desk]:
    """The desk on the database that was named, in the settings, or the user's own; closed afterwards.

    Raises StoreError where one that was named is not there: only what fills a desk may `make` it.
    """
    from twosource.desk import Desk  # noqa: PLC0415  (help must not wait for SQLAlchemy)

    if db is not None and not db.strip():
        raise InputError("--db: there is no name in it; give a path or an address, or leave it out for your own")
    desk = Desk.open(db, settings, make=make)
    try:
        yield desk
    finally:
        desk.close()


def next_page(console: Console, after: str | None, otherwise: str | None) -> None:
    """How to ask for what is behind a page, if there is more; `otherwise` where nothing is there at all."""
    if after:
        console.print(f"\nMore: --after {after}", soft_wrap=True)
    elif otherwise:
        console.print(otherwise)
