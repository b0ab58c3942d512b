"""Sentences of two reports that may tell one thing, whatever events are in them. In come Sources; out go Backings.

Events are joined with care, and not every verb is one: two reports often tell in their first sentences what no event
has in common. So each pair of such sentences is handed on that both outlets have in their own voice, that nothing ties
to one source, and that share enough words to begin with. Whether they tell one thing is for the words to show: that is
a test of its own, and a hard one (`write.corroboration`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from twosource.kinship import akin, root
from twosource.mastheads import are_tied, masthead
from twosource.model import Backing, Dependence, Span
from twosource.quotations import QUOTED
from twosource.spans import meet, shared
from twosource.weigh.backing import papers
from twosource.weigh.hands import runs
from twosource.weigh.sources import Sources
from twosource.weigh.weights import weights

WORD = re.compile(r"[^\W_]{3,}")
Line = tuple[Span, str, frozenset[str]]  # a sentence, its words, and what marks these


def parallels(sources: Sources, rests: Sequence[Dependence]) -> Iterator[Backing]:
    """The pairs of sentences, those of the first report first."""
    lines = {report: list(_lines(sources, report)) for report in sources.reports}
    for one, other in combinations(sources.reports, 2):
        first, second = sources.reports[one], sources.reports[other]
        if are_tied(first, second, rests):
            continue
        reason = f"{masthead(first)} and {masthead(second)} tell it, each in its own voice."
        for own, text, marks in lines[one]:
            for theirs, words, others in lines[other]:
                if _are_like(marks, others) and not _is_one_hand(text, words):
                    yield Backing(None, (one, own), (other, theirs), reason)


def _lines(sources: Sources, report: str) -> Iterator[Line]:
    """The first sentences of a report that it answers for itself."""
    text, said = sources.reports[report].text, _said(sources, report)
    bodies = [part.span for part in sources.reports[report].segments if part.kind == "body"]
    for span in sources.sentences[report][0][: int(weights("parallels")["reach"])]:
        line = " ".join(text[span.start : span.end].split())
        covered = max((shared(span, one) for one in said), default=0)
        if not any(meet(span, body) for body in bodies) or 2 * covered > span.end - span.start:
            continue
        if not QUOTED.search(line) and not any(pattern.search(line) for pattern in papers()):
            yield span, line, _marks(line)


def _said(sources: Sources, report: str) -> list[Span]:
    """What somebody is credited with in a report."""
    claims = [claim.attribution for (own, _), claim in sources.claims.items() if own == report]
    return [piece for one in claims if one.source is not None for piece in one.content]


def _marks(line: str) -> frozenset[str]:
    """The words of a line, each by its root and its families."""
    found = WORD.findall(line)
    return frozenset((*map(root, found), *(f"family {number}" for word in found for number in akin(word.casefold()))))


def _are_like(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= weights("parallels")["words"]


def _is_one_hand(one: str, other: str) -> bool:
    """Whether two sentences have so many words in a row that one was written from the other."""
    size = int(weights("hands")["words"])
    return not runs(one, size).isdisjoint(runs(other, size))
