"""`twosource different`: somebody's word that two stories, reports, events or entities are not one."""

from __future__ import annotations

from twosource.command.lists import ListFormat
from twosource.command.options import Db
from twosource.command.same import First, OfKind, Output, Second, Undo, said


def different(  # noqa: PLR0913, PLR0917  (one an option)
    first: First,
    second: Second,
    kind: OfKind = None,
    undo: Undo = False,
    output: Output = ListFormat.terminal,
    db: Db = None,
) -> None:
    """Says that two are not the same, and tells what that changes; --undo takes it back."""
    said(first, second, False, kind, undo, output, db)
