"""Candidates grouped, in reading order. In come a Parse and its candidates, out go Groups.

First all names and appositions; then, from left to right, each description and each pronoun looks back for whom it
takes up.
"""

from __future__ import annotations

from twosource.extract.coreference.appositions import appositions
from twosource.extract.coreference.descriptions import Describer
from twosource.extract.coreference.firstperson import FirstPerson
from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.namesakes import link_names
from twosource.extract.coreference.offices import Office, office
from twosource.extract.coreference.recall import Recall
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse

MOST = 40  # offices that are kept of one entity


def resolve(parse: Parse, words: Vocabulary, candidates: list[Candidate]) -> list[Group]:
    """All groups, singletons too."""
    resolver = Resolver(parse, words, candidates)
    for candidate in sorted(candidates, key=lambda one: (one.start, one.kind != "pronoun")):  # "her" in "her lawyer"
        resolver.place(candidate)
    return [group for group in resolver.groups if group.members]


class Resolver:
    """The groups of a text while it is read; `owner` tells each candidate's, by identity."""

    def __init__(self, parse: Parse, words: Vocabulary, candidates: list[Candidate]) -> None:
        self.parse, self.words = parse, words
        pairs = list(appositions(parse, candidates))
        names = [candidate for candidate in candidates if candidate.kind == "name"]
        self.groups = link_names(parse, words, names, self._said(pairs)).groups
        self.owner = {id(member): group for group in self.groups for member in group.members}
        for first, second in pairs:
            self._join(first, second)
        self.speakers = FirstPerson(parse, self.owner, candidates)
        self.describer, self.recall = Describer(parse, words), Recall(parse, self.speakers)

    def place(self, candidate: Candidate) -> None:
        """Puts a candidate into the group that it belongs to; a pronoun of nobody's into none."""
        group = self.owner.get(id(candidate)) or self._find(candidate)
        if group is None:
            return
        if id(candidate) not in self.owner:
            self._add(group, candidate)
        self.describer.enter(candidate, group.root)
        self.recall.enter(candidate, group.root)

    def _find(self, candidate: Candidate) -> Group | None:
        if candidate.kind == "nominal":
            return self.describer.find(candidate) or Group()
        return self.recall.find(candidate) if candidate.person == 3 else self.speakers.find(candidate)

    def _add(self, group: Group, candidate: Candidate) -> None:
        """Makes a candidate a member, with the office that it tells."""
        self.groups += [] if group.members else [group]
        self.owner[id(candidate)] = group
        group.add(candidate)
        said = self._office(candidate) if len(group.offices) < MOST else None
        if said and said not in group.offices:
            group.offices.append(said)

    def _office(self, candidate: Candidate) -> Office | None:
        if candidate.kind != "nominal" or candidate.type != "person":
            return None
        return office(self.parse, self.words, candidate.start, candidate.core[1], candidate.head)

    def _said(self, pairs: list[tuple[Candidate, Candidate]]) -> dict[int, Office]:
        """The offices that appositions give to names, by the names' starts."""
        both = [pair for first, second in pairs for pair in ((first, second), (second, first))]
        said = {name.start: self._office(description) for name, description in both if name.kind == "name"}
        return {start: one for start, one in said.items() if one}

    def _join(self, first: Candidate, second: Candidate) -> None:
        """Makes the groups of two candidates one."""
        for candidate in (first, second):
            if id(candidate) not in self.owner:
                self._add(Group(), candidate)
        one, other = self.owner[id(first)].root, self.owner[id(second)].root
        if one is not other and not (one.names and other.names):
            keep, gone = (other, one) if other.names and not one.names else (one, other)
            keep.take(gone)
