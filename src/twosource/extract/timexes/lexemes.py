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
from typing import Any

from twosource import lexicon

Value = str | float | int | None
MARKS = r"'s\b|'\d0s\b|'\d\d\b|[^\w\s]"
DATES = r"\d{4}-\d\d-\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
NUMBERS = rf"[1-9]/[2-9]\b(?!/)|{DATES}|\d+(?:[.:,]\d+)*(?:st|nd|rd|th|s)?(?=\b|[ap]\.?m)"
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
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
    entries = {form: entry for entry in lexicon.load("times")["word"] for form in entry["forms"]}
    forms = {form: (entry["kind"], entry.get("value"), entry.get("capital", False)) for form, entry in entries.items()}
    special = sorted((form for form in forms if not form.isalpha() and len(form) > 2), key=len, reverse=True)
    phrases = "|".join(cut_by(form, entries[form]) for form in special)
    return Vocabulary(re.compile(rf"\b(?:{phrases})|{NUMBERS}|[^\W\d_]++(?!\d)|\w+|{MARKS}", re.IGNORECASE), forms)


def cut_by(form: str, entry: dict[str, Any]) -> str:
    """What cuts a form out of a text: where its entry names words before and after it, only beside one of them."""
    whole = re.escape(form) + (r"\b" if form[-1].isalnum() else "")
    if "before" not in entry:
        return whole
    after = "|".join(re.escape(word) for word in entry["after"])
    before = "|".join(rf"(?<=\b{re.escape(words)}\s{whole})" for words in entry["before"])
    return rf"(?<![-/.\d]){whole}(?:(?=\s+(?:{after})\b)|{before})"


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The words of `lexicon/time_contexts.toml` by what they stand beside."""
    return {entry["beside"]: frozenset(entry["words"]) for entry in lexicon.load("time_contexts")["context"]}


@cache
def known_days() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """The days, as month and day, that certain words after them give a year of long ago."""
    entries = lexicon.load("time_contexts")["known"]
    return {(int(e["day"][:2]), int(e["day"][3:])): (e["year"], frozenset(e["words"])) for e in entries}


def lexemes(text: str, words: Vocabulary) -> list[Lexeme]:
    """All words, numbers and marks of the text, in order."""
    return spoken_years([lexeme(match[0], *match.span(), words) for match in words.words.finditer(text)])


def spoken_years(words: list[Lexeme]) -> list[Lexeme]:
    """The same with "nineteen ninety-six", and "two thousand ten" behind "the year", as one year."""
    joined: list[Lexeme] = []
    at = 0
    while at < len(words):
        if is_millennium(words, at):
            joined.append(millennial(words, at))
            at = next((n for n in range(at, len(words)) if words[n].start >= joined[-1].end), len(words))
            continue
        tail = [word for word in words[at + 1 : at + 4] if word.kind == "number"] if is_spoken(words, at) else []
        if tail:
            last = tail[1] if len(tail) > 1 and number_of(tail[1]) < 10 else tail[0]
            year = 100 * number_of(words[at]) + number_of(tail[0]) + (number_of(last) if last is not tail[0] else 0)
            text = " ".join((words[at].text, *(word.text for word in tail)))
            joined.append(Lexeme(text, words[at].start, last.end, "year", year))
            at = words.index(last, at) + 1
        else:
            joined.append(words[at])
            at += 1
    return joined


def is_spoken(words: list[Lexeme], at: int) -> bool:
    """Whether a year begins here that is written as it is spoken."""
    if words[at].kind != "number" or number_of(words[at]) not in (18, 19, 20) or at + 1 == len(words):
        return False
    after = words[at + 1]
    return after.kind == "number" and 10 <= number_of(after) <= 99


def is_millennium(words: list[Lexeme], at: int) -> bool:
    """Whether "two thousand" begins here, behind "the year"."""
    before = [word.text.lower() for word in words[max(at - 2, 0) : at]]
    if before != ["the", "year"] or at + 1 == len(words):
        return False
    pair = words[at : at + 2]
    return all(word.kind == "number" for word in pair) and [number_of(word) for word in pair] == [2, 1000]


def millennial(words: list[Lexeme], at: int) -> Lexeme:
    """The year of "two thousand", "two thousand ten" or "two thousand and ten", which begins here."""
    joint = at + 2 < len(words) and words[at + 2].kind == "and"
    more = next((word for word in words[at + 2 + joint : at + 3 + joint] if word.kind == "number"), None)
    small = more if more is not None and number_of(more) < 100 else None
    start, last = words[at].start, small or words[at + 1]
    parts = [word.text for word in words[at : at + 5] if word.end <= last.end]
    return Lexeme(" ".join(parts), start, last.end, "year", 2000 + (number_of(small) if small else 0))


def number_of(word: Lexeme) -> int:
    """The value of a number's word."""
    return int(word.value or 0)


def lexeme(text: str, start: int, end: int, words: Vocabulary) -> Lexeme:
    """One of them with what it says about time."""
    found = words.forms.get(text.lower())
    if found:
        kind, value, capital = found
        return Lexeme(text, start, end) if capital and text.islower() else Lexeme(text, start, end, kind, value)
    if text[0].isdecimal() or (text[0] == "'" and text[1:2].isdecimal()):
        return Lexeme(text, start, end, *number(text))
    if text in VULGAR:
        return Lexeme(text, start, end, "fraction", VULGAR[text])
    return Lexeme(text, start, end)


def number(text: str) -> tuple[str, Value]:
    """Kind and value of something that begins with a digit.

    >>> [number(text) for text in ("17", "21st", "1990s", "7:40", "2013-01-17", "1,200")]
    [('day', 17), ('ordinal', 21), ('decade', 1990), ('clock', '07:40'), ('iso', '2013-01-17'), ('int', 1200)]
    """
    if text[0] == "'":
        return ("decade", 1900 + int(text[1:3])) if text.endswith("s") else ("shortyear", int(text[1:3]))
    if text.isdecimal():
        return whole_number(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return "iso", text
    if re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.](\d\d|\d{4})", text):
        return "slashed", text
    if match := re.fullmatch(r"(\d{1,2}):(\d\d)(?::\d\d)?", text):
        return ("clock", f"{int(match[1]):02}:{match[2]}") if int(match[1]) <= 24 and int(match[2]) < 60 else ("", None)
    if text.endswith(ORDINAL_ENDS) and text[:-2].isdecimal():
        return ("ordinal", int(text[:-2])) if len(text) < 6 else ("", None)
    if re.fullmatch(r"(?:1\d|20)\d0s|[2-9]0s", text):
        tens = int(text[:-1])
        return "decade", tens if tens > 100 else 1900 + tens
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return "int", int(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}\.\d{1,2}", text):
        return "decimal", float(text)
    if re.fullmatch(r"[1-9]/[2-9]", text) and text[0] < text[2]:
        return "fraction", int(text[0]) / int(text[2])
    if text[-1] in VULGAR and text[:-1].isdecimal() and len(text) < 5:
        return "decimal", int(text[:-1]) + VULGAR[text[-1]]
    return "", None


def whole_number(text: str) -> tuple[str, Value]:
    """Kind and value of digits: a day of a month, a year, or just a number."""
    value = int(text[:9])
    if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "year", value
    if len(text) == 4 and text[0] == "0" and value < 1000 and value % 100 < 60:
        return "hhmm", f"{text[:2]}:{text[2:]}"
    return ("day", value) if 1 <= value <= 31 and len(text) < 3 else ("int", value)
