"""Rules and encoder on who says what. In come the sayings that rules found and the encoder's scores, out go the better.

Each does what it does better, measured on PolNeAR: the encoder tells what is a cue, whose words these are and how far
they reach; the rules keep quotations in marks as they are, sayings within another's words, and how cue, source and
content hang together. A saying that both see has the rules' class of cue, which tells its stance and its chain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twosource.extract.attributions.contents import trim
from twosource.extract.attributions.cues import Cue, CueWords, Word, cue_at, load_cues
from twosource.extract.attributions.quotes import Quote
from twosource.extract.attributions.sayings import Saying
from twosource.extract.attributions.sources import RELATIVES, Phrase, quoted
from twosource.extract.encoder.scores import Parts, Scores
from twosource.extract.parse import Parse
from twosource.model import Span

RULE = "encoder-content"  # the reason of a content that the encoder found
UNKNOWN = "encoder-cue"  # the class of a cue that the lexicon does not have
UNSURE = -2.0  # below, a saying of the rules is none
CRUMB = 5  # characters of a piece that is none, where there are others
ALIKE = 0.5  # share of common tokens from which on two sources or contents are the same


class Reviser:
    """Puts the encoder's and the rules' sayings of one text together."""

    def __init__(self, parse: Parse, quotes: Sequence[Quote], scores: Scores) -> None:
        self._parse, self._quotes, self._scores = parse, quotes, scores
        self._opens = [quote.opens for quote in quotes]

    def revise(self, sayings: Sequence[Saying]) -> list[Saying]:
        """The sayings of both, in reading order."""
        kept = list(self._judged(sayings))
        found = [*kept, *self._added(kept)]
        return sorted(found, key=lambda saying: (saying.content[0], saying.cue.token))

    # ── What the rules have ───────────────────────────────────────────────────────────────────────────────────────

    def _judged(self, sayings: Sequence[Saying]) -> Iterator[Saying]:
        """The rules' sayings with the encoder's parts where it is sure, without those in which it sees no cue."""
        cover = _Cover(self._parse.string)
        cover.add(span for saying in sayings for span in saying.content)
        for saying in sayings:
            piece = self._best(saying.cue)
            parts = None if piece is None else self._scores.parts(piece)
            quoting = quoted(self._parse, saying.cue.token) is not None  # "quoted Y as saying": Y says it
            nested = cover.share([self._span(saying.cue.token, saying.cue.token + 1)]) > 0
            if parts is not None and not quoting:
                yield self._refined(saying, parts)
            elif quoting or saying.rule == "silence" or nested or saying.quoted or self._likely(piece):
                yield saying

    def _likely(self, piece: int | None) -> bool:
        """Whether the encoder does not rule out that a piece heads a cue."""
        return piece is not None and self._scores.anchor(piece) >= UNSURE

    def _best(self, cue: Cue) -> int | None:
        """The piece of the cue that is most likely its head."""
        starts, ends = self._parse.start, self._parse.end
        pieces = [self._scores.piece(starts[token], ends[token]) for token in range(cue.start, cue.end)]
        known = [piece for piece in pieces if piece is not None]
        return max(known, key=self._scores.anchor, default=None)

    def _refined(self, saying: Saying, parts: Parts) -> Saying:
        """A saying with the encoder's source where that is another, and its content unless it is a quotation."""
        refined = replace(saying, source=self._source(parts, saying.source, saying.cue.token), encoded=True)
        content = self._content(parts)
        if saying.quoted or not content or content == saying.content:
            return refined
        return replace(refined, cue=self._wider(saying.cue, parts, content), content=content, rule=RULE)

    def _wider(self, cue: Cue, parts: Parts, content: Sequence[Span]) -> Cue:
        """The cue with the words around it that the encoder counts to it, up to the content or to when it was said."""
        start, end = self._tokens(parts.cue)
        for span in content:
            first, last = self._tokens(span)
            start, end = (max(start, last), end) if last <= cue.token else (start, min(end, first))
        when = [token for token in range(start, end) if self._parse.entity[token] in ("DATE", "TIME")]
        start = max((token + 1 for token in when if token < cue.token), default=start)
        end = min((token for token in when if token > cue.token), default=end)
        return replace(cue, start=min(start, cue.start), end=max(end, cue.end))

    def _source(self, parts: Parts, known: Phrase | None, cue: int = -1) -> Phrase | None:
        """The phrase of the parse where both mean the same or the encoder sees none, else the encoder's."""
        if parts.source is None:
            return known
        start, end = self._tokens(parts.source)
        if known and known.start <= start and end <= known.end and not start <= known.head < end:
            return known  # the outlet of "an elder quoted by the outlet"
        if known and _share(range(start, end), range(known.start, known.end)) >= ALIKE:
            return known
        if known and self._is_told(start, end, cue):
            return known
        return self._phrase(start, end)

    def _is_told(self, start: int, end: int, cue: int) -> bool:
        """Whether a phrase is whom the cue's subject tells: "told the paper"."""
        objects = (at for at in range(max(start, cue + 1), end) if self._parse.dep[at] in ("dobj", "dative"))
        return any(self._parse.head[at] == cue for at in objects)

    # ── What they lack ────────────────────────────────────────────────────────────────────────────────────────────

    def _added(self, sayings: Sequence[Saying]) -> Iterator[Saying]:
        """What the encoder sees beside them, the surest first: with a source, and not within what another says."""
        cover, words = _Cover(self._parse.string), load_cues()
        for saying in sayings:
            cover.add([self._span(saying.cue.start, saying.cue.end), *saying.content])
        for piece in sorted(self._scores.cues(), key=lambda piece: (-self._scores.anchor(piece), piece)):
            parts = self._scores.parts(piece)
            if parts is None:
                continue
            source, content = self._source(parts, None), self._content(parts)
            token, _ = self._tokens(Span(self._scores.start(piece), self._scores.start(piece) + 1))
            taken = cover.share([self._span(token, token + 1)]) > 0 or cover.share(content) > ALIKE
            if content and source is not None and not taken:
                cue = self._wider(cue_at(self._parse, token, self._word(token, words)), parts, content)
                yield Saying(cue, source, content, self._first(content), RULE, encoded=True)
                cover.add([self._span(cue.start, cue.end), *content])

    def _word(self, token: int, words: CueWords) -> Word:
        lemma, lower, tag = self._parse.lemma[token], self._parse.lower[token], self._parse.tag[token]
        if lower == "according":
            return Word("according-to")
        if tag.startswith("VB"):
            return words.verbs.get(lemma) or Word(UNKNOWN)
        if tag.startswith("NN"):
            return words.nouns.get(lemma) or Word(UNKNOWN)
        return words.adjectives.get(lower) or words.adverbs.get(lemma) or Word(UNKNOWN)

    def _first(self, content: Sequence[Span]) -> int:
        start, end = self._tokens(content[0])
        return next((at for at in range(start, end) if not start <= self._parse.head[at] < end), start)

    # ── Characters into tokens ────────────────────────────────────────────────────────────────────────────────────

    def _span(self, start: int, end: int) -> Span:
        return Span(self._parse.start[start], self._parse.end[end - 1])

    def _tokens(self, span: Span) -> tuple[int, int]:
        """The tokens that the characters touch."""
        first = bisect_right(self._parse.end, span.start)
        return first, max(first + 1, bisect_left(self._parse.start, span.end))

    def _phrase(self, start: int, end: int) -> Phrase | None:
        """Tokens as the phrase of a source; its head is the token that hangs on what is outside."""
        piece = trim(self._parse, start, end)
        if piece is None:
            return None
        start, end = piece
        tops = [at for at in range(start, end) if not start <= self._parse.head[at] < end or self._parse.head[at] == at]
        nouns = [at for at in tops if self._parse.tag[at].startswith(("NN", "PRP", "WP"))]
        head = (nouns or tops or [end - 1])[0]
        verb = self._parse.head[head]
        relative = self._parse.lower[head] in RELATIVES and self._parse.dep[verb] in ("relcl", "acl")
        return Phrase(head, start, end, self._parse.head[verb] if relative else head)

    def _content(self, parts: Parts) -> tuple[Span, ...]:
        """The pieces of a content: whole tokens, no marks around but quotation marks, no "that" in front, no crumbs."""
        spans: list[Span] = []
        for part in parts.content:
            start, end = self._tokens(part)
            if not spans and self._parse.lower[start] == "that" and start + 1 < end:
                start += 1
            piece = trim(self._parse, start, end)
            if piece is not None and (part.end - part.start > CRUMB or len(parts.content) == 1):
                spans.append(self._widened(*piece))
        return tuple(spans)

    def _widened(self, start: int, end: int) -> Span:
        """The characters of tokens, with the marks of the quotations that begin or end there."""
        first, last = self._parse.start[start], self._parse.end[end - 1]
        at = bisect_right(self._opens, last - 1) - 1
        if at >= 0 and self._quotes[at].opens >= first - 2 and last <= self._quotes[at].closes <= last + 3:
            last = self._quotes[at].closes
        at = bisect_right(self._opens, first) - 1
        if at >= 0 and self._quotes[at].start == first and last >= self._quotes[at].closes:
            first = self._quotes[at].opens
        return Span(first, last)


def _share(one: range, other: range) -> float:
    common = max(0, min(one.stop, other.stop) - max(one.start, other.start))
    return 2 * common / (len(one) + len(other))


class _Cover:
    """Which characters of a text are taken."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def share(self, spans: Iterable[Span]) -> float:
        """How much of some spans is taken."""
        found = [(self._taken.count(1, span.start, span.end), span.end - span.start) for span in spans]
        return sum(taken for taken, _ in found) / max(1, sum(size for _, size in found))
