"""The timeline. In come an account and its rows; out go bars on an axis: past, now, expected; undated ones apart.

A bar is as long as what is known of the time is vague: "in November" is a month, "Thursday" a day. Now is the date of
the latest report. Where the account has dated words of a report for an event, these stand beside the bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.write.contract import Account, DatedLine
from twosource.write.html.axis import Axis, axis
from twosource.write.html.happenings import Row
from twosource.write.html.places import Places, Words
from twosource.write.html.times import When

NARROWEST = 0.9


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on the axis, in percent; `words` are those of a report that tell it with its date."""

    row: Row
    when: When
    left: float
    width: float
    opens: bool
    ends: bool
    text: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in the order of time, the axis, where now is, and what has no date."""

    axis: Axis | None
    now: float | None
    today: When | None
    bars: tuple[Bar, ...]
    undated: tuple[Row, ...]


def chart(account: Account, rows: Sequence[Row], reports: Sequence[When], places: Places) -> Chart:
    """All events told, the earliest first; `reports` are the times at which the reports came out."""
    by_event = {row.event: row for row in rows}
    ordered = [by_event[event] for event in account.timeline if event in by_event]
    dated = [(row, row.when) for row in ordered if row.when and row.when.interval]
    published = [one.interval for one in reports if one.interval]
    line = axis([when.interval for _, when in dated if when.interval], published)
    told = {line.event: line for line in account.chronology}
    today = latest(reports)
    now = line.at(today.interval.start, 100) if line and today and today.interval else None
    return Chart(
        axis=line,
        now=now,
        today=today,
        bars=tuple(_bar(row, when, line, told.get(row.event), places) for row, when in dated) if line else (),
        undated=tuple(row for row in ordered if row.when is None or row.when.interval is None),
    )


def latest(published: Sequence[When]) -> When | None:
    """The last of some times."""
    dated = [(one.interval.end, one) for one in published if one.interval and one.interval.end]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def _bar(row: Row, when: When, line: Axis, told: DatedLine | None, places: Places) -> Bar:
    start = when.interval.start if when.interval else None
    end = when.interval.end if when.interval else None
    left, right = line.at(start, 0), line.at(end, 100)
    width = round(max(right - left, NARROWEST), 2)
    return Bar(
        row=row,
        when=when,
        left=min(left, 100 - width),
        width=width,
        opens=start is None,
        ends=end is None,
        text=told.text if told else row.label,
        words=places.words(told.cite.report, told.cite.start, told.cite.end) if told else None,
    )
