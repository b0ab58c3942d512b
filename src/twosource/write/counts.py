"""How counts of people have changed. In comes what a brief is made with; out go lines with each outlet's number.

"Dead: at least 12 (Harbor Post, Oct. 12), 14 (Nordic Wire, Oct. 13)". Only numbers that stand in the reports are told,
in the order in which these came out, and nothing that is worked out from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.lexicon.worded import Worded
from twosource.model import Interval, Number, Relation, RelationValue, Span
from twosource.wording import joined
from twosource.write.contract import BriefLine, Section
from twosource.write.dates import shown
from twosource.write.phrases import amount, count_names, phrase, weights
from twosource.write.support import DAYS, carrying

if TYPE_CHECKING:
    from twosource.write.teller import Teller


PARTS = Worded(r"(?:[ -][\w-]+){0,2},? (?:and|plus) (?:an?|another|[\w-]+) (?:\w+ )?@counted_person\b", re.IGNORECASE)


def count_lines(teller: Teller) -> Iterator[BriefLine]:
    """A line for each count of people that later reports have otherwise, of the most important events first."""
    room = int(weights("brief")["counts"])
    for relation in teller.assessments.relations:
        if relation.slot == "number" and relation.kind != "agree" and relation.event in teller.events:
            line = _line(teller, relation) if room else None
            if line:
                room -= 1
                yield line


def _line(teller: Teller, relation: Relation) -> BriefLine | None:
    numbers = [_number(teller, relation, value) for value in relation.values]
    name = count_names().get(numbers[0].of) if numbers[0] else None
    if name is None or len(numbers) < 2:
        return None
    parts = [
        _part(teller, number, value)
        for number, value in zip(numbers, relation.values, strict=True)
        if number is not None
    ]
    if len(parts) != len(numbers):
        return None
    if all(number is not None and number.at_most is None for number in numbers) and _falls(numbers):
        return None  # at least 24 may be 40
    if any(_is_in_parts(teller, value) or _is_deep(teller, value) for value in relation.values):
        return None
    same = _is_of_one_day(teller, relation)
    if same and (relation.kind == "refine" or _is_of_other_days(teller, relation)):
        return None  # at least 12 may be 14; Sunday's march is not Monday's
    text = phrase("count").format(of=name, values=", ".join(parts))
    cites = tuple(teller.cite(*value.spans[0]) for value in relation.values)
    section: Section = "differences" if same else "changes"
    return BriefLine(section, text, cites, (relation.event,))


def _falls(numbers: Sequence[Number | None]) -> bool:
    """Whether the last lower bound is not above the first."""
    first, last = numbers[0], numbers[-1]
    return first is not None and last is not None and (last.at_least or 0) <= (first.at_least or 0)


def _is_of_one_day(teller: Teller, relation: Relation) -> bool:
    """Whether reports that came out on one day have the numbers, so that none is newer."""
    days = {day_of(teller, place[0]) for value in relation.values for place in value.spans}
    return relation.kind == "conflict" or (len(days) == 1 and "" not in days)


def _is_of_other_days(teller: Teller, relation: Relation) -> bool:
    """Whether two of the sentences name a day each, and not one in common."""
    days = [carrying(_words(teller, *value.spans[0])) & DAYS for value in relation.values]
    return any(one and other and not one & other for one, other in combinations(days, 2))


def _words(teller: Teller, report: str, span: Span) -> str:
    """The sentence around a number, without who says so and when."""
    reading = teller.passages.readings[report]
    contents = (part for attribution in reading.attributions for part in attribution.content)
    around = [part for part in contents if part.start <= span.start and span.end <= part.end]
    said = min(around, key=lambda part: part.end - part.start, default=None)
    return reading.report.text[said.start : said.end] if said else teller.text(report, span)


def _is_in_parts(teller: Teller, value: RelationValue) -> bool:
    """Whether the text has another number beside it, so that the two make up the count: "ten men and six women"."""
    report, span = value.spans[0]
    return bool(PARTS.match(teller.passages.readings[report].report.text, span.end))


def _is_deep(teller: Teller, value: RelationValue) -> bool:
    """Whether it stands so far down in its report that it may count some of them only."""
    return (teller.cite(*value.spans[0]).sentence or 0) > weights("brief")["counted"]


def _number(teller: Teller, relation: Relation, value: RelationValue) -> Number | None:
    """The number behind a value."""
    places = set(value.spans)
    return next(
        (
            number
            for mention in teller.events[relation.event].mentions
            for number in mention.numbers
            if (mention.report, number.span) in places
        ),
        None,
    )


def _part(teller: Teller, number: Number, value: RelationValue) -> str:
    """A number with who has it and when: at least 12 (Harbor Post, Oct. 12)."""
    who = joined([teller.sayers.outlet(report) for report in value.reports])
    day = day_of(teller, value.spans[0][0])
    return phrase("counted").format(
        number=amount(number.at_least, number.at_most), who=", ".join(part for part in (who, day) if part)
    )


def day_of(teller: Teller, report: str) -> str:
    """The day on which a report came out, as readers are told it."""
    published = teller.passages.readings[report].report.published
    year = teller.today.start.year if teller.today and teller.today.start else None
    interval: Interval | None = published.interval if published else None
    return shown(interval, year) if interval else ""
