"""The words that the patterns of the lists cannot match without. In come the lists; out goes `needs.toml`.

python -m twosource.lexicon.needs > src/twosource/lexicon/needs.toml

It is for whoever changes a pattern (`make needs`); a reading never runs it.
"""

from __future__ import annotations

import json
import re._constants as op  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator
from re._parser import parse  # type: ignore[import-not-found]
from typing import Any

from twosource.lexicon import load
from twosource.lexicon.pattern import key, small

LISTS = ("akin", "doubts", "phrases", "segments")
"""The lists whose patterns are compiled late."""
SHORTEST = 3
"""Letters that a word has at least to be looked for: shorter ones stand in most sentences."""
HEAD = "# Made by `make needs`: for each pattern of the lists, by its CRC-32, words of which every match holds one.\n"


def sources(content: object) -> Iterator[str]:
    """Every pattern in the content of a list."""
    if isinstance(content, dict):
        yield from (value for name, value in content.items() if name in {"pattern", "require"} and type(value) is str)
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from sources(part)


def needs(source: str) -> frozenset[str]:
    """Small-letter strings of which each match of the pattern holds at least one; none where nothing is known."""
    return _of_sequence(parse(source))


def _of_sequence(tree: Any) -> frozenset[str]:
    """The needs of that part of a sequence which tells most."""
    found: list[frozenset[str]] = []
    run = ""
    for code, value in [*tree, (None, None)]:
        if code is op.LITERAL:
            run += chr(value)
            continue
        found.append(frozenset({small(run)}))
        found.append(_of_part(code, value))
        run = ""
    best = max(found, key=_shortest)
    return best if _shortest(best) else frozenset()


def _of_part(code: Any, value: Any) -> frozenset[str]:
    """The needs of a group, of branches if each has some, and of what stands there at least once."""
    if code is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if code in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT} and value[0] > 0:
        return _of_sequence(value[-1])
    if code is op.BRANCH:
        branches = list(map(_of_sequence, value[1]))
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()


def _shortest(words: frozenset[str]) -> int:
    """Letters of the shortest word; 0 where there is none, or one that is too short."""
    letters = min((len(word.strip()) for word in words), default=0)
    return letters if letters >= SHORTEST else 0


def main() -> None:
    """Writes the table to standard output."""
    known = {key(source): sorted(needs(source)) for name in LISTS for source in sources(load(name))}
    lines = (f"{name} = {json.dumps(words, ensure_ascii=False)}\n" for name, words in sorted(known.items()) if words)
    sys.stdout.writelines((HEAD, *lines))


if __name__ == "__main__":
    main()
