"""What every kind of change is found with. In come two accounts and their reports' texts; out goes a Comparison.

It knows which reports and events are the same, and how outlets, days and events are called in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from twosource.intervals import parsed
from twosource.lexicon import load
from twosource.mastheads import masthead
from twosource.wording import joined
from twosource.write.changes.form import Change, Kind, Side
from twosource.write.changes.pairing import Pairing, Texts, paired, paired_events
from twosource.write.contract import Account, BriefLine, Cite, Event, EventMention, Report, Time
from twosource.write.dates import MONTHS, shown
from twosource.write.safety import safe

SHORTEST = 3  # words of a label that can stand alone
LONGEST = 300  # characters of a report that a sentence quotes at most


class Comparison:
    """Two accounts side by side."""

    def __init__(self, before: Account, after: Account, texts: Texts, earlier: Texts) -> None:
        """`earlier` are the texts of the reports of the older account."""
        self.before, self.after = before, after
        self.texts, self.earlier = texts, earlier
        self.pairing: Pairing = paired(before, after, texts, earlier)
        self.fresh = self.pairing.fresh
        self.older_ids = paired_events(before, after, self.pairing)
        self.old_events = {event.id: event for event in before.events}
        self.names_before, self.names_after = ({one.id: one.name for one in told.entities} for told in (before, after))
        self.events = {event.id: event for event in after.events}
        self.reports = {report.id: report for report in (*before.reports, *after.reports)}
        corrected = self.pairing.corrected
        self._unknown = {new for old, new in corrected.items() if old not in self.pairing.alignments}
        self._year = max((year for report in after.reports if (year := _year(report))), default=None)

    def pairs(self) -> Iterable[tuple[Event, Event]]:
        """Events that are in both, the older telling first."""
        return ((self.old_events[old], self.events[new]) for new, old in self.older_ids.items())

    # ── Words ──

    def outlet(self, report: str) -> str:
        """How a report is called."""
        known = self.reports.get(report)
        return safe(masthead(known) if known else report)

    def day(self, report: str) -> str:
        """When a report came out, as a newsroom prints it; empty where that is not known."""
        published = self.reports[report].published if report in self.reports else None
        return self.date(Time(published.earliest, published.latest)) if published else ""

    def date(self, time: Time) -> str:
        """A time as a newsroom prints it, without the year of the news."""
        return shown(parsed(time.earliest, time.latest), self._year)

    def outlets(self, reports: Iterable[str]) -> str:
        """The outlets behind a sentence: " (Harbor Post and Nordic Wire)"."""
        names = sorted({self.outlet(report) for report in reports})
        return f" ({joined(names)})" if names else ""

    def words(self, texts: Texts, report: str, pieces: Sequence[tuple[int, int]]) -> str | None:
        """The words of a report, on one line; None where its text is not at hand, or they are too many to quote."""
        if report not in texts or not pieces:
            return None
        found = " … ".join(safe(texts[report][start:end]) for start, end in pieces).strip(" ,.;:“”\"'")
        return found if found and len(found) <= LONGEST else None

    def printed(self, event: str, sections: Sequence[str]) -> BriefLine | None:
        """The brief's own line about an event first of all, where it rests on what is new."""
        return next(
            (
                line
                for line in self.after.brief
                if line.events[:1] == (event,) and line.section in sections and self.is_new(line.cites)
            ),
            None,
        )

    def is_new(self, cites: Iterable[Cite]) -> bool:
        """Whether all of the places were surely not there before: of a version, both texts have to be known."""
        return all(
            cite.report not in self._unknown and self.pairing.is_new(cite.report, cite.start, cite.end)
            for cite in cites
        )

    def tells_new(self, one: EventMention) -> bool:
        """Whether a telling of an event was not there before, as far as the texts show."""
        return self.pairing.is_new(one.report, one.start, one.end)

    def is_update(self, event: Event, slot: str) -> bool:
        """Whether the reports themselves were found to follow one another on a slot."""
        return any(one.event == event.id and one.slot == slot and one.kind == "update" for one in self.after.relations)

    def days(self, report: str) -> tuple[str, str]:
        """The first and the last day on which a report can have come out; empty where that is not known."""
        published = self.reports[report].published if report in self.reports else None
        return ((published.earliest or "")[:10], (published.latest or "")[:10]) if published else ("", "")

    def is_about_new(self, event: Event) -> bool:
        """Whether a new stretch of a report tells of an event."""
        return any(map(self.tells_new, event.mentions))


def change(  # noqa: PLR0913, PLR0917  (one a field)
    kind: Kind,
    what: str,
    sides: tuple[Side | None, Side | None],
    text: str,
    cites: Iterable[Cite],
    matters: float,
) -> Change:
    """A change that matters as much as its kind does and what it is about."""
    importance = round((float(load("changes")["weights"][kind]) * 2 + matters) / 3, 3)
    return Change(kind, what, *sides, text, tuple(dict.fromkeys(cites)), importance)


def line(name: str, **values: str) -> str:
    """A sentence from its template, its first letter a capital."""
    text = str(load("changes")["lines"][name]).format(**values)
    return f"{text[:1].upper()}{text[1:]}"


def parted(text: str) -> tuple[str, str]:
    """A line of the brief without what stands before its words: its status, its date.

    >>> parted("Planned, May 17: The owners will meet the minister on Friday.")
    ('planned, May 17', 'The owners will meet the minister on Friday.')
    >>> parted("The ferry sank on Friday.")
    ('', 'The ferry sank on Friday.')
    """
    found = _head().match(text)
    if found is None:
        return "", text
    head = found[1] if found[1].startswith(MONTHS) else f"{found[1][:1].lower()}{found[1][1:]}"
    return head, text[found.end() :]


def says_enough(label: str) -> bool:
    """Whether a label can stand for an event: "Deal" cannot."""
    return len(label.split()) >= SHORTEST


@cache
def _head() -> re.Pattern[str]:
    """What a line of the brief may begin with."""
    date = rf"(?:{'|'.join(map(re.escape, MONTHS))})[^:“]{{0,24}}"
    statuses = "|".join(filter(None, (text for text in load("phrases")["statuses"].values() if isinstance(text, str))))
    return re.compile(rf"((?:{statuses})(?:, {date})?|{date}): ")


def called(table: str, name: str) -> str:
    """The word for a status, a slot or a stance."""
    return str(load("changes")[table][name])


def cite(one: Any) -> Cite:
    """The place of a mention."""
    return Cite(one.report, one.start, one.end)


@cache
def revision() -> re.Pattern[str]:
    """Words that take back what was said."""
    words = sorted({word for entry in load("changes")["revision"] for word in entry["words"]}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _year(report: Report) -> int | None:
    end = parsed(report.published.earliest, report.published.latest).start if report.published else None
    return end.year if end else None
