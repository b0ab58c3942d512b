"""Whom a pronoun takes up. In come candidates in reading order, out goes for a pronoun its Group, or None.

Number, gender and type exclude; the weights of `lexicon/recall.toml` decide between those who are left, and between
them and nobody: no referent is better than a wrong one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from twosource import lexicon
from twosource.extract.coreference.clues import Clues
from twosource.extract.coreference.firstperson import FirstPerson
from twosource.extract.coreference.groups import Group, agree
from twosource.extract.labels import SUBJECTS
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.parse import Parse

OBJECTIVE = frozenset(("him", "her", "them"))  # as a subject only of "made him quit"
WINDOW = 60
SENTENCES = 3


class Recall:
    """The last mentions, the nearest first."""

    def __init__(self, parse: Parse, speakers: FirstPerson) -> None:
        self.parse, self.clues = parse, Clues(parse, speakers)
        self.weights: dict[str, float] = lexicon.load("recall")["weights"]
        self.recent: deque[tuple[Candidate, Group]] = deque(maxlen=WINDOW)

    def enter(self, candidate: Candidate, group: Group) -> None:
        """Remembers a mention."""
        self.recent.appendleft((candidate, group))

    def find(self, candidate: Candidate) -> Group | None:
        """The group of the best antecedent; None where nobody is likely enough."""
        if _is_empty_it(self.parse, candidate.head):
            return None
        options = self.options(candidate)
        scores = [self._score(clues) for clues in self.clues.of(candidate, options)]
        best = max(zip(scores, options, strict=True), key=lambda entry: entry[0], default=None)
        if best is None or best[0] < self._score(self.clues.nobody(candidate)):
            return None
        group = best[1][1]
        if candidate.gender in ("m", "f"):
            group.type = "person"
        return group

    def options(self, candidate: Candidate) -> list[tuple[Candidate, Group]]:
        """Whom the pronoun may take up, the nearest first."""
        near = list(self._near(candidate))
        options = [(other, group) for other, group in near if _fits(group, candidate)]
        if not options and candidate.gender in ("m", "f"):
            options = [(other, group) for other, group in near if _may_be_human(other, group)]
        return options

    def _near(self, candidate: Candidate) -> Iterator[tuple[Candidate, Group]]:
        """Mentions within reach that grammar does not exclude, the nearest first."""
        parse = self.parse
        sent = parse.sent[candidate.head]
        verbs = _verbs(parse, candidate)
        beside = [held.root for other, held in self.recent if parse.head[other.head] in verbs]
        for other, held in self.recent:
            if sent - parse.sent[other.head] > SENTENCES:
                return
            around = other.start <= candidate.start < other.end
            if not around and not any(held.root is group for group in beside):
                yield other, held.root

    def _score(self, features: list[str]) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in features)


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


def _verbs(parse: Parse, candidate: Candidate) -> tuple[int, ...]:
    """The verbs none of whose other arguments the pronoun takes up: its own, and of "made him quit" the one above.

    None for "himself" and "his".
    """
    index = candidate.head
    if parse.lower[index].endswith(("self", "selves")) or parse.tag[index] == "PRP$":
        return ()
    verb = parse.head[index]
    above = parse.lower[index] in OBJECTIVE and parse.dep[index] in SUBJECTS and parse.dep[verb] in ("ccomp", "xcomp")
    return (verb, parse.head[verb]) if above else (verb,)


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
