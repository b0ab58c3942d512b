"""Whom a pronoun takes up. In come candidates in reading order, out goes for a pronoun its Group, or None.

Number, gender and type exclude; then distance, grammatical role and how often somebody was mentioned decide. Below a
threshold nobody is chosen: no referent is better than a wrong one.
"""

from __future__ import annotations

from collections import deque

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
        parse = self.parse
        if _is_empty_it(parse, candidate.head):
            return None
        best, best_score = None, 0.0
        sent = parse.sent[candidate.head]
        for other, held in self.recent:
            group = held.root
            distance = sent - parse.sent[other.head]
            if distance > SENTENCES:
                break
            if not agree(group, candidate) or not _possible(parse, other, group, candidate):
                continue
            score = 3.0 - distance + (1.0 if parse.dep[other.head] in SUBJECTS else 0) + (0.5 if group.type else 0)
            score -= 0.001 * (candidate.start - other.start)
            if score > best_score:
                best, best_score = group, score
        return best


def _possible(parse: Parse, other: Candidate, group: Group, candidate: Candidate) -> bool:
    if other.start <= candidate.start < other.end:
        return False
    if candidate.gender in ("m", "f") and group.type not in ("person", None):
        return False
    if candidate.gender == "n" and group.type == "person":
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
