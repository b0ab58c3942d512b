"""Times counted from others. In come a Phrase and its Context; out comes its Meaning.

"two days later", "two years ago this month", "the week before the vote", "on the eve of the summit".
"""

from __future__ import annotations

from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timexes.calendar import CLOCK_UNITS, YEARS, interval_of, moved, value_at
from twosource.extract.timexes.context import Context
from twosource.extract.timexes.durations import PLURAL, count_of, period, unit_of
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import Meaning, anchored, dated, day_of, lasting, told_nothing


def offset(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "two weeks ago", "three days later", "a year earlier", "a week from now"."""
    if phrase.has("old") or (phrase.has("or") and phrase.lexemes[-2].kind == "number"):
        return dated("PAST_REF", "offset-vague")  # "long ago", "a year or two ago"
    unit, count = unit_of(phrase), count_of(phrase)
    if phrase.lexemes[0].kind == "unit" and count is not None:
        return None
    last = phrase.lexemes[-1]
    if phrase.has("ago") and last.kind in ("dayword", "unit"):
        return ago_from(phrase, context, unit, count)
    sign = 1 if phrase.has("later", "after", "from") else -1
    if context.succeeding in contexts()["compared"] and phrase.has("later", "earlier"):
        return lasting(period(count, unit), "offset-compared")  # "three days later than planned"
    if count is None:
        return dated("PAST_REF", "offset-vague") if phrase.has("ago") else lasting(period(None, unit), "duration-vague")
    if unit == "Y" and count == 1 and sign < 0 and context.quarter and not context.stretched:
        return dated(f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}", "quarter-mentioned")
    here = phrase.has("ago", "from") or (unit == "Y" and sign < 0 and not (day_of(context.anchor) or context.narrative))
    base = context.today if here else day_of(context.anchor) or anchored(context, unit) or told_nothing(context)
    if base is None or unit in CLOCK_UNITS or (not here and count > 100):
        return lasting(period(count, unit), "offset-unresolved")
    value = shifted_value(base, unit, sign * count)
    if value and not here and sign > 0 and is_to_come(value, context):
        return lasting(period(count, unit), "offset-unresolved")
    if value and unit in ("W", "2W"):
        around = value_at(date.fromisoformat(value), "W")
        return Meaning("DATE", value, interval_of(around), f"offset-{last.text.lower()}")
    return dated(value, f"offset-{last.text.lower()}") if value else lasting(period(count, unit), "offset-unresolved")


def is_to_come(value: str, context: Context) -> bool:
    """Whether a time lies after the report although the verb says that it has been: then it counts from another day."""
    interval = interval_of(value)
    first = intervals.first_day(interval) if interval else None
    return first is not None and context.today is not None and context.tense.sign < 0 and first > context.today


def ago_from(phrase: Phrase, context: Context, unit: str, count: float | None) -> Meaning | None:
    """Reads "two years ago this month", "a year ago today": the same day, week or month of an earlier time."""
    last = phrase.lexemes[-1]
    shown = "D" if last.kind == "dayword" else str(last.value)
    if context.today is None or ((count is None or count % 1) and unit not in CLOCK_UNITS):
        return dated("PAST_REF", "offset-vague")
    day = context.today + timedelta(int(last.value or 0) if last.kind == "dayword" else 0)
    if unit in CLOCK_UNITS:
        return dated(value_at(day, shown), "ago-from")  # "two hours ago today": no day but that one
    try:
        return dated(value_at(moved(day, unit, -int(count or 0)), shown), "ago-from")
    except ValueError:
        return lasting(period(count, unit), "offset-unresolved")


def shifted_value(base: date, unit: str, count: float) -> str | None:
    """The value of the day, month or year that lies so many units from a day."""
    try:
        if not count % 1:
            return value_at(moved(base, unit, int(count)), "D" if unit in ("W", "2W") else unit)
        if unit == "Y":
            return value_at(moved(base, "M", round(12 * count)), "M")
        if unit in YEARS and not count * YEARS[unit] % 1:  # "half a century ago"
            return value_at(moved(base, "Y", int(count * YEARS[unit])), "Y")
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
        counted = phrase.lexemes[0].kind != "the"
        return units_beside(context, unit, sign, count) if counted else unit_beside(context, unit, sign)
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


def unit_beside(context: Context, unit: str, sign: int) -> Meaning | None:
    """Reads "the year before", "the day after" where no event follows: counted from the time last spoken of."""
    base = day_of(context.anchor) or anchored(context, unit) or told_nothing(context)
    if unit not in ("D", "W", "M", "Y") or base is None:
        return None
    try:
        value = value_at(moved(base, unit, sign), unit)
    except ValueError:
        return None
    return None if is_to_come(value, context) else dated(value, "unit-beside")


def units_beside(context: Context, unit: str, sign: int, count: float | None) -> Meaning:
    """Reads "two days before" where no event follows: counted from the day last spoken of, or a mere length."""
    base = day_of(context.anchor) or anchored(context, unit)
    value = shifted_value(base, unit, sign * count) if base and count and unit not in CLOCK_UNITS else None
    counts = value is not None and not is_to_come(value, context)
    return dated(str(value), "units-beside") if counts else lasting(period(count, unit), "duration")
