"""The newest count first. In come lines; out go they, behind the others those whose count a later report has otherwise.

"At least 12 died" is no news where a later report has 17: it stands behind that, and says of which day it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.write.contract import BriefLine, Cite
from twosource.write.counts import count_lines, day_of
from twosource.write.passage import Passage
from twosource.write.phrases import phrase

if TYPE_CHECKING:
    from twosource.write.teller import Teller

NEWS = ("known", "reported")


def newest_first(teller: Teller, lines: Sequence[BriefLine]) -> list[BriefLine]:
    """The lines, of each section those that have one count from the newest to the oldest, the older ones dated."""
    found = list(lines)
    for series in (line.cites for line in count_lines(teller) if line.section == "changes"):
        for section in NEWS:
            found = _sorted(teller, found, section, series)
    return found


def by_recency(teller: Teller, reports: Sequence[str], passages: Mapping[str, Passage]) -> list[str]:
    """The reports in their order, those whose passages have one count in each other's places, the newest first."""
    found = list(reports)
    for series in (line.cites for line in count_lines(teller) if line.section == "changes"):
        numbers = {
            report: number
            for report in found
            for number, count in enumerate(series)
            if _holds(teller.cite(report, passages[report].span), count)
        }
        places = [place for place, report in enumerate(found) if report in numbers]
        for place, report in zip(places, sorted(numbers, key=lambda report: -numbers[report]), strict=True):
            found[place] = report
    return found


def _sorted(teller: Teller, lines: list[BriefLine], section: str, series: Sequence[Cite]) -> list[BriefLine]:
    """The lines of a section that have a count of a series in the places that they have, the newest one first."""
    held = list(_holding(lines, section, series))
    places = [place for place, _ in held]
    found = list(lines)
    for place, (old, number) in zip(places, sorted(held, key=lambda one: -one[1]), strict=True):
        told = lines[old]
        found[place] = told if number == len(series) - 1 else _dated(teller, told, series[number])
    return found


def _holding(lines: Sequence[BriefLine], section: str, series: Sequence[Cite]) -> Iterator[tuple[int, int]]:
    """The places of the lines that have a count of the series, each with the number of the count in it."""
    for place, line in enumerate(lines):
        first = line.cites[0] if line.cites and line.section == section else None
        numbers = (n for n, one in enumerate(series) if first and _holds(first, one))
        number = next(numbers, None)
        if number is not None:
            yield place, number


def _holds(cite: Cite, count: Cite) -> bool:
    if cite.start is None or cite.end is None or count.start is None or count.end is None:
        return False
    return cite.report == count.report and cite.start <= count.start and count.end <= cite.end


def _dated(teller: Teller, line: BriefLine, count: Cite) -> BriefLine:
    """A line with the day of its report before it, unless it says so already."""
    when = day_of(teller, count.report)
    head = phrase("earlier").format(day=when) if when else ""
    return line if line.text.startswith(head) else replace(line, text=f"{head}{line.text.removeprefix(f'{when}: ')}")
