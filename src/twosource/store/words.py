"""Words looked for. In come a query as somebody types it, and texts; out go terms for a database, and places in texts.

"quoted words" stand together, -word must not be there, OR lets one of two be enough; case, accents and hyphens don't
count, nor do the commonest endings.

>>> [term.words for term in terms('Kim "second summit" -trade')]
[('kim',), ('second', 'summit'), ('trade',)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.store.packing import folded

PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
TOKEN = re.compile(r"[^\W_]+")
ENDING = re.compile(r"(?<=\w{3})(?:ing|ies|ied|ed|es|s|e|y)$")
MOST_TERMS = 32
LONGEST_QUERY = 1000
AROUND = 160  # characters before and after what was found
MOST_MARKS = 20


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `without` where they must not be there, `either` where the term before is enough."""

    words: tuple[str, ...]
    without: bool = False
    either: bool = False


def terms(query: str) -> list[Term]:
    """The terms of a query; none where there is no word in it."""
    found: list[Term] = []
    either = False
    for piece in PIECE.finditer(query[:LONGEST_QUERY]):
        minus, quoted, word = piece.groups()
        if word == "OR":
            either = bool(found)
            continue
        without = bool(minus) or (word is not None and word.startswith("-"))
        words = tuple(folded(quoted if word is None else word).split())
        if words:
            found.append(Term(words, without, either and not without))
            either = False
    return found[:MOST_TERMS]


def for_sqlite(found: Sequence[Term]) -> str | None:
    """The query in the language of FTS5; None where nothing is asked for that could be there."""
    return _joined(found, '"{}"', " ", " AND ", " NOT ", " OR ")


def for_postgres(found: Sequence[Term]) -> str | None:
    """The query in the language of to_tsquery; None where nothing is asked for that could be there."""
    return _joined(found, "({})", " <-> ", " & ", " & !", " | ")


def _joined(found: Sequence[Term], phrase: str, gap: str, both: str, without: str, either: str) -> str | None:  # noqa: PLR0913, PLR0917  (the words of a language)
    groups: list[list[str]] = []
    for term in found:
        text = phrase.format(gap.join(term.words))
        if term.without:
            continue
        if term.either and groups:
            groups[-1].append(text)
        else:
            groups.append([text])
    wanted = both.join(f"({either.join(group)})" for group in groups)
    unwanted = [phrase.format(gap.join(term.words)) for term in found if term.without]
    return "".join([wanted, *(f"{without}{text}" for text in unwanted)]) if wanted else None


# ── Where it is found ─────────────────────────────────────────────────────────────────────────────────────────────


def passage(text: str, found: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The stretch of a text around the first of the words, and where in it they stand."""
    wanted = {stem(word) for term in found if not term.without for word in term.words}
    places = list(_places(text, wanted))
    first = places[0][0] if places else 0
    start, end = _widened(text, first)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in places if start <= a and b <= end)
    return f"{before}{text[start:end]}{after}", marks[:MOST_MARKS]


def stem(word: str) -> str:
    """A folded word without the commonest endings."""
    return ENDING.sub("", word)


def _places(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    for match in TOKEN.finditer(text):
        if stem(folded(match[0])) in wanted:
            yield match.span()


def _widened(text: str, at: int) -> tuple[int, int]:
    """A stretch around a place that begins and ends between words."""
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    if start:
        start = text.find(" ", start, at) + 1 or start
    if end < len(text):
        end = text.rfind(" ", at, end) if text.rfind(" ", at, end) > at else end
    return start, end
