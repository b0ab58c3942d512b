r"""The finite verbs in plain words, as far as their forms tell. In comes a text; out goes where the first one stands.

The forms stand in lexicon/verbs.toml. A form that is a noun as well counts where no noun can stand:

    >>> [match and match[0] for match in map(VERB.search, ("The army shut the port", "The shut port of Lima"))]
    ['shut', None]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import groupby

from twosource.lexicon import load

STARTED = r"(?-i:[A-Z]\w+ [a-z]{2,}ed (?=at\b))|[a-z]{2,}ed(?! (?:at|by|as)\b)"  # "Rovia jumped at", not "held by"
PRESENT = r"[a-z]{2,}[^\Wsu\d_]s\b(?! of\b)"
PLACED = r" (?:of|in|from|at|for|on|with|to) (?:(?:the|an?|his|her|its|their) [\w’'-]+|[A-Z][\w’'-]+)(?: [A-Z]\w+)*"
INSERTED = r"(?:, [^,]{3,120},| (?:—|–|--) [^—–]{3,120} (?:—|–|--))"
MANY = rf"[^\W\d_]{{2,}}s(?:{PLACED})?{INSERTED}?"  # "miners of Lima, too,"
SHORT = r"\w+['’](?:re|m|ve|ll)|(?:[Ii]t|[Hh]e|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat)['’]s"


class Verbs:
    """Finds what one of some patterns finds, which are put together when they are first needed."""

    def __init__(self, *made: Callable[[], re.Pattern[str]]) -> None:
        self._made = made

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(make() for make in self._made)

    def search(self, text: str) -> re.Match[str] | None:
        """The first in the text."""
        found = [match for pattern in self._patterns if (match := pattern.search(text))]
        return min(found, key=re.Match.start, default=None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The one that is the whole text."""
        return next((match for pattern in self._patterns if (match := pattern.fullmatch(text))), None)

    def stands(self, text: str, at: int) -> bool:
        """Whether one begins at a character of the text."""
        return any(pattern.match(text, at) for pattern in self._patterns)


@cache
def _past() -> re.Pattern[str]:
    things = set(_listed("thing"))
    nouns = {*_same(), *_listed("noun")} - things
    plain = {*forms(), *_listed("past", "present")} - nouns - things
    idle = f"(?:{_any(nouns)})\\b(?! of\\b)|(?:{_any(things)})\\b(?= )(?! (?:{_any(_listed('idle'))})\\b)"
    return re.compile(rf"\b(?:(?:{_any(plain)}|{STARTED})\b|{_guarded(idle)})")


@cache
def _today() -> re.Pattern[str]:
    """Modal verbs, and those that news have in the present tense."""
    return re.compile(rf"\b(?:{_any(_listed('modal', 'news'))})\b")


@cache
def _whole() -> re.Pattern[str]:
    """Other verbs of a whole sentence."""
    behind = _any(_listed("phrase", "joining"))
    base = rf"(?:\w+ly )?(?!(?:{behind})\b)[a-z]{{2,}}\b(?<!ing)(?<!ly)"
    many = rf"(?:(?:{_any(_listed('subject'))}) |{MANY} ){base}"
    plain = rf"(?:{_any(_listed('modal', 'whole'))}|\w{{2,}}ed|\w{{2,}}n['’]t|{SHORT})\b"
    return re.compile(rf"\b(?:{plain}|{_guarded(PRESENT)}|{many})")


PAST = Verbs(_past)
"""Verbs of what happened, or is."""
VERB = Verbs(_past, _today)
"""Those of a main clause of news."""
FINITE = Verbs(_past, _whole)
"""All, with some plurals that look like verbs: "Trade talks in Lima"."""


@cache
def forms() -> tuple[str, ...]:
    """The past tenses of all irregular verbs."""
    verbs = load("verbs")["irregular"].items()
    return tuple(sorted({tenses[0] for verb, tenses in verbs if verb != "examples"}))


def base(form: str) -> str:
    """The verb of an irregular past tense or participle; any other word as it is.

    >>> base("sold"), base("shot"), base("resigned")
    ('sell', 'shoot', 'resigned')
    """
    return _bases().get(form, form)


@cache
def _bases() -> dict[str, str]:
    verbs = load("verbs")["irregular"].items()
    return {form: verb for verb, tenses in verbs if verb != "examples" for form in reversed(tenses)}


def _same() -> set[str]:
    """Those of them that are like the infinitive."""
    return {verb for verb, tenses in load("verbs")["irregular"].items() if verb == tenses[0]}


def _guarded(form: str) -> str:
    """Finds what is neither the first word nor stands behind one that begins a phrase."""
    starts = sorted(_listed("phrase"), key=lambda word: (len(word), word))
    same = ("|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words) for _, words in groupby(starts, len))
    behind = "".join(rf"(?<!\b(?:{words}) )" for words in same)
    return rf"(?={form})(?<=\S ){behind}(?<!\d )(?<!['’]s )(?<!s['’] )\w+"


def _listed(*names: str) -> tuple[str, ...]:
    """The words of lists."""
    return tuple(word for name in names for entry in load("verbs")[name] for word in entry["words"])


def _any(words: Iterable[str]) -> str:
    """Finds any of some words, by their first letters."""
    grouped = groupby(sorted(set(words)), lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(word[1:] for word in same)})" for first, same in grouped)
