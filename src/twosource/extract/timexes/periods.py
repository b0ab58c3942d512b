"""Months, seasons, quarters, years. In come a Phrase and its Context; out comes the stretch of the calendar meant.

"January 2019", "last June", "in November" by tense, "this summer", "the third quarter", "the 1990s", "fiscal 2018".
"""

from __future__ import annotations

from datetime import date

from twosource import intervals
from twosource.extract.labels import SUBJECTS
from twosource.extract.timexes.calendar import moved, narrowed, value_at
from twosource.extract.timexes.context import FUTURE, PAST, UNKNOWN, Context
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import (
    ANAPHORIC,
    DAYS_OF,
    NEAR,
    Meaning,
    anchored_year,
    dated,
    lasting,
    modifier,
    year_told,
)
from twosource.model import Interval

CENTURY_LESS = 2000  # the year that two digits are near to in a report without a date
DEED_LEAN = 2  # months by which a month lies further back that names a past deed: "the August raid killed ten"
PLAN_LEAN = -2  # months by which one lies further ahead after a present verb: "the trial begins in September"
SOON = 10  # years after the report that two digits may stand for


def month(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "January 2019", "last June", "in November" by tense, "late May"."""
    number = int(phrase.value("month") or 0)
    year, rule = month_year(phrase, context, number)
    if year is None:
        return dated(f"XXXX-{number:02}", "no-year")
    return shaped(phrase, context, f"{year:04}-{number:02}", rule)


def month_year(phrase: Phrase, context: Context, number: int) -> tuple[int | None, str]:
    """The year of a month, and how it is known."""
    if (year := phrase.value("year") or context.lent) is not None:
        return int(year), "month-of-year"
    if phrase.has("shortyear"):
        return short_year(phrase, context), "month-of-year"
    near = int(phrase.value(*NEAR) or 0) if phrase.has(*NEAR) else None
    if context.year is not None and (context.narrative or context.reference is None):
        return year_told(context, number), "year-mentioned"
    if context.today is None:
        return context.this_year, "year-of-report"
    today = context.today
    if phrase.has("unit"):
        told = anchored_year(context) if phrase.has(*ANAPHORIC) else None
        return (told or today).year + (near or 0), "month-of-year"
    if near is not None and near != 0:
        passed = number < today.month if near < 0 else number <= today.month
        return today.year - (near < 0 and not passed) + (
            near > 0 and passed
        ), "month-last" if near < 0 else "month-next"
    weak = context.tense.weak and context.tense.rule != "future-verb"
    if weak and context.tense.strong == PAST and phrase.has("the") and context.served in SUBJECTS:
        return month_by_tense(today, number, UNKNOWN, DEED_LEAN)
    if near is None and not weak and context.tense.rule == "present-verb" and context.tense.direct:
        return month_by_tense(today, number, UNKNOWN, PLAN_LEAN)
    return month_by_tense(today, number, UNKNOWN if near is not None or weak else context.tense.strong)


def month_by_tense(today: date, number: int, sign: int, lean: int = 0) -> tuple[int, str]:
    """The year of a bare month: past and future tense choose, else the nearest to `lean` months before."""
    if sign == PAST:
        return today.year - (number > today.month), "month-by-tense"
    if sign == FUTURE:
        return today.year + (number < today.month - 1), "month-by-tense"
    options = (today.year - 1, today.year, today.year + 1)
    return min(options, key=lambda year: abs((year - today.year) * 12 + number - today.month + lean)), "month-nearest"


def season(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "this summer", "last fall", "the winter of 2010"; a bare one needs a "the" or a year, or is none."""
    name = str(phrase.value("season"))
    if (year := phrase.value("year") or context.lent) is not None:
        return shaped(phrase, context, f"{int(year):04}-{name}", "season-of-year")
    if not phrase.has(*NEAR) and (context.succeeding == "of" or (phrase.has("unit") and phrase.value("unit") != "Y")):
        return None  # "the fall of the wall", "the fall of the week"
    pointed = phrase.has(*NEAR, "the", "early", "mid", "late", "later", "earlier")
    if not pointed and context.preceding not in contexts()["season"]:
        return None
    if context.narrative and context.year is not None:
        return shaped(phrase, context, f"{context.year:04}-{name}", "year-mentioned")
    if context.today is None:
        return dated(f"XXXX-{name}", "season-unresolved")
    near = phrase.value(*NEAR)
    if phrase.has("unit") and near is not None:
        told = anchored_year(context) if phrase.has(*ANAPHORIC) else None
        return shaped(phrase, context, f"{(told or context.today).year + int(near or 0):04}-{name}", "season-of-year")
    return shaped(phrase, context, f"{season_year(context, name, near):04}-{name}", "season-by-tense")


def season_year(context: Context, name: str, near: object) -> int:
    """The year in which a season begins that is meant by "this", "last", "next" or the tense."""
    today = context.today or date.min
    options = [(year, intervals.season(year, name)) for year in range(today.year - 2, today.year + 3)]
    day = intervals.days(today)
    if near == PAST or (near is None and context.tense.strong == PAST):
        allowed = [year for year, span in options if intervals.before(span, day)]
        current = [year for year, span in options if intervals.contains(span, day)] if near is None else []
        return (current or allowed)[-1]
    if near == FUTURE or (near is None and context.tense.strong == FUTURE):
        return next(year for year, span in options if span.end and day.start and span.end > day.start)
    nearest = min(options, key=lambda option: distance(option[1], today))[0]
    ahead = intervals.before(day, intervals.season(nearest, name))
    return nearest - 1 if near == 0 and ahead and context.tense.strong == PAST else nearest


def distance(span: Interval, today: date) -> int:
    """Days from a day to a stretch; none where the stretch holds it."""
    first, last = intervals.first_day(span) or today, intervals.last_day(span) or today
    return max((first - today).days, (today - last).days, 0)


def shaped(phrase: Phrase, context: Context, value: str, rule: str) -> Meaning:
    """A value whose interval is cut to what "early" or "later" leaves of it."""
    meaning, word = dated(value, rule, cue=context.tense.cue), modifier(phrase)
    if word and meaning.interval:
        return Meaning(meaning.type, value, narrowed(meaning.interval, word, context.today), rule, meaning.cue)
    return meaning


def year(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "1998", "the end of 1994", "in '98"."""
    if phrase.has("shortyear"):
        if len(phrase.lexemes) == 1 and context.preceding not in contexts()["short-year"]:
            return None
        return shaped(phrase, context, f"{short_year(phrase, context):04}", "year")
    return shaped(phrase, context, f"{int(phrase.value('year') or 0):04}", "year")


def short_year(phrase: Phrase, context: Context) -> int:
    """The year that two digits stand for: the last one before the report, or soon after it."""
    latest = (context.reference or CENTURY_LESS) + SOON
    return latest - (latest - int(phrase.value("shortyear") or 0)) % 100


def year_range(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "1998-99", "2012-2014"."""
    first = int(phrase.value("year") or 0)
    second = int(phrase.lexemes[-1].value or 0)
    last = second if second > 999 else first // 100 * 100 + second
    return dated(f"{first:04}/{last:04}", "year-range") if first < last < first + 100 and second > 9 else None


def decade(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the 1990s"; "in his 30s" is an age."""
    if context.preceding in contexts()["owner"] or phrase.has("its"):
        return None
    if len(phrase.lexemes[0].text) <= len("30s") and context.preceding in contexts()["number-part"]:
        return None
    return shaped(phrase, context, f"{int(phrase.value('decade') or 0) // 10}", "decade")


def century(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the 19th century"; other ordinals with units ("the second day") say no date by themselves."""
    if phrase.value("unit") != "CE":
        return None
    return shaped(phrase, context, f"{int(phrase.value('ordinal') or 1) - 1:02}", "century")


def quarter(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the third quarter of 1990", "last year's first half"."""
    number = int(phrase.value("ordinal") or 0)
    letter = "H" if phrase.has("half") else "Q"
    if letter == "H" and phrase.has("decade"):
        return half_decade(phrase, number)
    last = phrase.lexemes[-1]
    if letter == "H" and last.kind == "unit" and last.value != "Y":
        return part_of_unit(phrase, context)
    if letter == "H" and is_of_thing(context):
        return None
    if (letter == "Q" and not any(word.value == "Q" for word in phrase.all("unit"))) or number > (
        2 if letter == "H" else 4
    ):
        return part_of_unit(phrase, context) or century(phrase, context)
    near = phrase.value(*NEAR)
    if (year := phrase.value("year")) is not None:
        value = f"{int(year):04}-{letter}{number}"
    elif phrase.has("ago", "earlier") and context.today:
        value = f"{context.today.year - 1:04}-{letter}{number}"
    elif context.narrative and context.year is not None:
        value = f"{context.year:04}-{letter}{number}"
    elif context.today is None:
        value = f"XXXX-{letter}{number}"
    elif near is not None and phrase.has("unit"):
        value = f"{context.today.year + int(near):04}-{letter}{number}"
    else:
        value = f"{quarter_year(context, number, 2 if letter == 'H' else 4):04}-{letter}{number}"
    return dated(value, "quarter")


def part_of_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the first week of next month" as some time in that month."""
    kinds = [word.kind for word in phrase.lexemes]
    if not phrase.has("of", "in"):
        return None
    tail = phrase.lexemes[next(i for i, kind in enumerate(kinds) if kind in ("of", "in")) + 1 :]
    if tail[-1].kind == "year":
        return dated(f"{int(tail[-1].value or 0):04}", "part-of-unit")
    near = next((word for word in tail if word.kind in NEAR), None)
    if near is None or near.kind in ANAPHORIC or context.today is None or tail[-1].value not in DAYS_OF:
        return None
    unit = str(tail[-1].value)
    return dated(value_at(moved(context.today, unit, int(near.value or 0)), unit), "part-of-unit")


def half_decade(phrase: Phrase, number: int) -> Meaning | None:
    """Reads "the first half of the 1990s"."""
    first = int(phrase.value("decade") or 0)
    if number not in (1, 2):
        return None
    return Meaning("DATE", f"{first // 10}", intervals.years(first + 5 * (number - 1), 5), "half-decade")


def is_of_thing(context: Context) -> bool:
    """Whether what follows is no time that has a half: "the first half of the film"."""
    words, (owner, *rest) = contexts(), (*context.beyond, "")
    return context.succeeding == "of" and owner in words["half-of"] and " ".join(rest[:2]) not in words["half-of-year"]


def quarter_year(context: Context, number: int, parts: int) -> int:
    """The year of a bare quarter: the last one that has begun, unless the tense looks ahead."""
    today = context.today or date.min
    now = (today.month - 1) * parts // 12 + 1
    if context.tense.sign == FUTURE and number < now:
        return today.year + (now - number > parts // 2)
    return today.year - (number > now and context.tense.sign != FUTURE)


def fiscal(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "fiscal 1989": the calendar's interval is not known, as a firm's year may begin in any month."""
    if phrase.has("ordinal"):
        meaning = quarter(phrase, context)
        return meaning and Meaning("DATE", meaning.value, None, "fiscal")
    if (year := phrase.value("year")) is not None:
        return Meaning("DATE", f"{int(year):04}", None, "fiscal")
    if context.succeeding in contexts()["accounts"] and not phrase.has(*NEAR):
        return lasting("P1Y", "year-with-end")
    if context.today is None:
        return None
    return Meaning("DATE", f"{context.today.year + int(phrase.value(*NEAR) or 0):04}", None, "fiscal")
