"""The first sentences of the reports, which tell the news. In comes what a brief is made with; out go lines.

A report's lead is told as it stands: it is true that the outlet says so, whether or not an event was read in it. The
report whose lead has most of what the headlines and the other leads have comes first. Columns have no lead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.intervals import before
from twosource.lexicon.worded import Worded
from twosource.model import Event, EventMention, Span
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine, Section
from twosource.write.doubts import happens
from twosource.write.lines import SECTIONS, is_stale, line
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.recency import by_recency
from twosource.write.soundness import (
    calls_off,
    has_main_verb,
    looks_ahead,
    looks_back,
    patterns,
    plans,
    refuses,
    supposes,
)  # fmt: skip
from twosource.write.support import carrying, share
from twosource.write.verbs import VERB

if TYPE_CHECKING:
    from twosource.write.teller import Teller

CUT = Worded(r"(?=; | [—–―] | -- |, (?:@lead_aside|\w+ing)\b)")
BEHIND = re.compile(r"(?:,[\"”]?|—|–|―|--) (?:\w+ly |also |then )?")  # an aside, and the words before a verb
APPOSED = re.compile(r", (?:an?|the) (?:[\w-]+ ){0,3}[\w-]+$")  # ", a step" of "…, a step that was new"
HELD = re.compile(r"\b(?:by|without|of|from|for|before|while) (?:\w+ly )?\w{2,}ing$")  # of "by warning — again — that"
DASH = re.compile(r" (?:—|–|―|--) ")
SHORTEST = 60
SHORT = 40  # characters: what two reports tell can be short
TRIES = 3
Found = tuple[Event, EventMention]


def lead_lines(teller: Teller) -> Iterator[BriefLine]:
    """The lead of each report, the most central first, of one count the newest; none that another tells already."""
    leads = {report: lead for report in teller.passages.readings if (lead := _lead(teller, report))}
    leads = _central(teller, leads)
    ranked = by_recency(teller, sorted(leads, key=lambda report: -_centrality(teller, report, leads)), leads)
    room = int(weights("brief")["leads"])
    for report in ranked:
        told = told_line(teller, leads[report]) if room else None
        if told:
            room -= 1
            yield told


def headline_lines(teller: Teller) -> Iterator[BriefLine]:
    """The sentences that tell what headlines have and no lead does, those with most of it first."""
    heads = {report: one.report.headline or "" for report, one in teller.passages.readings.items()}
    room, reach = int(weights("brief")["headlines"]), int(weights("brief")["headline_reach"])
    while room:
        told = carrying(" ".join(passage.text for passage in teller.told))
        missing = {report: carrying(head) - told for report, head in heads.items()}
        found = [
            (-len(own & carrying(teller.text(report, span))), number, report, span)
            for report, own in missing.items()
            if len(own) >= weights("brief")["headline_words"]
            for number, span in enumerate(teller.passages.body(report)[:reach])
        ]
        line = next(
            (
                line
                for fit, _, report, span in sorted(found, key=lambda one: one[:3])
                if -fit >= weights("brief")["headline_words"]
                and (passage := tellable(teller, report, span))
                and not is_of_then(passage)
                and (line := told_line(teller, passage))
            ),
            None,
        )
        if line is None:
            return
        room -= 1
        yield line


def body_lines(teller: Teller, wanted: int) -> Iterator[BriefLine]:
    """Sentences after the leads, where the happenings read in them are too few for a note; deeper ones if far too."""
    room = min(wanted, int(weights("brief")["body"]))
    reach = int(weights("brief")["body_told" if wanted < weights("brief")["wanting"] else "body_deep"])
    bodies = [(report, teller.passages.body(report)[1:reach]) for report in teller.passages.readings]
    ordered = sorted((number, report, span) for report, spans in bodies for number, span in enumerate(spans))
    for number, report, span in ordered:
        passage = tellable(teller, report, span) if room else None
        if passage and number >= weights("brief")["body_told"] - 1 and not _is_of_news(teller, passage):
            continue
        told = told_line(teller, passage) if passage and not (is_of_then(passage) or passage.text[:1] in '“"') else None
        if told:
            room -= 1
            yield told


def _is_of_news(teller: Teller, passage: Passage) -> bool:
    """Whether words have as much of the headlines and the first lines as what somebody says to the news."""
    least = weights("brief")["near" if teller.told else "said_near"]
    return share(carrying(passage.text), teller.news) >= least


def is_of_then(passage: Passage) -> bool:
    """Whether the words begin with another time than that of the news: "In 2018, …"."""
    return any(pattern.search(passage.text[: int(weights("brief")["opening"])]) for pattern in patterns("elsewhen"))


def _lead(teller: Teller, report: str) -> Passage | None:
    """The first of the first few sentences that can be told."""
    found = (tellable(teller, report, span) for span in teller.passages.body(report)[:TRIES])
    return next((passage for passage in found if passage and passage.text[:1] not in '“"'), None)


def tellable(teller: Teller, report: str, span: Span) -> Passage | None:
    """A sentence of the news, whole or up to a clause that can go, where it can be told."""
    if report in teller.passages.opinions and not _is_news_of_column(teller, report, span):
        return None
    if not _is_resonant(teller, report, span):
        return None
    passage = teller.passages.sentence(report, span) or _main_clause(teller, report, span)
    if passage is None or teller.passages.in_quote(passage) or not teller.is_usable(passage):
        return None
    return passage if VERB.search(passage.text) or main_mention(teller, passage) else None


def _is_news_of_column(teller: Teller, report: str, span: Span) -> bool:
    """Whether a report of many views has news there: it opens with it, or names who says so and is called no column."""
    said = report not in teller.passages.columns and teller.is_said(report, span)
    return said or teller.passages.opens_news(report, span)


def _is_resonant(teller: Teller, report: str, span: Span) -> bool:
    """Whether the report takes up again what the sentence is about, as it does not a line about another story."""
    text = teller.passages.readings[report].report.text
    if len(teller.passages.body(report)) < weights("brief")["body_reach"]:
        return True
    own = carrying(teller.text(report, span))
    headline = teller.passages.readings[report].report.headline or ""
    rest = carrying(f"{headline} {text[: span.start]} {text[span.end :]}")
    return share(own, rest) >= weights("brief")["resonant"]


def beginnings(teller: Teller, report: str, span: Span) -> Iterator[Span]:
    """A sentence up to each clause that can go, the longest first: none that goes on behind that clause."""
    text = teller.passages.readings[report].report.text
    for end in reversed([span.start + cut.start() for cut in CUT.finditer(text[span.start : span.end])]):
        whole = not _resumes(text[end : span.end]) and text.count('"', span.start, end) % 2 == 0
        if end - span.start >= SHORT and whole and is_closed(text[span.start : end]):
            yield Span(span.start, end)


def _resumes(text: str) -> bool:
    """Whether a sentence goes on behind an aside."""
    return any(VERB.stands(text, aside.end()) for aside in BEHIND.finditer(text))


def is_closed(text: str) -> bool:
    """Whether words cut from a sentence have its main verb, and no aside is left open."""
    return len(DASH.findall(text)) % 2 == 0 and has_main_verb(text) and not (APPOSED.search(text) or HELD.search(text))


def _main_clause(teller: Teller, report: str, span: Span) -> Passage | None:
    """A sentence that is too long, up to the last clause that can go."""
    text = teller.passages.readings[report].report.text
    cuts = [cut.start() for cut in CUT.finditer(text[span.start : span.end])]
    for end in (span.start + cut for cut in reversed(cuts) if cut <= weights("brief")["longest"]):
        if end - span.start < SHORTEST or not is_closed(text[span.start : end]):
            continue
        if passage := teller.passages.opening(report, Span(span.start, end)):
            return passage
    return None


def _central(teller: Teller, leads: dict[str, Passage]) -> dict[str, Passage]:
    """The leads that are about what the headlines and the other leads are about, as far as there are any."""
    headlines = carrying(" ".join(reading.report.headline or "" for reading in teller.passages.readings.values()))
    counts = Counter(word for lead in leads.values() for word in carrying(lead.text))
    found = {}
    for report, lead in leads.items():
        own = carrying(lead.text)
        rest = headlines | {word for word, count in counts.items() if count > (word in own)}
        if not rest or (len(own & rest) > 1 and share(own, rest) >= weights("brief")["lead_near"]):
            found[report] = lead
    return found


def _centrality(teller: Teller, report: str, leads: dict[str, Passage]) -> float:
    """How much of the headlines and of the other leads is in a report's lead."""
    own = carrying(leads[report].text)
    headlines = [reading.report.headline or "" for reading in teller.passages.readings.values()]
    others = [lead.text for other, lead in leads.items() if other != report]
    return sum(share(carrying(text), own) for text in (*headlines, *others))


def told_line(teller: Teller, passage: Passage, *, alike: bool = False) -> BriefLine | None:
    """The line of a sentence, in the section that its main verb calls for; if another line is `alike`, so be it."""
    found = main_mention(teller, passage)
    section = section_of(teller, passage, found)
    if section is None or (not alike and teller.is_told(passage, found[0] if found else None)):
        return None
    section = quoted(teller, passage, section)
    if not is_sure(teller, passage, section, found[1] if found else None):
        return None
    return line(teller, passage, section, found)


def main_mention(teller: Teller, passage: Passage) -> Found | None:
    """The first happening that is told by a verb in the clause which opens the sentence."""
    opening = passage.span.start + weights("brief")["opening"]
    found = [
        (mention.trigger.start, event, mention)
        for event, mention in teller.mentions.get(passage.report, ())
        if not mention.nominal and mention.span.start <= opening
        if passage.span.start <= mention.trigger.start and mention.trigger.end <= passage.span.end
    ]
    _, event, mention = min(found, key=lambda one: one[0], default=(0, None, None))
    return (event, mention) if event is not None and mention is not None else None


def section_of(teller: Teller, passage: Passage, found: Found | None) -> Section | None:
    """The section that the main verb of words calls for; None where they are of no section."""
    if refuses(passage.text):
        return "stances"
    if supposes(passage.text):
        return "expected"
    if found is None:
        if looks_back(passage.text) and not happens(passage.text):
            return None
        return "expected" if _is_ahead(passage.text) else "known"
    event, mention = found
    if mention.status == "unclear" and any(pattern.search(passage.text) for pattern in patterns("open")):
        return "unconfirmed"
    section = SECTIONS.get(mention.status, "known")
    section = "known" if section == "unconfirmed" else section
    if section == "cancelled" and not calls_off(passage.text):
        section = "known"
    if section == "known" and mention.time and teller.today and before(teller.today, mention.time):
        return "expected" if _is_ahead(passage.text) else "known" if happens(passage.text) else None
    if section == "known":
        return "expected" if _is_ahead(passage.text) else "known"
    if section == "expected":
        stale = is_stale(teller, event, mention) or looks_back(passage.text)
        return None if stale else "expected" if _is_ahead(passage.text) else "known"
    return section


def _is_ahead(text: str) -> bool:
    return looks_ahead(text) and plans(text)
