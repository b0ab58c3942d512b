"""Who confirms, declines or denies. In comes what a brief is made with; out go lines in the reports' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from twosource.model import Attribution, Claim, Event, Span
from twosource.write.caution import is_sure
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, weights
from twosource.write.soundness import outside, refuses

if TYPE_CHECKING:
    from twosource.write.teller import Teller

BESIDE = re.compile(r"\b(?:though|although|which|whom|who|whose|while|because)\b(?!.*,)")
OTHERS = re.compile(r"\b(?:said|says|told|added) (?:that )?[A-Z]\w+ (?:\w+ ){0,4}?(?:declined|refused|denied)\b")
STANCES = ("denies", "declines", "unsure")


def stance_lines(teller: Teller, ranked: Sequence[Event]) -> Iterator[BriefLine]:
    """The sentences in which somebody denies or declines to say, denials first, then by what they bear on."""
    importance = {event.id: number for number, event in enumerate(ranked)}
    claims = [claim for claim in teller.assessments.story.claims if claim.attribution.stance in STANCES]
    claims = [claim for claim in claims if claim.attribution.source is not None and claim.attribution.cue is not None]
    room = int(weights("brief")["stances"])
    for claim in sorted(claims, key=lambda claim: _rank(claim, importance)):
        line = _line(teller, claim) if room else None
        if line:
            room -= 1
            yield line


def _rank(claim: Claim, importance: dict[str, int]) -> tuple[int, int]:
    bearing = min((importance[event] for event in claim.events if event in importance), default=len(importance))
    return STANCES.index(claim.attribution.stance), bearing


def _is_aside(teller: Teller, attribution: Attribution, passage: Passage) -> bool:
    """Whether the denial stands beside the news, or is wished: "…, though he declined to comment", "aims to deny"."""
    text = teller.passages.readings[attribution.report].report.text
    before = text[passage.span.start : attribution.cue.start] if attribution.cue else ""
    return bool(BESIDE.search(before)) or before.endswith("to ")


def is_of_others(passage: Passage) -> bool:
    """Whether somebody says of others that they refuse: what they refuse is then told by him, and not whole."""
    return OTHERS.search(outside(passage.text)) is not None


def _line(teller: Teller, claim: Claim) -> BriefLine | None:
    attribution = claim.attribution
    if attribution.report in teller.passages.columns:
        return None
    passage = teller.passages.sentence(attribution.report, attribution.cue or Span(0, 0))
    if passage is None or teller.passages.in_quote(passage) or teller.is_told(passage) or not teller.is_usable(passage):
        return None
    if not teller.is_near(passage, "stances") or not is_sure(teller, passage, "stances"):
        return None
    if not refuses(passage.text) or _is_aside(teller, attribution, passage) or is_of_others(passage):
        return None
    teller.tell(passage)
    text = phrase("stance").format(passage=passage.text, outlet=teller.sayers.outlet(attribution.report))
    events = tuple(event for event in claim.events if event in teller.events)
    return BriefLine("stances", text, (teller.cite(passage.report, passage.span),), events)
