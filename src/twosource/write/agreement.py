"""Whether another report asserts what a line tells. In come a passage and a sentence; out goes yes, or no for unsure.

Many words can be the same where one report says that the duke "overstepped" and the other that this is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Claim, Source, Span
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.passage import Passage
from twosource.write.support import carrying

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def asserts_same(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether a stretch of another report has the mood of the passage, its stance, and whoever it names for it."""
    theirs, text = _said(teller, report, span), teller.passages.readings[report].report.text
    if not doubts.agree(passage.text, " ".join(text[span.start : span.end].split())) or denies_there(
        teller, report, span
    ):
        return False
    own = [] if passage.claim is not None else _said(teller, passage.report, passage.span)
    speakers = [one.attribution.source for one in own if one.attribution.source is not None]
    others = [one.attribution.source for one in theirs if one.attribution.source is not None]
    return all(any(_is_same(one, other) for other in others) for one in speakers)


def denies_there(teller: Teller, report: str, span: Span) -> bool:
    """Whether somebody denies there what others say, or declines to say it."""
    return any(claim.attribution.stance != "asserts" for claim in _said(teller, report, span))


def _said(teller: Teller, report: str, span: Span) -> list[Claim]:
    """What a stretch of a report says that somebody says."""
    claims = teller.passages.by_report.get(report, ())
    return [claim for claim in claims if claim.attribution.cue is not None and holds(span, claim.attribution.cue)]


def _is_same(one: Source, other: Source) -> bool:
    """Whether two sources are one, by what they are known as or by a word of their names."""
    known = one.entity is not None and one.entity == other.entity
    return known or bool(carrying(one.name) & carrying(other.name))
