"""How long something lasts. In come a Phrase and its Context; out comes the Meaning of a duration, or a count of units.

"two days", "10-year", "2 1/2 hours", "several weeks", "years".
"""

from __future__ import annotations

from twosource.extract.timexes.calendar import CLOCK_UNITS, YEARS
from twosource.extract.timexes.context import Context
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import Meaning, lasting

PLURAL = "s"
QUARTERS_OF_A_WHOLE = (1, 3)  # that a share is mostly told in
SMALLER = {"TH": (60, "M"), "TM": (60, "S")}  # what a broken number of units is told in


def count_of(phrase: Phrase) -> float | None:
    """How many units a phrase counts; None where it leaves that open.

    "a" is one, "twenty-four" 24, "two and a half" 2.5; of "two to three" it is the first.
    """
    total, seen = 0.0, False
    for word in phrase.lexemes:
        if word.kind == "unit" or (seen and word.kind in ("to", "or")):
            break
        if word.kind == "vague":
            return None
        if word.kind == "fraction":
            total, seen = total + float(word.value or 0), True
        elif word.kind in ("number", "day", "int", "year", "decimal", "couple"):
            value, seen = float(word.value or 0), True
            total = (total or 1) * value if value in (100, 1000) else total + value
    if phrase.has("half"):
        if seen and is_half_of_number(phrase):
            return total / 2
        more = phrase.has("and") and not seen  # "a year and a half", no "half a year"
        return total + 0.5 + more
    plural = any(word.text.lower().endswith(PLURAL) for word in phrase.all("unit"))
    return total if seen else None if plural else 1.0


def is_half_of_number(phrase: Phrase) -> bool:
    """Whether the half is that of a number: "half a dozen", "a half-dozen"."""
    kinds = [word.kind for word in phrase.lexemes]
    return "number" in kinds[kinds.index("half") :]


def is_distance(context: Context) -> bool:
    """Whether units tell how far two things lie from each other: "she won by seconds", "minutes apart"."""
    words = contexts()
    if context.succeeding in words["apart"]:
        return context.preceding not in words["apart-for"]
    return context.preceding in words["difference"] and context.governor in words["differing"]


def unit_of(phrase: Phrase) -> str:
    """The unit that a phrase counts in."""
    return str(phrase.value("unit"))


def period(count: float | None, unit: str) -> str:
    """The value of a duration.

    >>> period(2, "W"), period(None, "D"), period(1.5, "TH"), period(2.5, "Y")
    ('P2W', 'PXD', 'PT1H30M', 'P2.5Y')
    """
    letter, time = unit.removeprefix("T"), "T" if unit in CLOCK_UNITS else ""
    if unit == "2W":
        letter, count = "W", count and count * 2
    if unit in YEARS:
        letter, count = "Y", count and count * YEARS[unit]
    if count is None or unit not in SMALLER or not count % 1 or count * SMALLER[unit][0] % 1:
        return f"P{time}{'X' if count is None else f'{count:g}'}{letter}"
    whole, (size, small) = int(count), SMALLER[unit]
    return f"P{time}{f'{whole}{letter}' if whole else ''}{count % 1 * size:g}{small}"


def duration(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "two days", "10-year", "several weeks"."""
    if phrase.value("unit") == "TS" and phrase.lexemes[-1].text.lower() == "second" and not phrase.has("dash"):
        return None
    if is_age(phrase, context) or (phrase.has("a") and phrase.value("unit") == "WE"):
        return None
    if unit_of(phrase) == "Q" and is_share(phrase, context):
        return None
    if phrase.has("vague") and context.preceding in contexts()["as-many"]:
        return None  # "the third raid in as many weeks"
    if phrase.text.lower() in contexts()["any-day"] and is_some_day(context):
        return None
    if phrase.has("the") and not phrase.has("number", "day", "int", "vague", "couple", "half"):
        return None
    return lasting(period(count_of(phrase), unit_of(phrase)), "duration")


def is_share(phrase: Phrase, context: Context) -> bool:
    """Whether quarters are shares or places: "three-quarters", "a quarter of the crew", "in some quarters"."""
    words, count = contexts(), count_of(phrase)
    if context.succeeding == "of" and (
        count in QUARTERS_OF_A_WHOLE or not words["definite"].isdisjoint(context.beyond[:1])
    ):
        return True
    if not phrase.lexemes[-1].text.lower().endswith(PLURAL):
        return False
    return phrase.has("dash") or (phrase.has("vague") and context.preceding in words["places"])


def is_some_day(context: Context) -> bool:
    """Whether "one day" is a day that nobody knows yet: "hopes to one day sing"."""
    words = contexts()
    return context.preceding in words["some-day"] and context.succeeding not in words["counted-day"]


def is_age(phrase: Phrase, context: Context) -> bool:
    """Whether somebody or something is so many years old."""
    ages = contexts()["aged"]
    if context.succeeding in ages:
        return True
    said = phrase.lexemes[-1].text.lower() in ages or context.preceding in ages
    return phrase.value("unit") == "Y" and said


def vague_duration(phrase: Phrase, context: Context) -> Meaning | None:
    """Reads "years", "week-long"; a bare "day" says nothing."""
    word = phrase.all("unit")[0]
    if phrase.has("old"):
        if word.value == "Y" and not phrase.text.lower().endswith("long"):
            return None
        plural = word.text.lower().endswith(PLURAL)
        return lasting(period(None if plural else 1, str(word.value)), "duration")
    if word.value == "Q":
        return None  # "winter quarters"
    if word.value == "WE" and word.text.lower().endswith(PLURAL):
        return Meaning("SET", "XXXX-WXX-WE", None, "weekday-plural")
    if not word.text.lower().endswith(PLURAL) or context.preceding in contexts()["uncounted"] or is_distance(context):
        return None
    return lasting(period(None, str(word.value)), "duration-vague")
