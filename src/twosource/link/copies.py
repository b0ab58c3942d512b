"""Words that two reports share. In come the readings of a story; out go copies, quotations set aside.

Runs of eight words are compared; a run that another report has too is grown as far as both agree (Manber 1994;
Schleimer, Wilkerson and Aiken 2003). What stands in quotation marks may have been heard by both: it counts for nothing.

    copies = find_copies(readings)
    copies[0].share
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.link.weights import weights
from twosource.model import Copy, Reading, Span

WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r'["“][^"“”]{0,2000}["”]')
RUN = 8  # words: shorter runs are shared by chance and by names with titles
MOST_HOLDERS = 20  # a run that more reports hold is compared with the first ones only


@dataclass(frozen=True)
class _Words:
    """A report's own words, folded, with where they stand."""

    report: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def find_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Each later report against each earlier one: the stretches that both have, and their share of its own words."""
    texts = [_own_words(reading) for reading in readings]
    holders: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    copies = []
    for number, text in enumerate(texts):
        starts = range(max(0, len(text.words) - RUN + 1))
        shared: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for start in starts:
            for other, at in holders[text.words[start : start + RUN]]:
                shared[other].append((start, at))
        for start in starts:
            found = holders[text.words[start : start + RUN]]
            if len(found) < MOST_HOLDERS:
                found.append((number, start))
        copies += [copy for other in sorted(shared) if (copy := _copy(text, texts[other], shared[other]))]
    return tuple(copies)


def _own_words(reading: Reading) -> _Words:
    """The words of the report's sentences that stand outside quotation marks."""
    text = reading.report.text
    quoted = [match.span() for match in QUOTED.finditer(text)]
    found, at = [], 0
    for sentence in reading.sentences:
        for match in WORD.finditer(text, sentence.start, sentence.end):
            while at < len(quoted) and quoted[at][1] <= match.start():
                at += 1
            if at == len(quoted) or not quoted[at][0] <= match.start():
                found.append(match)
    return _Words(
        reading.report.id,
        tuple(match.group().casefold() for match in found),
        tuple(Span(*match.span()) for match in found),
    )


def _copy(text: _Words, other: _Words, shared: Sequence[tuple[int, int]]) -> Copy | None:
    runs = list(_grown(text, other, shared))
    long = [run for run in runs if run[2] >= weights("copies")["words"]]
    share = sum(length for _, _, length in long) / len(text.words)
    if not long:
        return None
    return Copy(
        report=text.report,
        other=other.report,
        spans=tuple(_cover(text, start, length) for start, _, length in long),
        other_spans=tuple(_cover(other, at, length) for _, at, length in long),
        share=round(share, 4),
    )


def _grown(text: _Words, other: _Words, shared: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs as long as both agree: where they begin in each, and how many words they have."""
    done = 0
    for start, at in shared:
        if start < done:
            continue
        length = RUN
        while (
            start + length < len(text.words)
            and at + length < len(other.words)
            and text.words[start + length] == other.words[at + length]
        ):
            length += 1
        done = start + length
        yield start, at, length


def _cover(text: _Words, start: int, length: int) -> Span:
    return Span(text.spans[start].start, text.spans[start + length - 1].end)
