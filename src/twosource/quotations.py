"""Words between quotation marks. In comes an attribution with its report; out go the runs of words that it quotes.

Words are compared as they sound: case, punctuation and the kind of quotation mark don't matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.model import Attribution, Report

QUOTED = re.compile(r"[\"“]([^\"“”]{1,1200})[\"”]?")
WORD = re.compile(r"[^\W_]+")
Run = tuple[str, ...]


def quoted_runs(attribution: Attribution, report: Report, size: int) -> Iterator[Run]:
    """All runs of so many words that stand between quotation marks in the content."""
    for words in quoted_pieces(attribution, report):
        yield from (words[i : i + size] for i in range(len(words) - size + 1))


def quoted_pieces(attribution: Attribution, report: Report) -> Iterator[Run]:
    """The words of each piece that stands between quotation marks in the content."""
    for quoted in _quoted(attribution, report):
        yield tuple(word.casefold() for word in WORD.findall(quoted))


def _quoted(attribution: Attribution, report: Report) -> Iterator[str]:
    for piece in attribution.content:
        text = report.text[piece.start : piece.end]
        if attribution.kind == "direct":
            yield text
        else:
            yield from QUOTED.findall(text)
