"""Where the words of a corrected text stood before. In come two texts; out goes what became of each offset.

>>> moved = aligned("At least 12 died.", "Update: at least 14 died.")
>>> moved.forward(12), moved.forward(9)
(20, None)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+")
MOST_COMPARED = 4_000_000  # words of one text times words of the other: a second at worst
MOST_ALIKE = 100_000  # pairs of the same word, of which prose of that length has a third: else it takes minutes
Block = tuple[int, int, int]  # where it stood, where it stands, how long


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretches that two texts share, in order."""

    blocks: tuple[Block, ...]

    def forward(self, offset: int) -> int | None:
        """Where a character of the older text stands in the newer one, or None."""
        found = bisect_right(self.blocks, offset, key=lambda block: block[0]) - 1
        if found < 0:
            return None
        old, new, length = self.blocks[found]
        return new + offset - old if offset < old + length else None

    def kept(self, start: int, end: int) -> float:
        """The share of a stretch of the newer text that was there before."""
        shared = sum(max(0, min(end, new + length) - max(start, new)) for _, new, length in self.blocks)
        return shared / max(1, end - start)

    def survives(self, start: int, end: int) -> float:
        """The share of a stretch of the older text that is still there."""
        shared = sum(max(0, min(end, old + length) - max(start, old)) for old, _, length in self.blocks)
        return shared / max(1, end - start)


def aligned(old: str, new: str) -> Alignment:
    """What two versions of a text share, word by word; of very different long ones only their beginning and end."""
    head = _whole_words(old, _shared_head(old, new))
    tail = _shared_head(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = [(0, 0, head), *_shared(middle_old, middle_new, head), (len(old) - tail, len(new) - tail, tail)]
    return Alignment(tuple(block for block in blocks if block[2]))


def _shared_head(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _whole_words(text: str, length: int) -> int:
    """The same length, or less, so that it does not end within a word."""
    return text.rfind(" ", 0, length) + 1 if length < len(text) else length


def _shared(old: str, new: str, head: int) -> list[Block]:
    olds, news = list(WORD.finditer(old)), list(WORD.finditer(new))
    mine, theirs = _texts(olds), _texts(news)
    if len(mine) * len(theirs) > MOST_COMPARED or _alike(mine, theirs) > MOST_ALIKE:
        return []
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    blocks: list[Block] = []
    for a, b, size in matcher.get_matching_blocks():
        for one, other in zip(olds[a : a + size], news[b : b + size], strict=True):
            _add(blocks, head + one.start(), head + other.start(), len(one[0]))
    return blocks


def _alike(olds: Sequence[str], news: Sequence[str]) -> int:
    """How many pairs of a word of one text and a word of the other are the same word."""
    counted = Counter(news)
    return sum(times * counted[word] for word, times in Counter(olds).items())


def _add(blocks: list[Block], old: int, new: int, length: int) -> None:
    """One word more, joined to the one before where only the same blank is between them."""
    if blocks:
        before, after, run = blocks[-1]
        if old - before - run == new - after - run == 1:
            blocks[-1] = (before, after, run + 1 + length)
            return
    blocks.append((old, new, length))


def _texts(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0] for word in words]
