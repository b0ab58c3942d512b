"""Headline, subheads and bare names of authors. In come paragraphs with kinds; out go better kinds by their number.

>>> headings(["Pilots walk out", "Harbor pilots walked out on Friday, their union said."], ["body", "body"], None)
{0: 'headline'}
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from twosource import lexicon
from twosource.collect import outlets
from twosource.collect.datelines import dateline
from twosource.collect.tails import sign_off
from twosource.model import SegmentKind

LONGEST_HEADLINE = 200
LONGEST_SUBHEAD = 110
MOST = 0.5  # of a text's characters: with more without a full stop it is a list or verse, and all of it is body
ENDS = re.compile(r"[.!?…:;,”\"’')\]\-–—]$")
SENTENCE_END = re.compile(r"[.!?…:”\"’')\]]$")
POSTED = re.compile(r"https?://|pic\.twitter|@\w")
NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+(?: (?:de|van|von|al|bin|and|&))?[, ]*){2,9}")
BARE_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+ (?:[A-Z]\.? )?(?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]+")  # below a headline
QUOTE = ("“", '"', "•", "-", "–", "—", "*", "(", "[", "…")


def headings(pieces: Sequence[str], kinds: Sequence[SegmentKind], title: str | None) -> dict[int, SegmentKind]:
    """The kind of each paragraph that is no body although nothing but its place and shape tells so."""
    found: dict[int, SegmentKind] = {}
    bodies = [number for number, kind in enumerate(kinds) if kind == "body"]
    for number in bodies:
        if title and _same(pieces[number], title):
            found[number] = "headline"
    first = next((number for number in bodies if number not in found), None)
    if first is not None and len(bodies) > 1:
        found.update(_head(pieces, bodies))
        found.update(_subheads(pieces, kinds, found))
    text = sum(len(pieces[number]) for number in bodies)
    if sum(len(pieces[number]) for number in found) > MOST * text:
        return {number: kind for number, kind in found.items() if title and _same(pieces[number], title)}
    return found


def _head(pieces: Sequence[str], bodies: Sequence[int]) -> dict[int, SegmentKind]:
    """Headline, deck, bare names of authors and the outlet's name, before the first sentence."""
    found: dict[int, SegmentKind] = {}
    for number in bodies[:6]:
        piece = pieces[number]
        if number + 1 >= len(pieces) or not _short(piece, LONGEST_HEADLINE) or dateline(piece + " "):
            break
        if outlets.by_name(piece):
            found[number] = "credit"
            for earlier, kind in found.items():
                if kind == "headline" and NAMES.fullmatch(pieces[earlier]):
                    found[earlier] = "byline"
        else:
            found[number] = "byline" if found and BARE_NAME.fullmatch(piece) else "headline"
    return found


def _subheads(
    pieces: Sequence[str], kinds: Sequence[SegmentKind], head: dict[int, SegmentKind]
) -> dict[int, SegmentKind]:
    """Short lines in mid-text that are no sentences, between paragraphs that are."""
    found: dict[int, SegmentKind] = {}
    for number in range(1, len(pieces)):
        piece = pieces[number]
        if kinds[number] != "body" or number in head:
            continue
        if outlets.by_name(piece):
            found[number] = "credit"
        elif _short(piece, LONGEST_SUBHEAD) and _between(pieces, number) and not piece.startswith(QUOTE):
            found[number] = "headline"
    return found


def _short(piece: str, longest: int) -> bool:
    """Whether it could be a heading: short, beginning big, without a full stop, not broken off."""
    first = piece.lstrip("'‘’“\"")[:1]
    if len(piece) > longest or ENDS.search(piece.rstrip("'’")) or POSTED.search(piece) or sign_off(piece):
        return False
    last = piece.rsplit(None, 1)[-1].strip("'’").lower()
    return (first.isupper() or first.isdigit()) and last not in _unfinished()


@cache
def _unfinished() -> frozenset[str]:
    """Words with which no heading ends, but a paragraph that was cut."""
    return frozenset(lexicon.load("segments")["unfinished"]["words"])


def _between(pieces: Sequence[str], number: int) -> bool:
    """Whether the paragraph before ends like a sentence, and the one after does not go on with this one."""
    before = pieces[number - 1]
    after = pieces[number + 1] if number + 1 < len(pieces) else ""
    return (bool(SENTENCE_END.search(before)) or len(before) <= LONGEST_SUBHEAD) and not after[:1].islower()


def _same(piece: str, title: str) -> bool:
    """Whether two headlines have the same words."""
    return re.findall(r"\w+", piece.casefold()) == re.findall(r"\w+", title.casefold())
