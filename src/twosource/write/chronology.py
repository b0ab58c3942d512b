"""The timeline that readers see. In comes what a brief is made with; out go dated clauses in the reports' own words.

Only what has a day, in words of its own clause, and a clause that can stand alone; one line for one happening.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from twosource.intervals import printed
from twosource.model import Event, EventMention
from twosource.statuses import ANNOUNCED, FIRM
from twosource.write.caution import is_sure
from twosource.write.contract import DatedLine
from twosource.write.lines import is_dated, is_main, is_stale
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.soundness import looks_ahead, looks_back
from twosource.write.support import carrying, share
from twosource.write.teller import Teller


def chronology(teller: Teller, ranked: Sequence[Event]) -> tuple[DatedLine, ...]:
    """The lines, the earliest first; of what is told twice, the more important event's."""
    kept: list[tuple[datetime, DatedLine]] = []
    for event in ranked:
        line = next((line for mention in event.mentions if (line := _line(teller, event, mention))), None)
        if line and len(kept) < weights("brief")["timeline"] and not any(_same(line, other) for _, other in kept):
            start = event.time.start if event.time and event.time.start else datetime.max
            kept.append((start, line))
    return tuple(line for _, line in sorted(kept, key=lambda pair: (pair[1].earliest or "", pair[0])))


def _line(teller: Teller, event: Event, mention: EventMention) -> DatedLine | None:
    if mention.status not in FIRM or not is_dated(teller, mention) or mention.time is None:
        return None
    passages = [one for one in teller.passages.candidates(mention) if _is_fit(teller, event, mention, one)]
    if not passages:
        return None
    passage = min(passages, key=lambda one: len(one.text))
    text = passage.text
    if passage.claim is not None:
        text = f"{text} — {teller.sayers.of(passage.report, passage.claim)}"
    return DatedLine(*printed(mention.time), text, teller.cite(passage.report, passage.span), event.id)


def _is_fit(teller: Teller, event: Event, mention: EventMention, passage: Passage) -> bool:
    """Whether the words hold the date, are short, and say themselves what is over and what is to come."""
    span = mention.time_span
    if span is None or not (passage.span.start <= span.start and span.end <= passage.span.end):
        return False
    if not is_main(teller, mention, passage):  # the date of an aside
        return False
    if share(carrying(passage.text), teller.news) < weights("brief")["dated_near"]:  # of another story
        return False
    if len(passage.text) > weights("brief")["longest_dated"] or not teller.is_usable(passage):
        return False
    if not is_sure(teller, passage, "expected" if mention.status in ANNOUNCED else "known", mention):
        return False
    if mention.status in ANNOUNCED:
        return looks_ahead(passage.text) and not looks_back(passage.text) and not is_stale(teller, event, mention)
    return not looks_ahead(passage.text[: max(12, mention.trigger.end - passage.span.start)])


def _same(one: DatedLine, other: DatedLine) -> bool:
    """Whether two lines tell one thing of one day."""
    if one.cite == other.cite:
        return True
    first, second = sorted((carrying(one.text), carrying(other.text)), key=len)
    return one.earliest == other.earliest and share(first, second) >= weights("brief")["same_dated"]
