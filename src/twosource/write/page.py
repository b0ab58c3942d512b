"""What a reader's page holds, before it is set. In comes an Account; out goes a Page: sections, references, timeline.

A reference is a sentence of a report; each has one number, and lines name their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from twosource.write.contract import Account, Cite, DatedLine, Report
from twosource.write.phrases import term

Sentence = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the numbers of its references."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is shown of an account, in order."""

    title: str
    reports: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    timeline: tuple[tuple[str, str], ...]
    references: tuple[str, ...]
    left_out: tuple[str, ...]


def page(account: Account) -> Page:
    """The account as a page."""
    numbers = numbered(account)
    sections: dict[str, list[Line]] = {}
    for line in account.brief:
        own = tuple(dict.fromkeys(numbers[sentence(cite)] for cite in line.cites))
        sections.setdefault(term("sections", line.section), []).append(Line(line.text, own))
    outlets = {report.id: report.outlet or report.id for report in account.reports}
    return Page(
        title=account.story.title,
        reports=tuple(map(_report, account.reports)),
        sections=tuple((heading, tuple(lines)) for heading, lines in sections.items()),
        timeline=tuple((_when(line), _dated(line, outlets[line.cite.report])) for line in account.chronology),
        references=tuple(_reference(outlets[report], number) for report, number in numbers),
        left_out=tuple(f"{item.path}: {item.reason}" for item in account.left_out),
    )


def numbered(account: Account) -> dict[Sentence, int]:
    """The sentences that the brief cites with their numbers, in the order in which a reader meets them."""
    cited = dict.fromkeys(sentence(cite) for line in account.brief for cite in line.cites)
    return {key: number for number, key in enumerate(cited, 1)}


def sentence(cite: Cite) -> Sentence:
    """The sentence that holds a place; 0 for the title, of which the text has no characters."""
    return cite.report, cite.sentence if cite.start < cite.end else 0


def _reference(outlet: str, sentence: int | None) -> str:
    if sentence == 0:
        return f"{outlet}, title"
    return f"{outlet}, sentence {sentence}" if sentence else f"{outlet}, beside its text"


def _report(report: Report) -> str:
    """The outlet, when the report came out, and how that is known."""
    name = report.outlet or report.path or report.id
    if report.published is None or report.published.earliest is None:
        return f"{name}, no date"
    basis = "" if report.published.basis == "metadata" else f" (by its {report.published.basis})"
    basis = basis.replace("by its sister", "by a sister report").replace("by its text", "by its own text")
    first, last = report.published.earliest, report.published.latest
    until = f" to {last[:10]}" if last and last[:10] != first[:10] else ""
    return f"{name}, {first[: 10 if until else 16].replace('T', ' ')}{until}{basis}"


def _dated(line: DatedLine, outlet: str) -> str:
    """What a dated line tells, with the outlet that tells it."""
    return line.text if line.text.endswith(f"({outlet})") else f"{line.text} — {outlet}"


def _when(time: DatedLine) -> str:
    """One date, or two."""
    first, last = (time.earliest or "…")[:10], (time.latest or "…")[:10]
    whole = _whole_month(first, last)
    return whole or (first if first == last else f"{first} – {last}")


def _whole_month(first: str, last: str) -> str | None:
    """The month where the dates are its first and last day: "2018-06"."""
    if len(first) == len(last) == 10 and first[:8] == last[:8] and first[8:] == "01":
        after = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
        return first[:7] if after.day == 1 else None
    return None
