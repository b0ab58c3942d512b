"""Rows of the desk for readers and for programs. In come rows of `store.rows`; out go wrapped text, or JSON.

Text is set with Rich, like a brief; nothing in a report is taken for markup, and nothing in it can steer a terminal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from twosource.command.output import is_terminal, no_color, terminal_width, write

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console
    from rich.text import Text

    from twosource.store.rows import Hit, Part, ReportRow, Saga, StoryRow, Touched
    from twosource.write.changes import Change

MOST_CHANGES = 12  # of a story that is told in passing
INDENT = 14  # an id of twelve characters, and two


class ListFormat(StrEnum):
    """How a list is written."""

    terminal = "terminal"
    json = "json"


def show(value: Any, output: ListFormat, tell: Callable[[Console], None]) -> None:
    """The value as JSON, or as `tell` sets it."""
    if output is ListFormat.json:
        from twosource.write.json import plain  # noqa: PLC0415  (help must not wait for it)

        write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")
        return
    from twosource.write.terminal import plain_console  # noqa: PLC0415  (JSON must not wait for Rich)

    out, console = plain_console(terminal_width(), color=is_terminal() and not no_color())
    tell(console)
    write("".join(line.rstrip() + "\n" for line in out.getvalue().splitlines()))


# ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def story(console: Console, row: StoryRow) -> None:
    """A story: its id and title; what it rests on; its status line; what changed last."""
    from rich.text import Text  # noqa: PLC0415

    about = f"{many(row.reports, 'report')}, {many(row.origins, 'origin')}{_days(row.first, row.last)}"
    lines = [Text(line(row.title), style="bold"), Text(about, style="dim")]
    lines += [Text(line(row.status_line))] if row.status_line else []
    if row.saga:
        lines.append(Text(in_saga(row.saga), style="dim"))
    if row.change:
        said = f"{row.changed:%b} {row.changed.day}, {row.changed:%H:%M} UTC: "
        lines.append(Text.assemble((said, "dim"), line(row.change)))
    entry(console, row.id, lines)


def in_saga(part: Part) -> str:
    """Where a story stands in its saga, with the stories before and behind it.

    >>> from twosource.store.rows import Episode, Part
    >>> in_saga(Part("a1", 2, 2, Episode("a1", "Ferry sinks", None, None), None))
    'part 2 of 2 of saga a1; earlier: a1 Ferry sinks'
    """
    named = (("earlier", part.earlier), ("later", part.later))
    beside = [f"{what}: {one.id} {line(one.title)}{_days(one.first, one.last)}" for what, one in named if one]
    return "; ".join([f"part {part.number} of {part.of} of saga {part.id}", *beside])


def saga(console: Console, found: Saga, story: str) -> None:
    """The stories of a saga with their days; an arrow stands at the one that is shown."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 2))
    for _ in range(2):
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in found.stories:
        days = _days(row.first, row.last).removeprefix(", ") or "no date"
        mark = Text("→" if row.id == story else " ", style="bold")
        grid.add_row(Text.assemble(mark, " ", (row.id, "cyan")), Text(days, style="dim"), Text(line(row.title)))
    console.print()
    console.print(Text(f"Part of a saga of {many(len(found.stories), 'story')}", style="bold"))
    console.print(grid)


def report(console: Console, row: ReportRow) -> None:
    """A report: its id and title; whose it is and when it came out."""
    from rich.text import Text  # noqa: PLC0415

    when = f"{row.published:%b} {row.published.day}, {row.published:%Y}" if row.published else "no date"
    version = f", version {row.version}" if row.version > 1 else ""
    about = f"{line(row.outlet or row.address or 'unknown outlet')}, {when}{version}"
    entry(console, row.id, [Text(line(row.title)), Text(about, style="dim")])


def hit(console: Console, one: Hit) -> None:
    """Something found: its kind and id, what it is, the passage, and the story that it is in."""
    from rich.text import Text  # noqa: PLC0415

    what = " ".join(filter(None, (one.type, one.status))) if one.kind == "event" else one.kind
    when = one.earliest if one.earliest == one.latest else f"{one.earliest or '…'} to {one.latest or '…'}"
    about = ", ".join(filter(None, (what, when if one.earliest or one.latest else None)))
    lines = [Text.assemble((line(one.title), "bold"), (f"  {about}", "dim")), marked(one)]
    if one.story:
        lines.append(Text(f"in {one.story} {line(one.story_title or '')}", style="dim"))
    entry(console, one.ref, lines)


def marked(one: Hit) -> Text:
    """A passage with what was found in it; a character that is left out would move the marks, so none is."""
    from rich.text import Text  # noqa: PLC0415

    safe = "".join(letter if letter.isprintable() else " " for letter in one.text)
    text = Text(safe)
    for start, end in one.marks:
        text.stylize("bold yellow", start, end)
    return text


def touched(console: Console, stories: Iterable[Touched]) -> None:
    """Stories with what is new in each."""
    for one in stories:
        console.print()
        if one.new:
            story(console, one.row)
            if (saga := one.row.saga) and saga.earlier:
                joining = f"twosource same {saga.earlier.id} {one.row.id}"
                console.print(f"{'':{INDENT}}If both are one story: {joining}", soft_wrap=True)
        else:
            heading(console, one.row.id, one.row.title)
            changes(console, one.changes[:MOST_CHANGES])
        if not one.new and (more := len(one.changes) - MOST_CHANGES) > 0:
            console.print(f"  and {more} more: twosource changes {one.row.id} --since 1d --known")


def changes(console: Console, found: Sequence[Change]) -> None:
    """What has changed, a line each."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for one in found:
        grid.add_row("•", Text(line(one.text)))
    console.print(grid)


def heading(console: Console, identity: str, title: str) -> None:
    """An id and a title."""
    from rich.text import Text  # noqa: PLC0415

    console.print(Text.assemble((f"{identity}  ", "cyan"), (line(title), "bold")))


def entry(console: Console, identity: str, lines: Sequence[Text]) -> None:
    """An id, and beside it what it stands for."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 0))
    grid.add_column(width=INDENT, no_wrap=True)
    grid.add_column(overflow="fold")
    for number, text in enumerate(lines):
        grid.add_row(Text("" if number else identity, style="cyan"), text)
    console.print(grid)


def line(text: str) -> str:
    """One line in which nothing can steer a terminal."""
    from twosource.write.safety import safe  # noqa: PLC0415

    return safe(text)


def many(count: int, what: str) -> str:
    """A count with its noun.

    >>> many(1, "report"), many(1200, "story")
    ('1 report', '1,200 stories')
    """
    plural = what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{count:,} {what if count == 1 else plural}"


def _days(start: datetime | None, end: datetime | None) -> str:
    """The days from one moment to another, behind a comma."""
    if start is None or end is None:
        return ""
    first, last = (f"{day:%b} {day.day}, {day:%Y}" for day in (start, end))
    return f", {first}" if first == last else f", {first} to {last}"
