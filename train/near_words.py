"""Makes the list of near words, `bench/data/near_words.txt`, from Princeton WordNet 3.0: no text and no gold is read.

    python train/near_words.py /usr/share/wordnet > bench/data/near_words.txt

In comes the folder of WordNet's database (in Debian the package `wordnet-base`), out goes a line for each word and
those of its near words that follow in the alphabet. A word stands for its meanings, the first one whole, the second by
half; for what lies directly above a meaning, by half; and for the meanings of the nouns and verbs that it is made from
or that are made from it. Two words are near where a meaning counts half or more for both, taken together; one that many
words have counts less. Words are verbs, and nouns whose first meaning is something that happens.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KINDS = {"1": "n", "2": "v"}  # as the list of counts has them
HAPPENINGS = frozenset((4, 10, 11, 12, 19, 22, 26))  # acts, speech, events, feelings, phenomena, processes, states
ABOVE = {"@": 0.5, "@i": 0.5, "$": 0.6, "&": 0.6, "*": 0.6, ">": 0.6}  # how much of a meaning the one above has
UP = 3  # steps
MADE, MADE_FROM = 0.8, 0.5  # what a noun counts for the verb that it is of, and what any word does that is made from it
NEAR = 0.5  # from here on two words are near
RARE = 50.0  # squared log of the share of words below, from which on a meaning counts whole

Meaning = tuple[str, int]
Weights = dict[Meaning, float]

HEAD = """\
# Words near to one another, made by train/near_words.py from WordNet 3.0: a line has a word, and those near to it that
# follow it in the alphabet. The license of WordNet:
#
"""


@dataclass(frozen=True)
class Entry:
    """A meaning: its words, the number of its field, and pointers: kind, whereto, from and to which word (0: all)."""

    words: tuple[str, ...]
    field: int
    pointers: tuple[tuple[str, Meaning, int, int], ...]


class WordNet:
    """The database; a word's meanings come in the order of how often they are meant."""

    def __init__(self, folder: Path) -> None:
        self.meanings: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)  # kind, place, rank
        self.entries: dict[Meaning, Entry] = {}
        for kind, name in FILES.items():
            for line in lines(folder / f"index.{name}"):
                word, _, count, *rest = line.split()
                for rank, place in enumerate(rest[-int(count) :]):
                    self.meanings[word].append((kind, int(place), rank))
            for line in lines(folder / f"data.{name}"):
                place, entry = parsed(line)
                self.entries[kind, place] = entry
        self.often: Counter[str] = Counter()
        for line in lines(folder / "cntlist.rev"):
            sense, _, count = line.split()
            word, rest = sense.split("%")
            self.often[word] += int(count) * (rest[0] in KINDS)

    def stands_for(self, word: str) -> Weights:
        """The meanings that a word counts for."""
        found: Weights = {}
        for kind, place, rank in self.meanings.get(word, ()):
            if kind in KINDS.values():
                self._add(found, (kind, place), 1 / (1 + rank), UP)
                for meaning in self._own_derived(word, (kind, place)):
                    self._add(found, meaning, MADE / (1 + rank), UP - 1)
        for meaning in list(self._made(word)):
            self._add(found, meaning, found.get(meaning, 0) or MADE_FROM, UP - 1)
        return found

    def _add(self, found: Weights, meaning: Meaning, weight: float, steps: int) -> None:
        found[meaning] = max(found.get(meaning, 0), weight)
        for kind, above, _, _ in self.entries[meaning].pointers if steps else ():
            if kind in ABOVE:
                self._add(found, above, weight * ABOVE[kind], steps - 1)

    def _own_derived(self, word: str, meaning: Meaning) -> Iterator[Meaning]:
        entry = self.entries[meaning]
        for kind, other, first, _ in entry.pointers:
            if kind == "+" and first and entry.words[first - 1] == word:
                yield other

    def _made(self, word: str) -> Iterator[Meaning]:
        """Meanings of words of another kind that are made from a word, adjectives that are made from nouns too."""
        for kind, place, _ in self.meanings.get(word, ()):
            if kind != "r":
                yield from self._own_derived(word, (kind, place))

    def happens(self, word: str) -> bool:
        """Whether a word is a verb, or a noun that first of all means something that happens."""
        first = [
            self.entries[kind, place].field for kind, place, rank in self.meanings[word] if (kind, rank) == ("n", 0)
        ]
        return any(kind == "v" for kind, _, _ in self.meanings[word]) or not HAPPENINGS.isdisjoint(first)


def lines(path: Path) -> Iterator[str]:
    """The lines of a file but for the license that opens it."""
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith(" "))


def license_of(folder: Path) -> Iterator[str]:
    """The license, as it opens each file, in lines of comment."""
    with (folder / "index.verb").open(encoding="utf-8") as file:
        yield from (f"# {line.strip().partition(' ')[2].strip()}".rstrip() for line in file if line.startswith(" "))


def parsed(line: str) -> tuple[int, Entry]:
    """Where a meaning stands, and what it is."""
    parts = line.partition("|")[0].split()
    after = 4 + 2 * int(parts[3], 16)
    words = tuple(word.lower().split("(")[0] for word in parts[4:after:2])
    pointers = []
    for at in range(after + 1, after + 1 + 4 * int(parts[after]), 4):
        kind, place, of, ends = parts[at : at + 4]
        pointers.append((kind, ("a" if of == "s" else of, int(place)), int(ends[:2], 16), int(ends[2:], 16)))
    return int(parts[0]), Entry(words, int(parts[1]), tuple(pointers))


def near(net: WordNet) -> Iterator[tuple[str, str]]:
    """Pairs of near words among those that were met in WordNet's counted texts."""
    below: Counter[Meaning] = Counter()
    singles = [word for word in net.meanings if "_" not in word]
    for word in singles:
        below.update(list(net.stands_for(word)))
    words = sorted(word for word in net.often if net.often[word] and word in net.meanings and net.happens(word))
    words = [word for word in words if word.replace("_", "").isalpha()]
    having: defaultdict[Meaning, list[tuple[str, float]]] = defaultdict(list)
    for word in words:
        for meaning, weight in net.stands_for(word).items():
            having[meaning].append((word, weight))
    for meaning, those in having.items():
        worth = min(1.0, log(len(singles) / max(1, below[meaning])) ** 2 / RARE)
        some = [(word, weight) for word, weight in those if weight * worth >= NEAR]
        yield from ((one, other) for (one, a), (other, b) in combinations(some, 2) if a * b * worth >= NEAR)


def table(pairs: Sequence[tuple[str, str]]) -> Mapping[str, set[str]]:
    """By word those that follow."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[min(one, other)].add(max(one, other))
    return found


def main() -> int:
    """Prints the list."""
    parser = argparse.ArgumentParser(description="Make the list of near words from WordNet.")
    parser.add_argument("wordnet", type=Path)
    folder = parser.parse_args().wordnet
    made = table(list(near(WordNet(folder))))
    print(HEAD, end="")
    print(*license_of(folder), sep="\n")
    for word in sorted(made):
        print(word, *sorted(made[word]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
