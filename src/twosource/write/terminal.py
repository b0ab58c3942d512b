"""Accounts for a terminal. In come Accounts, a width, and whether there is color; out goes wrapped text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from twosource.write.contract import Account
from twosource.write.page import Line, Page, page
from twosource.write.safety import safe

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

NARROWEST = 30


def as_terminal(accounts: Sequence[Account], *, width: int = 100, color: bool = False) -> str:
    """One story after another, a rule between them."""
    out, console = plain_console(width, color=color)
    for number, account in enumerate(accounts):
        if number:
            console.rule()
        for part in _parts(page(account)):
            console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def plain_console(width: int, *, color: bool) -> tuple[StringIO, Console]:
    """A console that takes nothing in the text for markup, and where it writes to."""
    from rich.console import Console  # noqa: PLC0415  (JSON must not wait for Rich)

    out = StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    return out, console


def _parts(shown: Page) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415

    yield Text(safe(shown.title), style="bold")
    for report in shown.reports:
        yield Text(safe(report), style="dim")
    for heading, lines in shown.sections:
        yield from _headed(heading, _grid(("•", _text(line)) for line in lines))
    if shown.timeline:
        yield from _headed("Timeline", _grid((when, Text(safe(what))) for when, what in shown.timeline))
    if shown.references:
        numbered = ((f"[{number}]", Text(safe(name))) for number, name in enumerate(shown.references, 1))
        yield from _headed("References", _grid(numbered))
    if shown.left_out:
        yield from _headed("Left out", _grid(("•", Text(safe(item))) for item in shown.left_out))


def _headed(heading: str, body: RenderableType) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415

    yield Text("")
    yield Text(heading, style="bold cyan")
    yield body


def _grid(rows: Iterator[tuple[str, RenderableType]]) -> RenderableType:
    """Two columns: a mark or a date, and what it is about."""
    from rich.table import Table  # noqa: PLC0415

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, text)
    return grid


def _text(line: Line) -> RenderableType:
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble(safe(line.text), *((f" [{number}]", "dim") for number in line.numbers))
