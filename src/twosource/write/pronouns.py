"""Pronouns made clear. In comes a passage of a report; out goes its text with a name for each pronoun, or None.

"before she spoke to the miners" becomes "before [Ana Rojas] spoke to the miners", unless the passage itself names
her before. Where nobody knows whom a pronoun means, the passage cannot stand alone, and None says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from twosource import wording
from twosource.kinship import kin, stems
from twosource.lexicon.worded import Worded
from twosource.model import Entity, Mention, Span, Story
from twosource.spans import holds
from twosource.write.phrases import entries, in_brackets, words
from twosource.write.references import listed
from twosource.write.soundness import outside, patterns
from twosource.write.subjects import PEOPLE, Subjects

REACH = 260  # characters: the sentence before, not a paragraph
SUBJECT = 80
FRONTED = 25
FAR = 400
PANEL_REACH = 2500  # characters: one committee is called "the committee" for many sentences
BODY = Worded(r"\b[Tt]he @one_body\b(?! (?:of|that|which|who|for|behind|[A-Z])|['’]s)")
TORN = re.compile(r"(?:[A-Z][\w’'-]* (?:and|&) |\w-)$")  # "House Oversight and", "non-": a name goes on behind it
MALE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
FEMALE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
SUBORDINATE = Worded(r"(?:@fronting|[A-Z][a-z]+ing)\b")
ONE = r"(?:The|An?|One) (?:\w+ ){0,2}?(?!\w+s\b)\w+ (?:SAID)\b"  # "The committee said"
SAID = r"\b(?:SAID)(?: \w+day| that){0,2} $"
PAIRED = re.compile(r",? and (?:[A-Z][\w.’'-]* |of |the ){0,8}$")


class Pronouns:
    """The pronouns of a story's reports, by place."""

    def __init__(self, story: Story) -> None:
        self.texts = {reading.report.id: reading.report.text for reading in story.readings}
        self.entities = {entity.id: entity for entity in story.entities}
        self.pronouns: dict[tuple[str, Span], Mention] = {}
        self.spans: dict[tuple[str, str], list[Span]] = {}  # of each entity, pronouns aside
        self.named: dict[tuple[str, bool], list[Span]] = {}  # of all people with a name, of all else with one
        self.owners: dict[tuple[str, Span], str] = {}
        self.people: dict[str, list[Span]] = {}  # of all people, named or described
        self.subjects = Subjects(story)
        for entity in story.entities:
            for mention in entity.mentions:
                if mention.kind == "pronoun":
                    self.pronouns[mention.report, mention.span] = mention
                    continue
                self.spans.setdefault((mention.report, entity.id), []).append(mention.span)
                if entity.named or entity.count:
                    self.named.setdefault((mention.report, entity.type in PEOPLE), []).append(mention.span)
                self.owners[mention.report, mention.span] = entity.id
                if entity.type in PEOPLE:
                    self.people.setdefault(mention.report, []).append(mention.span)

    def clear(self, report: str, span: Span, *, whole: bool = True) -> str | None:
        """The passage's words with a name in brackets for each pronoun that it does not explain itself.

        None where nobody knows who is meant, it is no person, or a name may stand before what is no `whole` sentence.
        """
        text = self.texts[report]
        pieces, at, bracketed = [], span.start, ""
        bodies = self._bodies(report, span)
        for found, possessive in sorted([*self._found(text, span), *((place, False) for place in bodies)]):
            if found in bodies:
                pieces += [text[at : found.start], f"[{bodies[found]}]"]
                at = found.end
                continue
            if self._explained(report, found, Span(span.start, found.start)):
                continue
            entity, after = self._entity(report, found), Span(found.end, span.end)
            if found.start > span.start and entity is not None and self._follows(report, entity, after, span.start):
                continue
            if entity is not None and _is_misread(entity.name):
                return None
            if entity is None or not entity.named or entity.type != "person" or not whole:
                return None
            near = found.start <= span.start + FRONTED and self._is_safe(report, entity, Span(span.start, found.start))
            if not (near or self.subjects.is_meant(report, entity, found, span)):
                return None
            if entity.id == bracketed:
                continue
            if self._is_named_in(report, entity, after):  # "Ana Ruiz sent his letter to Cole"
                return None
            bracketed = entity.id
            name, before = wording.possessive(entity.name) if possessive else entity.name, text[at : found.start]
            pieces += [before, in_brackets(name, before)]
            at = found.end
        return None if self._is_crossed(report, span, bracketed) else "".join([*pieces, text[at : span.end]])

    def explains(self, report: str, span: Span) -> bool:
        """Whether a report's first words name whom their first pronoun can mean: before it, or behind "After his …"."""
        first = next((found for found, _ in self._found(self.texts[report], span)), None)
        named = [one for person in (True, False) for one in self.named.get((report, person), ())]
        within = [one for one in named if holds(span, one)]
        fronted = SUBORDINATE.match(self.texts[report], span.start) is not None and bool(within)
        return first is None or fronted or any(one.end <= first.start for one in within)

    def _is_crossed(self, report: str, span: Span, bracketed: str) -> bool:
        """Whether both "he" and "she" stand for the one person who is named: "[Ben Cole] said her remarks …"."""
        own = outside(self.texts[report][span.start : span.end])
        if not (MALE.search(own) and FEMALE.search(own)):
            return False
        named = {self.owners[report, one] for one in self.named.get((report, True), ()) if holds(span, one)}
        return len(named | ({bracketed} - {""})) < 2

    def _bodies(self, report: str, span: Span) -> dict[Span, str]:
        """The name of each body that the passage calls but "the company", named shortly before it and not in it."""
        found = {}
        for match in BODY.finditer(self.texts[report], span.start, span.end):
            place = Span(*match.span())
            entity = self.entities.get(self.owners.get((report, place), ""))
            if entity is None or not entity.named or entity.type != "organization":
                continue
            named = [one for one in self._own(report, entity) if span.start - FAR <= one.start < place.start]
            own = [one for one in named if self.texts[report][one.start : one.end] in (entity.name, *entity.aliases)]
            if own and not self._has_body(report, Span(span.start, place.start)) and "\n" not in entity.name:
                found[place] = entity.name
        return found | self._panels(report, span)

    def _has_body(self, report: str, before: Span) -> bool:
        """Whether a body is named there: it, or one that may be meant as well."""
        named = [one for one in self.named.get((report, False), ()) if holds(before, one)]
        return any(self.entities[self.owners[report, one]].type != "place" for one in named)

    def _panels(self, report: str, span: Span) -> dict[Span, str]:
        """The name of each body that the passage calls but "the committee" and the report last named as one."""
        found = {}
        for match in _panel_pattern().finditer(self.texts[report], span.start, span.end):
            entity = self.entities.get(self.owners.get((report, Span(*match.span())), ""))
            alike = _alike(match["head"])
            if entity is None or not entity.named or not alike & stems(entity.name) or "\n" in entity.name:
                continue
            if any(TORN.search(self.texts[report][: one.start][-40:]) for one in self._own(report, entity)):
                continue
            reach = Span(match.start() - PANEL_REACH, match.start())
            named = [
                (one.start, self.owners[report, one])
                for one in self.named.get((report, False), ())
                if holds(reach, one) and alike & stems(self.texts[report][one.start : one.end])
            ]
            inside = (self.texts[report][one.start : one.end] for one in self._own(report, entity) if holds(span, one))
            if any(one in (entity.name, *entity.aliases) for one in inside if not one.casefold().startswith("the ")):
                continue
            if named and max(named) < (span.start, "") and max(named)[1] == entity.id:
                found[Span(*match.span())] = f"the {entity.name.removeprefix('the ').removeprefix('The ')}"
        return found

    def _found(self, text: str, span: Span) -> Iterator[tuple[Span, bool]]:
        passage = text[span.start : span.end]
        idle = [match.span() for pattern in patterns("expletive") for match in pattern.finditer(passage)]
        for match in _pattern().finditer(passage):
            if any(start <= match.start() < end for start, end in idle):
                continue
            possessive = match.lastgroup == "possessive"
            if match.lastgroup == "alone" and (match.start() or _is_time(passage[match.end() :])):
                continue
            yield Span(span.start + match.start(), span.start + match.end()), possessive

    def _entity(self, report: str, span: Span) -> Entity | None:
        mention = self.pronouns.get((report, span))
        return self.entities.get(mention.entity) if mention else None

    def _follows(self, report: str, entity: Entity, after: Span, start: int) -> bool:
        """Whether the passage names him after a comma: "after his talks, Ben Cole left"."""
        if words("saying") & set(self.texts[report][after.start : after.start + 8].split()[:1]):
            return False
        if SUBORDINATE.match(self.texts[report], start) and self._is_first(report, entity, after):
            return True
        comma = self.texts[report].find(",", after.start, min(after.end, after.start + REACH // 2))
        near = Span(comma + 1, min(after.end, comma + FRONTED))
        return comma > 0 and any(holds(near, span) for span in self._own(report, entity))

    def _is_first(self, report: str, entity: Entity, after: Span) -> bool:
        """Whether he is the first of all people whom the rest of the passage names."""
        named = [span for span in self.named.get((report, True), ()) if holds(after, span)]
        return bool(named) and min(named) in self._own(report, entity)

    def _is_named_in(self, report: str, entity: Entity, after: Span) -> bool:
        """Whether the rest of the passage names him all the same, as it would not if the pronoun meant him."""
        return any(holds(after, span) for span in self._own(report, entity))

    def _own(self, report: str, entity: Entity) -> set[Span]:
        return set(self.spans.get((report, entity.id), ()))

    def _is_safe(self, report: str, entity: Entity, before: Span) -> bool:
        """Whether only one can be meant: of all people, the only one who is named close before it."""
        near = Span(before.start - REACH, before.end)
        last = [span for span in self.named.get((report, True), ()) if holds(near, span)]
        own, others = self._own(report, entity), {span for span in self.people.get(report, ()) if holds(before, span)}
        return bool(last) and set(last) <= own and not others - own and self._leads(report, max(last))

    def _leads(self, report: str, span: Span) -> bool:
        """Whether a name stands near the beginning of its sentence, as its subject does."""
        text = self.texts[report]
        start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", ".” ", '." '))
        return span.start - start <= SUBJECT

    def _explained(self, report: str, pronoun: Span, before: Span) -> bool:
        """Whether the passage has named somebody, or something, that the pronoun may mean to any reader."""
        word = self.texts[report][pronoun.start : pronoun.end].casefold()
        entity = self._entity(report, pronoun)
        if word in words("single") and self._is_pair(report, before):
            return False
        speaks = _said_pattern(SAID).search(self.texts[report], before.start, before.end) is not None
        if speaks and word == "they" and _said_pattern(ONE).match(self.texts[report], before.start, before.end):
            return False  # "the committee said that they may have letters": others may
        if speaks and word == "it" and self._is_person(report, before):
            return False  # "Ana Ruiz said it was a mistake": what was, stands before
        own = self.spans.get((report, entity.id), ()) if entity else ()
        if any(before.start <= span.start and span.end <= before.end for span in own):
            return True
        if any(pattern.search(self.texts[report][before.start : pronoun.end]) for pattern in patterns("taken_up")):
            return True
        if word in words("object"):  # "had received him": never whom the clause is about
            return False
        if word in words("own") and before.end - before.start > FRONTED:  # "the party and its leader"
            return True
        people = any(holds(before, span) for span in self.named.get((report, True), ()))
        if speaks and (word == "they" or (word == "it" and not people)):
            return True
        person = word not in words("neuter")
        named = {span for span in self.named.get((report, person), ()) if holds(before, span)}
        owners = {self.owners[report, span] for span in named}
        if person and (len(owners) > 1 or self._means_another(report, pronoun, before, owners)):
            return False
        return any(not self._is_quoted(report, span, pronoun) for span in named)

    def _means_another(self, report: str, pronoun: Span, before: Span, owners: set[str]) -> bool:
        """Whether the report's own words are read so that the pronoun means somebody whom the sentences before name."""
        entity = self._entity(report, pronoun)
        if entity is None or entity.type != "person" or not entity.named or entity.id in owners:
            return False
        around = self.texts[report][before.start : pronoun.start]
        near = Span(before.start - REACH, before.start)
        open_quote = around.count("“") > around.count("”") or around.count('"') % 2 == 1
        return not open_quote and any(holds(near, one) for one in self._own(report, entity))

    def _is_person(self, report: str, before: Span) -> bool:
        """Whether all that has a name there is people, places aside."""
        named = (self.named.get((report, person), ()) for person in (True, False))
        people, things = ([one for one in spans if holds(before, one)] for spans in named)
        return bool(people) and all(self.entities[self.owners[report, one]].type == "place" for one in things)

    def _is_pair(self, report: str, before: Span) -> bool:
        """Whether the last two people are named side by side, so that "his" is a third one's."""
        named = sorted(span for span in self.named.get((report, True), ()) if holds(before, span))
        return len(named) > 1 and bool(PAIRED.match(self.texts[report][named[-2].end : named[-1].start]))

    def _is_quoted(self, report: str, name: Span, pronoun: Span) -> bool:
        """Whether a quotation ends between a name and the pronoun, so that another one may be speaking."""
        between = self.texts[report][name.end : pronoun.start]
        return "”" in between or '"' in between


def _is_misread(name: str) -> bool:
    """Whether a name is a link to something else ("Watch Ruiz"), or has a number in it."""
    return bool(words("bidding") & set(name.split()[:1])) or any(map(str.isdigit, name))


def _is_time(rest: str) -> bool:
    """Whether "this" goes with a stretch of time, which needs no explaining: "this week"."""
    word = rest.split(maxsplit=1)[:1]
    return bool(word) and word[0].casefold().rstrip(",.;:") in words("time")


@cache
def _pattern() -> re.Pattern[str]:
    groups: dict[str, list[str]] = {"plain": [], "possessive": [], "alone": []}
    for entry in entries("pronoun"):
        kind = "alone" if entry.get("alone") else "possessive" if entry["possessive"] else "plain"
        groups[kind] += entry["words"]
    parts = [f"(?P<{kind}>{'|'.join(words)})" for kind, words in groups.items()]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


@cache
def _said_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern with the verbs of reporting in it."""
    return re.compile(pattern.replace("SAID", "|".join(sorted(words("reporting")))))


@cache
def _panel_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he (?P<head>{'|'.join(sorted(listed('public_body')))})\b"
        r"(?! (?:of|that|which|who|for|behind|[a-z]+s\b|[A-Z])|[-'’])"
    )


@lru_cache(maxsize=16384)
def _alike(head: str) -> frozenset[str]:
    """How the words begin with which a body that is called so may be named: a panel is a committee."""
    return stems(head) | kin(head)
