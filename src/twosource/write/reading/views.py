"""What the page of a reading shows. In comes a reading's form; out goes a view: its text in marked stretches, and rows.

Ids on the page are the reading's prefix and an item's id (`r1-V2`), or the offset where words begin (`r1-c120`): a
mark leads to the row of its item, a row to its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.mastheads import masthead
from twosource.model import Span
from twosource.write.addresses import web_address
from twosource.write.html.columns import language
from twosource.write.html.times import When, when
from twosource.write.reading.contract import Reading, Report
from twosource.write.reading.rows import Ground, Maker, Rows, Words, rows
from twosource.write.reading.stretches import MARKED, Part, Stretch, stretches
from twosource.write.segmented import segmented

LAYERS = {"E": "Names", "T": "Times", "A": "Who says what", "V": "Events"}  # by the first letter of an item's id


@dataclass(frozen=True, slots=True)
class Atom:
    """Words without a seam: how they look, what they belong to, which of it they tell, where they lead.

    `href` is None where no mark begins, `id` where no link leads; `tag` names attributions that end here in part. `lit`
    is "first" where the words begin that the page was asked to show, "on" where they go on.
    """

    text: str
    classes: str
    items: str
    tells: str
    id: str | None
    href: str | None
    status: str | None
    tag: str | None
    lit: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A segment; `inline` where the next one goes on in the same line, `again` where it repeats an earlier one."""

    kind: str
    atoms: tuple[Atom, ...]
    inline: bool
    again: bool


@dataclass(frozen=True, slots=True)
class View:
    """A report with all that was read in it."""

    prefix: str
    title: str
    outlet: str
    report: Report
    published: When | None
    grounds: tuple[Ground, ...]
    address: str | None
    language: str | None
    blocks: tuple[Block, ...]
    rows: Rows


def view(reading: Reading, number: int, lit: Span | None = None) -> View:
    """The view of a reading, by its number on the page; `lit` are words that the page was asked to show."""
    report, found, prefix = reading.report, rows(reading), f"r{number}-"
    outlet = masthead(report)
    published = report.published
    grounds = Maker(reading).grounds(published.why if published else ())
    return View(
        prefix=prefix,
        title=report.headline or outlet,
        outlet=outlet,
        report=report,
        published=when(published.earliest, published.latest) if published else None,
        grounds=grounds,
        address=web_address(report.url),
        language=language(report.language),
        blocks=tuple(Cutter(reading, prefix, asked(found, grounds), lit).blocks()),
        rows=found,
    )


def asked(found: Rows, grounds: Iterable[Ground]) -> tuple[Words, ...]:
    """All words that rows or reasons lead to."""
    every = [row for kind in (found.entities, found.timexes, found.attributions, found.events) for row in kind]
    words = [one for row in every for one in (row.at, *row.words) if one]
    words += [fact.words for row in every for fact in row.facts if fact.words]
    return (*words, *(one.words for one in (*grounds, *(g for row in every for g in row.grounds)) if one.words))


class Cutter:
    """Cuts one report's text into blocks of atoms."""

    def __init__(self, reading: Reading, prefix: str, words: Iterable[Words], lit: Span | None = None) -> None:
        self.reading, self.prefix = reading, prefix
        self.text, self.lit, self.begun = reading.report.text, lit, False
        self.edges = {edge for one in words for edge in (one.start, one.end)}
        self.edges |= {lit.start, lit.end} if lit else set()
        self.targets = {one.start for one in words}

    def blocks(self) -> Iterator[Block]:
        """All of the text."""
        kinds = list(segmented(self.text, self.reading.report.segments))
        self.edges |= {edge for _, place in kinds for edge in (place.start, place.end)}
        cut = list(stretches(self.reading, self.edges))
        again = {(one.start, one.end) for one in self.reading.report.segments if one.repeats}
        at = 0
        for (kind, place), after in zip(kinds, [*kinds, None][1:], strict=True):
            while cut[at].start < place.start:
                at += 1
            first = at
            while at < len(cut) and cut[at].start < place.end:
                at += 1
            inline = kind == "dateline" and after is not None and self._same_line(place, after[1])
            yield Block(kind, tuple(map(self.atom, cut[first:at])), inline, (place.start, place.end) in again)

    def _same_line(self, one: Span, other: Span) -> bool:
        return "\n" not in self.text[one.end : other.start]

    def atom(self, one: Stretch) -> Atom:
        """A stretch as the page shows it."""
        marked = [part for part in one.parts if part.name in MARKED]
        first = next((part for part in marked if part.start == one.start), None)
        begun = next((part for part in marked if part.name == "trigger" and part.start == one.start), None)
        within = [part for part in one.parts if part.name == "content"]
        ended = [part.item for part in one.parts if part.name in ("cue", "content") and part.end == one.end]
        return Atom(
            text=self.text[one.start : one.end],
            classes=" ".join(dict.fromkeys(_class(part) for part in one.parts if _class(part))),
            items=" ".join(dict.fromkeys(part.item for part in one.parts)),
            tells=" ".join(dict.fromkeys(part.item for part in (*marked, *within[:1]))),
            id=f"{self.prefix}c{one.start}" if one.start in self.targets else None,
            href=f"{self.prefix}{first.item}" if first else None,
            status=begun.kind if begun else None,
            tag=" ".join(dict.fromkeys(ended)) or None,
            lit=self._lit(one),
        )

    def _lit(self, one: Stretch) -> str | None:
        """Whether words asked for begin here, or go on."""
        if self.lit is None or one.end <= self.lit.start or one.start >= self.lit.end:
            return None
        begun, self.begun = self.begun, True  # they may begin with a blank that no stretch has
        return "on" if begun else "first"


def _class(part: Part) -> str:
    """What a part looks like; a clause looks like nothing of its own."""
    if part.name == "mention":
        return f"of-name of-{part.kind}"
    return f"of-{part.name}" if part.name in (*MARKED, "content") else ""
