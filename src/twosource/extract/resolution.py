"""Candidates grouped, in reading order. In come a Parse and its candidates, out go Groups.

First all names; then, from left to right, each description and each pronoun looks back for whom it takes up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from twosource.extract.candidates import Candidate
from twosource.extract.groups import Group, agree
from twosource.extract.namesakes import link_names
from twosource.extract.parse import Parse
from twosource.extract.vocabulary import Vocabulary

WINDOW = 80
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def resolve(parse: Parse, words: Vocabulary, candidates: Iterable[Candidate]) -> list[Group]:
    """All groups, singletons too."""
    candidates = list(candidates)
    book = link_names(parse, words, (c for c in candidates if c.kind == "name"))
    owner = {id(m): group for group in book.groups for m in group.members}
    groups = list(book.groups)
    recent: deque[tuple[Candidate, Group]] = deque(maxlen=WINDOW)
    for candidate in candidates:
        group = owner.get(id(candidate))
        if group is None:
            group = _antecedent(parse, candidate, recent)
            if group is None:
                if candidate.kind == "pronoun":
                    continue
                group = Group()
                groups.append(group)
            group.add(candidate)
        if candidate.kind != "pronoun":
            group.heads.add(parse.lemma[candidate.head])
        recent.appendleft((candidate, group))
    return [group for group in groups if group.members]


def _antecedent(parse: Parse, candidate: Candidate, recent: Iterable[tuple[Candidate, Group]]) -> Group | None:
    if candidate.kind == "pronoun":
        return _pronoun(parse, candidate, recent) if candidate.person == 3 else None
    if candidate.definite in ("the", "this"):
        lemma = parse.lemma[candidate.head]
        for _, group in recent:
            if lemma in group.heads and agree(group, candidate):
                return group
    return None


def _pronoun(parse: Parse, candidate: Candidate, recent: Iterable[tuple[Candidate, Group]]) -> Group | None:
    """The best by sentence distance and grammatical role."""
    best, best_score = None, 0.0
    sent = parse.sent[candidate.head]
    for other, group in recent:
        distance = sent - parse.sent[other.head]
        if distance > 2:
            break
        if not agree(group, candidate) or other.end > candidate.start or other.start <= candidate.start < other.end:
            continue
        if candidate.gender in ("m", "f") and group.type not in ("person", None):
            continue
        if candidate.gender == "n" and group.type == "person":
            continue
        score = 3.0 - distance + (1.0 if parse.dep[other.head] in SUBJECTS else 0) + (0.5 if group.type else 0)
        score -= 0.01 * (candidate.start - other.start) / 10
        if score > best_score:
            best, best_score = group, score
    return best
