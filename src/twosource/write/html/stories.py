"""A story as the page shows it. In come an account and its reports' texts; out goes a view with all that is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.intervals import last_day
from twosource.model import LeftOut
from twosource.write.contract import Account
from twosource.write.html.chart import Chart, chart, latest
from twosource.write.html.columns import Column, column, dated
from twosource.write.html.descent import Descent, descent
from twosource.write.html.happenings import Row, rows
from twosource.write.html.matrix import Line, matrix
from twosource.write.html.places import NONE, Places, words_address
from twosource.write.html.references import Reference, references
from twosource.write.html.statements import Section, sections
from twosource.write.html.times import When, when


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that the page shows of a story; `prefix` begins all of its ids.

    `leads` are the links of references by number, `addresses` those of pages of events and entities by their ids.
    """

    prefix: str
    id: str
    title: str
    format: str
    latest: When | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    matrix: tuple[Line, ...]
    chart: Chart
    descent: Descent
    left_out: tuple[LeftOut, ...]
    leads: Mapping[int, str]
    addresses: Mapping[str, str]

    def verdict(self, name: str) -> tuple[Row, ...]:
        """The events with a verdict."""
        return tuple(row for row in self.rows if row.verdict == name)

    def status(self, name: str) -> tuple[Row, ...]:
        """The events with a status."""
        return tuple(row for row in self.rows if row.status == name)


def story(
    account: Account,
    texts: Mapping[str, str],
    number: int = 1,
    *,
    pages: Mapping[str, str] = NONE,
    addresses: Mapping[str, str] = NONE,
) -> StoryView:
    """The view of the story with that number on the page; the reports' texts come last, cut where others lead to.

    `pages` are the addresses of reports whose texts stand on pages of their own, `addresses` those of events and
    entities, by id.
    """
    places, found = Places(f"s{number}-", account.reports, texts, pages), references(account)
    published = times_of(account)
    happenings = rows(account, places, year_of(account))
    told, lines = sections(account, places, happenings), matrix(account, happenings, places)
    came, timeline = descent(account, happenings, places), chart(account, happenings, published, places)
    grounds = {report.id: dated(report, places) for report in account.reports}
    return StoryView(
        prefix=places.prefix,
        id=account.story.id,
        title=account.story.title,
        format=account.format,
        latest=latest(published),
        sections=told,
        references=found,
        columns=tuple(column(report, places, found, grounds[report.id]) for report in account.reports),
        rows=happenings,
        matrix=lines,
        chart=timeline,
        descent=came,
        left_out=account.left_out,
        leads={one.number: lead(one, places) for one in found},
        addresses=addresses,
    )


def lead(reference: Reference, places: Places) -> str:
    """Where the number of a reference leads: to its marked words on this page, or to a page of the report's own."""
    if page := places.pages.get(reference.report):
        words = reference.marks[0]
        return words_address(page, words.start, words.end) if words.start < words.end else page
    return f"#{places.prefix}n{reference.number}"


def times_of(account: Account) -> list[When]:
    """When the reports came out, as far as that is known."""
    times = [when(one.published.earliest, one.published.latest) for one in account.reports if one.published]
    return [time for time in times if time]


def year_of(account: Account) -> int | None:
    """The year of the latest report, which dates need not name."""
    time = latest(times_of(account))
    day = last_day(time.interval) if time and time.interval else None
    return day.year if day else None
