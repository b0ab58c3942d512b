"""Times of day. In come a Phrase and its Context; out comes the minute, or the part of a day, that is meant.

"7:40 p.m. on Monday", "0540 GMT", "7:40 p.m. (1240 GMT)", "noon", "Friday night", "overnight".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from twosource import intervals
from twosource.extract.timexes.calendar import interval_of, zone_of
from twosource.extract.timexes.context import FUTURE, PAST, Context
from twosource.extract.timexes.days import read_day
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import Lexeme, contexts
from twosource.extract.timexes.meanings import ANAPHORIC, MODIFIERS, NEAR, Meaning, dated, day_of, told_nothing

TIME_MARKS = ("ampm", "oclock", "zone", "local")
DATE_KINDS = ("weekday", "month", "dayword", "iso", "slashed", "holiday", "unit")


def clock(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "7:40 p.m. on Monday", "0540 GMT", "noon", "9 p.m. Sunday (0100 GMT Monday)"."""
    own, aside = parted(phrase)
    times, elsewhere = time_parts(own.lexemes), time_parts(aside.lexemes)
    if not times:
        return None
    (time, zone), *_ = times
    if phrase.lexemes[0].kind == "clock" and len(phrase.lexemes) == 1 and context.preceding not in contexts()["clock"]:
        return None
    universal, known = elsewhere[0] if elsewhere else ("", None)
    if aside.has(*DATE_KINDS) and known == zone:
        known = None  # "7 p.m. EST (8 p.m. EST Sunday)": two times of one place
    if known is not None:  # the other clock tells more than letters: many write EST in summer, too
        between = zone_between(time, universal, known)
        zone = zone if between is None else between
    suffix = "" if zone is None else zone_of(zone)
    day = clock_day(own, context)
    if is_after_night(own, day, time, context):
        day = (date.fromisoformat(day) + timedelta(1)).isoformat()
    if known is not None and zone is not None and aside.has(*DATE_KINDS) and not own.has(*DATE_KINDS):
        day = day_there(clock_day(aside, context), universal, zone - known)
    if time.startswith("24") and context.preceding in contexts()["up-to"]:
        return Meaning("TIME", f"{day}T{time}{suffix}", interval_of(day), "before-midnight")
    return dated(f"{day}T{time}{suffix}", "clock", kind="TIME", cue=context.tense.cue)


def is_after_night(phrase: Phrase, day: str, time: str, context: Context) -> bool:
    """Whether a time before noon comes after the night spoken of last, which began on that day: "arrived overnight"."""
    return (
        context.anchor == f"{day}TNI" and time < "12" and not phrase.has(*DATE_KINDS, "part", "tonight", "this", "last")
    )


def parted(phrase: Phrase) -> tuple[Phrase, Phrase]:
    """The phrase without the time that it gives in brackets, and that time."""
    kinds = [word.kind for word in phrase.lexemes]
    first = kinds.index("lpar") if "lpar" in kinds else len(kinds)
    last = kinds.index("rpar") if "rpar" in kinds else len(kinds)
    inner = phrase.lexemes[first + 1 : last]
    outer = (*phrase.lexemes[:first], *phrase.lexemes[last + 1 :])
    if not time_parts(inner):  # "6:25 p.m. (EST)"
        return phrase, replace(phrase, lexemes=())
    return replace(phrase, lexemes=outer), replace(phrase, lexemes=inner)


def day_there(day: str, time: str, ahead: int) -> str:
    """The day in a place that is so many minutes ahead of another, where it is that time of that day."""
    if day_of(day) is None:
        return day
    minutes = int(time[:2]) * 60 + int(time[3:5]) + ahead
    return (date.fromisoformat(day) + timedelta(minutes // 1440)).isoformat()


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
    """Reads "6" as 06:00, "1825" as 18:25, "6.25" as 06:25."""
    if word.kind == "day":
        return f"{int(word.value or 0):02}:00"
    digits = f"{float(word.value or 0) * (100 if word.kind == 'decimal' else 1):04.0f}"
    hour, minute = digits[:-2], digits[-2:]
    return f"{int(hour):02}:{int(minute):02}" if int(hour) < 25 and int(minute) < 60 else ""


def by_half(time: str, beside: Lexeme | None) -> str:
    """A time on the clock of 24 hours, by the "p.m." beside it."""
    if not time or beside is None or beside.kind != "ampm":
        return time
    hour = int(time[:2])
    return f"{hour % 12 + int(beside.value or 0):02}{time[2:]}" if 1 <= hour <= 12 else time


def by_part(time: str, part: str) -> str:
    """Reads "3:15 in the afternoon"."""
    hour = int(time[:2])
    return f"{hour + 12:02}{time[2:]}" if part in ("AF", "EV", "NI") and hour < 12 else time


def zone_between(local: str, other: str, zone: int) -> int | None:
    """Minutes from UTC of a place where it is one time while it is another in that zone."""
    minutes = [int(time[:2]) * 60 + int(time[3:5]) for time in (local, other)]
    difference = (minutes[0] - minutes[1] + zone + 720) % 1440 - 720
    return difference + 1440 if difference < -11 * 60 - 30 else difference if difference % 15 == 0 else None


def clock_day(phrase: Phrase, context: Context) -> str:
    """The day of a time: the one beside it, or else the one last spoken of, or the report's own."""
    at = next((i for i, word in enumerate(phrase.lexemes) if word.kind in DATE_KINDS), None)
    if at is not None:
        meaning = read_day(dateish(phrase.lexemes, at), context)
        if meaning is not None and meaning.type == "DATE":
            return meaning.value
    elif context.today and (phrase.has("tonight") or (phrase.has("part") and phrase.has("this", "last"))):
        return (context.today + timedelta(int(phrase.value("this", "last") or 0))).isoformat()
    anchor = day_of(context.anchor)
    if anchor and context.today and context.tense.sign == PAST and anchor > context.today and not context.told_next_day:
        anchor = None  # what has been was on no day to come
    day = anchor or context.today
    return day.isoformat() if day else "XXXX-XX-XX"


def dateish(words: tuple[Lexeme, ...], at: int) -> tuple[Lexeme, ...]:
    """The words of the date that is beside a time of day."""
    start = at
    while start and words[start - 1].kind in (*NEAR, "the", "day", "ordinal", "of") and words[start].kind != "weekday":
        start -= 1
    stop = next(
        (i for i in range(at, len(words)) if words[i].kind in ("at", "part", "poss", "tonight", "clock")), len(words)
    )
    chosen = words[start + (words[start].kind == "of") : stop]
    return chosen[:-1] if chosen and chosen[-1].kind == "comma" else chosen


def part_of_day(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "Thursday night", "this morning", "last night", "the evening of June 5", "tonight", "overnight"."""
    part = str(phrase.value("part", "tonight", "overnight"))
    if phrase.has("overnight"):
        return overnight(context)
    if phrase.has("earlyhours"):
        return early_hours(phrase, context)
    if {word.kind for word in phrase.lexemes} <= {*MODIFIERS, "dash", "part"} and len(phrase.lexemes) > 1:
        return part_by_then(part, context)
    named = phrase.has(*DATE_KINDS)
    if len(phrase.lexemes) == 2 and phrase.has("the") and context.preceding not in contexts()["part"]:
        return None
    if named:
        day: str | None = clock_day(phrase, context)
    else:
        anchor = day_of(context.anchor)
        of_then = phrase.has(*ANAPHORIC) or (phrase.has("the") and phrase.has("next") and context.tense.sign == PAST)
        base = anchor if of_then else (anchor or context.today) if phrase.has("the") else context.today
        day = (base + timedelta(int(phrase.value(*NEAR) or 0))).isoformat() if base else None
    if day is None or (len(day) != 10 and not day.startswith("XXXX")):
        return None if day is not None else dated(f"XXXX-XX-XXT{part}", "part-of-day", kind="TIME")
    return dated(f"{day}T{part}", "part-of-day", kind="TIME", cue=context.tense.cue)


def part_by_then(part: str, context: Context) -> Meaning | None:
    """Reads "by mid-afternoon", not "by mid-afternoon trains"."""
    words, day = contexts(), day_of(context.anchor) or told_nothing(context)
    spoken = day is not None and context.preceding in words["part-by"] and context.succeeding not in words["part-of"]
    if context.served:
        return None
    return dated(f"{day}T{part}", "part-of-day", kind="TIME") if spoken else None


def early_hours(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "the early hours of Saturday", "the early morning hours of Saturday"."""
    kinds = [word.kind for word in phrase.lexemes]
    behind = replace(phrase, lexemes=phrase.lexemes[kinds.index("of") + 1 :])
    day = clock_day(behind, context)
    if len(day) != len("2021-03-10"):
        return dated(day, "early-hours")  # those of a month, and no one morning
    return dated(f"{day}TMO", "early-hours", kind="TIME", cue=context.tense.cue)


def overnight(context: Context) -> Meaning | None:
    """The night that ended on the report's day, or the one to come."""
    if context.today is None:
        return dated("XXXX-XX-XXTNI", "overnight", kind="TIME")
    first = context.today - timedelta(0 if context.tense.sign == FUTURE else 1)
    whole = intervals.days(first, 2)
    return Meaning("TIME", f"{first.isoformat()}TNI", whole, "overnight", context.tense.cue)
