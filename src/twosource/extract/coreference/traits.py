"""What the network is told of each Point. In come a Parse and its Points, out go their traits, as numbers.

`single()` is a row of zeros and ones a Point; the other attributes are compared by `pairings.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from twosource.extract.attributions.quotes import find_quotes
from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.points import KINDS, Point
from twosource.extract.parse import Parse
from twosource.model import Timex

Numbers = np.ndarray[Any, np.dtype[np.int64]]
TYPES = (None, "person", "group", "organization", "government", "place", "facility", "other")
GENDERS = ("", "m", "f", "n")
NUMBERS = (None, True, False)
DEFINITE = ("", "the", "this", "a", "own")
ROLES = (
    (), ("nsubj",), ("nsubjpass",), ("dobj", "iobj", "dative"), ("poss",), ("pobj",), ("appos",), ("compound", "nmod"),
    ("conj",), ("attr",), ("ROOT",), ("amod",), ("npadvmod",), ("xcomp", "ccomp"), ("advcl",), ("relcl", "acl"),
    ("cc",), ("det", "nummod"),
)  # fmt: skip
ROLE = {dep: number for number, deps in enumerate(ROLES) for dep in deps}
SUBJECTS, APPOSED, PREDICATE = (1, 2), 6, 9
ENTITIES = (
    "", "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT", "WORK_OF_ART", "PRODUCT", "CARDINAL",
    "ORDINAL", "MONEY", "QUANTITY", "PERCENT", "LAW", "LANGUAGE",
)  # fmt: skip
ARTICLES = frozenset(("DT", "PRP$", "POS"))
CONTENT = ("NN", "JJ", "CD", "VB")
STEMS = (5, 4)  # letters of long and short stems
TOLD_OF = (40, 3)  # words in front of a head that are looked at, and behind


class Traits:
    """The Points of one text, an array an attribute; -1 is for none."""

    def __init__(
        self, parse: Parse, points: Sequence[Point], groups: Sequence[Group], timexes: Iterable[Timex]
    ) -> None:
        self.parse, self.points = parse, points
        self.heads = [point.head for point in points]
        ones = [point.candidate for point in points]
        own = [groups[point.group] if point.group >= 0 else None for point in points]
        self.head = np.array(self.heads, dtype=np.int64)
        self.start, self.end = _array(one.start for one in ones), _array(one.end for one in ones)
        self.sentence = _array(parse.sent[head] for head in self.heads)
        self.above = _array(parse.head[head] for head in self.heads)
        self.kind = _array(KINDS.index(point.kind) for point in points)
        self.person = _array(one.person for one in ones)
        self.definite = _array(DEFINITE.index(one.definite) for one in ones)
        self.type = _array(_place(TYPES, one.type) for one in ones)
        self.gender = _array(GENDERS.index(one.gender) for one in ones)
        self.number = _array(NUMBERS.index(one.plural) for one in ones)
        self.group = _array(point.group for point in points)
        self.group_type = _array(_place(TYPES, group.type) if group else 0 for group in own)
        self.group_gender = _array(GENDERS.index(group.gender) if group else 0 for group in own)
        self.group_number = _array(NUMBERS.index(group.plural) if group else 0 for group in own)
        self.named = np.array([bool(group and group.names) for group in own], dtype=bool)
        self.role = _array(ROLE.get(parse.dep[head], 0) for head in self.heads)
        self.entity = _array(_place(ENTITIES, parse.entity[head], 0) for head in self.heads)
        quotes = [(quote.start, quote.end) for quote in find_quotes(parse.string)]
        self.quote = _array(_inside(quotes, parse.start[head]) for head in self.heads)
        self.time = self._times(timexes)

    def __len__(self) -> int:
        return len(self.points)

    def _times(self, timexes: Iterable[Timex]) -> Numbers:
        """The time that a Point names, the same number for the same time."""
        starts, named = self.parse.start, dict[int, str]()
        for timex in timexes:
            index = bisect_right(starts, timex.span.start) - 1
            while 0 <= index < len(starts) and starts[index] < timex.span.end:
                named[index] = timex.value
                index += 1
        return _codes(named.get(head) for head in self.heads)

    # ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each head."""
        return [self.parse.lemma[head] for head in self.heads]

    @cached_property
    def lemma(self) -> Numbers:
        """The same as numbers."""
        return _codes(self.lemmas)

    @cached_property
    def form(self) -> Numbers:
        """The head as it stands."""
        return _codes(self.parse.lower[head] for head in self.heads)

    @cached_property
    def stem(self) -> Numbers:
        """The first letters of a head that is no short word: "elect" and "election" have one."""
        long, short = STEMS
        return _codes(lemma[:long] if len(lemma) >= short else None for lemma in self.lemmas)

    @cached_property
    def phrase(self) -> Numbers:
        """The phrase without its article and what is behind it."""
        return _codes(" ".join(self.parse.lower[first : one.candidate.core[1]]) for first, one in self._told())

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The content words of each, the head too."""
        parse = self.parse
        return [
            frozenset(parse.lemma[i] for i in self._near(p) if parse.tag[i][:2] in CONTENT or i == p.head)
            for p in self.points
        ]

    @cached_property
    def before(self) -> list[frozenset[str]]:
        """The content words before the head."""
        parse = self.parse
        return [
            frozenset(parse.lemma[i] for i in range(first, point.head) if parse.tag[i][:1] in "NJCV")
            for first, point in self._told()
        ]

    def _near(self, point: Point) -> range:
        """The words of a phrase that are looked at."""
        front, behind = TOLD_OF
        one = point.candidate
        return range(max(one.start, one.head - front), min(one.end, one.head + front + behind))

    def _told(self) -> Iterable[tuple[int, Point]]:
        """Where each begins when its article is left out."""
        for point in self.points:
            first = self._near(point).start
            while first < point.head and self.parse.tag[first] in ARTICLES:
                first += 1
            yield first, point

    # ── As the network takes it ───────────────────────────────────────────────────────────────────────────────────

    def single(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """A row of zeros and ones for each Point."""
        long = self.end - self.start
        scales = (
            (self.kind, len(KINDS)), (self.type, len(TYPES)), (self.gender, len(GENDERS)), (self.number, len(NUMBERS)),
            (self.definite, len(DEFINITE)), (self.person, 4), (self.role, len(ROLES)), (self.entity, len(ENTITIES)),
            (self.group_type, len(TYPES)), (self.group_gender, len(GENDERS)), (self.group_number, len(NUMBERS)),
        )  # fmt: skip
        columns = [values == number for values, size in scales for number in range(size)]
        columns += [self.quote >= 0, self.time >= 0, long > 1, long > 4, self.sentence < 2, self.named]
        return np.stack(columns, axis=-1).astype(np.float32)


def _array(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _codes(values: Iterable[Hashable]) -> Numbers:
    """Equal values as equal numbers; -1 for None."""
    seen: dict[Hashable, int] = {}
    return _array(-1 if value is None else seen.setdefault(value, len(seen)) for value in values)


def _place(scale: Sequence[str | None], value: str | None, other: int = -1) -> int:
    """The place of a value on a scale; of one that is not on it, `other`, by default the last."""
    return scale.index(value) if value in scale else other % len(scale)


def _inside(spans: Sequence[tuple[int, int]], offset: int) -> int:
    """The number of the span around an offset."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at if at >= 0 and offset < spans[at][1] else -1
