"""Lines in an order in which each is clear. In come lines section by section; out go those that lean on none below.

"The bids were opened on Friday" stands behind the line that tells of bids, where one of its section does, and nowhere
if none above it does; what a report opens with is the news itself, and clear wherever it stands. What one report tells
stands in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from twosource.kinship import stems
from twosource.write.contract import BriefLine
from twosource.write.people import TOLD
from twosource.write.references import BODY

if TYPE_CHECKING:
    from twosource.write.teller import Teller

CREDIT = re.compile(r"(?: — [^—]*| \((?:[^()]|\([^()]*\))*\)\.?)$")


def ordered(teller: Teller, lines: Sequence[BriefLine]) -> Iterator[BriefLine]:
    """The lines, those that lean on a later one of their section behind it; none that leans on what no line has."""
    leads = (line.text for line in lines if line.cites and line.cites[0].sentence == 1)
    seen = stems(teller.assessments.story.title).union(*map(stems, leads))
    for _, section in groupby(lines, key=lambda line: line.section):
        clear = _clear(teller, list(section), seen)
        told = _as_told(clear, lines[0])
        yield from told if _clear(teller, told, seen) == told else clear
        seen = seen.union(*(_told(teller, line) for line in clear))


def _clear(teller: Teller, lines: Sequence[BriefLine], seen: frozenset[str]) -> list[BriefLine]:
    """The lines that are clear to whoever has read what is `seen`, each behind the one that it leans on."""
    waiting, found = list(lines), list[BriefLine]()
    while waiting:
        clear = next((line for line in waiting if not _leans(teller, line, seen)), None)
        if clear is None:
            break
        waiting.remove(clear)
        seen |= _told(teller, clear)
        found.append(clear)
    return found


def _as_told(lines: list[BriefLine], first: BriefLine) -> list[BriefLine]:
    """The lines with those of one report in its own order, each in a place of one of them; the `first` of all stays."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.section in TOLD and line.cites and line is not first:
            places.setdefault(line.cites[0].report, []).append(number)
    found = list(lines)
    for numbers in places.values():
        told = sorted((lines[number] for number in numbers), key=lambda line: line.cites[0].start)
        for number, line in zip(numbers, told, strict=True):
            found[number] = line
    return found


def _leans(teller: Teller, line: BriefLine, seen: frozenset[str]) -> bool:
    if line.section not in TOLD or not line.cites:
        return False
    cite = line.cites[0]
    return teller.leans(CREDIT.sub("", line.text), cite, seen)


def _told(teller: Teller, line: BriefLine) -> frozenset[str]:
    named = any(name in line.text for name in teller.bodies)
    return stems(line.text) | ({BODY} if named else frozenset())
