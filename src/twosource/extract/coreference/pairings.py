"""What the network is told of two Points. In come Traits; out go for each Point its options and the clues of each.

Options are the nearest Points before it, the nearest verbs, and the last ones that share a word, a stem or a group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from twosource.extract.coreference.groups import compatible
from twosource.extract.coreference.points import KINDS
from twosource.extract.coreference.traits import APPOSED, PREDICATE, SUBJECTS, TYPES, Numbers, Traits

Flags = np.ndarray[Any, np.dtype[np.bool_]]
NEAR, VERBS, ALIKE = 28, 8, 10  # options of each sort
MOST = NEAR + VERBS + ALIKE
SENTENCES = (1, 2, 3, 4, 6, 9, 15, 30)  # bounds of what counts as equally far
PLACES = (2, 3, 4, 5, 7, 10, 15, 22, 32, 48, 80, 150)
RANKS = (1, 2, 3, 5, 9)
SIZES = ((1, 1), (2, 2), (3, 5), (6, 1000))
VERB = KINDS.index("verb")
CLASSES = np.array((0, 1, 2, 1, 3, 4, 1, 5, 5))  # of kinds; pronouns of the first and second person are one more
SPEAKING = 6
FITTING = np.array([[compatible(one, other) for other in TYPES] for one in TYPES])  # type: ignore[arg-type]


def options(traits: Traits) -> Numbers:
    """For each Point the places of its options, the nearest last; -1 where there are fewer."""
    seen: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    found = np.full((len(traits), MOST), -1, dtype=np.int64)
    plain: list[int] = []
    verbs: list[int] = []
    for place in range(len(traits)):
        near = set(plain[-NEAR:]) | set(verbs[-VERBS:])
        alike = sorted({at for key in _asked(traits, place) for at in seen[key][-ALIKE:]} - near)[-ALIKE:]
        chosen = sorted(near | set(alike))
        if chosen:
            found[place, MOST - len(chosen) :] = chosen
        (verbs if traits.kind[place] == VERB else plain).append(place)
        for key in _told(traits, place):
            seen[key].append(place)
    return found


def _told(traits: Traits, place: int) -> Iterator[tuple[str, object]]:
    """What a Point can be found by later."""
    yield from (("head", traits.lemmas[place]), ("stem", int(traits.stem[place])))
    yield from (("word", word) for word in sorted(traits.words[place]))
    if traits.group[place] >= 0:
        yield "group", int(traits.group[place])
    if traits.time[place] >= 0:
        yield "time", int(traits.time[place])


def _asked(traits: Traits, place: int) -> Iterator[tuple[str, object]]:
    """What a Point looks for."""
    yield "word", traits.lemmas[place]
    yield from (("head", word) for word in islice(sorted(traits.words[place]), 12))
    for key, value in (("stem", traits.stem), ("group", traits.group), ("time", traits.time)):
        if value[place] >= 0:
            yield key, int(value[place])


class Pairings:
    """The clues of all Points and their options."""

    def __init__(self, traits: Traits, found: Numbers) -> None:
        self.traits, self.found = traits, found
        self.is_option: Flags = found >= 0
        self.other = np.maximum(found, 0)

    def clues(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Zeros and ones, by Point, option and clue."""
        parts = [*self._places(), *self._kinds(), *self._words(), *self._fits(), *self._grammar(), *self._rules()]
        return (np.stack(parts, axis=-1) & self.is_option[..., None]).astype(np.uint8)

    def _both(self, values: Numbers) -> tuple[Numbers, Numbers]:
        """A value of each Point, and of each option."""
        return values[:, None], values[self.other]

    def _same(self, values: Numbers) -> Flags:
        """Whether both have the same value, and have one."""
        own, other = self._both(values)
        return np.asarray((own == other) & (own >= 0))

    def _places(self) -> Iterator[Flags]:
        own, other = self._both(self.traits.sentence)
        far = np.searchsorted(SENTENCES, own - other, side="right")
        yield from (far == number for number in range(len(SENTENCES) + 1))
        far = np.searchsorted(PLACES, np.arange(len(self.traits))[:, None] - self.other, side="right")
        yield from (far == number for number in range(len(PLACES) + 1))

    def _kinds(self) -> Iterator[Flags]:
        traits = self.traits
        speaking = (traits.kind == KINDS.index("pronoun")) & (traits.person < 3)
        own, other = self._both(np.where(speaking, SPEAKING, CLASSES[traits.kind]))
        yield from ((own == one) & (other == two) for one in range(SPEAKING + 1) for two in range(SPEAKING + 1))

    def _words(self) -> Iterator[Flags]:
        traits = self.traits
        stem, (verb, other) = self._same(traits.stem), self._both(traits.kind == VERB)
        yield from (self._same(traits.lemma), self._same(traits.form), self._same(traits.phrase), stem)
        yield stem & (verb != other)
        lemmas, words, before = traits.lemmas, traits.words, traits.before
        shared = np.zeros((*self.found.shape, 6), dtype=bool)
        for place, row in enumerate(self.found.tolist()):
            for rank, at in enumerate(row):
                if at >= 0:
                    more, less = before[place] - words[at], before[at] - words[place]
                    shared[place, rank] = (
                        lemmas[place] in words[at], lemmas[at] in words[place],
                        bool(before[place]) and not more, bool(more), bool(less),
                        not words[place].isdisjoint(words[at]),
                    )  # fmt: skip
        yield from (shared[..., number] for number in range(6))

    def _fits(self) -> Iterator[Flags]:
        traits, fits = self.traits, np.ones(self.found.shape, dtype=bool)
        for own, group in ((traits.gender, traits.group_gender), (traits.number, traits.group_number)):
            for values in (own, np.where(group > 0, group, own)):
                one, other = self._both(values)
                known = (one > 0) & (other > 0)
                yield from ((one == other) & known, (one != other) & known)
            fits &= ~((own[:, None] != other) & (own[:, None] > 0) & (other > 0))
        for own, group in ((traits.type, traits.type), (traits.type, traits.group_type)):
            one, other = own[:, None], np.where(group > 0, group, own)[self.other]
            yield from ((one == other) & (one > 0), ~FITTING[one, other])
        fits &= FITTING[one, other] & self.is_option & (traits.kind != VERB)[self.other]
        passed = np.cumsum(fits[:, ::-1], axis=1)[:, ::-1] - fits
        rank = np.searchsorted(RANKS, passed, side="right")
        yield from (fits & (rank == number) for number in range(len(RANKS) + 1))

    def _grammar(self) -> Iterator[Flags]:
        traits = self.traits
        (start, other_start), (end, other_end) = self._both(traits.start), self._both(traits.end)
        yield from ((start <= other_start) & (end >= other_end), (start >= other_start) & (end <= other_end))
        (above, other_above), (head, other_head) = self._both(traits.above), self._both(traits.head)
        yield from (above == other_above, above == other_head, head == other_above)
        role, other_role = self._both(traits.role)
        subject, other_subject = np.isin(role, SUBJECTS), np.isin(other_role, SUBJECTS)
        yield (above == other_head) & (role == APPOSED)
        yield (above == other_above) & (role == PREDICATE) & other_subject
        yield from (subject & other_subject, role == other_role)
        quote, other_quote = self._both(traits.quote)
        yield from (self._same(traits.quote), (quote >= 0) != (other_quote >= 0))
        yield (quote >= 0) & (other_quote >= 0) & (quote != other_quote)
        yield self._same(traits.time)

    def _rules(self) -> Iterator[Flags]:
        """What the rules make of it: whether they join the two, whom they join each with."""
        group = self.traits.group
        joined = self._same(group)
        last = dict[int, int]()
        before = np.full(len(group), -1, dtype=np.int64)
        for place, number in enumerate(group.tolist()):
            if number >= 0:
                before[place] = last.get(number, -1)
                last[number] = place
        starts = (before < 0)[:, None] & np.ones_like(joined)
        size = np.where(group >= 0, np.bincount(group[group >= 0], minlength=1)[np.maximum(group, 0)], 0)[self.other]
        yield from (joined, (before[:, None] == self.found) & (before >= 0)[:, None], starts, ~starts & ~joined)
        yield ((before < 0) & (group >= 0))[self.other]
        yield from ((low <= size) & (size <= high) for low, high in SIZES)
        yield self.traits.named[self.other]
        owner = self._owners()
        yield self._same(owner) & self._same(self.traits.lemma)
        yield self._same(owner)

    def _owners(self) -> Numbers:
        """The group of whom each is said to be of; -1 where none is."""
        traits = self.traits
        at = dict(zip(traits.heads, traits.group.tolist(), strict=True))
        parse = traits.parse
        owners = (parse.child(head, "poss") for head in traits.heads)
        return np.fromiter((-1 if one is None else at.get(one, -1) for one in owners), dtype=np.int64)
