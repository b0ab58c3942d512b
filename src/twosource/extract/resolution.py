"""Candidates grouped, in reading order. In come a Parse and its candidates, out go Groups.

First all names and appositions; then, from left to right, each description and each pronoun looks back for whom it
takes up.
"""

from __future__ import annotations

from twosource.extract.appositions import appositions
from twosource.extract.candidates import Candidate
from twosource.extract.descriptions import Describer
from twosource.extract.firstperson import FirstPerson
from twosource.extract.groups import Group
from twosource.extract.namesakes import link_names
from twosource.extract.offices import Office, office
from twosource.extract.parse import Parse
from twosource.extract.recall import Recall
from twosource.extract.vocabulary import Vocabulary


def resolve(parse: Parse, words: Vocabulary, candidates: list[Candidate]) -> list[Group]:
    """All groups, singletons too."""
    pairs = list(appositions(parse, candidates))
    book = link_names(parse, words, [c for c in candidates if c.kind == "name"], _said(parse, words, pairs))
    owner = {id(member): group for group in book.groups for member in group.members}
    groups = book.groups
    for first, second in pairs:
        _join(parse, words, groups, owner, first, second)
    describer, recall, speakers = Describer(parse, words), Recall(parse), FirstPerson(parse, owner, candidates)
    for candidate in candidates:
        group = owner.get(id(candidate))
        if group is None:
            if candidate.kind == "nominal":
                group = describer.find(candidate) or Group()
            elif candidate.person == 3:
                group = recall.find(candidate)
            else:
                group = speakers.find(candidate)
            if group is None:
                continue
            groups += [] if group.members else [group]
            owner[id(candidate)] = group
            _add(parse, words, group, candidate)
        group = group.root
        describer.enter(candidate, group)
        recall.enter(candidate, group)
    return [group for group in groups if group.members]


def _said(parse: Parse, words: Vocabulary, pairs: list[tuple[Candidate, Candidate]]) -> dict[int, Office]:
    """The offices that appositions give to names."""
    found = {}
    for pair in pairs:
        for name, description in (pair, pair[::-1]):
            if name.kind == "name" and description.kind == "nominal" and description.type == "person":
                said = office(parse, words, description.start, description.core[1], description.head)
                if said:
                    found[name.start] = said
    return found


def _add(parse: Parse, words: Vocabulary, group: Group, candidate: Candidate) -> None:
    """Puts a candidate into a group, with the office that it tells."""
    group.add(candidate)
    if candidate.kind == "nominal" and candidate.type == "person":
        said = office(parse, words, candidate.start, candidate.core[1], candidate.head)
        if said and said not in group.offices:
            group.offices.append(said)


def _join(
    parse: Parse,
    words: Vocabulary,
    groups: list[Group],
    owner: dict[int, Group],
    first: Candidate,
    second: Candidate,
) -> None:
    """Makes the groups of two candidates one."""
    for candidate in (first, second):
        if id(candidate) not in owner:
            owner[id(candidate)] = Group()
            groups.append(owner[id(candidate)])
            _add(parse, words, owner[id(candidate)], candidate)
    one, other = owner[id(first)].root, owner[id(second)].root
    if one is not other:
        keep, gone = (other, one) if other.names and not one.names else (one, other)
        keep.take(gone)
