"""Single days. In come a Phrase and its Context; out comes the day that is meant, by the calendar, tense and nearness.

"Thursday, Jan. 17, 2013", "17 January", "Wednesday", "last Monday", "yesterday", "Christmas".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from twosource.extract.timexes.calendar import holiday as holiday_date
from twosource.extract.timexes.calendar import moved, possible, value_at
from twosource.extract.timexes.context import FUTURE, PAST, UNKNOWN, Context, Tense
from twosource.extract.timexes.durations import count_of
from twosource.extract.timexes.grammar import Phrase, grammar, phrase_of
from twosource.extract.timexes.lexemes import Lexeme, contexts, known_days
from twosource.extract.timexes.meanings import (
    ANAPHORIC,
    NEAR,
    Meaning,
    anchored,
    anchored_year,
    dated,
    day_of,
    year_told,
)
from twosource.extract.timexes.spans import near_unit, near_units, told_week

WEEK, HALF_WEEK = 7, 3
OPENING = 120  # characters in which a newswire names its place and itself
DASHES = ("-", "–", "—", "_")
BESIDE = 60  # days that what is told as to come may lie back: the verb is not always that of the date
LEAN = {PAST: -120, UNKNOWN: 0, FUTURE: 60}  # by how many days a tense moves what a date without a year is nearest to


def calendar_date(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "Thursday, Jan. 17, 2013", "17 January", "2013-01-17", "1/17/2013"."""
    if phrase.has("iso"):
        return dated(str(phrase.value("iso")), "calendar-date")
    if phrase.has("slashed"):
        return slashed(str(phrase.value("slashed")))
    month, number = int(phrase.value("month") or 0), int(phrase.value("day", "ordinal") or 0)
    year = phrase.value("year") or context.lent
    if not 1 <= number <= 31:
        return None
    if year is not None:
        day = possible(int(year), month, number)
        return dated(day.isoformat(), "calendar-date") if day else None
    known, words = known_days().get((month, number), (0, frozenset()))
    if context.succeeding in words and not phrase.has("last", "next", "this"):
        return dated(f"{known:04}-{month:02}-{number:02}", "known-day")
    if phrase.lexemes[-1].kind == "unit" and phrase.lexemes[-1].value == "Y":
        return day_of_year(phrase, context, month, number)
    near = phrase.value("last")
    found = nearest_year(context, month, number, None if near is None else int(near))
    if found is None:
        return dated(f"XXXX-{month:02}-{number:02}", "no-year")
    return dated(found[0].isoformat(), found[1], cue=context.tense.cue)


def day_of_year(phrase: Phrase, context: Context, month: int, number: int) -> Meaning | None:
    """Reads "July 25 of that year", "April 4 this year"."""
    base = (anchored_year(context) if phrase.has(*ANAPHORIC) else None) or context.today
    if base is None:
        return dated(f"XXXX-{month:02}-{number:02}", "no-year")
    day = possible(base.year + int(phrase.value(*NEAR) or 0), month, number)
    return dated(day.isoformat(), "day-of-year") if day else None


def week_of(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the week of March 6"."""
    day = calendar_date(phrase, context)
    if day is None or phrase.value("unit") != "W" or day_of(day.value) is None:
        return day
    return dated(value_at(date.fromisoformat(day.value), "W"), "week-of-day")


def day_of_month(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "on the 15th": of the month that the text speaks of, or else of the report's, by tense."""
    number, ordinal = int(phrase.value("ordinal") or 0), phrase.all("ordinal")[0].text
    words = contexts()
    if phrase.has("unit"):
        return day_of_that_month(phrase, context, number) if ordinal[0].isdecimal() else None
    if (
        not ordinal[0].isdecimal()
        or context.preceding not in words["day-of-month"]
        or context.succeeding in words["joint"]
    ):
        return None
    today, sign = context.today, context.tense.sign
    told = day_of(context.anchor) or anchored(context, "M")
    if told is None and sign == PAST and context.preceding in words["maybe-over"]:
        return None  # "they led by the 7th": of no month
    day = possible(told.year, told.month, number) if told else None
    if day is None or (today is not None and (day - today).days * sign < 0):
        day = numbered_day(today, number, sign) if today else None
    return dated(day.isoformat(), "day-of-month", cue=context.tense.cue) if day else None


def day_of_that_month(phrase: Phrase, context: Context, number: int) -> Meaning | None:
    """Reads "the 28th of that month", "the 2nd of next month"."""
    told = phrase.has(*ANAPHORIC)
    base = anchored(context, "M") if told and context.anchor else context.today
    if base is None or phrase.value("unit") != "M":
        return None
    month = moved(base.replace(day=1), "M", int(phrase.value(*NEAR) or 0))
    day = possible(month.year, month.month, number)
    return dated(day.isoformat(), "day-of-month") if day else None


def numbered_day(today: date, number: int, sign: int) -> date | None:
    """The day of this month with that number, or of the month before or after where the tense asks for it."""
    day = possible(today.year, today.month, number)
    if day is None or (day - today).days * sign >= 0:
        return day
    month = moved(today.replace(day=1), "M", sign)
    return possible(month.year, month.month, number)


def slashed(text: str) -> Meaning | None:
    """A date in figures: the month first, as Americans write it, unless only the other order is possible."""
    one, two, year = (int(part) for part in text.replace(".", "/").split("/"))
    century = 0 if year > 99 else 2000 if year < 70 else 1900
    orders = ((two, one), (one, two)) if "." in text else ((one, two), (two, one))
    days = [day for month, number in orders if (day := possible(year + century, month, number))]
    return dated(days[0].isoformat(), "date-in-figures") if days else None


def nearest_year(context: Context, month: int, day: int, near: int | None = None) -> tuple[date, str] | None:
    """The day and month in the year that the text speaks of, or else in the one that tense and nearness ask for."""
    if context.year is not None and (context.narrative or context.reference is None):
        found = possible(year_told(context, month) or context.year, month, day)
        return (found, "year-mentioned") if found else None
    if context.today is None:
        found = possible(context.this_year, month, day) if context.this_year else None
        return (found, "year-of-report") if found else None
    today = context.today
    options = [found for year in range(today.year - 1, today.year + 2) if (found := possible(year, month, day))]
    if near == PAST:
        options = [option for option in options if option < today][-1:]
    if not options:
        return None
    lean = timedelta(LEAN[context.tense.sign])
    if context.tense.strong == FUTURE and not context.naming:  # "will land on Nov. 11", told in March
        options = [option for option in options if option >= today - timedelta(BESIDE)] or options
    best = min(options, key=lambda option: abs(option - today - lean))
    return best, "nearest-year"


def weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "Wednesday" by tense; "last Monday", "Tuesday of next week"."""
    number = int(phrase.value("weekday") or 0)
    if phrase.lexemes[-1].text.lower().endswith("days"):
        return Meaning("SET", f"XXXX-WXX-{number}", None, "weekday-plural")
    near = phrase.value(*NEAR)
    if phrase.has("unit") and context.today:
        weeks = told_week(context.today, int(near or 0), context)
        monday = moved(context.today - timedelta(context.today.weekday()), "W", weeks)
        return dated((monday + timedelta(number - 1)).isoformat(), "weekday-of-week")
    base = day_of(context.anchor) if phrase.has(*ANAPHORIC) else context.today
    if base is None:
        return dated(f"XXXX-WXX-{number}", "weekday-unresolved")
    said = day_of(context.anchor) if context.told and context.tense.rule == "future-of-then" else None
    if said is not None and near is None and said < base:
        base = said  # "said Wednesday that she would leave Thursday", told on Friday
    day, rule = nearest_weekday(base, number, int(near) if near is not None else None, context)
    return dated(day.isoformat(), rule, cue=context.tense.cue if near is None else None)


def nearest_weekday(base: date, number: int, near: int | None, context: Context) -> tuple[date, str]:
    """The weekday before, on or after a day: outlets call the day itself by its name, too."""
    back = (base.isoweekday() - number) % 7
    if near is not None and near != 0:
        days = -(back or 7) if near < 0 else (-back % 7 or 7)
        return base + timedelta(days), "weekday-last" if near < 0 else "weekday-next"
    if context.told_next_day and near is None and base == context.today and back == WEEK - 1:
        return base + timedelta(1), "weekday-of-next-day"
    if context.tense.nearest and near is None and back <= HALF_WEEK:
        return base - timedelta(back), f"weekday-{context.tense.rule}"
    if context.tense.sign == FUTURE or (near == 0 and context.tense.sign != PAST):
        return base + timedelta(-back % 7), f"weekday-{context.tense.rule}"
    return base - timedelta(back), "weekday-past"


def is_told_next_day(text: str, found: Sequence[Phrase], tenses: Sequence[Tense], context: Context) -> bool:
    """Whether a newswire's report was told, or told anew, on the day after its date.

    So it is where it names that weekday first, as past, and again, and gives no date to the one before.
    """
    if context.today is None or not is_wired(text):
        return False
    ahead, before = context.today + timedelta(1), context.today - timedelta(6)
    if any(phrase.value("month") == before.month and phrase.value("day", "ordinal") == before.day for phrase in found):
        return False
    bare = [i for i, phrase in enumerate(found) if phrase.has("weekday") and not phrase.has("month", "unit", *NEAR)]
    named = [i for i in bare if found[i].value("weekday") == ahead.isoweekday()]
    return len(named) > 1 and named[0] == bare[0] and tenses[named[0]].sign == PAST


def is_wired(text: str) -> bool:
    """Whether a text opens as a newswire's does, with its place, the agency in brackets and a dash.

    >>> is_wired("LIMA, Peru (AP) _ The council met."), is_wired("The council (in Lima) - met.")
    (True, False)
    """
    place, _, rest = text.lstrip()[:OPENING].partition("(")
    _, closed, after = rest.partition(")")
    return bool(closed) and place.split(",")[0].isupper() and after.lstrip().startswith(DASHES)


def weekday_away(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "a week ago Monday", "two weeks from Tuesday", "two Fridays ago"."""
    number, count = int(phrase.value("weekday") or 0), count_of(phrase)
    if context.today is None or count is None or count % 1:
        return dated(f"XXXX-WXX-{number}", "weekday-unresolved")
    sign, unit = 1 if phrase.has("from") else PAST, str(phrase.value("unit") or "W")
    near, _ = nearest_weekday(context.today, number, sign, context)
    try:
        weeks = int(count) - (not phrase.has("unit"))  # "two Fridays ago" is a week before the last one
        return dated(moved(near, unit, sign * weeks).isoformat(), "weekday-away")
    except ValueError:
        return None


def day_word(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "yesterday", "today", "tomorrow"."""
    if phrase.value("dayword") == 0 and context.owned in contexts()["these-days"]:
        return dated("PRESENT_REF", "these-days")
    if context.today is None:
        return dated("PRESENT_REF" if phrase.value("dayword") == 0 else "XXXX-XX-XX", "day-word-unresolved")
    return dated((context.today + timedelta(int(phrase.value("dayword") or 0))).isoformat(), "day-word")


def day_beside(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the day before yesterday", "the day after last Tuesday"."""
    if phrase.value("unit") != "D":
        return None
    words = tuple(word for word in phrase.lexemes if word.kind in ("dayword", "weekday", "last", "next"))
    beside = read_day(words, context)
    day = day_of(beside.value) if beside else None
    if day is None:
        return dated("XXXX-XX-XX", "day-word-unresolved")
    return dated((day + timedelta(int(phrase.value("before", "after") or 0))).isoformat(), "day-beside")


def holiday(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "Christmas", "Thanksgiving 2018"."""
    rule, year = str(phrase.value("holiday")), phrase.value("year")
    if year is not None:
        return dated(holiday_date(rule, int(year)).isoformat(), "holiday")
    base = context.today
    if base is None:
        return None
    days = [holiday_date(rule, base.year + step) for step in (-1, 0, 1)]
    near = phrase.value("last", "justpast", "next")
    sign = int(near) if near is not None else context.tense.sign
    before = [day for day in days if day <= base]
    ahead = [day for day in days if day >= base]
    chosen = ahead[0] if sign > 0 else before[-1] if sign < 0 else min(days, key=lambda day: abs(day - base))
    return dated(chosen.isoformat(), "holiday")


DAY_READERS: dict[str, Callable[[Phrase, Context], Meaning | None]] = {
    "calendar_date": calendar_date,
    "day_beside": day_beside,
    "day_of_month": day_of_month,
    "day_word": day_word,
    "holiday": holiday,
    "near_unit": near_unit,
    "near_units": near_units,
    "week_of": week_of,
    "weekday": weekday,
    "weekday_away": weekday_away,
}


def read_day(words: tuple[Lexeme, ...], context: Context) -> Meaning | None:
    """The day that some words mean, taken as one phrase."""
    phrase = phrase_of(words, grammar())
    reader = DAY_READERS.get(phrase.read) if phrase else None
    return reader(phrase, context) if reader and phrase else None
