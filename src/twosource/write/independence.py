"""Whether two reports are two sources of what a sentence of each tells. In come both places; out goes yes, or no.

They are where neither report rests on the other, both carry no text of a third, and no sentence of theirs has it from
somebody without a name, who may be the same, or from an outlet that both cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    return not (_is_nameless(teller, passage.report, passage.span) or _is_nameless(teller, report, span))


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


def _is_nameless(teller: Teller, report: str, span: Span) -> bool:
    """Whether somebody without a name is credited there."""
    claim = teller.passages.claim_at(report, span)
    return claim is not None and claim.attribution.source is not None and claim.attribution.source.anonymous
