"""Whom a pronoun takes up. In come candidates in reading order, out goes for a pronoun its Group, or None.

Number, gender and type exclude; then distance, grammatical role and how often somebody was mentioned decide. Below a
threshold nobody is chosen: no referent is better than a wrong one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from twosource.extract.candidates import Candidate
from twosource.extract.groups import Group, agree
from twosource.extract.parse import Parse

WINDOW = 60
SENTENCES = 3
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class Recall:
    """The last mentions, the nearest first."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.recent: deque[tuple[Candidate, Group]] = deque(maxlen=WINDOW)

    def enter(self, candidate: Candidate, group: Group) -> None:
        """Remembers a mention."""
        self.recent.appendleft((candidate, group))

    def find(self, candidate: Candidate) -> Group | None:
        """The group of the best antecedent."""
        if _is_empty_it(self.parse, candidate.head):
            return None
        near = list(self._near(candidate))
        scored = [(self._score(other, group, candidate), group) for other, group in near if _fits(group, candidate)]
        if not scored and candidate.gender in ("m", "f"):
            scored = [
                (self._score(other, group, candidate), group) for other, group in near if _may_be_human(other, group)
            ]
        best = max(scored, key=lambda entry: entry[0], default=None)
        if best is None:
            return None
        if candidate.gender in ("m", "f"):
            best[1].type = "person"
        return best[1]

    def _near(self, candidate: Candidate) -> Iterator[tuple[Candidate, Group]]:
        """Mentions within reach that grammar does not exclude, the nearest first."""
        parse = self.parse
        sent = parse.sent[candidate.head]
        for other, held in self.recent:
            if sent - parse.sent[other.head] > SENTENCES:
                return
            if _possible(parse, other, candidate):
                yield other, held.root

    def _score(self, other: Candidate, group: Group, candidate: Candidate) -> float:
        parse = self.parse
        distance = parse.sent[candidate.head] - parse.sent[other.head]
        score = 3.0 - distance + (1.0 if parse.dep[other.head] in SUBJECTS else 0) + (0.5 if group.type else 0)
        return score - 0.001 * (candidate.start - other.start)


def _fits(group: Group, candidate: Candidate) -> bool:
    if candidate.gender in ("m", "f") and group.type not in ("person", None):
        return False
    if candidate.gender == "n" and group.type == "person":
        return False
    return agree(group, candidate)


def _may_be_human(other: Candidate, group: Group) -> bool:
    """A name of one or two words that the name finder takes for something else may be a person's after all."""
    short = other.core[1] - other.core[0] <= 2
    return other.kind == "name" and short and not group.sure and group.type in ("organization", "place", "other")


def _possible(parse: Parse, other: Candidate, candidate: Candidate) -> bool:
    """Not around the pronoun, and not another argument of its verb."""
    if other.start <= candidate.start < other.end:
        return False
    reflexive = parse.lower[candidate.head].endswith(("self", "selves")) or parse.tag[candidate.head] == "PRP$"
    return reflexive or parse.head[other.head] != parse.head[candidate.head]


def _is_empty_it(parse: Parse, index: int) -> bool:
    """It is likely that; it seems that; it takes time to."""
    if parse.lower[index] != "it" or parse.dep[index] not in ("nsubj", "nsubjpass", "expl"):
        return parse.dep[index] == "expl"
    verb = parse.head[index]
    deps = {parse.dep[child] for child in parse.children[verb] if child > verb}
    if parse.lemma[verb] in ("be", "seem", "appear", "remain", "become", "look") and deps & {"acomp", "attr", "oprd"}:
        below = {parse.dep[c] for child in parse.children[verb] for c in parse.children[child] if child > verb}
        return bool((deps | below) & {"ccomp", "xcomp", "csubj", "advcl", "relcl"})
    return parse.lemma[verb] in ("seem", "appear", "rain", "snow", "turn") and "ccomp" in deps
