"""Times counted from others, and sets. In come a Phrase and its Context; out comes its Meaning.

"two days later", "the week before the vote", "last month", "the past two years", "every Tuesday", "now".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timexes.calendar import CLOCK_UNITS, interval_of, moved, narrowed, value_at
from twosource.extract.timexes.context import FUTURE, Context
from twosource.extract.timexes.durations import PLURAL, count_of, duration, is_share, period, unit_of, vague_duration
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import ANAPHORIC, NEAR, Meaning, anchored, dated, day_of, lasting, modifier
from twosource.extract.timexes.offsets import event_offset, offset
from twosource.model import Interval

SUNDAY = 7
HALF_QUARTER = timedelta(45)
OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "Y": "XXXX"}  # values of units that nothing dates
UP_TO_NOW = ("D", "W", "M", "Y", "QC")  # "the last year" is the twelve months up to now, "last year" is the calendar's


def near_units(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the past two months", "recent weeks", "last week", "the first nine months"."""
    counted = phrase.has("number", "day", "int", "year", "vague", "couple", "half", "a")
    if phrase.has("season", "seasons"):  # "the past three summers"
        return Meaning("SET", f"XXXX-{phrase.value('season', 'seasons')}", None, "each") if counted else None
    unit = unit_of(phrase)
    if phrase.has("each"):
        return Meaning("SET", period(1, unit), None, "each")
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
        if phrase.has("next", "coming") and context.tense.sign >= 0:
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
    if phrase.has("last") and is_last_of_all(phrase, context, unit):
        return None
    step = 0 if unit == "WE" and phrase.has("coming") else step  # "this coming weekend" is that of this week
    if is_up_to_now(phrase, unit):
        return lasting(period(1, unit), "duration-near", near_stretch(phrase, context, 1, unit))
    if unit == "Q" and (phrase.has("latest") or step is None) and is_over(context):
        return dated(str(context.quarter), "quarter-mentioned")
    if context.far and unit == "D":
        return dated("XXXX-XX-XX", "same-day-unresolved")
    if unit == "WE" and step == 0 and context.today and context.tense.strong < 0:
        return bare_unit(phrase, context, unit)
    base = base_of(phrase, context, unit)
    if base is None:
        return dated(OPEN.get(unit, "XXXX-XX"), "near-unit-unresolved")
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


def base_of(phrase: Phrase, context: Context, unit: str) -> date | None:
    """The day that a unit is counted from: the report's, or that of the time last spoken of."""
    told = phrase.has(*ANAPHORIC) or is_next_of_then(phrase, context)
    told = told or (context.narrative and not phrase.has(*NEAR))  # "by the end of the year", in a history
    own = told or (unit == "D" and not phrase.has("this"))
    if own and day_of(context.anchor):
        return day_of(context.anchor)
    if unit == "D" and phrase.has("next") and context.tense.sign < 0:
        return None  # what has been was not tomorrow
    if is_next_of_then(phrase, context):
        return anchored(context, unit)  # where nothing dates it, it is not the one to come
    return anchored(context, unit) if told and context.anchor else context.today


def is_last_of_all(phrase: Phrase, context: Context, unit: str) -> bool:
    """Whether it is not counted from now: "the last week of the strike", "the last day to vote", "on the last day"."""
    words, definite = contexts(), phrase.has("the")
    if unit == "D":
        return not definite or context.preceding not in words["within"] or context.succeeding in words["bounding"]
    return definite and context.succeeding in words["bounding"]


def is_up_to_now(phrase: Phrase, unit: str) -> bool:
    """Whether a unit is the one up to now, and not the calendar's: "the past week", "over the last year"."""
    if unit == "WE":
        return False
    if unit == "DE" and phrase.has("next"):  # "over the next decade"
        return True
    return phrase.has("past", "justpast") or (phrase.has("the") and phrase.has("last") and unit in UP_TO_NOW)


def is_next_of_then(phrase: Phrase, context: Context) -> bool:
    """Whether a unit comes after the time last spoken of: "they met again the next year", not "next year"."""
    kinds = [word.kind for word in phrase.lexemes]
    return kinds[:2] in (["the", "next"], ["the", "following"]) and context.tense.sign < 0


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


def bare_unit(phrase: Phrase, context: Context, unit: str) -> Meaning | None:
    """Reads "the weekend": the last one, or the coming one by tense; other bare units say nothing."""
    if unit == "Y" and phrase.has("the") and context.succeeding in contexts()["accounts"]:
        return lasting("P1Y", "year-with-end")
    if unit == "Q" and context.ended:  # the quarter that holds most of the three months up to then
        return dated(value_at(context.ended - HALF_QUARTER, "Q"), "quarter-with-end")
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


# ── Sets and references ───────────────────────────────────────────────────────────────────────────────────────────


def each(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "every day", "each July", "every Tuesday"; "a year" only after an amount."""
    if phrase.has("weekday"):
        part = f"T{phrase.value('part')}" if phrase.has("part") else ""
        return Meaning("SET", f"XXXX-WXX-{phrase.value('weekday')}{part}", None, "each")
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
        if unit_of(phrase) == "D" and is_uncounted_day(context):
            return None
        if unit_of(phrase) == "Q" and is_share(phrase, context):
            return None
        return None if unit_of(phrase) == "WE" else lasting(period(1, unit_of(phrase)), "duration")
    return Meaning("SET", period(count, unit_of(phrase)), None, "each")


def is_uncounted_day(context: Context) -> bool:
    """Whether "a day" does not say how long: "came a day when she sang", "a day of joy", not "after a day of rest"."""
    words = contexts()
    spent = context.preceding in words["spent"]
    return context.succeeding in words["day-when"] or (context.succeeding in words["day-of"] and not spent)


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
    if phrase.value("ref") == "PAST_REF" and context.preceding in contexts()["link"]:
        return None  # "as recently as Monday"
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
