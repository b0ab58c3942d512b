"""Whom the sentence before is about. In come a report's sentences and people; out goes whether "he" goes on with one.

"Ana Ruiz left Ben Cole on Friday. She said …": whoever is the first person of the sentence before, by name or as "she",
is who the next one goes on with, though somebody else is named behind; not where the two act side by side, and not
where the sentence is about another, whom the first name only describes ("Ruiz attorney Ben Cole left")
or sets off ("If Ruiz is cold, Ben Cole is hot").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from twosource.lexicon.worded import Worded
from twosource.model import Entity, Span, Story
from twosource.spans import number_at
from twosource.write.phrases import words
from twosource.write.soundness import QUOTED, is_paired
from twosource.write.verbs import VERB

REACH = 600  # characters: a name that stands further back may be another one's by now
PEOPLE = ("person", "group")
ENDS = re.compile(r"[,?!][\"”] $")  # the end of a quotation
BESIDE = re.compile(r"['’]|,? (?:and|or)\b")
ASIDE = re.compile(r"^, [^,]*,")
NAME = re.compile(r"\b[A-Z][a-z]")
FRONTED = Worded(r"\b@setting_off\b", re.IGNORECASE)


class Subjects:
    """The people of a story's reports, sentence by sentence."""

    def __init__(self, story: Story) -> None:
        self.texts = {reading.report.id: reading.report.text for reading in story.readings}
        self.sentences = {reading.report.id: reading.sentences for reading in story.readings}
        people: dict[str, list[tuple[Span, str, bool]]] = {}
        for entity in story.entities:
            if entity.type in PEOPLE:
                for one in entity.mentions:
                    people.setdefault(one.report, []).append((one.span, entity.id, one.kind == "name"))
        self.people = {report: sorted(found) for report, found in people.items()}

    def is_meant(self, report: str, entity: Entity, pronoun: Span, span: Span) -> bool:
        """Whether a pronoun that opens a passage, or says what is quoted, means whom the last sentence is about."""
        text = self.texts[report]
        says = _says().match(text, pronoun.end) and ENDS.search(text, span.start, pronoun.start)
        return bool(pronoun.start == span.start or says) and self._goes_on(report, entity, span.start)

    def _goes_on(self, report: str, entity: Entity, start: int) -> bool:
        """Whether the sentence before the one at a place is about somebody who is named there, or shortly before it."""
        number = number_at(self.sentences[report], start)
        if not number:
            return False
        sentence = self.sentences[report][number - 1]
        if not is_paired(self.texts[report][sentence.start : sentence.end]):  # the end of what somebody said
            return False
        people = self._outside(report, sentence)
        first = next(iter(people), None)
        if first is None or first[1] != entity.id or not self._acts(report, Span(first[0].end, sentence.end)):
            return False
        if self._is_fronted(report, first[0], sentence, {one[0].start for one in people if one[1] != entity.id}):
            return False
        return self._is_named(report, entity, Span(start - REACH, start))

    def _is_fronted(self, report: str, name: Span, sentence: Span, others: set[int]) -> bool:
        """Whether a name stands in a clause with "if" or "before", and another one behind its comma."""
        text = self.texts[report]
        clause = text[sentence.start : name.start].rpartition(",")[2]
        comma = text.find(",", name.end, sentence.end)
        return FRONTED.search(clause) is not None and comma > 0 and any(comma < start for start in others)

    def _acts(self, report: str, after: Span) -> bool:
        """Whether the words behind a name go on with its verb, and name nobody else first: "Ruiz attorney Ben Cole"."""
        text = self.texts[report][after.start : after.end]
        rest = f"x{ASIDE.sub('', text)}"
        verb = VERB.search(rest)
        return not BESIDE.match(text) and verb is not None and NAME.search(rest[: verb.start()]) is None

    def _outside(self, report: str, span: Span) -> list[tuple[Span, str, bool]]:
        """The people of a sentence whom nobody is quoted with."""
        text = self.texts[report][span.start : span.end]
        quoted = [(span.start + one.start(), span.start + one.end()) for one in QUOTED.finditer(text)]
        return [one for one in self._within(report, span) if not any(a <= one[0].start < b for a, b in quoted)]

    def _within(self, report: str, span: Span) -> list[tuple[Span, str, bool]]:
        found = self.people.get(report, [])
        first, last = (bisect_left(found, place, key=lambda one: one[0].start) for place in (span.start, span.end))
        return found[first:last]

    def _is_named(self, report: str, entity: Entity, span: Span) -> bool:
        return any(owner == entity.id and name for _, owner, name in self._within(report, span))


@cache
def _says() -> re.Pattern[str]:
    """Finds "said" behind a pronoun."""
    return re.compile(rf" (?:also |later )?(?:{'|'.join(sorted(words('reporting')))})\b")
