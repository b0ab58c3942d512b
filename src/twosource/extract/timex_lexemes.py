"""The words of time in a text. In comes a text; out come its lexemes, each with a kind and a value from the lexicon.

A lexeme is a word, a number or a mark. Its kind is what `time_rules.toml` speaks of; "" means that it says nothing
about time. Own words, not spaCy's tokens: "mid-2018", "6:25p.m." and "21-24" come apart the same way everywhere.

    >>> [(lexeme.text, lexeme.kind) for lexeme in lexemes("by Jan. 17", vocabulary())]
    [('by', ''), ('Jan.', 'month'), ('17', 'day')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from twosource import lexicon

Value = str | float | int | None
MARKS = r"'s\b|'\d0s\b|'\d\d\b|[^\w\s]"
NUMBERS = r"\d{4}-\d\d-\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\d+(?:[.:,]\d+)*(?:st|nd|rd|th|s)?(?=\b|[ap]\.?m)"
ORDINAL_ENDS = ("st", "nd", "rd", "th")
FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number or mark of the text, where it stands, and what it says about time."""

    text: str
    start: int
    end: int
    kind: str = ""
    value: Value = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon made ready: what cuts a text into words, and what each form says."""

    words: re.Pattern[str]
    forms: dict[str, tuple[str, Value, bool]]


@cache
def vocabulary() -> Vocabulary:
    """The words of `lexicon/times.toml`."""
    forms = {
        form: (entry["kind"], entry.get("value"), entry.get("capital", False))
        for entry in lexicon.load("times")["word"]
        for form in entry["forms"]
    }
    special = sorted((form for form in forms if not form.isalpha() and len(form) > 2), key=len, reverse=True)
    phrases = "|".join(re.escape(form) + (r"\b" if form[-1].isalnum() else "") for form in special)
    return Vocabulary(re.compile(rf"\b(?:{phrases})|{NUMBERS}|[^\W\d_]+|\w+|{MARKS}", re.IGNORECASE), forms)


def lexemes(text: str, words: Vocabulary) -> list[Lexeme]:
    """All words, numbers and marks of the text, in order."""
    return [lexeme(match[0], *match.span(), words) for match in words.words.finditer(text)]


def lexeme(text: str, start: int, end: int, words: Vocabulary) -> Lexeme:
    """One of them with what it says about time."""
    found = words.forms.get(text.lower())
    if found:
        kind, value, capital = found
        return Lexeme(text, start, end) if capital and text.islower() else Lexeme(text, start, end, kind, value)
    if text[0].isdigit() or (text[0] == "'" and text[1:2].isdigit()):
        return Lexeme(text, start, end, *number(text))
    return Lexeme(text, start, end)


def number(text: str) -> tuple[str, Value]:
    """Kind and value of something that begins with a digit.

    >>> [number(text) for text in ("17", "21st", "1990s", "6:25", "2019-01-17", "1,200")]
    [('day', 17), ('ordinal', 21), ('decade', 1990), ('clock', '06:25'), ('iso', '2019-01-17'), ('int', 1200)]
    """
    if text[0] == "'":
        return ("decade", 1900 + int(text[1:3])) if text.endswith("s") else ("shortyear", int(text[1:3]))
    if text.isdigit():
        return whole_number(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return "iso", text
    if re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.](\d\d|\d{4})", text):
        return "slashed", text
    if match := re.fullmatch(r"(\d{1,2}):(\d\d)(?::\d\d)?", text):
        return ("clock", f"{int(match[1]):02}:{match[2]}") if int(match[1]) <= 24 and int(match[2]) < 60 else ("", None)
    if text.endswith(ORDINAL_ENDS) and text[:-2].isdigit():
        return ("ordinal", int(text[:-2])) if len(text) < 6 else ("", None)
    if re.fullmatch(r"\d{2}0s|\d{3}0s|\d0s", text):
        tens = int(text[:-1])
        return "decade", tens if tens > 100 else 1900 + tens
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return "int", int(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}\.\d{1,2}", text):
        return "decimal", float(text)
    return "", None


def whole_number(text: str) -> tuple[str, Value]:
    """Kind and value of digits: a day of a month, a year, or just a number."""
    value = int(text[:9])
    if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "year", value
    if len(text) == 4 and text[0] == "0" and value < 1000 and value % 100 < 60:
        return "hhmm", f"{text[:2]}:{text[2:]}"
    return ("day", value) if 1 <= value <= 31 and len(text) < 3 else ("int", value)
