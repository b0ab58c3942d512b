"""What stands below the first paragraphs: denials, what comes next, and amounts. In comes a Teller; out go lines.

They are told where their words have enough of the headlines and first lines, those with most of it first. All that
makes a line sure higher up is asked of them, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.intervals import before
from twosource.model import EventMention, Span, Timex
from twosource.spans import holds
from twosource.statuses import ANNOUNCED
from twosource.write import doubts
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine, Section
from twosource.write.leads import Found, is_of_then, main_mention, section_of, tellable
from twosource.write.lines import line
from twosource.write.passage import Passage
from twosource.write.phrases import weights, words
from twosource.write.reactions import cue_word
from twosource.write.references import listed
from twosource.write.soundness import looks_ahead, main_clause, outside, refuses
from twosource.write.stances import is_of_others
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

FIGURE = re.compile(r"\d[\d,.]*\d|\d|[a-z]+")
OTHER = "OTHER"
KINDS = ("denial", "ahead", "amount")
Ranked = tuple[str, Passage, Section, Found | None]


def depth_lines(teller: Teller) -> Iterator[BriefLine]:
    """The denials, next steps and amounts that no line has yet, each kind up to what it may have."""
    room = {kind: int(weights("brief")[kind]) for kind in KINDS}
    for kind, passage, section, found in _ranked(teller):
        if not any(room.values()):
            return
        if kind == "amount" and not _is_new(teller, passage):
            continue
        if doubts.floats(passage.text, teller.known, (one.text for one in teller.told)):
            continue
        if room[kind] and not teller.is_told(passage, found[0] if found else None):
            told = line(teller, passage, section, found)
            if told:
                room[kind] -= 1
                yield told


def _ranked(teller: Teller) -> Iterator[Ranked]:
    """All that is sure of the kinds, what has most of the news first, then from the top."""
    found, news = [], teller.news
    for place, report in enumerate(teller.passages.readings):
        for number, span in enumerate(teller.passages.body(report)[: int(weights("brief")["answers_reach"])]):
            if span.end - span.start > weights("brief")["longest_read"]:
                continue
            text = teller.text(report, span)
            near = share(carrying(text), news)
            if near >= weights("brief")["depth_near"] and (
                doubts.counts(text) or refuses(text) or looks_ahead(text) or _has_day_ahead(teller, report, span)
            ):
                found.append((-near, number, place, report, span))
    passages = (tellable(teller, report, span) for *_, report, span in sorted(found, key=lambda one: one[:3]))
    yield from (one for passage in passages if passage and (one := _sure(teller, passage)))


def _sure(teller: Teller, passage: Passage) -> Ranked | None:
    """The kind and section of words that are sure where they stand."""
    if is_of_then(passage) or doubts.is_revoked(passage.text):
        return None
    found = main_mention(teller, passage)
    section = section_of(teller, passage, found)
    kind = _kind(teller, passage, section, found)
    if kind is None or section is None:
        return None
    if kind == "ahead" and section == "known":  # somebody's word, and nothing that has been on that day
        section, found = "stances", None
    section = quoted(teller, passage, section)
    mention: EventMention | None = found[1] if found else None
    sure = is_sure(teller, passage, section, mention, deep=int(weights("brief")["answers_reach"]))
    return (kind, passage, section, found) if sure else None


def _kind(teller: Teller, passage: Passage, section: Section | None, found: Found | None) -> str | None:
    """A denial; a step that somebody plans, or has a day for; an amount of these days."""
    if section == "stances":
        own = doubts.SUBORDINATE.split(outside(passage.text))[0]
        return "denial" if doubts.denies(own) and not is_of_others(passage) else None
    if section == "expected":
        own = doubts.SUBORDINATE.split(main_clause(passage.text))[0]
        return "ahead" if looks_ahead(own) and _is_firm(teller, passage, found) else None
    if section != "known" or _is_of_long_ago(teller, passage):
        return None
    if _is_plainly_said(teller, passage) and _has_day_ahead(teller, passage.report, passage.span):
        return "ahead"
    return "amount" if doubts.counts(outside(passage.text)) else None


def _is_plainly_said(teller: Teller, passage: Passage) -> bool:
    """Whether somebody says the words, in the main clause and with a verb of saying, not "which he joked"."""
    claim = teller.passages.claim_at(passage.report, passage.span)
    if claim is None or claim.attribution.cue is None:
        return False
    text, cue = teller.passages.readings[passage.report].report.text, claim.attribution.cue
    plain = cue_word(teller, claim) in words("saying") | words("voicing")
    return plain and not doubts.SUBORDINATE.search(text[passage.span.start : cue.start])


def _is_firm(teller: Teller, passage: Passage, found: Found | None) -> bool:
    """Whether what is to come is planned by somebody, or has a day."""
    planned = found is not None and found[1].status in ANNOUNCED and found[1].type != OTHER
    return planned or doubts.is_firm(passage.text) or _has_day_ahead(teller, passage.report, passage.span)


def _has_day_ahead(teller: Teller, report: str, span: Span) -> bool:
    """Whether words have a time to come; a bare year may be the name of an election."""
    today, text = teller.today, teller.passages.readings[report].report.text
    named = (one for one in _times(teller, report, span) if not text[one.span.start : one.span.end].isdigit())
    return today is not None and any(before(today, one.interval) for one in named if one.interval)


def _is_new(teller: Teller, passage: Passage) -> bool:
    """Whether a figure of the words is in no line yet."""
    told = {figure for one in teller.told for figure in _figures(one.text)}
    return not told.issuperset(_figures(outside(passage.text)))


def _figures(text: str) -> list[str]:
    """All numbers of the words, in digits or spelled out."""
    numerals = listed("numeral")
    return [word for word in FIGURE.findall(text.casefold()) if word[0].isdecimal() or word in numerals]


def _is_of_long_ago(teller: Teller, passage: Passage) -> bool:
    """Whether words have a day long before their report."""
    published = teller.passages.readings[passage.report].report.published
    out, far = published.interval.start if published else None, weights("brief")["far_day"]
    times = _times(teller, passage.report, passage.span)
    ends = [one.interval.end for one in times if one.interval and one.interval.end]
    return out is not None and any((out - end).days > far for end in ends)


def _times(teller: Teller, report: str, span: Span) -> list[Timex]:
    """The days and longer times that the words name."""
    times = teller.passages.readings[report].timexes
    return [one for one in times if one.interval and holds(span, one.span) and one.type in ("DATE", "TIME")]
