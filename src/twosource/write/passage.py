"""Printable words with the place that they are from, and whether they are about what a mention tells.

In come words of a report, or these and an event mention; out goes a Passage, or yes or no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.model import Claim, EventMention, Span
from twosource.spans import holds
from twosource.write.phrases import weights

WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Printable words with the place that they are from; `claim` is whose words they are, None for the outlet's own.

    A `core` is what another report tells, too: what goes beyond it is told beside it. `left_out` are the stretches of
    the span that the words do without.
    """

    text: str
    report: str
    span: Span
    claim: Claim | None = None
    core: bool = False
    left_out: tuple[Span, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """The words that say something."""
        return frozenset(word.casefold() for word in WORD.findall(self.text))


def source(passage: Passage, whole: str) -> str:
    """The words of a report that a passage is made of, blanks for what it leaves out, each in its place."""
    text, first = whole[passage.span.start : passage.span.end], passage.span.start
    for span in passage.left_out:
        text = text[: span.start - first] + " " * (span.end - span.start) + text[span.end - first :]
    return text


def is_about(passage: Passage, mention: EventMention) -> bool:
    """Whether the mention's clause opens the passage, or makes up most of it."""
    span, whole = mention.span, passage.span
    table, opens = weights("brief"), span.start - whole.start <= weights("brief")["opening"]
    shared = (min(span.end, whole.end) - max(span.start, whole.start)) / (whole.end - whole.start)
    return shared >= table["about"] or (opens and shared >= table["opening_about"]) or (opens and not mention.nominal)


def shows_status(passage: Passage, mention: EventMention) -> bool:
    """Whether the words behind the mention's status stand in the passage, so that a reader sees it there, too."""
    cues = [reason.span for reason in mention.reasons if reason.what == "status" and reason.span]
    return mention.status in ("occurred", "ongoing") or any(holds(passage.span, cue) for cue in cues)


def has_subject(mention: EventMention) -> bool:
    """Whether somebody who takes part stands near the beginning of the clause, before the trigger."""
    first, last = mention.span.start, mention.span.start + weights("brief")["subject"]
    return any(
        first <= argument.span.start <= last and argument.span.end <= mention.trigger.start
        for argument in mention.arguments
    )
