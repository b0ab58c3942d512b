"""`twosource brief`: reports in, the account of each story out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command.options import Encoder, Paths, Pipeline, Private, chosen_settings, readings_of
from twosource.command.output import is_terminal, no_color, terminal_width, write
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.write.account import Account


class Format(StrEnum):
    """How an account is written."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def brief(  # noqa: PLR0913, PLR0917  (one an option)
    paths: Paths,
    output: Annotated[Format, typer.Option("--format", help="form of the output")] = Format.terminal,
    story: Annotated[str | None, typer.Option(metavar="ID", help="only this story of several")] = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Reads reports and tells the story, or stories, that they report."""
    from twosource.pipeline import tell  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.write.formats import render  # noqa: PLC0415

    readings, left_out = readings_of(paths, chosen_settings(pipeline, encoder, private))
    accounts = chosen_story(tell(readings, left_out), story, one=output is Format.json)
    texts = {reading.report.id: reading.report.text for reading in readings}
    color = is_terminal() and not no_color()
    write(render(accounts, output.value, width=terminal_width(), color=color, texts=texts))


def chosen_story(accounts: tuple[Account, ...], story: str | None, *, one: bool) -> tuple[Account, ...]:
    """The account asked for; raises InputError where it is not there, or where one is needed and there are several."""
    ids = ", ".join(f"{account.story.id} ({account.story.title})" for account in accounts)
    if story is not None:
        chosen = tuple(account for account in accounts if account.story.id == story)
        if not chosen:
            raise InputError(f"--story {story}: no such story in this pile; there are: {ids}")
        return chosen
    if one and len(accounts) > 1:
        raise InputError(f"{len(accounts)} stories in this pile: choose one with --story, or use --format jsonl: {ids}")
    return accounts
