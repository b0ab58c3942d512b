"""Words of two tellings that are from one hand. In come a story's Sources; out goes a judge of pairs of tellings.

A copied stretch is one hand's, and so is a sentence that goes word for word with another, or a quotation in it.

    same = OneHand(sources)
    same(telling, other)
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from twosource.model import Span
from twosource.quotations import QUOTED, WORD, Run
from twosource.spans import meet
from twosource.weigh.sources import Sources, Telling
from twosource.weigh.weights import weights

MARK = re.compile(r"[\"“”]")
SENTENCES = 4096  # held with their runs of words at a time


class OneHand:
    """Whether two tellings are from one hand."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.copies: defaultdict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for copy in sources.story.copies:
            pairs = list(zip(copy.spans, copy.other_spans, strict=False))
            self.copies[copy.report, copy.other] += pairs
            self.copies[copy.other, copy.report] += [(other, own) for own, other in pairs]

    def __call__(self, one: Telling, other: Telling) -> bool:
        """Whether both stand in a copied stretch, in the outlets' own voice, or share a run of words."""
        if one.report == other.report:
            return False
        return self._copied(one, other) or self._worded_alike(one, other)

    def _copied(self, one: Telling, other: Telling) -> bool:
        own_voice = not one.attributed and not other.attributed
        pairs = self.copies.get((one.report, other.report), ())
        return own_voice and any(meet(one.span, own) and meet(other.span, theirs) for own, theirs in pairs)

    def _worded_alike(self, one: Telling, other: Telling) -> bool:
        table = weights("hands")
        mine, theirs = self._sentence(one), self._sentence(other)
        if not runs(mine, int(table["words"])).isdisjoint(runs(theirs, int(table["words"]))):
            return True
        size = int(table["quoted"])
        quotes = [(self._quoted(one), theirs), (self._quoted(other), mine)]
        return any(
            not runs(line, size).isdisjoint(runs(sentence, size))
            for quoted, sentence in quotes
            for line in quoted.splitlines()
        )

    def _sentence(self, telling: Telling) -> str:
        return self.sources.sentence(telling.report, telling.span.start)

    def _quoted(self, telling: Telling) -> str:
        """What of the sentence stands between quotation marks."""
        sentence, attribution = self._sentence(telling), telling.claim.attribution if telling.claim else None
        if attribution is not None and attribution.kind == "direct" and not MARK.search(sentence):
            return sentence
        return "\n".join(QUOTED.findall(sentence))


@lru_cache(maxsize=SENTENCES)
def runs(text: str, size: int) -> frozenset[Run]:
    """All runs of so many words."""
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))
