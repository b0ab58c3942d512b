"""A word of each report that no line cites. In come a Teller and the lines that there are; out go lines.

Where all that a report tells is like another's line and it is not named beside it, it tells something else of the same:
who sued whom, the Senate and not the House. So what it opens with is told all the same, if that is not word for word
what a line has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.write import doubts
from twosource.write.contract import BriefLine
from twosource.write.leads import is_of_then, tellable, told_line
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

WORD = re.compile(r"[\w’'-]+")


def absent_lines(teller: Teller, lines: Sequence[BriefLine]) -> Iterator[BriefLine]:
    """A line for each report that has none: its first sure words of the news, else what it opens with."""
    heard = {cite.report for line in lines for cite in line.cites}
    absent = [report for report in teller.passages.readings if report not in heard]
    for report in (*absent, *absent):  # what is like a line that another of them has now
        told = None if report in heard else _new(teller, report) or opening_line(teller, report, clear=True)
        if told:
            heard.add(report)
            yield told


def _new(teller: Teller, report: str) -> BriefLine | None:
    """The first line that a report's first half gives, of the news and like no other."""
    for span in teller.passages.body(report)[: int(weights("brief")["headline_reach"])]:
        passage = tellable(teller, report, span)
        if passage is None or is_of_then(passage) or not teller.is_of_news(passage):
            continue
        if _is_near(teller, passage, "depth_near") and (told := told_line(teller, passage)):
            return told
    return None


def opening_line(teller: Teller, report: str, *, clear: bool = False) -> BriefLine | None:
    """What a report opens with, where it tells what happened; if `clear`, no "the council" that no line speaks of."""
    body: Sequence[Span] = teller.passages.numbered[report]
    passage = teller.passages.sentence(report, body[0]) if body and report not in teller.passages.opinions else None
    if passage is None or teller.passages.in_quote(passage) or is_repeated(teller, passage):
        return None
    fits = teller.is_told(passage) or (teller.is_usable(passage) and _is_near(teller, passage, "lead_near"))
    if not doubts.happens(passage.text) or (clear and not fits):
        return None
    return told_line(teller, passage, alike=True)


def _is_near(teller: Teller, passage: Passage, least: str) -> bool:
    return share(carrying(passage.text), teller.news) >= weights("brief")[least]


def is_repeated(teller: Teller, passage: Passage) -> bool:
    """Whether a line has these words, in this order: "Chile sued Peru" is not "Peru sued Chile"."""
    own = _words(passage)
    return any(f" {own} " in f" {_words(told)} " for told in teller.told)


def _words(passage: Passage) -> str:
    return " ".join(WORD.findall(passage.text.casefold()))
