"""Whether two reports are two sources of what a sentence of each tells. In come both places; out goes yes, or no.

They are where neither report rests on the other, both carry no text of a third, and no sentence of theirs has it from
somebody without a name, who may be the same, or from an outlet that both cite. What both have from one speaker, or from
a poll or a document, has one source.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import load
from twosource.lexicon.pattern import Pattern
from twosource.model import Span
from twosource.write.passage import Passage
from twosource.write.support import is_copy

if TYPE_CHECKING:
    from twosource.write.teller import Teller

CARRIED = ("republishes", "copies")


def is_independent(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether nothing shows that one of two sentences rests on the other's report, or both on a third."""
    one, other = teller.sayers.outlet(passage.report), teller.sayers.outlet(report)
    texts = teller.text(passage.report, passage.span), teller.text(report, span)
    if one.casefold() == other.casefold() or _is_copied(*texts) or _is_tied(teller, passage.report, report):
        return False
    carried, cited = (_common(teller, passage.report, report, carries=carries) for carries in (True, False))
    if carried or any(all(name.split()[-1] in text for text in texts) for name in cited):
        return False
    if any(pattern.search(text) for pattern in _papers() for text in texts):
        return False
    places = ((passage.report, passage.span), (report, span))
    return not any(_is_nameless(teller, *place) for place in places) and not _is_one_speaker(teller, *places)


def _is_copied(one: str, other: str) -> bool:
    return is_copy(one, other) or is_copy(other, one)


def _is_tied(teller: Teller, one: str, other: str) -> bool:
    """Whether a report rests on the other."""
    return any({found.report, found.other} == {one, other} for found in teller.assessments.dependence)


def _common(teller: Teller, one: str, other: str, *, carries: bool) -> set[str]:
    """What both reports rest on, or carry text of."""
    own, theirs = (
        {d.on for d in teller.assessments.dependence if d.report == report and (not carries or d.kind in CARRIED)}
        for report in (one, other)
    )
    return own & theirs


def _is_one_speaker(teller: Teller, one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    """Whether both sentences are mostly what one and the same says, who confirms nothing of his own."""
    said = [claim.attribution.source for place in (one, other) if (claim := teller.passages.claim_at(*place))]
    known = [source.entity for source in said if source is not None and source.entity is not None]
    return len(known) > 1 and known[0] == known[1]


@cache
def _papers() -> tuple[Pattern, ...]:
    """Words that say that a poll, a study or the like has it, which is one source for all who read it."""
    return tuple(Pattern(entry["pattern"]) for entry in load("akin")["paper"])


def _is_nameless(teller: Teller, report: str, span: Span) -> bool:
    """Whether somebody without a name is credited there."""
    claim = teller.passages.claim_at(report, span)
    return claim is not None and claim.attribution.source is not None and claim.attribution.source.anonymous
