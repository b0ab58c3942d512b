"""Where a text quotes. In comes readable text, out come its quotations, nested ones left inside the outer.

A quotation may be single or double, and may go on over paragraphs, each of which opens again and only the last
closes. A line break parts paragraphs, as in all readable text.

    >>> text = '"We will stay," she said.'
    >>> [text[quote.start : quote.end] for quote in find_quotes(text)]
    ['We will stay,']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH = re.compile(r"\S[^\n]*")
DOUBLE = re.compile(r"\"|''|``")
SINGLE = re.compile(r"(?<![\w'])'(?![\s'])")
CLOSING = re.compile(r"'(?![\w'])")
LONGEST_SINGLE = 600  # characters within single quotation marks: beyond, it is an apostrophe that was taken for one
ELIDED = re.compile(r"\d|(?:em|tis|twas|til|cause|n|round|bout)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: what stands within the marks, the marks included (`opens`, `closes`), and its paragraph.

    `closed` is False where the paragraph ends and the next one goes on with the same quotation.
    """

    start: int
    end: int
    opens: int
    closes: int
    paragraph: int
    closed: bool = True


def find_quotes(text: str) -> list[Quote]:
    """All quotations of the text, in order, none within another."""
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        follower = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        doubles = list(_doubles(text, start, end, number, follower == '"'))
        found += sorted([*doubles, *_singles(text, start, end, number, doubles)], key=lambda quote: quote.start)
    return found


def _doubles(text: str, start: int, end: int, number: int, goes_on: bool) -> Iterator[Quote]:
    """Quotations in double marks; one that stays open counts if it opens the paragraph or goes on in the next."""
    opening: re.Match[str] | None = None
    for mark in DOUBLE.finditer(text, start, end):
        if opening is None or not _closes(text, mark, start):
            opening = mark if _opens(text, mark, end) else opening
        else:
            yield Quote(opening.end(), mark.start(), opening.start(), mark.end(), number)
            opening = None
    if opening is not None and (goes_on or opening.start() == start):
        stop = start + len(text[start:end].rstrip())
        yield Quote(opening.end(), stop, opening.start(), stop, number, closed=False)


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    return mark.end() < end and not text[mark.end()].isspace()


def _closes(text: str, mark: re.Match[str], start: int) -> bool:
    """A mark after a blank closes nothing, unless a blank or the end follows too."""
    if mark.start() > start and not text[mark.start() - 1].isspace():
        return True
    return mark.end() >= len(text) or text[mark.end()].isspace()


def _singles(text: str, start: int, end: int, number: int, doubles: list[Quote]) -> Iterator[Quote]:
    """Quotations in single marks outside of double ones."""
    at, edges = start, [(quote.opens, quote.closes) for quote in doubles] + [(end, end)]
    for opens, closes in edges:
        while opening := SINGLE.search(text, at, opens):
            closing = _closing(text, opening.end(), min(opens, opening.end() + LONGEST_SINGLE))
            if closing is None:
                at = opening.end()
                continue
            yield Quote(opening.end(), closing, opening.start(), closing + 1, number)
            at = closing + 1
        at = closes


def _closing(text: str, start: int, end: int) -> int | None:
    """Where a single mark closes: after a stop, else where it can hardly be the plural's genitive."""
    if ELIDED.match(text, start):
        return None
    marks = [mark.start() for mark in CLOSING.finditer(text, start, end) if not text[mark.start() - 1].isspace()]
    sure = (mark for mark in marks if text[mark - 1] in ",.!?" or text[mark - 1] != "s")
    return next(sure, marks[0] if marks else None)
