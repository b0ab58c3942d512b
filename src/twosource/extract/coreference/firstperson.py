"""Who "I", "we" and "you" are. In comes such a pronoun, out goes its Group.

Within a quotation "I" is whoever is said to speak, where the sentence tells; outside of all quotations it is the
author. "We" and "you" are one group for each speaker.
"""

from __future__ import annotations

from bisect import bisect_right

from twosource.extract.attributions.quotes import Quote, find_quotes
from twosource.extract.coreference.groups import Group
from twosource.extract.labels import SUBJECTS
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.parse import Parse


class FirstPerson:
    """Knows the quotations of a text and who speaks them."""

    def __init__(self, parse: Parse, owner: dict[int, Group], candidates: list[Candidate]) -> None:
        self.parse = parse
        self.owner = owner
        self.quotes = find_quotes(parse.string)
        self.opens = [quote.start for quote in self.quotes]
        self.subjects = {c.head: c for c in candidates if parse.dep[c.head] in SUBJECTS}
        self.by_sentence: dict[int, list[Candidate]] = {}
        for head, candidate in sorted(self.subjects.items()):
            self.by_sentence.setdefault(parse.sent[head], []).append(candidate)
        self.speakers: dict[int, Candidate | None] = {}
        self.groups: dict[tuple[object, object, object], Group] = {}

    def find(self, candidate: Candidate) -> Group:
        """The group of a pronoun of the first or second person, made where there is none."""
        number = self.quote_of(self.parse.start[candidate.head])
        who = self.speaker_group(number) if number is not None else None
        if candidate.person == 1 and candidate.plural is False and who and who.type in ("person", None):
            return who
        key = (id(who) if who else number, candidate.person, candidate.plural)
        return self.groups.setdefault(key, Group())

    def speaker_group(self, number: int) -> Group | None:
        """The group of whoever speaks a quotation, as far as the text has been read."""
        speaker = self._speaker(number)
        group = self.owner.get(id(speaker)) if speaker else None
        return group.root if group else None

    def quote_of(self, offset: int) -> int | None:
        """The number of the quotation around an offset; of one that goes on from earlier, that earlier one."""
        at = bisect_right(self.opens, offset) - 1
        if at < 0 or offset >= self.quotes[at].end:
            return None
        while at > 0 and not self.quotes[at - 1].closed:
            at -= 1
        return at

    def _speaker(self, number: int) -> Candidate | None:
        """The subject outside of the quotation, in a sentence that it is part of or that goes before it."""
        if number not in self.speakers:
            self.speakers[number] = self._find_speaker(self.quotes[number], number)
        return self.speakers[number]

    def _find_speaker(self, quote: Quote, number: int) -> Candidate | None:
        first = max(0, bisect_right(self.parse.start, quote.start) - 1)
        last = max(first, bisect_right(self.parse.start, quote.end) - 1)
        sentences = range(self.parse.sent[first], self.parse.sent[min(last + 1, self.parse.size - 1)] + 1)
        near = [c for sent in sentences for c in self.by_sentence.get(sent, ()) if self._outside(c, quote)]
        if not near and number > 0 and quote.start - self.quotes[number - 1].end < 60:
            return self._speaker(number - 1)
        return min(near, key=lambda c: self._gap(c, quote), default=None)

    def _outside(self, candidate: Candidate, quote: Quote) -> bool:
        offset = self.parse.start[candidate.head]
        close = self._gap(candidate, quote) < 200
        return close and self.quote_of(offset) is None and candidate.type in ("person", "organization", None, "group")

    def _gap(self, candidate: Candidate, quote: Quote) -> int:
        offset = self.parse.start[candidate.head]
        return quote.start - offset if offset < quote.start else offset - quote.end
