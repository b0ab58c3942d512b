"""Words that may refer, for the network. In come a Parse, its candidates and the groups of the rules; out go Points.

Beside the candidates of the rules these are verbs ("met", which "the meeting" may take up), "this" and "that", numbers,
and nouns within names. A Point is named by its head word; of two candidates with one head the first counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.coreference.groups import Group
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.nominals import NOUNS
from twosource.extract.parse import Parse

KINDS = ("name", "nominal", "pronoun", "pair", "verb", "pointer", "noun", "number", "other")
NOT_POINTERS = frozenset(("det", "predet", "advmod", "neg"))
HELPING = frozenset(("aux", "auxpass"))
WITHIN = frozenset(("nummod", "compound"))
FILLED = frozenset(("nsubj", "nsubjpass", "pobj", "dobj"))


@dataclass(frozen=True, slots=True)
class Point:
    """A word that may refer, what is known of it, and the number of the group that the rules gave it; -1 for none."""

    candidate: Candidate
    kind: str
    group: int
    known: bool  # whether the rules have it as a candidate

    @property
    def head(self) -> int:
        """The word."""
        return self.candidate.head


def points(parse: Parse, candidates: Iterable[Candidate], groups: Sequence[Group]) -> list[Point]:
    """All of them in reading order."""
    number = {id(member): place for place, group in enumerate(groups) for member in group.members}
    found: dict[int, Point] = {}
    for one in candidates:
        pair = one.kind == "nominal" and parse.dep[one.head] == "cc"
        found.setdefault(one.head, Point(one, "pair" if pair else one.kind, number.get(id(one), -1), known=True))
    for point in _others(parse):
        found.setdefault(point.head, point)
    return [found[head] for head in sorted(found)]


def _others(parse: Parse) -> Iterator[Point]:
    """Words that the rules have no candidate for."""
    for index in range(parse.size):
        kind = _kind(parse.tag[index], parse.dep[index])
        if kind:
            pronoun = kind in ("pointer", "other")
            one = Candidate(
                start=index,
                end=index + 1,
                head=index,
                kind="pronoun" if pronoun else "nominal",
                core=(index, index + 1),
                plural=parse.tag[index] in ("NNS", "NNPS") if kind == "noun" else None,
                gender="" if pronoun else "n",
            )
            yield Point(one, kind, -1, known=False)


def _kind(tag: str, dep: str) -> str:
    """What a word is by its tag; "" for one that refers to nothing."""
    if tag in NOUNS:
        return "noun"
    if tag == "DT":
        return "" if dep in NOT_POINTERS else "pointer"
    if tag.startswith("VB"):
        return "" if dep in HELPING else "verb"
    if tag == "CD":
        return "" if dep in WITHIN else "number"
    return "other" if tag.startswith("PRP") or (tag == "JJ" and dep in FILLED) else ""
