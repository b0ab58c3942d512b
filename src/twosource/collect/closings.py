"""What stands below the last sentence: who the author is. In come paragraphs with kinds; out go numbers of such lines.

>>> closings(["The port is shut.", "Jane Doe is a columnist for the Harbor Times."], ["body", "body"])
{1}
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.collect.patterns import single
from twosource.model import SegmentKind

LONGEST = 600
MOST = 3  # paragraphs of body that may tell about authors: an article has few


def closings(pieces: Sequence[str], kinds: Sequence[SegmentKind]) -> set[int]:
    """The paragraphs at the end that tell who wrote the text: a full name that stood nowhere before, and what it is."""
    found: set[int] = set()
    bodies = [number for number, kind in enumerate(kinds) if kind == "body"]
    for number in bodies[:0:-1][:MOST]:
        piece = pieces[number]
        match = single("author").match(piece) if len(piece) <= LONGEST else None
        if not match or _named(match["name"], pieces[:number], kinds):
            break
        found.add(number)
    return found


def _named(name: str, pieces: Sequence[str], kinds: Sequence[SegmentKind]) -> bool:
    """Whether the name, or its last part, stands in the body before."""
    last = name.rsplit(maxsplit=1)[-1]
    return any(last in piece for piece, kind in zip(pieces, kinds, strict=False) if kind == "body")
