"""What a site has put into the middle of a paragraph. In comes a span of body; out go segments, body and what is none.

A sentence around an inlay stays whole: what is cut out of it reads as blanks.

>>> text = "Mayor Jane Doe Jane Ann DoePilots walk out Port shut for days MORE said no."
>>> [text[segment.span.start : segment.span.end] for segment in inlays(text, Span(0, len(text)))]
['Mayor Jane Doe', 'Jane Ann DoePilots walk out Port shut for days MORE', 'said no.']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from twosource import lexicon
from twosource.collect.paragraphs import trimmed
from twosource.lexicon.pattern import Pattern
from twosource.model import Segment, SegmentKind, Span


@dataclass(frozen=True, slots=True)
class Inlay:
    """A pattern whose groups are named after the kinds of the segments that they cut out; read where `needs` stands."""

    name: str
    needs: tuple[str, ...]
    pattern: Pattern

    def cuts(self, paragraph: str) -> Iterator[Segment]:
        """Each stretch that is no body, with its kind."""
        if any(word in paragraph for word in self.needs):
            for match in self.pattern.finditer(paragraph):
                for kind in match.re.groupindex:
                    if kind in KINDS and match[kind]:
                        yield Segment(cast(SegmentKind, kind), trimmed(paragraph, Span(*match.span(kind))))


KINDS = frozenset(("boilerplate", "caption", "headline"))


@cache
def rules() -> tuple[Inlay, ...]:
    """The inlays of the lexicon."""
    return tuple(
        Inlay(entry["name"], tuple(entry["needs"]), Pattern(entry["pattern"], re.DOTALL))
        for entry in lexicon.load("segments")["inlay"]
    )


def inlays(text: str, span: Span) -> Iterator[Segment]:
    """The span cut into body and inlays, in reading order."""
    paragraph, at = text[span.start : span.end], 0
    cuts = sorted((cut for rule in rules() for cut in rule.cuts(paragraph)), key=lambda cut: cut.span.start)
    for cut in cuts:
        if cut.span.start < at:  # it begins inside the one before
            continue
        yield from _body(paragraph, Span(at, cut.span.start), span.start)
        yield Segment(cut.kind, Span(span.start + cut.span.start, span.start + cut.span.end))
        at = cut.span.end
    yield from _body(paragraph, Span(at, len(paragraph)), span.start)


def _body(paragraph: str, span: Span, start: int) -> Iterator[Segment]:
    """The span as body, unless it is blank."""
    span = trimmed(paragraph, span)
    if span.end > span.start:
        yield Segment("body", Span(start + span.start, start + span.end))
