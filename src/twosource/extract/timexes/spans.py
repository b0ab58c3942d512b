"""Times counted from others, and sets. In come a Phrase and its Context; out comes its Meaning.

"two days later", "the week before the vote", "last month", "the past two years", "every Tuesday", "now".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timexes.anchors import FUTURE, Context
from twosource.extract.timexes.calendar import CLOCK_UNITS, interval_of, moved, narrowed, value_at
from twosource.extract.timexes.durations import PLURAL, count_of, duration, period, unit_of, vague_duration
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import ANAPHORIC, NEAR, Meaning, dated, day_of, lasting, modifier
from twosource.model import Interval

SUNDAY = 7
UP_TO_NOW = ("W", "M", "Y", "QC")  # "the last year" is the twelve months up to now, "last year" is the calendar's


def near_units(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the past two months", "recent weeks", "last week", "the first nine months"."""
    unit = unit_of(phrase)
    counted = phrase.has("number", "day", "int", "year", "vague", "couple", "half", "a")
    plural = phrase.all("unit")[0].text.lower().endswith(PLURAL)
    if not counted and not plural:
        return None if phrase.has("ordinal", "recent") else near_unit(phrase, context)
    if not counted and phrase.has("recent", "past") and unit not in CLOCK_UNITS:
        return dated("PAST_REF", "reference")
    count = count_of(phrase) if counted else None
    if phrase.has("ordinal") and count is None:
        return None
    return lasting(period(count, unit), "duration-near", near_stretch(phrase, context, count, unit))


def near_stretch(phrase: Phrase, context: Context, count: float | None, unit: str) -> Interval | None:
    """The calendar's stretch of "the past three days" and the like: up to today, or from today on."""
    if context.today is None or count is None or unit in CLOCK_UNITS or count % 1 or context.succeeding == "of":
        return None
    try:
        if phrase.has("past", "justpast", "last", "recent"):
            return intervals.between(moved(context.today, unit, -int(count)), context.today)
        if phrase.has("next", "coming"):
            return intervals.between(context.today, moved(context.today, unit, int(count)))
    except ValueError:
        return None
    return None


# ── Units that are pointed at ─────────────────────────────────────────────────────────────────────────────────────


def near_unit(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "last week", "this year", "the next day", "later this month", "the weekend", "the end of the year"."""
    unit = unit_of(phrase)
    if phrase.all("unit")[0].text.lower().endswith(PLURAL):
        return vague_duration(phrase, context) if len(phrase.lexemes) == 1 else None
    if unit in CLOCK_UNITS or unit == "2W" or (unit == "D" and phrase.has("this")):
        return None
    step = phrase.value(*NEAR, "recent")
    shape = modifier(phrase)
    if step is None and not shape:
        return bare_unit(phrase, context, unit)
    if phrase.has("the") and phrase.has("last") and context.succeeding == "of":
        return None  # "the last week of the strike" is not counted from now
    step = 0 if unit == "WE" and phrase.has("coming") else step  # "this coming weekend" is that of this week
    if is_up_to_now(phrase, unit):
        return lasting(period(1, unit), "duration-near", near_stretch(phrase, context, 1, unit))
    if unit == "Q" and (phrase.has("latest") or step is None) and is_over(context):
        return dated(str(context.quarter), "quarter-mentioned")
    if context.far and unit == "D":
        return dated("XXXX-XX-XX", "same-day-unresolved")
    base = day_of(context.anchor) if phrase.has(*ANAPHORIC) or (unit == "D" and not phrase.has("this")) else None
    if unit == "WE" and step == 0 and context.today and context.tense.strong < 0:
        return bare_unit(phrase, context, unit)
    base = base or (anchored_year(context) if phrase.has(*ANAPHORIC) else None) or context.today
    if base is None:
        return dated(f"XXXX-{'WXX' if unit == 'W' else 'XX'}" if unit != "Y" else "XXXX", "near-unit-unresolved")
    if unit == "Y" and step is None and phrase.lexemes[-1].kind == "end" and context.tense.strong < 0:
        step = -1  # "since year-end"
    now = unit == "W" and phrase.has("last", "this") and base == context.today
    try:
        value = value_at(moved(base, unit, told_week(base, int(step or 0), context) if now else int(step or 0)), unit)
    except ValueError:
        return None
    interval = interval_of(value)
    if interval and shape:
        interval = narrowed(interval, shape, context.today)
    return Meaning("DATE", value, interval, "unit-near")


def is_up_to_now(phrase: Phrase, unit: str) -> bool:
    """Whether a unit is the one up to now, and not the calendar's: "the past week", "over the last year"."""
    if unit == "WE":
        return False
    return phrase.has("past", "justpast") or (phrase.has("the") and phrase.has("last") and unit in UP_TO_NOW)


def told_week(today: date, step: int, context: Context) -> int:
    """How many weeks on the calendar from today a week is: on a Sunday, "last week" is the one that ends that day.

    So "this week" then is the one to come where the tense looks ahead.
    """
    if today.isoweekday() != SUNDAY:
        return step
    return step + (step == -1 or (step == 0 and context.tense.strong == FUTURE))


def is_over(context: Context) -> bool:
    """Whether the quarter spoken of last has ended: only then is it "the latest"."""
    return bool(context.quarter) and (context.today is None or str(context.quarter) < value_at(context.today, "Q"))


def anchored_year(context: Context) -> date | None:
    """A day of the year, month or week that was spoken of last: "that year"."""
    interval = interval_of(context.anchor) if context.anchor else None
    return intervals.first_day(interval) if interval else None


def bare_unit(phrase: Phrase, context: Context, unit: str) -> Meaning | None:
    """Reads "the weekend": the last one, or the coming one by tense; other bare units say nothing."""
    if unit == "Y" and phrase.has("the") and context.succeeding in contexts()["accounts"]:
        return lasting("P1Y", "year-with-end")
    if unit == "Q" and phrase.has("the") and context.quarter:
        return dated(context.quarter, "quarter-mentioned")
    if unit != "WE" or not (phrase.has("the", "this") or context.attached):
        return None
    if context.today is None:
        return dated("XXXX-WXX-WE", "near-unit-unresolved")
    back = context.tense.sign != FUTURE and context.today.isoweekday() < 6
    return dated(value_at(context.today - timedelta(7 * back), "WE"), "weekend", cue=context.tense.cue)


def period_before(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the same period last year", "the year-earlier quarter": of the unit that is spoken of, a year before."""
    if context.today is None:
        return None
    year, number = phrase.value("year"), phrase.value("ordinal")
    if year:
        return dated(f"{int(year):04}" + (f"-Q{number}" if number else ""), "period-of-year")
    if phrase.has("latest") and not context.quarter:
        return dated(value_at(moved(context.today, "Q", -1), "Q"), "quarter-before")
    if phrase.has("current", "latest") and context.quarter and not phrase.has("earlier", "ago", "last"):
        return dated(context.quarter, "quarter-mentioned")
    if (context.quarter and not context.stretched) or number:
        part = f"Q{number}" if number else (context.quarter or "")[5:]
        before = (int(context.quarter[:4]) if context.quarter else context.today.year) - 1
        return dated(f"{before:04}-{part}", "period-before")
    return dated(f"{context.today.year - 1:04}", "period-before")


# ── Counted from another time ─────────────────────────────────────────────────────────────────────────────────────


def offset(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "two weeks ago", "three days later", "a year earlier", "a week from now"."""
    if phrase.has("old") or (phrase.has("or") and phrase.lexemes[-2].kind == "number"):
        return dated("PAST_REF", "offset-vague")  # "long ago", "a year or two ago"
    unit, count = unit_of(phrase), count_of(phrase)
    if phrase.lexemes[0].kind == "unit" and count is not None:
        return None
    last = phrase.lexemes[-1]
    sign = 1 if phrase.has("later", "after", "from") else -1
    if count is None:
        return dated("PAST_REF", "offset-vague") if phrase.has("ago") else lasting(period(None, unit), "duration-vague")
    if unit == "Y" and count == 1 and sign < 0 and context.quarter and not context.stretched:
        return dated(f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}", "quarter-mentioned")
    here = phrase.has("ago", "from") or (unit == "Y" and sign < 0 and not (day_of(context.anchor) or context.narrative))
    base = context.today if here else day_of(context.anchor) or anchored_year(context) or context.today
    if base is None or unit in CLOCK_UNITS or (not here and count > 100):
        return lasting(period(count, unit), "offset-unresolved")
    value = shifted_value(base, unit, sign * count)
    if value and unit in ("W", "2W"):
        around = value_at(date.fromisoformat(value), "W")
        return Meaning("DATE", value, interval_of(around), f"offset-{last.text.lower()}")
    return dated(value, f"offset-{last.text.lower()}") if value else lasting(period(count, unit), "offset-unresolved")


def shifted_value(base: date, unit: str, count: float) -> str | None:
    """The value of the day, month or year that lies so many units from a day."""
    try:
        if not count % 1:
            return value_at(moved(base, unit, int(count)), "D" if unit in ("W", "2W") else unit)
        if unit == "Y":
            return value_at(moved(base, "M", round(12 * count)), "M")
    except ValueError:
        return None
    return None


def event_offset(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the day after the vote", "less than ten days ahead of the summit", "on the eve of the vote"."""
    event = day_of(context.event)
    if phrase.all("unit") and phrase.all("unit")[0].text.lower().endswith(PLURAL) and phrase.lexemes[0].kind == "the":
        return lasting(period(None, unit_of(phrase)), "duration-vague")
    unit = "D" if phrase.has("eve") else unit_of(phrase)
    count = 1.0 if phrase.has("eve") else count_of(phrase)
    sign = 1 if phrase.lexemes[-1].kind in ("after", "following") else -1
    if context.alone:
        return unit_beside(phrase, context, unit, sign)
    if event is None or count is None or unit in CLOCK_UNITS or count % 1:
        return None if phrase.has("eve", "the") else lasting(period(count, unit), "duration")
    try:
        day = moved(event, unit, sign * int(count))
    except ValueError:
        return None
    if sign > 0 and context.today is not None and context.tense.sign < 0 and day > context.today:
        return lasting(
            period(count, unit), "duration"
        )  # "struck back 13 days after the raid": counted from another day
    if phrase.has("less"):
        near = sorted((day - sign * timedelta(1), event + sign * timedelta(1)))
        ends = dict.fromkeys(edge.isoformat() for edge in near)
        return dated("/".join(ends), "offset-of-event")
    return dated(day.isoformat(), "offset-of-event")


def unit_beside(phrase: Phrase, context: Context, unit: str, sign: int) -> Meaning | None:
    """Reads "the year before", "the day after" where no event follows: counted from the time last spoken of."""
    base = day_of(context.anchor) or anchored_year(context) or context.today
    if unit not in ("D", "W", "M", "Y") or base is None:
        return None
    try:
        return dated(value_at(moved(base, unit, sign), unit), "unit-beside")
    except ValueError:
        return None


# ── Sets and references ───────────────────────────────────────────────────────────────────────────────────────────


def each(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "every day", "each July", "every Tuesday"; "a year" only after an amount."""
    if phrase.has("weekday"):
        return Meaning("SET", f"XXXX-WXX-{phrase.value('weekday')}", None, "each")
    if phrase.has("month"):
        return Meaning("SET", f"XXXX-{int(phrase.value('month') or 0):02}", None, "each")
    if phrase.has("season"):
        return Meaning("SET", f"XXXX-{phrase.value('season')}", None, "each")
    if phrase.has("part"):
        return Meaning("SET", f"XXXX-XX-XXT{phrase.value('part')}", None, "each")
    if len(units := phrase.all("unit")) > 1:  # "24 hours a day"
        return Meaning("SET", period(1, str(units[-1].value)), None, "each")
    count = 2.0 if phrase.has("other") or phrase.value("ordinal") == 2 else count_of(phrase)
    if phrase.has("a") and not context.rate:
        return None if unit_of(phrase) == "WE" else lasting(period(1, unit_of(phrase)), "duration")
    return Meaning("SET", period(count, unit_of(phrase)), None, "each")


def repeated(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "daily", "weekly", "annually"."""
    return Meaning("SET", str(phrase.value("set")), None, "repeated")


def reference(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "now", "recently", "soon", "the past", "the future", "at the time"."""
    if phrase.has("time") and context.succeeding == "of":
        return None
    if phrase.has("time"):
        return dated(context.anchor, "at-the-time") if context.anchor else None
    if phrase.has("past"):
        return dated("PAST_REF", "reference") if phrase.has("the") else None
    if phrase.value("ref") == "FUTURE_REF" and (
        not contexts()["link"].isdisjoint((context.preceding, context.succeeding)) or context.tense.strong < 0
    ):
        return None  # "as soon as", "soon after", "he was soon released"
    if phrase.value("ref") == "PRESENT_REF" and context.opening and context.succeeding == ",":
        return None  # "Now, who would have thought so?"
    if phrase.has("ref"):
        return dated(str(phrase.value("ref")), "reference")
    if phrase.has("current"):
        return dated("PRESENT_REF", "reference")
    return dated("FUTURE_REF", "reference")


SPAN_READERS: dict[str, Callable[[Phrase, Context], Meaning | None]] = {
    "duration": duration,
    "each": each,
    "event_offset": event_offset,
    "near_unit": near_unit,
    "near_units": near_units,
    "offset": offset,
    "period_before": period_before,
    "reference": reference,
    "repeated": repeated,
    "vague_duration": vague_duration,
}
