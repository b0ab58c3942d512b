"""Who says what outside of quotation marks. In comes a parsed text with its quotations, out come its sayings.

A saying is an attribution in tokens: verbs with a clause or an object, "according to", nouns ("her claim that …"),
adverbs ("reportedly").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.attributions.acts import is_act
from twosource.extract.attributions.contents import Content, of_clause, of_report, of_state, of_verb, trim
from twosource.extract.attributions.cues import Cue, CueWords, Word, cue_at, find_verbs, negated
from twosource.extract.attributions.quotes import Quote
from twosource.extract.attributions.silences import find_silences
from twosource.extract.attributions.sources import Phrase, phrase, subject
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution before it is written out; `quoted` ones are a quotation's, `rule` tells how they were found.

    `encoded` tells that the trained encoder sees its cue as well.
    """

    cue: Cue
    source: Phrase | None
    content: tuple[Span, ...]
    head: int
    rule: str
    quoted: bool = False
    encoded: bool = False


class SayingFinder:
    """Finds the sayings of one text."""

    def __init__(self, parse: Parse, quotes: Sequence[Quote], words: CueWords) -> None:
        self.parse, self.quotes, self.words = parse, quotes, words
        self.verbs = {cue.token: cue for cue in find_verbs(parse, words)}
        self._opens = [quote.opens for quote in quotes]
        self._closes = [quote.closes for quote in quotes]
        self.marks = frozenset(self._marks())

    def _marks(self) -> Iterator[int]:
        """The tokens that are marks of the quotations, so that no source reaches over one."""
        for quote in self.quotes:
            yield self.token(quote.opens)
            if quote.closed:
                yield self.token(quote.closes - 1)

    def token(self, at: int) -> int:
        """The token at or after a character."""
        return bisect_left(self.parse.end, at + 1)

    def in_quote(self, token: int | None) -> bool:
        """Whether a token stands within a quotation."""
        at = -1 if token is None else bisect_right(self._opens, self.parse.start[token]) - 1
        return at >= 0 and token is not None and self.parse.start[token] < self._closes[at]

    def find(self, used: frozenset[int]) -> Iterator[Saying]:
        """All sayings but those whose cue is used already."""
        for token, cue in self.verbs.items():
            if token not in used and (saying := self._verb(cue)):
                yield saying
        for cue, who, content in find_silences(self.parse):
            if cue.token not in used:
                yield self._saying(cue, who, content)
        parse = self.parse
        for index, lemma in enumerate(parse.lemma):
            if parse.lower[index] == "according":
                yield from self._according(index)
            elif lemma in self.words.adverbs:
                yield from self._adverb(index)
            elif parse.tag[index] in ("NN", "NNS") and lemma in self.words.nouns:
                yield from self._noun(index)
            elif parse.lower[index] in self.words.adjectives:
                yield from self._adjective(index)
            elif lemma in self.words.prepositional and lemma not in self.words.verbs:
                yield from self._prepositional(index)

    def _prepositional(self, index: int) -> Iterator[Saying]:
        """A verb that is a cue only with its preposition: "spoke of"."""
        if self.parse.tag[index].startswith("VB"):
            saying = self._verb(cue_at(self.parse, index, Word("said")))
            if saying:
                yield saying

    def _verb(self, cue: Cue) -> Saying | None:
        content = of_verb(self.parse, cue, self.words) or self._as(cue) or self._tail(cue) or of_report(self.parse, cue)
        if content is None:
            return None
        whose = self._raised(cue, content)
        if whose:
            kind = "seemed" if cue.word.kind == "seemed" else "expected"
            cue = Cue(cue.token, cue.start, cue.end, Word(kind, cue.word.takes))
            return self._saying(cue, None, Content((whose, *content.pieces), content.head, "raised", cue.end))
        found = subject(self.parse, cue.token)
        if found is not None and self._holds(content, found):
            found = None
        if (found is None and not self._sourceless(cue)) or is_act(self.parse, cue, content, found):
            return None
        return self._saying(cue, found, content)

    def _raised(self, cue: Cue, content: Content) -> tuple[int, int] | None:
        """The subject of "The talks are expected to resume", which is as much said as what follows, by nobody named."""
        parse = self.parse
        passive = parse.child(cue.token, "auxpass") is not None and parse.child(cue.token, "agent") is None
        found = parse.child(cue.token, "nsubjpass" if passive else "nsubj")
        if found is None or "raising" not in cue.word.takes or not (passive or cue.word.kind == "seemed"):
            return None
        if content.frame != "clause" or content.head < cue.token or parse.lower[found] in ("it", "there"):
            return None
        whose = trim(parse, parse.left[found], parse.right[found] + 1)
        return whose if whose and whose[1] <= cue.start else None

    def _holds(self, content: Content, token: int) -> bool:
        return any(start <= token < end for start, end in content.pieces)

    def _sourceless(self, cue: Cue) -> bool:
        """Whether the text itself leaves the speaker out: "it was reported that …"."""
        return self.parse.child(cue.token, "nsubjpass", "auxpass") is not None

    def _as(self, cue: Cue) -> Content | None:
        """What stands beside a clause like "As the minister has said, …"."""
        parse = self.parse
        if parse.dep[cue.token] not in ("advcl", "ccomp") or "clause" not in cue.word.takes:
            return None
        if parse.lower[parse.left[cue.token]] != "as":
            return None
        found = of_clause(parse, cue.token)
        return found and Content(found.pieces, found.head, "as", cue.end)

    def _tail(self, cue: Cue) -> Content | None:
        """What stands before "officials said" where the parse does not show it: the sentence so far."""
        parse, start = self.parse, cue.token
        if "clause" not in cue.word.takes or parse.child(cue.token, "ccomp", "xcomp", "dobj") is not None:
            return None
        head = parse.child(cue.token, "nsubj")
        left = min(cue.start, parse.left[head] if head is not None else cue.start)
        rest = parse.text[cue.end : cue.end + 4]
        ends = any(word in ".,;" or "\n" in word for word in rest) or cue.end == parse.size
        if head is None or not ends or left < 3 or parse.text[left - 1] != ",":
            return None
        while start > 0 and parse.sent[start - 1] == parse.sent[cue.token]:
            start -= 1
        piece = trim(parse, start, left) if left > start + 2 else None
        if piece is None or not any(tag.startswith(("VB", "MD")) for tag in parse.tag[piece[0] : piece[1]]):
            return None
        if parse.tag[piece[0]] in ("VBN", "VBG") and parse.dep[piece[0]] == "advcl":
            return None  # "Asked whether he would resign, he said no."
        return Content((piece,), piece[0], "tail", cue.end)

    def _according(self, index: int) -> Iterator[Saying]:
        parse = self.parse
        to = parse.child(index, "prep")
        head = None if to is None else parse.child(to, "pobj")
        content = of_clause(parse, index)
        if head is not None and content is not None:
            yield self._saying(Cue(index, index, index + 2, Word("according-to")), head, content)

    def _adverb(self, index: int) -> Iterator[Saying]:
        parse = self.parse
        host = parse.head[index]
        piece = trim(parse, index + 1, parse.right[host] + 1)
        if host != index and piece:
            cue = Cue(index, index, index + 1, self.words.adverbs[parse.lemma[index]])
            yield self._saying(cue, None, Content((piece,), host, "adverb", index + 1))

    def _adjective(self, index: int) -> Iterator[Saying]:
        """A state of mind: "is confident that", "remains unclear whether"."""
        parse, word = self.parse, self.words.adjectives[self.parse.lower[index]]
        verb = parse.head[index]
        cue = cue_at(parse, verb, Word(word.kind, word.takes))
        if parse.dep[index] not in ("acomp", "oprd") or ("negated" in word.takes and not negated(parse, cue)):
            return
        for child in [*parse.children[index], *(c for c in parse.children[verb] if c > index)]:
            content = of_state(parse, child, word.takes)
            found = subject(parse, verb)
            if content is not None and child > index:
                empty = found is None or parse.lower[found] == "it" or parse.dep[found] == "expl"
                cue = Cue(verb, cue.start, index + 1, cue.word)
                yield self._saying(cue, None if empty and word.kind == "unclear" else found, content)
                return

    def _noun(self, index: int) -> Iterator[Saying]:
        """What follows "the union's claim that", "his call for", "her promise to"; the owner is the source."""
        parse, word = self.parse, self.words.nouns[self.parse.lemma[index]]
        owner = self._owner(index)
        for child in parse.children[index]:
            start, end = parse.left[child], parse.right[child] + 1
            that = parse.lower[start] == "that" and parse.dep[start] == "mark"
            owned = owner is not None and parse.dep[owner] == "poss"
            if parse.dep[child] in ("acl", "ccomp", "relcl") and that:
                start += 1
            elif owned and parse.dep[child] == "prep" and parse.lower[child] in ("for", "of", "about", "on", "against"):
                start = child + 1
            elif not (owned and parse.dep[child] == "acl" and self._infinitive(child)):
                continue
            piece = trim(parse, start, end)
            if piece:
                yield self._saying(
                    Cue(index, index, index + 1, word), owner, Content((piece,), child, "noun", index + 1)
                )

    def _infinitive(self, verb: int) -> bool:
        return any(self.parse.lower[child] == "to" for child in self.parse.children[verb])

    def _owner(self, index: int) -> int | None:
        parse = self.parse
        owner = parse.child(index, "poss")
        if owner is not None:
            return owner
        by = next(
            (c for c in parse.children[index] if parse.lower[c] in ("by", "from") and parse.dep[c] == "prep"), None
        )
        if by is not None:
            return parse.child(by, "pobj")
        verb = parse.head[index]
        of_others = parse.lemma[verb] in load("cues")["acts"]["meets"]  # "dismissed claims that"
        return subject(parse, verb) if parse.dep[index] == "dobj" and not of_others else None

    def _saying(self, cue: Cue, head: int | None, content: Content) -> Saying:
        source = None if head is None else phrase(self.parse, head, barrier=cue.token, marks=self.marks)
        end = max(cue.end, content.cue_end)
        kind = content.kind or cue.word.kind
        word = Word(kind, cue.word.takes)
        spans = tuple(self._widen(start, end) for start, end in content.pieces)
        return Saying(Cue(cue.token, cue.start, end, word), source, spans, content.head, content.frame)

    def _widen(self, start: int, end: int) -> Span:
        """The tokens as characters, with the marks of a quotation that begins or ends there, and up to its end."""
        first, last = self.parse.start[start], self.parse.end[end - 1]
        at = bisect_right(self._opens, last - 1) - 1
        if at >= 0 and self.quotes[at].opens >= first - 2 and last <= self.quotes[at].closes:
            last = self.quotes[at].closes
        at = bisect_right(self._opens, first) - 1
        if at >= 0 and self.quotes[at].start == first and last >= self.quotes[at].closes:
            first = self.quotes[at].opens
        return Span(first, last)
