"""`twosource same`: somebody's word that two stories, reports, events or entities are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import Db, chosen_settings, the_desk

if TYPE_CHECKING:
    from rich.console import Console

    from twosource.store.rows import Judged

First = Annotated[str, typer.Argument(metavar="A", help="id of a story, report, event or entity, or REPORT:OFFSET")]
Second = Annotated[str, typer.Argument(metavar="B", help="the other one")]
OfKind = Annotated[
    Literal["story", "event", "entity"] | None,
    typer.Option(metavar="KIND", help="what they are, if their ids do not tell: story, event, entity"),
]
Undo = Annotated[bool, typer.Option("--undo", help="take back what was last said about these two")]
Output = Annotated[ListFormat, typer.Option("--format", help="form of the output")]


def same(  # noqa: PLR0913, PLR0917  (one an option)
    first: First,
    second: Second,
    kind: OfKind = None,
    undo: Undo = False,
    output: Output = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Says that two are the same, and tells what that changes; --undo takes it back."""
    said(first, second, True, kind, undo, output, db)


def said(  # noqa: PLR0913, PLR0917  (what both commands take)
    first: str,
    second: str,
    same: bool,
    kind: Literal["story", "event", "entity"] | None,
    undo: bool,
    output: ListFormat,
    db: str | None,
) -> None:
    """Keeps or takes back a judgement and writes what it changes."""
    with the_desk(db, chosen_settings(None)) as desk:
        judged = desk.undo_on(first, second) if undo else desk.judge(kind, first, second, same)

    def tell(console: Console) -> None:
        console.print(sentence(judged))
        if not undo:
            verb = "same" if same else "different"
            console.print(f"To take it back: twosource {verb} {first} {second} --undo")
        lists.touched(console, judged.touched)

    lists.show(judged, output, tell)


def sentence(judged: Judged) -> str:
    """What was said, or taken back."""
    kind = judged.judgement.kind
    one = f"one {kind}" if judged.judgement.same else f"not one {kind}"
    back = "Taken back: " if judged.undone else "Kept: "
    return f"{back}“{lists.line(judged.first)}” and “{lists.line(judged.second)}” are {one}."
