"""The first sentences of a story's news, by their words. In come words; out go the sentences that share them.

In a story of hundreds of reports few sentences have enough in common with one to tell the same: these alone are then
compared.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.write.phrases import weights
from twosource.write.support import carrying

if TYPE_CHECKING:
    from twosource.write.teller import Teller


class Openings:
    """The first sentences of each report that is no column, in the order of the story."""

    def __init__(self, teller: Teller) -> None:
        reach, news = int(weights("known")["other_reach"]), set(teller.passages.readings) - teller.passages.opinions
        self.sentences = [
            (report, number, span)
            for report in teller.passages.readings
            if report in news
            for number, span in enumerate(teller.passages.body(report)[:reach])
        ]
        self.places: dict[str, list[int]] = {}
        for place, (report, _, span) in enumerate(self.sentences):
            for word in carrying(teller.text(report, span)):
                self.places.setdefault(word, []).append(place)

    def sharing(self, own: frozenset[str], words: float, part: float) -> dict[str, list[tuple[int, Span]]]:
        """For each report, the sentences that have so many of the words and such a part of them, with their numbers."""
        counts = Counter(place for word in own for place in self.places.get(word, ()))
        found: dict[str, list[tuple[int, Span]]] = {}
        for place in sorted(place for place, count in counts.items() if count >= words and count / len(own) >= part):
            report, number, span = self.sentences[place]
            found.setdefault(report, []).append((number, span))
        return found
