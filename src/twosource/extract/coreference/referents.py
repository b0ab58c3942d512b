"""Who is who by the network. In come a Parse, candidates, the rules' groups and the encoder's scores; out go Links.

The network sees what the rules make of the text as clues among others (`traits.py`, `pairings.py`), and for each Point
says how likely it takes up each of its options, and where the mention begins and ends (`bounds.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from twosource.extract.coreference.bounds import STARTS, edges
from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.pairings import Pairings, options
from twosource.extract.coreference.points import Point, points
from twosource.extract.coreference.traits import Traits
from twosource.extract.encoder.scores import Array, Scores
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.parse import Parse
from twosource.model import Timex

Table = np.ndarray[Any, Any]
ROWS = 400  # Points that are looked at together
HAPPENING = 5  # the number of a happening among the kinds, of which the first is none


@dataclass(frozen=True, slots=True)
class Links:
    """For each Point its options, the likeliest first, with log odds against its being new; and its mention."""

    points: list[Point]
    options: list[list[tuple[float, int]]]
    spans: list[tuple[int, int]]
    happenings: list[float]  # how likely each is a happening, if anything

    def mention(self, place: int) -> Candidate:
        """A Point's candidate with the bounds that the network gives it."""
        one = self.points[place].candidate
        start, end = self.spans[place]
        return one if self.points[place].kind == "pair" else replace(one, start=start, end=end)


def links(
    parse: Parse, candidates: Iterable[Candidate], groups: Sequence[Group], timexes: Iterable[Timex], scores: Scores
) -> Links:
    """What the network makes of a text."""
    found = points(parse, candidates, groups)
    traits = Traits(parse, found, groups, timexes)
    near, single = options(traits), traits.single()
    clues, (words, known) = Pairings(traits, near).clues(), edges(parse, found)
    vectors = scores.words(parse.start)
    made = Links(found, [], [], [])
    for first in range(0, len(found), ROWS):
        rows = slice(first, first + ROWS)
        tables: tuple[tuple[str, Table], ...] = (
            ("options", near), ("clues", clues), ("edges", words), ("known", known)
        )  # fmt: skip
        given = {name: table[rows] for name, table in tables}
        refers, begins, kinds = scores.network.refers(_excerpt(rows, traits.head, single, vectors, given))
        made.options.extend(_ranked(refers, near[rows]))
        made.spans.extend(_spans(begins, words[rows]))
        made.happenings.extend(_happenings(kinds))
    return made


def _excerpt(rows: slice, heads: Table, single: Table, vectors: Array, given: dict[str, Table]) -> dict[str, Table]:
    """What the network needs to see for some Points: themselves, their options, the words at their edges."""
    near, edge = given["options"], given["edges"]
    own = np.arange(len(heads))[rows]
    needed = np.unique(np.concatenate((own, near[near >= 0])))
    words = np.unique(np.concatenate((heads[needed], edge[edge >= 0])))
    return {
        "words": vectors[words],
        "heads": np.searchsorted(words, heads[needed]),
        "single": single[needed],
        "rows": np.searchsorted(needed, own),
        "options": np.where(near >= 0, np.searchsorted(needed, near), -1),
        "clues": given["clues"].astype(np.float32),
        "edges": np.where(edge >= 0, np.searchsorted(words, edge), -1),
        "known": given["known"].astype(np.float32),
    }


def _ranked(refers: Array, near: Table) -> Iterable[list[tuple[float, int]]]:
    """The options of each Point, the likeliest first; of equal ones the nearest."""
    for odds, places in zip(refers.tolist(), near.tolist(), strict=True):
        pairs = [(odd, place) for odd, place in zip(odds, places, strict=True) if place >= 0]
        yield sorted(pairs, reverse=True)


def _spans(begins: Array, words: Table) -> Iterable[tuple[int, int]]:
    """The likeliest words that a mention begins and ends with, the end exclusive."""
    places = np.arange(len(words))
    first = words[places, begins[:, :STARTS].argmax(axis=1)]
    last = words[places, STARTS + begins[:, STARTS:].argmax(axis=1)]
    return zip(first.tolist(), (last + 1).tolist(), strict=True)


def _happenings(kinds: Array) -> Iterable[float]:
    """How likely each Point is a happening, if it is anything."""
    weights = np.exp(kinds[:, 1:] - kinds[:, 1:].max(axis=1, keepdims=True))
    shares: list[float] = (weights[:, HAPPENING - 1] / weights.sum(axis=1)).tolist()
    return shares
