"""Where a mention may begin and end. In come a Parse and Points; out go words for each, and what is known of them.

A mention grows from its head by whole branches of the parse: the network chooses how many of them belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from twosource.extract.coreference.points import Point
from twosource.extract.parse import Parse

STARTS, ENDS = 8, 12  # how many words each are looked at
BRANCHES = (
    ("prep",), ("relcl", "advcl"), ("acl",), ("appos",), ("cc",), ("conj",), ("punct",), ("poss", "det"),
    ("amod", "nummod"), ("compound", "nmod"), ("case",), ("advmod", "predet"),
)  # fmt: skip
BRANCH = {dep: number for number, deps in enumerate(BRANCHES) for dep in deps}
OTHER = len(BRANCHES)
MARKS = frozenset([",", ";", ":", "(", ")", "[", "]", "-", "–", "—", "."])
EDGES = 4  # the phrase as used, its core, the whole branch, the head
KNOWN = EDGES + 5 + 2 * (OTHER + 1)
FAR = 40  # words from the head


def edges(parse: Parse, points: Sequence[Point]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Words by Point and rank, the starts before the ends, -1 where there are fewer; and zeros and ones for each."""
    words = np.full((len(points), STARTS + ENDS), -1, dtype=np.int64)
    known = np.zeros((len(points), STARTS + ENDS, KNOWN), dtype=np.uint8)
    for place, point in enumerate(points):
        for first, most, table in (
            (0, STARTS, _starts(parse, point)), (STARTS, ENDS, _ends(parse, point))
        ):  # fmt: skip
            near = sorted(table, key=lambda word, head=point.head: abs(word - head))[:most]  # type: ignore[misc]
            for rank, word in enumerate(near, start=first):
                words[place, rank] = word
                known[place, rank, [*table[word], *_around(parse, point, word)]] = 1
    return words, known


def _starts(parse: Parse, point: Point) -> dict[int, list[int]]:
    """Words that may begin it, and by which edge."""
    one, head = point.candidate, point.head
    found: dict[int, list[int]] = {}
    for edge, word in enumerate((one.start, one.core[0], parse.left[head], head)):
        found.setdefault(word, []).append(edge)
    for child in parse.children[head]:
        if child < head:
            number = EDGES + 5 + 2 * BRANCH.get(parse.dep[child], OTHER)
            found.setdefault(parse.left[child], []).append(number)
            found.setdefault(parse.right[child] + 1, []).append(number + 1)
    return {word: why for word, why in found.items() if head - FAR < word <= head}


def _ends(parse: Parse, point: Point) -> dict[int, list[int]]:
    """Words that may end it, and by which edge; the 's behind one of them is another."""
    one, head = point.candidate, point.head
    found: dict[int, list[int]] = {}
    for edge, word in enumerate((one.end - 1, one.core[1] - 1, parse.right[head], head)):
        found.setdefault(word, []).append(edge)
    for child in parse.children[head]:
        if child > head:
            number = EDGES + 5 + 2 * BRANCH.get(parse.dep[child], OTHER)
            found.setdefault(parse.right[child], []).append(number)
            found.setdefault(parse.left[child] - 1, []).append(number + 1)
    for word in [word for word in found if word + 1 < parse.size and parse.tag[word + 1] == "POS"]:
        found.setdefault(word + 1, []).extend(found[word])
    return {word: why for word, why in found.items() if head <= word < head + FAR}


def _around(parse: Parse, point: Point, word: int) -> Iterable[int]:
    """What stands there and beside it."""
    next_word = min(word + 1, parse.size - 1)
    facts = (
        parse.tag[word] == "POS",
        parse.text[word] in MARKS,
        parse.text[next_word] in MARKS,
        word > 0 and parse.text[word - 1] in MARKS,
        parse.tag[next_word] == "POS",
    )
    return (EDGES + number for number, fact in enumerate(facts) if fact)
