r"""The paragraphs of a text. In comes a text as received; out go spans without the blanks around them, in order.

A blank line always ends a paragraph. A single line break ends one too, unless the lines around it are wrapped to a
common width, as in old wire copy.

    >>> text = "One.\nTwo.\n\nThree."
    >>> [text[span.start : span.end] for span in paragraphs(text)]
    ['One.', 'Two.', 'Three.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from twosource.model import Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
NARROWEST, WIDEST = 40, 110  # columns of text that somebody's editor has wrapped
SENTENCE_ENDS = ".!?:”\"'’"
IGNORED = " \t\u00a0\u200b\ufeff\u2007\u202f\u3000\x00"


def paragraphs(text: str) -> Iterator[Span]:
    """Each paragraph of the text."""
    for block in blocks(text):
        yield from unwrapped(text, block)


def blocks(text: str) -> Iterator[list[Span]]:
    """Lines that stand together without a blank line between them, each without the blanks around it."""
    block: list[Span] = []
    for line in lines(text):
        if block and len(BREAKS.findall(text, block[-1].end, line.start)) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def lines(text: str) -> Iterator[Span]:
    """Each line that holds more than blanks."""
    for match in LINE.finditer(text):
        line = match.group()
        stripped = line.strip().strip(IGNORED)
        if stripped:
            start = match.start() + line.index(stripped)
            yield Span(start, start + len(stripped))


def unwrapped(text: str, block: list[Span]) -> Iterator[Span]:
    """The paragraphs of a block: in wrapped text a line goes on where the next one's first word found no room."""
    width = max(line.end - line.start for line in block)
    pieces = [text[line.start : line.end] for line in block]
    full = [len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(pieces)]
    if not NARROWEST <= width <= WIDEST or not _is_wrapped(pieces, full):
        yield from block
        return
    start = block[0].start
    for (line, following), goes_on in zip(pairwise(block), full, strict=True):
        if not goes_on:
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _is_wrapped(pieces: list[str], full: list[bool]) -> bool:
    """Whether some full line breaks off in mid-sentence."""
    return any(
        goes_on and after[:1].islower() and line[-1] not in SENTENCE_ENDS
        for (line, after), goes_on in zip(pairwise(pieces), full, strict=True)
    )


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks around it."""
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))
