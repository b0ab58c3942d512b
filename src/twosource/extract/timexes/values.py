"""What a phrase of time means. In come a Phrase and its Context; out comes its Meaning: type, value, interval, rule.

Pure functions, one a kind of phrase; `READERS` gives them the names that `time_rules.toml` uses. None means that the
phrase is no time expression after all. Days, clocks, periods and spans have rooms of their own; here are ranges.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timexes.calendar import MOST_IN_MONTH, nth_weekday
from twosource.extract.timexes.clocks import clock, part_of_day
from twosource.extract.timexes.context import FUTURE, Context
from twosource.extract.timexes.days import DAY_READERS, calendar_date
from twosource.extract.timexes.durations import period
from twosource.extract.timexes.grammar import Phrase, grammar, phrase_of
from twosource.extract.timexes.lexemes import Lexeme
from twosource.extract.timexes.meanings import NEAR, Meaning, anchored, dated, ordered
from twosource.extract.timexes.periods import century, decade, fiscal, month, quarter, season, year, year_range
from twosource.extract.timexes.spans import SPAN_READERS

Reader = Callable[[Phrase, Context], Meaning | None]
LAST_OF_MONTH = MOST_IN_MONTH + 1
SHORT_UNITS = ("D", "W", "2W", "WE")  # these hold no weekday twice
FIXING = ("year", "unit", "weekday", *NEAR)  # words that settle the year of a month or day


def month_days(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "June 21-24", "from June 3 to 5, 2019", "21-24 June"."""
    numbers = [int(word.value or 0) for word in phrase.all("day", "ordinal")]
    calendar = tuple(word for word in phrase.lexemes if word.kind in ("month", "year"))
    ends = [calendar_date(Phrase("date", "", (*calendar, day), 0), context) for day in phrase.all("day", "ordinal")]
    if len(numbers) != 2 or not all(ends):
        return None
    return ordered(ends[0], ends[1])


def stretch(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "from Monday to Wednesday", "between May and July", "between Monday and Friday last week"."""
    words = phrase.lexemes
    inner = words[1:] if words[0].kind in ("from", "between") else words
    joint = next((i for i, word in enumerate(inner) if word.kind in ("to", "dash", "and") and i), None)
    if joint is None:
        return None
    first, last = inner[:joint], inner[joint + 1 :]
    tail = tuple(word for word in last if word.kind in (*NEAR, "unit")) if last[-1].kind == "unit" else ()
    open_year = lacks_year(first) and lacks_year(last[: len(last) - len(tail)])
    if tail:  # "between Monday and Wednesday last week"
        first = (*first, *tail)
    elif last[-1].kind == "year" and not any(word.kind == "year" for word in first):
        first = (*first, last[-1])
    start, end = read_words(first, context), read_words(last, context)
    if start is not None and end is not None and start.interval and end.interval:
        if intervals.before(end.interval, start.interval):
            start, end = turned(start, end, context, open_year=open_year)
        return ordered(start, end)
    return None


def lacks_year(words: tuple[Lexeme, ...]) -> bool:
    """Whether an end is a bare month, or a month and day, whose year only tense and nearness gave."""
    return any(word.kind == "month" for word in words) and not any(word.kind in FIXING for word in words)


def turned(start: Meaning, end: Meaning, context: Context, *, open_year: bool) -> tuple[Meaning, Meaning]:
    """Two ends in order, where each alone was read the wrong way: "from January to November", told in January."""
    if len(end.value) == 10 and "weekday" in end.rule:
        return start, dated((date.fromisoformat(end.value) + timedelta(7)).isoformat(), end.rule)
    if not open_year:
        return start, end
    return (start, moved(end, 1)) if context.tense.sign == FUTURE else (moved(start, -1), end)


def moved(meaning: Meaning, years: int) -> Meaning:
    """The same month or day of another year."""
    year = meaning.value[:4]
    return dated(f"{int(year) + years:04}{meaning.value[4:]}", meaning.rule) if year.isdecimal() else meaning


def weekday_of_month(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the first Monday of May", "the last Friday in January 2020", "the second Tuesday of each month"."""
    at = next(i for i, word in enumerate(phrase.lexemes) if word.kind in ("of", "in"))
    words, number = phrase.lexemes[at + 1 :], int(phrase.value("weekday") or 0)
    unit = str(words[-1].value) if words[-1].kind == "unit" else ""
    if words[0].kind == "each" or (words[0].kind == "the" and context.tense.rule == "present-verb"):
        value = period(1, unit) if unit else f"XXXX-{int(words[-1].value or 0):02}"
        return Meaning("SET", value, None, "weekday-of-each") if unit not in SHORT_UNITS else None
    if not phrase.has("ordinal") and phrase.lexemes[0].kind != "the":
        return None  # "last Friday in May"
    first = month_named(words, context)
    if first is None:
        return None
    is_nth = phrase.lexemes[at - 2].kind == "ordinal"
    nth = int(phrase.all("ordinal")[0].value or 0) if is_nth else LAST_OF_MONTH
    if is_nth and not 1 <= nth <= MOST_IN_MONTH:
        return None
    day = nth_weekday(first, number, nth)
    if context.today and lacks_year(words):
        gone, ahead = context.tense.strong < 0 and day > context.today, context.tense.strong > 0 and day < context.today
        first = first.replace(year=first.year - gone + ahead)
        day = nth_weekday(first, number, nth)
    return dated(day.isoformat(), "weekday-of-month", cue=context.tense.cue) if day.month == first.month else None


def month_named(words: tuple[Lexeme, ...], context: Context) -> date | None:
    """The first day of the month that some words name; "the month" is that spoken of last, or the report's."""
    if words[0].kind == "the" and len(words) == 2:
        day = anchored(context, "M") if context.anchor else context.today
        return day.replace(day=1) if day and words[1].value == "M" else None
    month = read_words(words, context)
    is_month = month is not None and len(month.value) == len("2021-05")
    return intervals.first_day(month.interval) if month and is_month and month.interval else None


def read_words(words: tuple[Lexeme, ...], context: Context) -> Meaning | None:
    """What some words mean, taken as one phrase."""
    phrase = phrase_of(words, grammar())
    return READERS[phrase.read](phrase, context) if phrase else None


READERS: dict[str, Reader] = {
    "century": century,
    "clock": clock,
    "decade": decade,
    "fiscal": fiscal,
    "month": month,
    "month_days": month_days,
    "part_of_day": part_of_day,
    "quarter": quarter,
    "season": season,
    "stretch": stretch,
    "weekday_of_month": weekday_of_month,
    "year": year,
    "year_range": year_range,
    **DAY_READERS,
    **SPAN_READERS,
}
