"""Outlets by any of their names. In comes what a text calls a source; out goes the outlet's canonical name, or None.

>>> outlet_named("South Korea's Yonhap News Agency"), outlet_named("the AP"), outlet_named("two officials")
('Yonhap News Agency', 'Associated Press', None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from twosource.lexicon import load

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?|&")
POSSESSIVE = re.compile(r"((?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.&-]*)['’]s?\s(?:[a-z]+\s){0,2}$")
OWNED = re.compile(r"[A-Z]\w+['’]s?\s")
APPEARANCE = re.compile(r"\bon\s((?:[\w.]+['’]s\s|the\s[A-Z][\w ]{1,30}\s)?[“\"]([^”\"]{3,50})[”\"])")


@lru_cache(maxsize=16384)
def outlet_named(name: str) -> str | None:
    """The outlet that a name means as a whole, or by its last words: "China's official Xinhua News Agency"."""
    known, full = _known(), _words(name)
    words = _without_kind(full)
    whole = known.get(_key(full)) or known.get(_key(words))
    if whole:
        return whole
    for start in range(1, len(words) - 1):
        if words[start][:1].isupper() and (found := known.get(_key(words[start:]))):
            return found
    if words and (words[-1].isupper() or (OWNED.search(name) and words[-1][:1].isupper())):
        return known.get(words[-1].casefold())
    return " ".join(words) if _sounds_like_outlet(words) else None


@lru_cache(maxsize=16384)
def outlet_before(words: str) -> str | None:
    """The outlet whose somebody comes next: "CNN's " before "Jane Doe"."""
    match = POSSESSIVE.search(words)
    return outlet_named(match[1]) if match else None


@lru_cache(maxsize=1024)
def venues(sentence: str) -> tuple[str, ...]:
    """The outlets of all programs on which a sentence says that somebody said something."""
    found = (outlet_of_venue(match[1].rstrip(',.”"')) for match in APPEARANCE.finditer(sentence))
    return tuple(outlet for outlet in found if outlet)


@lru_cache(maxsize=16384)
def outlet_of_venue(venue: str) -> str | None:
    """The outlet on which something was said: the program's, or the first outlet that is named in it."""
    words = _words(venue)
    programs = _programs()
    stretches = [words[i:j] for i in range(len(words)) for j in range(len(words), i, -1)] if len(words) < 15 else []
    for index in (programs, _known()):
        for stretch in stretches:
            if not stretch[0][:1].islower() and (found := index.get(_key(stretch))):
                return found
    return None


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names mean one outlet."""
    if not one or not other:
        return False
    return (outlet_named(one) or one).casefold() == (outlet_named(other) or other).casefold()


def is_news_reports(name: str) -> bool:
    """Whether a source is the press without a name: "local media", "news reports"."""
    return _key(_words(name)) in _press()


def as_named(outlet: str, text: str) -> str | None:
    """The outlet as far as a report's text tells it: "CBS" where no "CBS News" is named, None for some "Times".

    >>> as_named("Times", "As The New York Times wrote, …"), as_named("Times", "the Times wrote")
    ('The New York Times', None)
    """
    short = outlet.removeprefix("The ").removeprefix("the ")
    if short in load("programs")["short"]["words"]:
        full = re.findall(rf"((?:[A-Z][\w.]*\s){{1,3}}{short})\b", text)
        known = {name for one in full if (name := outlet_named(one)) and name.removeprefix("The ") != short}
        return known.pop() if len(known) == 1 else None
    network = outlet.removesuffix(" News")
    bare = network in load("programs")["network"]["words"] and outlet not in text
    return network if bare and re.search(rf"\b{network}\b", text) else outlet


def _without_kind(words: list[str]) -> list[str]:
    """The words of a name without those in small letters that say what it is: "Interfax news agency"."""
    kinds = load("programs")["kind"]["words"]
    first = next((at for at, word in enumerate(words) if word not in kinds), len(words))
    last = next((at for at in range(len(words), first, -1) if words[at - 1] not in kinds), first)
    return words[first:last]


def _sounds_like_outlet(words: list[str]) -> bool:
    """Whether a name that nobody knows is one of a paper, station or program: "Lakeside Herald"."""
    if any(word in load("programs")["office"]["words"] for word in words):
        return False
    return len(words) > 1 and words[-1] in _last_words() and all(word[:1].isupper() for word in words)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(load("programs")["last"]["words"])


def _words(name: str) -> list[str]:
    words = [re.sub(r"['’]s$", "", word) for word in WORD.findall(name)]
    return words[1:] if len(words) > 1 and words[0].casefold() in ("the", "a", "an") else words


def _key(words: list[str]) -> str:
    return " ".join(words).casefold().replace(".", "")


@cache
def _known() -> Mapping[str, str]:
    """Canonical name by key; the first outlet of a name keeps it."""
    index: dict[str, str] = {}
    for outlet in load("outlets")["outlet"]:
        names = outlet.get("aliases", []) if outlet.get("plain") else [outlet["name"], *outlet.get("aliases", [])]
        for name in names:
            index.setdefault(_key(_words(name)), outlet["name"])
    return MappingProxyType(index)


@cache
def _programs() -> Mapping[str, str]:
    return MappingProxyType(
        {_key(_words(name)): entry["outlet"] for entry in load("programs")["program"] for name in entry["names"]}
    )


@cache
def _press() -> frozenset[str]:
    return frozenset(_key(_words(entry["words"])) for entry in load("programs")["press"])
