r"""The segments of a report, from its text alone. In comes a text; out goes a Layout: kinds of stretches, and dateline.

Each paragraph gets a kind; a dateline, a sign-off and a glued copyright line are cut off theirs. What is left is body.

    >>> layout("Pilots strike\n\nOSLO (AP) — Harbor pilots walked out on Friday. (AP)").segments[1].kind
    'dateline'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from twosource.collect.captions import caption, opening
from twosource.collect.closings import closings
from twosource.collect.datelines import Dateline, dateline, label
from twosource.collect.headings import headings
from twosource.collect.inlays import inlays
from twosource.collect.paragraphs import paragraphs, trimmed
from twosource.collect.patterns import boilerplate, bylines
from twosource.collect.tails import credit_alone, foreign, glued, tails
from twosource.model import Segment, SegmentKind, Span

HEAD = 8  # paragraphs in which a byline may stand
SURE = "by-name"  # the rule for bylines that holds anywhere
DATELINED = 4  # paragraphs of body at whose start a dateline may stand
PLAIN_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))  # as the rules have them
SHORTEST_REPEAT = 60  # characters of body: shorter ones may be said twice


@dataclass(frozen=True, slots=True)
class Layout:
    """A report's segments, and the dateline that one of them is."""

    segments: tuple[Segment, ...]
    dateline: Dateline | None = None


def layout(text: str, *, title: str | None = None, start: int = 0, marked: Sequence[Segment] = ()) -> Layout:
    """The segments of the text; what lies before `start` is front matter, `title` is a headline that metadata give.

    A paragraph that is one of the `marked` segments has that one's kind.
    """
    spans = [span for span in paragraphs(text) if span.start >= start]
    pieces = [text[span.start : span.end].translate(PLAIN_BLANKS) for span in spans]
    sure = {segment.span: segment.kind for segment in marked}
    guesses = [sure.get(span) or kind(piece, at) for at, (span, piece) in enumerate(zip(spans, pieces, strict=True))]
    headed = with_headings(pieces, guesses, title)
    kinds = [sure.get(span) or its_kind for span, its_kind in zip(spans, headed, strict=True)]
    segments = [Segment("boilerplate", trimmed(text, Span(0, start)))] if text[:start].strip() else []
    found, bodies = None, 0
    for span, piece, its_kind in zip(spans, pieces, kinds, strict=True):
        if its_kind != "body":
            segments.append(Segment(its_kind, span))
            continue
        if length := label(piece):
            segments.append(Segment("boilerplate", Span(span.start, span.start + length)))
            span = trimmed(text, Span(span.start + length, span.end))  # noqa: PLW2901
            piece = text[span.start : span.end]  # noqa: PLW2901
        bodies += 1
        if found is None and bodies <= DATELINED and (found := dateline(piece)):
            segments.append(Segment("dateline", Span(span.start, span.start + found.length)))
            span = trimmed(text, Span(span.start + found.length, span.end))  # noqa: PLW2901
        for segment in tails(text, span):
            segments += inlays(text, segment.span) if segment.kind == "body" else [segment]
    return Layout(tuple(repeated(text, segments)), found)


def kind(paragraph: str, number: int) -> SegmentKind:
    """The kind of a paragraph that it shows by itself; `number` counts paragraphs from the head."""
    paragraph = paragraph[: glued(paragraph)].rstrip()
    if foreign(paragraph):
        return "boilerplate"
    if (rule := bylines().match(paragraph)) and (number < HEAD or rule.name == SURE):
        return "byline"
    if credit_alone(paragraph):
        return "credit"
    for piece in dict.fromkeys((paragraph, paragraph[label(paragraph) :].lstrip())):  # "UPDATE: This story has been …"
        if rule := boilerplate().match(piece):
            return rule.kind
    return "caption" if caption(paragraph) else "body"


def with_headings(pieces: Sequence[str], kinds: Sequence[SegmentKind], title: str | None) -> Iterator[SegmentKind]:
    """The kinds, with headline and subheads told from body, and what they draw along."""
    heads = headings(pieces, kinds, title)
    bodies = [number for number, its_kind in enumerate(kinds) if its_kind == "body" and number not in heads]
    heads.update((number, "caption") for number in takewhile(lambda number: opening(pieces[number]), bodies[:-1]))
    heads.update(dict.fromkeys(closings(pieces, kinds), "boilerplate"))
    previous, previous_piece = None, ""
    for number, (piece, its_kind) in enumerate(zip(pieces, kinds, strict=True)):
        if number in heads:
            its_kind = heads[number]  # noqa: PLW2901
        if its_kind == "body" and previous == "boilerplate" and previous_piece.rstrip(": ").lower() == "correction":
            its_kind = "boilerplate"  # noqa: PLW2901
        yield its_kind
        previous, previous_piece = its_kind, piece


def repeated(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, a caption or paragraph that stood before marked with where."""
    seen: dict[str, Span] = {}
    for segment in segments:
        words = " ".join(text[segment.span.start : segment.span.end].split()).casefold()
        if segment.kind == "caption" or (segment.kind == "body" and len(words) >= SHORTEST_REPEAT):
            first = seen.setdefault(words, segment.span)
            yield segment if first == segment.span else replace(segment, repeats=first)
        else:
            yield segment
