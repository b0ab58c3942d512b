"""Which other reports say just what a line says. In come a passage and its event; out go places in these reports.

A report is named beside a line only where a sentence of its own has most of the words, without who says so: a name with
a long title would make any two things that one man says look alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mastheads import are_tied
from twosource.model import Event, Span
from twosource.spans import holds, meet
from twosource.write.agreement import asserts_same
from twosource.write.akin import has_actor, likes
from twosource.write.alignment import tells_all
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.soundness import outside
from twosource.write.support import carrying, named, share, supports

if TYPE_CHECKING:
    from twosource.write.teller import Teller

Told = tuple[str, Span]  # a report, and a sentence of it


def others_telling(teller: Teller, passage: Passage, event: Event | None) -> list[Told]:
    """In each other report, the sentence that supports the passage best, where one does."""
    found = []
    for report in teller.passages.readings:
        if report == passage.report or _are_tied(teller, passage.report, report):
            continue
        spans = teller.passages.body(report)[: int(weights("brief")["body_reach"])]
        places = [mention.trigger for mention in event.mentions if mention.report == report] if event else []
        spans += [around for place in places if (around := teller.around(report, place))]
        quoted, own = passage.claim is not None or outside(passage.text) != passage.text, _unsaid(teller, passage)
        seen = {span: text if quoted else outside(text) for span in spans if (text := _told(teller, report, span))}
        supporting = [span for span, text in seen.items() if supports(own, text)]
        supporting = [span for span in supporting if not teller.is_lent(report, span)]
        supporting = [span for span in supporting if _tells(teller, passage, report, span, event)]
        if not supporting and quoted is False and _is_same_lead(teller, passage, report):
            first = teller.passages.body(report)[0]
            supporting = [first] if _tells(teller, passage, report, first, event) else []
        supporting = [span for span in supporting if asserts_same(teller, passage, report, span)]
        supporting = [span for span in supporting if has_actor(teller, passage, likes(teller, passage, report, span))]
        supporting = [span for span in supporting if tells_all(teller, passage, report, span)]
        if supporting:
            stems = carrying(own)
            best = {share(stems, carrying(teller.text(report, span))): span for span in reversed(supporting)}
            found.append((report, best[max(best)]))
    return found


def _unsaid(teller: Teller, passage: Passage) -> str:
    """The words of a passage without who says so."""
    said = _content(teller, passage.report, passage.span) if passage.claim is None else ""
    return said or passage.text


def _told(teller: Teller, report: str, span: Span) -> str:
    """A sentence without who says what it tells."""
    return _content(teller, report, span) or teller.text(report, span)


def _content(teller: Teller, report: str, span: Span) -> str:
    """What is said in a stretch of a report, where that names who says so; else nothing."""
    claims = [one.attribution for one in teller.passages.by_report.get(report, ())]
    said = [one for one in claims if one.cue and holds(span, one.cue)]
    pieces = {piece for one in said for piece in one.content if meet(piece, span)}
    text = teller.passages.readings[report].report.text
    return " ".join(" ".join(text[piece.start : piece.end].split()) for piece in sorted(pieces))


def _are_tied(teller: Teller, one: str, other: str) -> bool:
    """Whether one of two reports rests on the other, so that they are one source."""
    readings = teller.passages.readings
    return are_tied(readings[one].report, readings[other].report, teller.assessments.dependence)


def _tells(teller: Teller, passage: Passage, report: str, span: Span, event: Event | None) -> bool:
    """Whether another report's sentence has the names of the passage and, where it tells an event, its verb."""
    theirs = carrying(teller.text(report, span))
    if share(named(passage.text), theirs) < weights("brief")["support_names"]:
        return False
    if event is None:
        return True
    own = [m.trigger for m in event.mentions if m.report == passage.report and meet(m.trigger, passage.span)]
    text = teller.passages.readings[passage.report].report.text
    verbs = {stem for trigger in own for stem in carrying(text[trigger.start : trigger.end])}
    same = any(m.report == report and not m.nominal and meet(m.trigger, span) for m in event.mentions)
    return same or bool(verbs & theirs)


def _is_same_lead(teller: Teller, passage: Passage, report: str) -> bool:
    """Whether the words are a report's first sentence, and the other's first has half of them, and every number."""
    body = teller.passages.body(report)
    if not body or report in teller.passages.opinions or teller.cite(passage.report, passage.span).sentence != 1:
        return False
    theirs = outside(_told(teller, report, body[0]))
    return supports(_unsaid(teller, passage), theirs, weights("brief")["support_lead"])
