"""Places in the reports that the page leads to. In come an account and its reports' texts; out go links to words.

Each place asked for is remembered, so that the report is later cut where it begins and ends: its first words carry the
id that the link names. A report with a page of its own is not cut here: links lead to that page, which marks the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.mastheads import masthead
from twosource.write.contract import Report

LONGEST = 90
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report: what they are, whose, and the link to them; `to` is where they end in the report.

    `text` is empty where the report's text is not at hand, `to` is 0 where the link lights nothing on this page.
    """

    text: str
    outlet: str
    href: str
    to: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is held: what is held, by which rule, and on which words of a report."""

    held: str
    rule: str
    words: Words | None


class Places:
    """The places of one story's reports, by the number of the report; `pages` are addresses of reports' own pages."""

    def __init__(
        self, prefix: str, reports: Sequence[Report], texts: Mapping[str, str], pages: Mapping[str, str] = NONE
    ) -> None:
        self.prefix, self.pages = prefix, pages
        self.numbers = {report.id: number for number, report in enumerate(reports, 1)}
        self.outlets = {report.id: masthead(report) for report in reports}
        self.texts = {report.id: texts[report.id] for report in reports if report.id in texts}
        self.cuts: dict[str, set[int]] = {report.id: set() for report in reports}

    def outlet(self, report: str) -> str:
        """Whose report it is."""
        return self.outlets.get(report, report)

    def report(self, report: str) -> str | None:
        """The id of a report on the page, None where the account does not have it."""
        return f"{self.prefix}r{self.numbers[report]}" if report in self.numbers else None

    def at(self, report: str, offset: int) -> str:
        """The id of the words that begin at an offset of a report."""
        return f"{self.prefix}r{self.numbers[report]}c{offset}"

    def words(self, report: str, start: int | None, end: int | None) -> Words | None:
        """A link to words of a report; to the report itself where its text is not at hand or has no such place."""
        if report not in self.numbers or start is None or end is None:
            return None
        text = self.texts.get(report, "")
        start += len(text[start:end]) - len(text[start:end].lstrip()) if start >= 0 else 0
        if not 0 <= start < end <= len(text):
            return Words("", self.outlet(report), f"#{self.report(report)}", 0)
        quoted = shortened(text[start:end])
        if report in self.pages:
            return Words(quoted, self.outlet(report), words_address(self.pages[report], start, end), 0)
        self.cuts[report] |= {start, end}
        return Words(quoted, self.outlet(report), f"#{self.at(report, start)}", end)


def words_address(page: str, start: int, end: int) -> str:
    """Where a page of a report shows these words.

    >>> words_address("/reports/ab12", 3, 9)
    '/reports/ab12?words=3-9#words'
    """
    return f"{page}{'&' if '?' in page else '?'}words={start}-{end}#words"


def shortened(text: str) -> str:
    """As many whole words as fit.

    >>> shortened("word " * 40).endswith("word …")
    True
    """
    words = " ".join(text[: LONGEST * 4].split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
