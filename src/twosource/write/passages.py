"""The words of a report that tell an event, fit to stand alone. In comes an event mention; out goes a Passage, or None.

What is printed is what the report has: the content of an attribution, a sentence, or a clause, without the words that
tie it to the sentence before and with a name for each pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from twosource.lexicon import load
from twosource.model import Claim, EventMention, Reading, Span, Story
from twosource.write.phrases import openers, weights, words
from twosource.write.pronouns import Pronouns

DATELINE = re.compile(r"^[A-Z][A-Z .,'/-]{2,40}(?:, [A-Z][\w. ]+)?(?: \([^)]{1,30}\))? ?(?:—|–|--) ?")
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
LETTERS = re.compile(r"[^\W\d_]+")
EDGES = " \t\n,;:—–-"
WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Printable words with the place that they are from; `claim` is whose words they are, None for the outlet's own."""

    text: str
    report: str
    span: Span
    claim: Claim | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words that say something."""
        return frozenset(word.casefold() for word in WORD.findall(self.text))


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
        """The best words for a mention: what is said without who says it, else its sentence, else its clause.

        Content and sentence only where the mention is what they are about, not something that they touch upon.
        """
        claim = self.claim_of(mention)
        if mention.status == "unclear":  # the doubt stands outside the clause
            return self._whole(mention, claim)
        for passage in (self._content(mention, claim), self._whole(mention, claim)):
            if passage and _is_about(passage, mention) and _shows_status(passage, mention):
                return passage
        clause = self._clause(mention, claim) or self._phrase(mention)
        return clause if clause and _shows_status(clause, mention) else None

    def claim_of(self, mention: EventMention) -> Claim | None:
        """The claim that the mention is part of: its own, or the closest around it that credits somebody."""
        own = self.claims.get((mention.report, mention.attribution or ""))
        if own is not None and own.attribution.source is not None:
            return own
        around = [
            (piece.end - piece.start, claim.id, claim)
            for claim in self.by_report.get(mention.report, ())
            for piece in claim.attribution.content
            if _holds(piece, mention.trigger)
        ]
        return min(around)[2] if around else own

    def sentence(self, report: str, place: Span) -> Passage | None:
        """The whole sentence around a place, if it is short enough and stands alone."""
        around = next((span for span in self.readings[report].sentences if _holds(span, place)), None)
        return self._passage(report, around) if around else None

    def _whole(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """The sentence of a mention, unless it is another's words and does not say whose."""
        passage = self.sentence(mention.report, mention.trigger)
        if passage is None or self.in_quote(passage):
            return None
        if claim is None or claim.attribution.source is None:
            return passage
        shown = [span for span in (claim.attribution.cue, claim.attribution.source.span) if span]
        return passage if any(_holds(passage.span, span) for span in shown) else None

    def in_quote(self, passage: Passage) -> bool:
        """Whether a quotation that begins before the passage, in its paragraph, is still open."""
        text = self.readings[passage.report].report.text
        before = text[text.rfind("\n", 0, passage.span.start) + 1 : passage.span.start]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def clause(self, mention: EventMention) -> Passage | None:
        """The clause of a mention, for lines that say themselves whose it is."""
        return self._passage(mention.report, mention.span)

    def _clause(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """The clause, where it has its subject, and it is known who says it."""
        credited = claim is not None and claim.attribution.source is not None and claim.attribution.stance == "asserts"
        if mention.nominal or mention.type in load("weighing")["utterances"]["types"]:
            return None
        if not _has_subject(mention) or not (credited or mention.attribution is None):
            return None
        if not self._stands(mention):
            return None
        passage = self.clause(mention)
        return self._said(passage, claim)

    def _stands(self, mention: EventMention) -> bool:
        """Whether no word before it takes the clause back ("if"): it opens a sentence, or is joined to one."""
        text, start = self.readings[mention.report].report.text, mention.span.start
        if text[start : mention.span.end].split()[0].casefold() in words("suspender"):
            return False
        if self._opens(mention.report, mention.span):
            return True
        before = text[max(0, start - 30) : start].rstrip()
        return before.endswith((",", ";", "—", "--")) or not words("joint").isdisjoint(before.split()[-1:])

    def _phrase(self, mention: EventMention) -> Passage | None:
        """The noun phrase of a mention that names two who take part: "a possible summit between A and B"."""
        if mention.status == "occurred":  # a noun that nothing speaks of may mean what is still to come
            return None
        inside = {argument.entity for argument in mention.arguments if _holds(mention.span, argument.span)}
        return self.clause(mention) if mention.nominal and len(inside - {None}) > 1 else None

    def _content(self, mention: EventMention, claim: Claim | None) -> Passage | None:
        """What an attribution says, where it is in one piece and a whole sentence."""
        if claim is None or claim.attribution.source is None or claim.attribution.stance != "asserts":
            return None
        pieces = [piece for piece in claim.attribution.content if _holds(piece, mention.trigger)]
        if not pieces or not self._is_sentence(claim, pieces[0]):
            return None
        passage = self._passage(mention.report, pieces[0], quoted=claim.attribution.kind == "direct")
        return self._said(passage, claim)

    def _is_sentence(self, claim: Claim, piece: Span) -> bool:
        """Whether it begins where a sentence or a quotation begins, or after "that", as no half of one does."""
        report = claim.attribution.report
        if any(abs(span.start - piece.start) < 2 for span in self.readings[report].sentences):
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
        return any(abs(sentence.start - span.start) < 2 for sentence in self.readings[report].sentences)

    def _passage(self, report: str, span: Span, *, quoted: bool = False) -> Passage | None:
        if not 12 <= span.end - span.start <= weights("brief")["longest"]:
            return None
        clear = self.pronouns.clear(report, span, whole=self._opens(report, span))
        text = tidy(clear) if clear else ""
        if len(text.split()) < 3 or not (quoted or _is_told(text)):
            return None
        return Passage(f"“{text.strip('“”')}”" if quoted else text, report, span)


def _is_about(passage: Passage, mention: EventMention) -> bool:
    """Whether the mention's clause opens the passage, or makes up most of it."""
    span, whole = mention.span, passage.span
    table, opens = weights("brief"), span.start - whole.start <= weights("brief")["opening"]
    shared = (min(span.end, whole.end) - max(span.start, whole.start)) / (whole.end - whole.start)
    return shared >= table["about"] or (opens and shared >= table["opening_about"]) or (opens and not mention.nominal)


def _shows_status(passage: Passage, mention: EventMention) -> bool:
    """Whether the words behind the mention's status stand in the passage, so that a reader sees it there, too."""
    cues = [reason.span for reason in mention.reasons if reason.what == "status" and reason.span]
    return mention.status in ("occurred", "ongoing") or any(_holds(passage.span, cue) for cue in cues)


def _has_subject(mention: EventMention) -> bool:
    """Whether somebody who takes part stands near the beginning of the clause, before the trigger."""
    first, last = mention.span.start, mention.span.start + weights("brief")["subject"]
    return any(
        first <= argument.span.start <= last and argument.span.end <= mention.trigger.start
        for argument in mention.arguments
    )


def _is_told(text: str) -> bool:
    """Whether nobody speaks outside quotation marks, and the sentence was not cut at an abbreviation."""
    outside = QUOTED.sub(" ", text)
    speaks = words("first") & {word.casefold() for word in LETTERS.findall(outside) if word != "US"}
    return not speaks and text.rsplit(maxsplit=1)[-1].casefold().rstrip(".") not in words("abbreviation")


def tidy(text: str) -> str:
    """One line, without a dateline, ties to the sentence before, or marks at its edges; quotation marks in pairs."""
    line = DATELINE.sub("", " ".join(text.split())).strip(EDGES)
    line = openers().sub("", line).strip(EDGES)
    line = _paired(line).strip(EDGES)
    line = line.removesuffix(".") if not line.endswith("..") else line
    return line[:1].upper() + line[1:]


def _paired(line: str) -> str:
    """A quotation mark without its partner is taken out."""
    if line.count('"') % 2:
        line = line.replace('"', "")
    if line.count("“") != line.count("”"):
        line = line.replace("“", "").replace("”", "")
    if line.count("(") != line.count(")"):
        line = line.replace("(", "").replace(")", "")
    return line


def numbered(readings: Sequence[Reading]) -> dict[str, tuple[Span, ...]]:
    """The sentences of each report, for their numbers."""
    return {reading.report.id: reading.sentences for reading in readings}


@cache
def sentence_number(sentences: tuple[Span, ...], start: int) -> int | None:
    """Which sentence holds an offset, from 1."""
    return next((number for number, span in enumerate(sentences, 1) if span.start <= start < span.end), None)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
