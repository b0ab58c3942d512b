"""Readings for a terminal. In come readings' forms, a width, and whether there is color; out goes wrapped text.

Each marked word is followed by the id of what was read there, so that the marks can be read without color too:

    The envoy[E1] will land[V1] in Lima[E2] on Friday[T1], two officials[A1 E3] said[A1].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from twosource.model import LeftOut
from twosource.write.contract import Time
from twosource.write.reading.contract import Reading, Report
from twosource.write.reading.rows import Fact, Ground, Row, dates, rows
from twosource.write.reading.stretches import MARKED, Part, Stretch, stretches
from twosource.write.safety import clean, safe
from twosource.write.segmented import segmented
from twosource.write.terminal import plain_console

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

STYLES = {"trigger": "bold", "time": "cyan", "cue": "italic magenta", "source": "magenta", "mention": "underline"}
STATUSES = {
    **dict.fromkeys(("planned", "expected"), "blue"),
    **dict.fromkeys(("possible", "demanded", "unclear"), "yellow"),
    **dict.fromkeys(("cancelled", "denied"), "red"),
}
KIND_NAMES = {"boilerplate": "not reporting"}
ROOM_FOR_COLUMNS = 72  # a narrower window has the reasons under what they are for


def as_terminal(readings: Sequence[Reading], *, width: int = 100, color: bool = False) -> str:
    """One report after another, a rule between them, and at the end what was left out."""
    out, console = plain_console(width, color=color)
    for number, reading in enumerate(readings):
        if number:
            console.rule()
        for part in _parts(reading, console.width):
            console.print(part)
    for part in _left_out(readings[0].left_out if readings else ()):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(reading: Reading, width: int) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415  (JSON must not wait for Rich)

    for line, style in _head(reading.report):
        yield Text(safe(line), style=style)
    yield from _text(reading)
    found = rows(reading)
    yield from _table("Names", found.entities, width)
    yield from _table("Times", found.timexes, width)
    yield from _table("Who says what", found.attributions, width)
    yield from _table("Events", found.events, width)


def _head(report: Report) -> Iterator[tuple[str, str]]:
    """What the report is, whose, and of which day."""
    whose = report.outlet or report.path or report.id
    yield report.headline or whose, "bold"
    published = report.published
    when = f"{dates(Time(published.earliest, published.latest))} ({published.basis})" if published else "no date"
    yield f"{whose}, {when}" if report.headline else when, "dim"
    for credit in report.credits:
        yield f"carries {credit.agency} ({credit.part})", "dim"
    if report.modified:
        yield f"modified {dates(report.modified)}", "dim"


# ── The text ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _text(reading: Reading) -> Iterator[Text]:
    """Segment by segment, an empty line before each; what is no body says so."""
    from rich.text import Text  # noqa: PLC0415

    text = reading.report.text
    blocks = list(segmented(text, reading.report.segments))
    cut = iter(stretches(reading, (edge for _, place in blocks for edge in (place.start, place.end))))
    repeated = {(segment.start, segment.end) for segment in reading.report.segments if segment.repeats}
    for kind, place in blocks:
        own = [one for one in cut_within(cut, place.end) if one.start >= place.start]
        line = Text(style="" if kind == "body" else "dim")
        if kind != "body":
            again = ", again" if (place.start, place.end) in repeated else ""
            line.append(f"({KIND_NAMES.get(kind, kind)}{again}) ", style="italic")
        for one in own:
            _append(line, one, text)
        yield Text("")
        yield line


def cut_within(cut: Iterator[Stretch], end: int) -> Iterator[Stretch]:
    """The next stretches, up to an end at which there is a cut."""
    for one in cut:
        yield one
        if one.end >= end:
            return


def _append(line: Text, one: Stretch, text: str) -> None:
    """The words in their style, then the ids of the marks that end with them."""
    marked = [part for part in one.parts if part.name in MARKED]
    words = clean(text[one.start : one.end])
    line.append(words, style=_style(marked))
    if ending := dict.fromkeys(part.item for part in marked if part.end == one.end):
        line.append(f"[{' '.join(ending)}]", style="dim")


def _style(marked: Iterable[Part]) -> str:
    """The styles of all marks, those of the shortest last, as they win."""
    styles = [f"{STYLES[part.name]} {STATUSES.get(part.kind, '')}" for part in marked]
    return " ".join(" ".join(reversed(styles)).split())


# ── The tables ────────────────────────────────────────────────────────────────────────────────────────────────────


def _table(heading: str, found: Sequence[Row], width: int) -> Iterator[RenderableType]:
    """A heading, and a line for each row: id, words, what it is, why."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not found:
        return
    wide = width >= ROOM_FOR_COLUMNS
    reasoned = any(row.grounds for row in found)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    for ratio in (2, 5, 3) if wide and reasoned else (2, 8) if wide else (1,):
        table.add_column(overflow="fold", ratio=ratio)
    for row in found:
        name = Text(safe(row.name), style=f"bold {STATUSES.get(row.status or '', '')}".strip())
        cells = [name, _facts(row.facts), *([_grounds(row.grounds)] if reasoned else [])]
        table.add_row(row.id, *(cells if wide else [Text("\n").join(cell for cell in cells if cell)]))
    yield Text("")
    yield Text(heading, style="bold cyan")
    yield table


def _facts(facts: Iterable[Fact]) -> Text:
    """All facts in a row."""
    from rich.text import Text  # noqa: PLC0415

    return Text("; ").join([Text.assemble((f"{fact.label} ", "dim"), _fact(fact)) for fact in facts])


def _fact(fact: Fact) -> str:
    """What a fact says: its text, where it leads, its words where they are others."""
    words = f"“{fact.words.text}”" if fact.words and fact.words.text != fact.text else ""
    row = fact.row if fact.row and fact.row != fact.text else ""
    return safe(" ".join(filter(None, (fact.text, row, words))))


def _grounds(grounds: Iterable[Ground]) -> Text:
    """What was concluded, the rule, and its words."""
    from rich.text import Text  # noqa: PLC0415

    return Text("; ").join([Text(safe(_ground(ground)), style="dim") for ground in grounds])


def _ground(ground: Ground) -> str:
    words = f" “{ground.words.text}”" if ground.words else f" in {ground.report}" if ground.report else ""
    return f"{ground.what}: {ground.rule}{words}"


def _left_out(items: Sequence[LeftOut]) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415

    if items:
        yield Text("")
        yield Text("Left out", style="bold cyan")
    yield from (Text(safe(f"{item.path}: {item.reason}")) for item in items)
