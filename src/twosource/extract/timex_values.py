"""What a phrase of time means. In come a Phrase and its Context; out comes its Meaning: type, value, interval, rule.

Pure functions, one a kind of phrase; `READERS` gives them the names that `time_rules.toml` uses. None means that the
phrase is no time expression after all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timex_anchors import FUTURE, PAST, Context
from twosource.extract.timex_calendar import (
    holiday as holiday_date,
)
from twosource.extract.timex_calendar import (
    interval_of,
    moved,
    narrowed,
    possible,
    zone_of,
)
from twosource.extract.timex_grammar import Phrase, grammar, phrase_of
from twosource.extract.timex_lexemes import Lexeme
from twosource.extract.timex_meanings import Meaning, dated, day_of, modifier, ordered
from twosource.extract.timex_spans import SPAN_READERS
from twosource.model import Interval

Reader = Callable[[Phrase, Context], Meaning | None]
BACK, HERE, ON = ("last", "previous", "past"), ("this", "current", "same", "that"), ("next", "coming", "following")
ANAPHORIC = ("previous", "following", "same", "that")
TIME_MARKS = ("ampm", "oclock", "zone", "local")
NEAR = (*BACK, *HERE, *ON)


# ── Days ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def calendar_date(phrase: Phrase, context: Context) -> Meaning | None:
    """ "Thursday, Jan. 17, 2019", "17 January", "2019-01-17", "1/17/2019"."""
    if phrase.has("iso"):
        return dated(str(phrase.value("iso")), "calendar-date")
    if phrase.has("slashed"):
        return slashed(str(phrase.value("slashed")))
    month, number = int(phrase.value("month") or 0), int(phrase.value("day", "ordinal") or 0)
    year = phrase.value("year")
    if not 1 <= number <= 31:
        return None
    if year is not None:
        day = possible(int(year), month, number)
        return dated(day.isoformat(), "calendar-date") if day else None
    near = phrase.value("last")
    found = nearest_year(context, month, number, None if near is None else int(near))
    if found is None:
        return dated(f"XXXX-{month:02}-{number:02}", "no-year")
    return dated(found[0].isoformat(), found[1], cue=context.tense.cue)


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
        found = possible(context.year, month, day)
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
    lean = timedelta(60) * context.tense.sign
    best = min(options, key=lambda option: abs(option - today - lean))
    return best, "nearest-year"


def weekday(phrase: Phrase, context: Context) -> Meaning | None:
    """ "Wednesday" by tense; "last Monday", "Tuesday of next week"."""
    number = int(phrase.value("weekday") or 0)
    if phrase.lexemes[-1].text.lower().endswith("days"):
        return Meaning("SET", f"XXXX-WXX-{number}", None, "weekday-plural")
    near = phrase.value(*BACK, *HERE, *ON)
    if phrase.has("unit") and context.today:
        monday = moved(context.today - timedelta(context.today.weekday()), "W", int(near or 0))
        return dated((monday + timedelta(number - 1)).isoformat(), "weekday-of-week")
    base = day_of(context.anchor) if phrase.has(*ANAPHORIC) else context.today
    if base is None:
        return dated(f"XXXX-WXX-{number}", "weekday-unresolved")
    day, rule = nearest_weekday(base, number, int(near) if near is not None else None, context)
    return dated(day.isoformat(), rule, cue=context.tense.cue if near is None else None)


def nearest_weekday(base: date, number: int, near: int | None, context: Context) -> tuple[date, str]:
    """The weekday before, on or after a day: outlets call the day itself by its name, too."""
    back = (base.isoweekday() - number) % 7
    if near is not None and near != 0:
        days = -(back or 7) if near < 0 else (-back % 7 or 7)
        return base + timedelta(days), "weekday-last" if near < 0 else "weekday-next"
    if context.tense.sign == FUTURE or (near == 0 and context.tense.sign != PAST):
        return base + timedelta(-back % 7), f"weekday-{context.tense.rule}"
    return base - timedelta(back), "weekday-past"


def day_word(phrase: Phrase, context: Context) -> Meaning | None:
    """ "yesterday", "today", "tomorrow"."""
    if context.today is None:
        return dated("PRESENT_REF" if phrase.value("dayword") == 0 else "XXXX-XX-XX", "day-word-unresolved")
    return dated((context.today + timedelta(int(phrase.value("dayword") or 0))).isoformat(), "day-word")


def day_beside(phrase: Phrase, context: Context) -> Meaning | None:
    """ "the day before yesterday"."""
    if context.today is None:
        return dated("XXXX-XX-XX", "day-word-unresolved")
    count = int(phrase.value("dayword") or 0) + int(phrase.value("before", "after") or 0)
    return dated((context.today + timedelta(count)).isoformat(), "day-word")


def holiday(phrase: Phrase, context: Context) -> Meaning | None:
    """ "Christmas", "Thanksgiving 2018"."""
    rule, year = str(phrase.value("holiday")), phrase.value("year")
    if year is not None:
        return dated(holiday_date(rule, int(year)).isoformat(), "holiday")
    base = context.today
    if base is None:
        return None
    days = [holiday_date(rule, base.year + step) for step in (-1, 0, 1)]
    near = phrase.value("last", "next")
    sign = int(near) if near is not None else context.tense.sign
    before = [day for day in days if day <= base]
    ahead = [day for day in days if day >= base]
    chosen = ahead[0] if sign > 0 else before[-1] if sign < 0 else min(days, key=lambda day: abs(day - base))
    return dated(chosen.isoformat(), "holiday")


# ── Times of day ──────────────────────────────────────────────────────────────────────────────────────────────────


def clock(phrase: Phrase, context: Context) -> Meaning | None:
    """ "6:25 p.m. on Thursday", "0825 GMT", "noon"."""
    times = time_parts(phrase.lexemes)
    if not times:
        return None
    (time, zone), *aside = times
    if phrase.lexemes[0].kind == "clock" and len(phrase.lexemes) == 1 and context.preceding not in ("at", "until", "by"):
        return None
    if aside and aside[0][1] == 0 and zone is None:
        zone = zone_between(time, aside[0][0])
    suffix = "" if zone is None else zone_of(zone)
    day = clock_day(phrase, context)
    return dated(f"{day}T{time}{suffix}", "clock", kind="TIME", cue=context.tense.cue)


def time_parts(words: tuple[Lexeme, ...]) -> list[tuple[str, int | None]]:
    """The times of day that are named, each with its zone's minutes from UTC where that is known."""
    found: list[tuple[str, int | None]] = []
    for at, word in enumerate(words):
        after = words[at + 1].kind if at + 1 < len(words) else ""
        skip = 2 if after == "dash" else 1
        beside = words[at + skip] if at + skip < len(words) else None
        if word.kind in ("clock", "hhmm", "noon"):
            found.append((by_half(str(word.value), beside), None))
        elif word.kind in ("day", "year", "int", "decimal") and beside and beside.kind in TIME_MARKS:
            found.append((by_half(figures(word), beside), None))
        elif word.kind == "zone" and isinstance(word.value, int) and found:
            ahead = int(words[at + 2].value or 0) if after == "plus" and at + 2 < len(words) else 0
            found[-1] = found[-1][0], word.value + 60 * ahead
        elif word.kind == "part" and found:
            found[-1] = by_part(found[-1][0], str(word.value)), found[-1][1]
    return [(time, zone) for time, zone in found if time]


def figures(word: Lexeme) -> str:
    """ "6" as 06:00, "1825" as 18:25, "6.25" as 06:25."""
    if word.kind == "day":
        return f"{int(word.value or 0):02}:00"
    hour, minute = (word.text.split(".") + ["0"])[:2] if "." in word.text else (word.text[:-2] or "0", word.text[-2:])
    return f"{int(hour):02}:{int(minute):02}" if int(hour) < 25 and int(minute) < 60 else ""


def by_half(time: str, beside: Lexeme | None) -> str:
    """A time on the clock of 24 hours, by the "p.m." beside it."""
    if not time or beside is None or beside.kind != "ampm":
        return time
    hour = int(time[:2])
    return f"{hour % 12 + int(beside.value or 0):02}{time[2:]}" if 1 <= hour <= 12 else time


def by_part(time: str, part: str) -> str:
    """ "3:15 in the afternoon"."""
    hour = int(time[:2])
    return f"{hour + 12:02}{time[2:]}" if part in ("AF", "EV", "NI") and hour < 12 else time


def zone_between(local: str, universal: str) -> int | None:
    """Minutes from UTC of a place where it is one time while it is another in UTC."""
    minutes = [int(time[:2]) * 60 + int(time[3:5]) for time in (local, universal)]
    difference = (minutes[0] - minutes[1] + 720) % 1440 - 720
    return difference + 1440 if difference < -11 * 60 - 30 else difference if difference % 15 == 0 else None


def clock_day(phrase: Phrase, context: Context) -> str:
    """The day of a time: the one beside it, or else the one last spoken of, or the report's own."""
    kinds = {"weekday", "month", "dayword", "iso", "slashed", "holiday", "unit"}
    at = next((i for i, word in enumerate(phrase.lexemes) if word.kind in kinds), None)
    if at is not None:
        meaning = read_words(dateish(phrase.lexemes, at), context)
        if meaning is not None and meaning.type == "DATE":
            return meaning.value
    anchor = day_of(context.anchor)
    day = anchor or context.today
    return day.isoformat() if day else "XXXX-XX-XX"


def dateish(words: tuple[Lexeme, ...], at: int) -> tuple[Lexeme, ...]:
    """The words of the date that is beside a time of day."""
    start = at
    while start and words[start - 1].kind in (*NEAR, "the", "day", "ordinal", "of") and words[start].kind != "weekday":
        start -= 1
    stop = next((i for i in range(at, len(words)) if words[i].kind in ("at", "part", "poss", "tonight", "clock")), len(words))
    chosen = words[start:stop]
    return chosen[:-1] if chosen and chosen[-1].kind == "comma" else chosen


def part_of_day(phrase: Phrase, context: Context) -> Meaning | None:
    """ "Thursday night", "this morning", "last night", "the evening of June 5", "tonight", "overnight"."""
    part = str(phrase.value("part", "tonight", "overnight"))
    if phrase.has("overnight"):
        return overnight(context)
    named = any(phrase.has(kind) for kind in ("weekday", "month", "dayword", "iso", "slashed", "holiday", "unit"))
    if named:
        day: str | None = clock_day(phrase, context)
    else:
        base = day_of(context.anchor) if phrase.has(*ANAPHORIC) else context.today
        day = (base + timedelta(int(phrase.value(*NEAR) or 0))).isoformat() if base else None
    if day is None or (len(day) != 10 and not day.startswith("XXXX")):
        return None if day is not None else dated(f"XXXX-XX-XXT{part}", "part-of-day", kind="TIME")
    return dated(f"{day}T{part}", "part-of-day", kind="TIME", cue=context.tense.cue)


def overnight(context: Context) -> Meaning | None:
    """The night that ended on the report's day, or the one to come."""
    if context.today is None:
        return dated("XXXX-XX-XXTNI", "overnight", kind="TIME")
    first = context.today - timedelta(0 if context.tense.sign == FUTURE else 1)
    whole = intervals.days(first, 2)
    return Meaning("TIME", f"{first.isoformat()}TNI", whole, "overnight", context.tense.cue)


# ── Longer stretches of the calendar ──────────────────────────────────────────────────────────────────────────────


def month(phrase: Phrase, context: Context) -> Meaning | None:
    """ "January 2019", "last June", "in November" by tense, "late May"."""
    number = int(phrase.value("month") or 0)
    year, rule = month_year(phrase, context, number)
    if year is None:
        return dated(f"XXXX-{number:02}", "no-year")
    return shaped(phrase, context, f"{year:04}-{number:02}", rule)


def month_year(phrase: Phrase, context: Context, number: int) -> tuple[int | None, str]:
    """The year of a month, and how it is known."""
    if (year := phrase.value("year")) is not None:
        return int(year), "month-of-year"
    if phrase.has("shortyear"):
        return 1900 + int(phrase.value("shortyear") or 0), "month-of-year"
    near = phrase.value(*NEAR)
    if context.year is not None and (context.narrative or context.reference is None):
        return context.year, "year-mentioned"
    if context.today is None:
        return context.this_year, "year-of-report"
    today = context.today
    if phrase.has("unit"):
        return today.year + int(near or 0), "month-of-year"
    if near is not None and near != 0:
        passed = number < today.month if near < 0 else number <= today.month
        return today.year - (near < 0 and not passed) + (near > 0 and passed), "month-last" if near < 0 else "month-next"
    return month_by_tense(today, number, 0 if near is not None else context.tense.strong)


def month_by_tense(today: date, number: int, sign: int) -> tuple[int, str]:
    """The year of a bare month: past and future tense choose, else the nearest."""
    if sign == PAST:
        return today.year - (number > today.month), "month-by-tense"
    if sign == FUTURE:
        return today.year + (number < today.month - 1), "month-by-tense"
    options = (today.year - 1, today.year, today.year + 1)
    return min(options, key=lambda year: abs((year - today.year) * 12 + number - today.month)), "month-nearest"


def season(phrase: Phrase, context: Context) -> Meaning | None:
    """ "this summer", "last fall", "the winter of 2010"; a bare season needs a "the" or a year, or is none."""
    name = str(phrase.value("season"))
    if (year := phrase.value("year")) is not None:
        return shaped(phrase, context, f"{int(year):04}-{name}", "season-of-year")
    if not phrase.has(*NEAR, "the", "early", "mid", "late", "later", "earlier") and context.preceding not in ("in", "by", "of"):
        return None
    if context.narrative and context.year is not None:
        return shaped(phrase, context, f"{context.year:04}-{name}", "year-mentioned")
    if context.today is None:
        return dated(f"XXXX-{name}", "season-unresolved")
    near = phrase.value(*NEAR)
    if phrase.has("unit"):
        return shaped(phrase, context, f"{context.today.year + int(near or 0):04}-{name}", "season-of-year")
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
    return min(options, key=lambda option: distance(option[1], today))[0]


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
    """ "1998", "the end of 1994"."""
    return shaped(phrase, context, f"{int(phrase.value('year') or 0):04}", "year")


def year_range(phrase: Phrase, context: Context) -> Meaning | None:
    """ "1998-99", "2012-2014"."""
    first = int(phrase.value("year") or 0)
    second = int(phrase.lexemes[-1].value or 0)
    last = second if second > 999 else first // 100 * 100 + second
    return dated(f"{first:04}/{last:04}", "year-range") if first < last < first + 100 and second > 9 else None


def decade(phrase: Phrase, context: Context) -> Meaning | None:
    """ "the 1990s"."""
    return shaped(phrase, context, f"{int(phrase.value('decade') or 0) // 10}", "decade")


def century(phrase: Phrase, context: Context) -> Meaning | None:
    """ "the 19th century"; other ordinals with units ("the second day") say no date by themselves."""
    if phrase.value("unit") != "CE":
        return None
    return shaped(phrase, context, f"{int(phrase.value('ordinal') or 1) - 1:02}", "century")


def quarter(phrase: Phrase, context: Context) -> Meaning | None:
    """ "the third quarter of 1990", "last year's first half"."""
    number, unit = int(phrase.value("ordinal") or 0), phrase.value("half", "unit")
    letter = "H" if phrase.has("half") else "Q"
    if (unit != "Q" and letter == "Q") or number > (2 if letter == "H" else 4):
        return century(phrase, context)
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


def quarter_year(context: Context, number: int, parts: int) -> int:
    """The year of a bare quarter: the last one that has begun, unless the tense looks ahead."""
    today = context.today or date.min
    now = (today.month - 1) * parts // 12 + 1
    if context.tense.sign == FUTURE and number < now:
        return today.year + (now - number > parts // 2)
    return today.year - (number > now and context.tense.sign != FUTURE)


def fiscal(phrase: Phrase, context: Context) -> Meaning | None:
    """ "fiscal 1989": the calendar's interval is not known, as a firm's year may begin in any month."""
    if phrase.has("ordinal"):
        meaning = quarter(phrase, context)
        return meaning and Meaning("DATE", meaning.value, None, "fiscal")
    if (year := phrase.value("year")) is not None:
        return Meaning("DATE", f"{int(year):04}", None, "fiscal")
    if context.today is None:
        return None
    return Meaning("DATE", f"{context.today.year + int(phrase.value(*NEAR) or 0):04}", None, "fiscal")


# ── Ranges ────────────────────────────────────────────────────────────────────────────────────────────────────────


def month_days(phrase: Phrase, context: Context) -> Meaning | None:
    """ "June 21-24", "from June 3 to 5, 2019", "21-24 June"."""
    numbers = [int(word.value or 0) for word in phrase.all("day", "ordinal")]
    calendar = tuple(word for word in phrase.lexemes if word.kind in ("month", "year"))
    ends = [calendar_date(Phrase("date", "", (*calendar, day), 0), context) for day in phrase.all("day", "ordinal")]
    if len(numbers) != 2 or not all(ends):
        return None
    return ordered(ends[0], ends[1])


def stretch(phrase: Phrase, context: Context) -> Meaning | None:
    """ "from Monday to Wednesday", "between May and July", "June 28 - July 3", "between Monday and Friday last week"."""
    words = phrase.lexemes
    inner = words[1:] if words[0].kind in ("from", "between") else words
    joint = next((i for i, word in enumerate(inner) if word.kind in ("to", "dash", "and") and i), None)
    if joint is None:
        return None
    first, last = inner[:joint], inner[joint + 1 :]
    if last[-1].kind == "unit":  # "between Monday and Wednesday last week"
        tail = tuple(word for word in last if word.kind in (*NEAR, "unit"))
        first = (*first, *tail)
    elif last[-1].kind == "year" and not any(word.kind == "year" for word in first):
        first = (*first, last[-1])
    start, end = read_words(first, context), read_words(last, context)
    if start is not None and end is not None and start.interval and end.interval:
        if intervals.before(end.interval, start.interval) and len(end.value) == 10 and "weekday" in end.rule:
            end = dated((date.fromisoformat(end.value) + timedelta(7)).isoformat(), end.rule)
        return ordered(start, end)
    return None


def read_words(words: tuple[Lexeme, ...], context: Context) -> Meaning | None:
    """What some words mean, taken as one phrase."""
    phrase = phrase_of(words, grammar())
    return READERS[phrase.read](phrase, context) if phrase else None


READERS: dict[str, Reader] = {
    "calendar_date": calendar_date,
    "century": century,
    "clock": clock,
    "day_beside": day_beside,
    "day_word": day_word,
    "decade": decade,
    "fiscal": fiscal,
    "holiday": holiday,
    "month": month,
    "month_days": month_days,
    "part_of_day": part_of_day,
    "quarter": quarter,
    "season": season,
    "stretch": stretch,
    "weekday": weekday,
    "year": year,
    "year_range": year_range,
    **SPAN_READERS,
}
