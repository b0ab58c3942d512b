"""What the encoder sees at once. In comes a text, out come windows: runs of whole paragraphs as word pieces.

The same text gives the same windows, whatever else is read: short paragraphs are taken together, and one that is too
long is cut between sentences. Training cuts its gold in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

LONGEST = 190  # word pieces of a window, the marks at its ends not counted
OPEN, CLOSE = 101, 102  # the vocabulary's numbers for [CLS] and [SEP]
ENDS = frozenset(".!?")
CLOSERS = frozenset("\"')]")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with the characters they stand for; marks at the ends and between paragraphs stand for none."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def windows(text: str, tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of a text, in order; together they hold all of its pieces."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    taken: list[range] = []
    size = 0
    for part in _parts(text, offsets):
        if taken and size + len(part) + 1 > LONGEST:
            yield _window(taken, ids, offsets)
            taken, size = [], 0
        taken.append(part)
        size += len(part) + 1
    if taken:
        yield _window(taken, ids, offsets)


def _window(parts: Sequence[range], ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Window:
    numbers, starts, ends = [OPEN], [offsets[parts[0].start][0]], [offsets[parts[0].start][0]]
    for part in parts:
        for at in part:
            numbers.append(ids[at])
            starts.append(offsets[at][0])
            ends.append(offsets[at][1])
        numbers.append(CLOSE)
        starts.append(ends[-1])
        ends.append(ends[-1])
    return Window(tuple(numbers), tuple(starts), tuple(ends))


def _parts(text: str, offsets: Sequence[tuple[int, int]]) -> Iterator[range]:
    """Paragraphs as ranges of pieces, those that are too long in parts."""
    first = 0
    for at in range(1, len(offsets) + 1):
        if at == len(offsets) or "\n" in text[offsets[at - 1][1] : offsets[at][0]]:
            yield from _shortened(text, offsets, first, at)
            first = at


def _shortened(text: str, offsets: Sequence[tuple[int, int]], first: int, end: int) -> Iterator[range]:
    """A paragraph in parts that fit, cut after the last sentence that fits, else anywhere."""
    most = LONGEST - 1
    while end - first > most:
        cuts = (at for at in range(first + most, first, -1) if _sentence_starts(text, offsets, at))
        cut = next(cuts, first + most)
        yield range(first, cut)
        first = cut
    if first < end:
        yield range(first, end)


def _sentence_starts(text: str, offsets: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a sentence ends before the piece: a full stop, marks that close, a blank."""
    before, begin = offsets[at - 1][1], offsets[at][0]
    if before == begin:
        return False
    last = before - 1
    while last > 0 and text[last] in CLOSERS:
        last -= 1
    return text[last] in ENDS
