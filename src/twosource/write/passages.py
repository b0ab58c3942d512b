"""The words of a report that tell an event, fit to stand alone. In comes an event mention; out goes a Passage, or None.

What is printed is what the report has: the content of an attribution, a sentence, or a clause, without the words that
tie it to the sentence before and with a name for each pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from twosource.lexicon import load
from twosource.model import Claim, EventMention, Span, Story
from twosource.spans import around, begins_one, holds, holds_one, shared
from twosource.weekdays import WEEKDAY
from twosource.write.doubts import happens, is_colored, is_view
from twosource.write.passage import Passage, has_subject, is_about, shows_status
from twosource.write.phrases import weights, words
from twosource.write.pronouns import Pronouns
from twosource.write.soundness import (
    has_main_verb,
    is_column,
    is_opinion,
    is_sound,
    is_whole,
    loosened,
    opines,
    patterns,
)  # fmt: skip
from twosource.write.tidying import closed, paired, tidy, unlinked
from twosource.write.whereabouts import placed

ENDED = re.compile(r"[.!?][\"”’')]*$")
MARKS = re.compile(r"[\"“”]")
QUOTES = tuple('"“”')
OPENING = re.compile(r"“|(?<![^\s(\[—–―-])\"(?=\S)")  # a straight mark opens where it stands before a word only
CAPTION = 250  # characters: as long as the first sentence of a caption
DAY = re.compile(rf"\b{WEEKDAY}\b")
SHORT = 5  # sentences: in fewer, one says little of its report
FAR = 900  # characters: a quotation longer than that has lost its closing mark
IDLE = ("it", "they")


class Passages:
    """Cuts passages out of a story's reports."""

    def __init__(self, story: Story) -> None:
        self.readings = {reading.report.id: reading for reading in story.readings}
        self.pronouns = Pronouns(story)
        self.by_report: dict[str, list[Claim]] = {}
        for claim in story.claims:
            if claim.attribution.source is not None:
                self.by_report.setdefault(claim.attribution.report, []).append(claim)
        self.claims = {(claim.attribution.report, claim.attribution.id): claim for claim in story.claims}

    def of(self, mention: EventMention) -> Passage | None:
        """The best words for a mention: the first of `candidates`."""
        return next(self.candidates(mention), None)

    def candidates(self, mention: EventMention) -> Iterator[Passage]:
        """The words for a mention, the best first: what is said without who says it, its sentence, its clause.

        Content and sentence only where the mention is what they are about, not something that they touch upon.
        """
        claim = self.claim_of(mention)
        found = [self._content(mention, claim), self._whole(mention, claim), self._clause(mention, claim)]
        for passage in found[1:2] if mention.status == "unclear" else found:  # the doubt stands outside the clause
            about = passage is not None and (mention.status == "unclear" or is_about(passage, mention))
            if passage is not None and about and shows_status(passage, mention):
                yield passage

    def claim_of(self, mention: EventMention) -> Claim | None:
        """The claim that the mention is part of, if any."""
        return self.claims.get((mention.report, mention.attribution or ""))

    def sentence(self, report: str, place: Span) -> Passage | None:
        """The whole sentence around a place, if it is news, short enough, and stands alone."""
        whole = around(self.readings[report].sentences, place)
        if whole is None or not self._is_body(report, whole) or not self._is_ended(report, whole):
            return None
        if self._is_caption(report, whole):
            return None
        return self._passage(report, whole, credited=self.is_credited(report, whole), ended=True)

    def opening(self, report: str, span: Span) -> Passage | None:
        """The first clauses of a sentence, if they stand alone."""
        return self._passage(report, span, credited=self.is_credited(report, span))

    def claim_at(self, report: str, span: Span) -> Claim | None:
        """The claim whose words make up most of a sentence."""
        for claim in self.by_report.get(report, ()):
            inside = (shared(piece, span) for piece in claim.attribution.content)
            if 2 * sum(inside) > span.end - span.start:
                return claim
        return None

    def is_credited(self, report: str, span: Span) -> bool:
        """Whether the words name somebody who says so."""
        return holds_one(span, self.cues.get(report, ()))

    @cached_property
    def cues(self) -> dict[str, list[Span]]:
        """The words in each report that say that somebody says so, in order."""
        found = {one: [claim.attribution.cue for claim in claims] for one, claims in self.by_report.items()}
        return {one: sorted((cue for cue in cues if cue), key=lambda cue: cue.start) for one, cues in found.items()}

    def _is_body(self, report: str, span: Span) -> bool:
        segments = self.readings[report].report.segments  # in order, so that the few that meet it are soon found
        first = bisect_right(segments, span.start, key=lambda part: part.span.end)
        last = bisect_left(segments, span.end, key=lambda part: part.span.start)
        return any(part.kind == "body" for part in segments[first:last])

    def _is_caption(self, report: str, span: Span) -> bool:
        """Whether the paragraph begins as the caption of a photograph does, or those before and after it do."""
        text = self.readings[report].report.text
        own, _, after = text[text.rfind("\n", 0, span.start) + 1 :][: 4 * CAPTION].partition("\n")
        before = text[max(0, span.start - 4 * CAPTION) : span.start].rstrip("\n").rpartition("\n")[2]
        marks = [
            any(pattern.search(part[:CAPTION].strip()) for pattern in patterns("caption"))
            for part in (before, own, after.lstrip("\n"))
        ]
        return marks[1] or (marks[0] and marks[2])

    def _is_ended(self, report: str, span: Span) -> bool:
        words = self.readings[report].report.text[span.start : span.end].strip()
        return bool(ENDED.search(words)) and not words[:1].islower()

    def body(self, report: str) -> list[Span]:
        """The sentences of the news itself: no headline, caption or credit."""
        return list(self.numbered[report])

    @cached_property
    def numbered(self) -> dict[str, tuple[Span, ...]]:
        """The body's sentences of each report, as a reader would count them."""
        return {
            report: tuple(span for span in reading.sentences if self._is_body(report, span))
            for report, reading in self.readings.items()
        }

    @cached_property
    def columns(self) -> frozenset[str]:
        """The reports whose headline, address or outlet says that they are somebody's view."""
        return frozenset(
            report
            for report, one in self.readings.items()
            if is_column(one.report.headline, one.report.url) or is_view(one.report.outlet or "")
        )

    @cached_property
    def opinions(self) -> frozenset[str]:
        """The reports that are columns: what they say in their own voice is nobody's knowledge."""
        found = (one for one in self.readings if is_opinion(self._unquoted(one), len(self.numbered[one])))
        return frozenset((*self.columns, *found))

    def opens_news(self, report: str, span: Span) -> bool:
        """Whether words are the first of their report and tell what happened on a day, as no column begins."""
        text = self.readings[report].report.text[span.start : span.end]
        return self._begins(report, span) and report not in self.columns and bool(DAY.search(text)) and happens(text)

    @cached_property
    def analyses(self) -> frozenset[str]:
        """The reports that judge or surmise so often that only their news and what others say is taken from them."""
        least = weights("brief")["analysis"]
        return frozenset(
            report
            for report in self.readings
            if sum(map(is_colored, self._unquoted(report))) > least * max(len(self.numbered[report]), SHORT)
        )

    def _unquoted(self, report: str) -> Iterator[str]:
        """The sentences that the outlet itself answers for: nobody is quoted with them or named for them."""
        text = self.readings[report].report.text
        for span in self.body(report):
            line = " ".join(text[span.start : span.end].split())
            own = not self._is_open(report, span.start) and len(MARKS.findall(line)) % 2 == 0
            if own and not self.is_credited(report, span):
                yield line

    def _is_open(self, report: str, at: int) -> bool:
        """Whether a quotation that begins before the place is still open there, be it some lines before."""
        text = self.readings[report].report.text
        opened = text[max(0, at - FAR, text.rfind("\n", 0, at)) : at]
        if opened.count("“") > opened.count("”"):  # a quotation in a quotation may have ended before
            return True
        last = max(text.rfind(mark, max(0, at - FAR), at) for mark in QUOTES)
        return last >= 0 and text[at : at + 1] not in QUOTES and bool(OPENING.match(text, last))

    def _whole(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """The sentence of a mention, unless it is another's words and does not say whose."""
        passage = self.sentence(mention.report, mention.trigger)
        if passage is None or self.in_quote(passage):
            return None
        if claim is None or claim.attribution.source is None:
            return passage
        shown = [span for span in (claim.attribution.cue, claim.attribution.source.span) if span]
        return passage if any(holds(passage.span, span) for span in shown) else None

    def in_quote(self, passage: Passage) -> bool:
        """Whether a quotation that begins before the passage, in its paragraph, is still open."""
        return self._is_open(passage.report, passage.span.start)

    def _clause(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """The clause that opens a sentence and has its subject, up to a mark, where the outlet itself says it."""
        said = claim is not None and claim.attribution.source is not None
        if mention.nominal or mention.type in load("weighing")["utterances"]["types"] or said:
            return None
        text, span = self.readings[mention.report].report.text, mention.span
        ended = re.match(r"\s*(?:[,;.—–―]|--)", text[span.end : span.end + 4])
        if not has_subject(mention) or not self._opens(mention.report, span) or not ended:
            return None
        first = text[span.start : span.end].split()[0]
        if first[:1].islower() or first.casefold() in words("suspender") | words("joint"):
            return None
        if not has_main_verb(text[span.start : span.end]):
            return None
        return self._passage(mention.report, span) if self._is_body(mention.report, span) else None

    def _content(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """What an attribution says, where it is in one piece and a whole sentence."""
        if claim is None or claim.attribution.source is None or claim.attribution.stance != "asserts":
            return None
        if claim.attribution.source.span and self._words(mention.report, claim.attribution.source.span) in IDLE:
            return None  # "it said" after a clause with another subject
        pieces = [piece for piece in claim.attribution.content if holds(piece, mention.trigger)]
        if claim.attribution.kind != "direct" and not self._is_all(mention, claim):
            return None
        cue = claim.attribution.cue
        if cue and self.readings[mention.report].report.text[cue.start : cue.end].casefold() in words("wishing"):
            return None
        if not pieces or not self.is_sentence(claim, pieces[0]):
            return None
        source, whole = claim.attribution.source.span, self._around(mention)
        if source is None or whole is None or not holds(whole, source) or not holds(whole, pieces[0]):
            return None
        passage = self._passage(mention.report, pieces[0], quoted=claim.attribution.kind == "direct", credited=True)
        garbled = passage is not None and any(pattern.search(passage.text) for pattern in patterns("garbled"))
        return None if garbled else self._said(passage, claim)

    def _is_all(self, mention: EventMention, claim: Claim) -> bool:
        """Whether the sentence has little beside what is said and who says so: else a clause of it is cut off."""
        whole, pieces = self._around(mention), claim.attribution.content
        if whole is None:
            return False
        said = sum(shared(whole, piece) for piece in pieces)
        source = claim.attribution.source.span if claim.attribution.source else None
        rest = whole.end - whole.start - said - (shared(whole, source) if source else 0)
        return rest <= weights("brief")["beside"]

    def _words(self, report: str, span: Span) -> str:
        return self.readings[report].report.text[span.start : span.end].casefold()

    def _around(self, mention: EventMention) -> Span | None:
        return around(self.readings[mention.report].sentences, mention.trigger)

    def is_sentence(self, claim: Claim, piece: Span) -> bool:
        """Whether it begins where a sentence or a quotation begins, or after "that", as no half of one does."""
        report = claim.attribution.report
        if begins_one(self.readings[report].sentences, piece.start):
            return True
        before = self.readings[report].report.text[max(0, piece.start - 8) : piece.start].casefold()
        return claim.attribution.kind == "direct" or before.rstrip().endswith("that")

    def _said(self, passage: Passage | None, claim: Claim | None) -> Passage | None:
        """The passage as the claim's; not where a speaker would be quoted as saying a name: the name may be wrong."""
        direct = claim is not None and claim.attribution.kind == "direct"
        if passage is None or (direct and "[" in passage.text):
            return None
        return Passage(passage.text, passage.report, passage.span, claim)

    def _opens(self, report: str, span: Span) -> bool:
        """Whether a sentence begins where the span does, so that nobody is named in it before."""
        return begins_one(self.readings[report].sentences, span.start)

    def _passage(
        self, report: str, span: Span, *, quoted: bool = False, credited: bool = False, ended: bool = False
    ) -> Passage | None:
        own = self.readings[report].report.text[span.start : span.end]
        if not 12 <= len(unlinked(own)) <= weights("brief")["longest"]:
            return None
        first = self._begins(report, span) and not quoted
        if first and self.pronouns.explains(report, span):  # what a report's first words mean stands in them
            clear: str | None = own
        else:
            clear = self.pronouns.clear(report, span, whole=self._opens(report, span))
        text = paired(tidy(clear)) if clear else ""
        text = closed(text) if ended else text
        if quoted:
            text = text.strip('“”"')
            if text[:1] in "‘'":  # somebody quotes somebody else
                return None
            return Passage(f"“{text}”", report, span) if is_whole(text) and not opines(text, credited=True) else None
        here = placed(loosened(text), self.readings[report].report.dateline)
        sound = here and is_sound(here, credited=credited, opens=first and happens(here), first=first)
        return Passage(here, report, span) if here and sound else None

    def _begins(self, report: str, span: Span) -> bool:
        """Whether a report's news begins where the span does."""
        return bool(self.numbered[report]) and self.numbered[report][0].start == span.start
