"""What the tests of exports share: told examples, and one in which every text is hostile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from twosource.pipeline import read, tell
from twosource.write.contract import Account
from twosource.write.json import as_json, load

EXAMPLES = Path(__file__).parents[3] / "examples"
Told = tuple[tuple[Account, ...], dict[str, str]]
FREE = {
    "name", "label", "title", "outlet", "headline", "byline", "dateline", "text", "value", "reason", "organization",
    "on", "office", "because", "venue", "of", "mode", "cameo",
}  # fmt: skip
LISTS = {"aliases", "via", "reasons", "agencies"}
EVIL = (
    '=cmd|"/C calc"!A1', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", 'quo"te,semi;colon', "two\r\nlines\u2028three",
    "\x00\x07\x1b[31m", "\ud800 half \udfff", "\ufffe\uffff", "</script><script>alert(1)</script>", "]]>&amp;<b>",
    "\u202eright to left", "BEGIN:VEVENT\nSUMMARY:x\\,;", "[x](javascript:alert(1)) `*_", "", " ",
    "\U0001f6a2 naïve 首脳", "x" * 5000,
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def told_of(*paths: Path) -> Told:
    readings, left_out = read(paths)
    return tell(readings, left_out), {reading.report.id: reading.report.text for reading in readings}


@pytest.fixture(scope="session")
def both() -> Told:
    """Two stories."""
    return told_of(EXAMPLES / "envoy", EXAMPLES / "ferry")


@pytest.fixture(scope="session")
def envoy(both: Told) -> Told:
    """The one about the envoy."""
    return told_about(both, "envoy")


@pytest.fixture(scope="session")
def ferry(both: Told) -> Told:
    """The one about the ferry."""
    return told_about(both, "ferry")


def told_about(both: Told, word: str) -> Told:
    (account,) = [one for one in both[0] if word in one.story.title]
    return (account,), both[1]


class Poison:
    """Puts one hostile text after another wherever reports speak freely."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return EVIL[self.count % len(EVIL)]

    def taken(self, value: Any) -> Any:
        """The same with hostile texts."""
        if isinstance(value, tuple):
            return tuple(map(self.taken, value))
        if not is_dataclass(value):
            return value
        changed: dict[str, Any] = {}
        for field in fields(value):
            old = getattr(value, field.name)
            if field.name in FREE and isinstance(old, str):
                changed[field.name] = self.next()
            elif field.name in LISTS:
                changed[field.name] = (self.next(), self.next())
            elif field.name == "url":
                changed[field.name] = f"javascript:{self.next()}"
            else:
                changed[field.name] = self.taken(old)
        return replace(value, **changed)


@pytest.fixture(scope="session")
def hostile(envoy: Told) -> Told:
    """The account of the envoy, its texts full of what breaks formats, its story's id too."""
    accounts, texts = envoy
    evil = replace(Poison().taken(accounts[0]))
    head = replace(evil.story, id='s"/<1>\x1b ü', title=EVIL[0])
    return (replace(evil, story=head),), {report: f"{EVIL[9]}{EVIL[7]}{text}" for report, text in texts.items()}


@pytest.fixture(scope="session")
def empty(envoy: Told) -> Told:
    """An account in which nothing is told, and which refers to what is not there."""
    bare = load(as_json(envoy[0]).encode())
    return (replace(bare, brief=(), events=bare.events[:1], entities=(), origins=(), reports=(), chronology=()),), {}
