"""Who speaks a quotation. In come the quotations of a parsed text, out come sayings with the cue and source of each.

A speaker is named after the quotation ("…," said X), before it (X said: "…"), or was named for the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.attributions.contents import trim
from twosource.extract.attributions.cues import Cue, Word
from twosource.extract.attributions.quotes import Quote
from twosource.extract.attributions.sayings import Saying, SayingFinder
from twosource.extract.attributions.sources import Phrase, phrase, subject
from twosource.extract.attributions.transcripts import Turn
from twosource.extract.parse import Parse
from twosource.model import Span

GAP = 45  # tokens beside a quotation among which its speaker is looked for
STOPS = frozenset(".!?")
ENDS = frozenset(",-–—…")
FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENERS = ("IN", "VBG", "VBN", "WRB", "VBD", "TO")
NOUNS = ("NN", "PRP", "WP")


class SpeakerFinder:
    """Finds the speakers of one text's quotations."""

    def __init__(self, finder: SayingFinder) -> None:
        self._finder = finder
        self._parse: Parse = finder.parse
        self._quotes: Sequence[Quote] = finder.quotes
        self._text: str = finder.parse.doc.text

    def find(self) -> list[Saying]:
        """The sayings of all quotations that are speech; a split quotation is one saying of two pieces."""
        found: list[Saying] = []
        last: tuple[Quote, Saying] | None = None
        for number, quote in enumerate(self._quotes):
            saying = self._first(number) or self._continued(number, last)
            if saying is None:
                continue
            if last and saying.cue.token == last[1].cue.token and saying.rule == "before":
                saying = Saying(saying.cue, saying.source, last[1].content + saying.content, saying.head, "split", True)
                found[-1] = saying
            else:
                found.append(saying)
            last = (quote, saying)
        return found

    def spoken_turns(self, turns: Sequence[Turn]) -> list[Saying]:
        """The sayings of a transcript; Q and A are nobody named."""
        return [self._turn(turn) for turn in turns]

    def _turn(self, turn: Turn) -> Saying:
        first, colon = self._finder.token(turn.opens), self._finder.token(turn.start) - 1
        last = max(first, self._finder.token(turn.opens + len(turn.label.split(",")[0].split(" (")[0]) - 1))
        unnamed = turn.label in ("Q", "A")
        source = None if unnamed else Phrase(last, first, last + 1, last)
        cue = Cue(colon, first if unnamed else colon, colon + 1, Word("said"))
        return Saying(cue, source, (Span(turn.start, turn.end),), self._finder.token(turn.start), "turn", True)

    def _first(self, number: int) -> Saying | None:
        """The speaker before the quotation where a colon or comma leads to it, else the one after it."""
        gap = self._gap_before(number)
        if gap and self._parse.text[gap[-1]] in ":,":
            return self._before(number) or self._after(number)
        return self._after(number) or self._before(number)

    def _after(self, number: int) -> Saying | None:
        """The speaker that follows: "…," said X."""
        quote = self._quotes[number]
        gap = self._gap_after(number)
        inner = self._text[quote.start : quote.end].rstrip()
        comma = bool(gap) and self._parse.text[gap[0]] == ","
        if not gap or not inner or not (comma or inner[-1] in ",?!-–—…"):
            return None
        for token in gap:
            cue = self._finder.verbs.get(token)
            if cue and cue.word.takes & {"quote", "clause"} and self._parse.dep[token] not in ("relcl", "acl"):
                source = self._source(token, gap)
                before = self._gap_before(number)
                lead = self._lead(before, source) if source else None
                if lead is None and inner[0].islower() and any(at in self._finder.verbs for at in before):
                    return None  # "The chief wrote that it was "safe for now," the paper reported": the chief's words
                return self._saying(quote, cue, source, "after", lead) if source else None
            begins = not self._gap_before(number)
            if begins and self._parse.lower[token] == "according" and token == gap[int(comma)]:
                return self._according(quote, token)
        return None

    def _according(self, quote: Quote, token: int) -> Saying | None:
        to = self._parse.child(token, "prep")
        head = None if to is None else self._parse.child(to, "pobj")
        if head is None:
            return None
        cue = Cue(token, token, token + 2, Word("according-to"))
        source = phrase(self._parse, head, barrier=token, marks=self._finder.marks)
        return self._saying(quote, cue, source, "after")

    def _before(self, number: int) -> Saying | None:
        """The speaker that stands before: X said: "…"."""
        quote, gap = self._quotes[number], self._gap_before(number)
        if not gap:
            return None
        parse, mark = self._parse, self._parse.text[gap[-1]]
        for token in reversed(gap):
            cue = self._finder.verbs.get(token)
            if cue and (mark == ":" or cue.word.takes & {"quote", "clause"}):
                source = self._source(token, gap)
                if source and self._introduces(token, gap[-1], quote):
                    return self._condition(self._saying(quote, cue, source, "before"), gap)
                return None
            if mark not in ":," and parse.tag[token].startswith(("VB", "MD")):
                return None
        return self._colon(quote, gap) if mark == ":" else None

    def _introduces(self, verb: int, last: int, quote: Quote) -> bool:
        """Whether nothing but the quotation can be what is said: a colon, a comma, or a whole sentence in it."""
        parse = self._parse
        if parse.text[last] == ":":
            return True
        if parse.tag[last] in ("IN", "TO", "DT", "POS", "PRP$", "CC"):
            return False
        between = range(verb + 1, last + 1)
        if any(parse.tag[at].startswith(FINITE) or parse.lower[at] in LINKS for at in between):
            return False
        inner = self._text[quote.start : quote.end]
        if quote.closed and not (
            inner[-1:] in STOPS or inner[-1:] in ENDS or self._text[quote.closes : quote.closes + 1] in STOPS
        ):
            return False
        return parse.text[last] == "," or (inner[:1].isupper() and len(inner) > SHORT)

    def _colon(self, quote: Quote, gap: list[int]) -> Saying | None:
        """Warren: "…", with no verb: what stands before the colon is the speaker."""
        parse, colon = self._parse, gap[-1]
        nouns = [at for at in gap[:-1] if parse.tag[at].startswith("NNP") or parse.text[at].istitle()]
        if not nouns or len(gap) > SHORT or any(parse.tag[at].startswith("VB") for at in gap):
            return None
        source = Phrase(nouns[-1], gap[0], colon, nouns[-1])
        return self._saying(quote, Cue(colon, colon, colon + 1, Word("said")), source, "colon")

    def _continued(self, number: int, last: tuple[Quote, Saying] | None) -> Saying | None:
        """A sentence of its own within marks: whoever spoke last goes on, in the paragraph or right after it."""
        quote = self._quotes[number]
        if last is None or self._gap_before(number) or not self._whole(quote):
            return None
        before, saying = last
        same = before.paragraph == quote.paragraph
        opens = not self._text[before.closes : quote.opens].strip()
        if not same and not (quote.paragraph == before.paragraph + 1 and self._opens_paragraph(quote)):
            return None
        if not same and before.closed and not opens and self._other_speaks(before, quote):
            return None
        head = self._finder.token(quote.start)
        return Saying(saying.cue, saying.source, (self._inner(quote),), head, "continued", True)

    def _whole(self, quote: Quote) -> bool:
        inner = self._text[quote.start : quote.end].strip()
        return not quote.closed or (inner[-1:] in (".", "!", "?", "…") and not inner[:1].islower())

    def _opens_paragraph(self, quote: Quote) -> bool:
        return not self._text[self._text.rfind("\n", 0, quote.opens) + 1 : quote.opens].strip()

    def _other_speaks(self, before: Quote, quote: Quote) -> bool:
        """Whether a cue of speech stands between the two quotations, other than the first one's."""
        first, end = self._finder.token(before.closes), self._finder.token(quote.opens)
        cues = [at for at in range(first, end) if at in self._finder.verbs]
        return len(cues) > 1

    def _gap_after(self, number: int) -> list[int]:
        """The tokens from a quotation to the end of the sentence or the next quotation."""
        parse, quote = self._parse, self._quotes[number]
        start = self._finder.token(quote.closes)
        stop = self._quotes[number + 1].opens if number + 1 < len(self._quotes) else len(self._text)
        gap = []
        for token in range(start, min(start + GAP, parse.size)):
            if parse.start[token] >= stop or parse.text[token] in STOPS or "\n" in parse.text[token]:
                break
            if parse.text[token].strip():
                gap.append(token)
        return gap

    def _gap_before(self, number: int) -> list[int]:
        """The tokens from the begin of the sentence, or the quotation before, to a quotation."""
        parse, quote = self._parse, self._quotes[number]
        end = self._finder.token(quote.opens)
        start = self._quotes[number - 1].closes if number else 0
        gap: list[int] = []
        for token in range(end - 1, max(end - 1 - GAP, -1), -1):
            paragraph = "\n" in parse.text[token] and not (not gap and self._colon_before(token))
            if parse.start[token] < start or parse.text[token] in STOPS or paragraph:
                break
            if parse.text[token].strip():
                gap.append(token)
        return gap[::-1]

    def _colon_before(self, token: int) -> bool:
        return token > 0 and self._parse.text[token - 1] == ":"

    def _source(self, verb: int, gap: list[int]) -> Phrase | None:
        """The subject of a verb beside a quotation: by the parse, else the nearest noun."""
        parse = self._parse
        head = subject(parse, verb)
        beyond = parse.dep[verb] in ("advcl", "conj", "xcomp", "acl") and not self._finder.in_quote(head)
        if head is None or not (gap[0] <= head <= gap[-1] or beyond):
            right = [at for at in gap if verb < at <= verb + 6 and parse.tag[at].startswith(NOUNS)]
            left = [at for at in gap if at < verb and parse.tag[at].startswith(NOUNS) and not self._in_brackets(at)]
            nearest = left[-1:] or right[:1]
            head = nearest[0] if nearest else head
        return None if head is None else phrase(parse, head, barrier=verb, marks=self._finder.marks)

    def _in_brackets(self, token: int) -> bool:
        """Whether it stands in brackets: the party and state of "Rep. Ana Diaz (D-Md.)"."""
        before = self._parse.text[max(token - 3, 0) : token]
        return "(" in before and ")" not in before

    def _condition(self, saying: Saying, gap: list[int]) -> Saying:
        """The clause of "If it rains, he said, "we stay"", which is his words as well."""
        parse = self._parse
        start = saying.source.start if saying.source else saying.cue.start
        if parse.lower[gap[0]] not in CONDITIONS or start <= gap[0] + 1:
            return saying
        piece = trim(parse, gap[0], min(start, saying.cue.start))
        if piece is None:
            return saying
        first = Span(parse.start[piece[0]], parse.end[piece[1] - 1])
        return Saying(saying.cue, saying.source, (first, *saying.content), saying.head, "before")

    def _lead(self, gap: list[int], source: Phrase) -> Span | None:
        """The begin of a sentence whose end is quoted: "The plan is "a disgrace," he said"."""
        parse = self._parse
        finite = any(parse.tag[at].startswith(FINITE) for at in gap)
        cued = any(at in self._finder.verbs or source.start <= at < source.end for at in gap)
        if not finite or cued or parse.tag[gap[0]].startswith(OPENERS):
            return None
        piece = trim(parse, gap[0], gap[-1] + 1)
        return piece and Span(parse.start[piece[0]], parse.end[piece[1] - 1])

    def _saying(self, quote: Quote, cue: Cue, source: Phrase | None, rule: str, lead: Span | None = None) -> Saying:
        inner, head = self._inner(quote), self._finder.token(quote.start)
        if lead is None:
            return Saying(cue, source, (inner,), head, rule, True)
        return Saying(cue, source, (Span(lead.start, quote.closes),), head, rule)

    def _inner(self, quote: Quote) -> Span:
        """The words within the marks, without a closing comma."""
        inner = self._text[quote.start : quote.end]
        start = quote.start + len(inner) - len(inner.lstrip())
        return Span(start, max(start, quote.start + len(inner.rstrip(" ,"))))


CONDITIONS = frozenset(("if", "whether", "unless"))
LINKS = frozenset(("that", "whether", "if", "as", "of", "about"))
SHORT = 12  # tokens of a speaker before a colon; characters of a quotation that may be a title
