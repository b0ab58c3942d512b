"""The date of a report from its own text. In come a Doc and its time phrases; out comes a Publication, or None.

Two things date a report: a full date with its weekday, where the text speaks of that weekday as just past ("Thursday,
Jan. 17, 2013" in a caption, "officials said Thursday" in the lead), and a dateline's day with the year named elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from twosource import intervals
from twosource.extract.timexes.anchors import tense_at
from twosource.extract.timexes.calendar import possible
from twosource.extract.timexes.context import PAST
from twosource.extract.timexes.grammar import Phrase
from twosource.model import Publication, Reason, Span

HEAD = 250  # characters in which a dateline's date may stand
CALENDAR = ("date", "time-of-day", "part-of-day")


def date_from_text(doc: Doc, phrases: Sequence[Phrase]) -> Publication | None:
    """When the report came out, by its own words; None where they do not settle it."""
    full = [(phrase, day) for phrase in phrases if (day := full_date(phrase))]
    bare = [phrase for phrase in phrases if phrase.rule == "weekday" and len(phrase.lexemes) == 1]
    return dateline_date(doc, phrases) or weekday_date(doc, full, bare)


def full_date(phrase: Phrase) -> date | None:
    """The day that a phrase names with its year."""
    if phrase.rule not in CALENDAR or not phrase.has("month") or not phrase.has("year"):
        return None
    days = phrase.all("day", "ordinal")
    return (
        possible(int(phrase.value("year") or 0), int(phrase.value("month") or 0), int(days[-1].value or 0))
        if days
        else None
    )


def weekday_date(doc: Doc, full: Sequence[tuple[Phrase, date]], bare: Sequence[Phrase]) -> Publication | None:
    """A full date with its weekday, where the lead speaks of that weekday as past and no other day fits."""
    days = {day for phrase, day in full if phrase.has("weekday") and phrase.value("weekday") == day.isoweekday()}
    spoken = [phrase for phrase in bare if is_past(doc, phrase)]
    if not days or not spoken:
        return None
    latest, lead = max(days), spoken[0]
    if lead.value("weekday") != latest.isoweekday():
        return None
    named = next(phrase for phrase, day in full if day == latest and phrase.has("weekday"))
    return published(latest, [("full-date", named), ("weekday-past", lead)])


def is_past(doc: Doc, phrase: Phrase) -> bool:
    """Whether the phrase's sentence tells what was done or said on that day."""
    span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    return span is not None and tense_at(doc, span.start, span.end - 1).sign == PAST


def dateline_date(doc: Doc, phrases: Sequence[Phrase]) -> Publication | None:
    """The day that opens a report, by itself or after its place: "SEOUL, June 5 (Reuters) - …"."""
    head = len(doc.text) - len(doc.text.lstrip())
    for phrase in phrases:
        if phrase.start > head + HEAD:
            return None
        if phrase.rule == "date" and phrase.has("month") and opens(doc.text, phrase):
            years = [int(other.value("year") or 0) for other in phrases if other.has("year")]
            year = int(phrase.value("year") or 0) or (max(years) if years else 0)
            days = phrase.all("day", "ordinal")
            day = possible(year, int(phrase.value("month") or 0), int(days[0].value or 0)) if year and days else None
            return published(day, [("dateline-date", phrase)]) if day else None
    return None


def opens(text: str, phrase: Phrase) -> bool:
    """Whether only a place in capitals stands before the phrase, and a dash, bracket or line end after it."""
    before, after = text[: phrase.start].strip(), text[phrase.end : phrase.end + 30]
    place = before.rstrip(",").split(",")[0]
    if before and not (place.isupper() and len(before) < 60 and "." not in before.rstrip(".")):
        return False
    stripped = after.lstrip()
    return stripped[:1] in ("-", "–", "—", "(", "_") or after[:1] == "\n" or (not before and stripped[:1] == ":")


def published(day: date, because: Sequence[tuple[str, Phrase]]) -> Publication:
    """The Publication for a day."""
    reasons = tuple(Reason("published", rule, Span(phrase.start, phrase.end)) for rule, phrase in because)
    dateline = because[0][0] == "dateline-date"
    return Publication(intervals.days(day), "dateline" if dateline else "text", reasons)
