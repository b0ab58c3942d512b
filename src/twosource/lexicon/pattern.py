r"""A pattern of a list, compiled when a text first holds a word without which it cannot match.

In comes a regular expression; out goes what finds as the compiled one does. The lists have some hundreds of patterns, a
run meets the words of few, and to compile all of them takes as long as to read a short report.

    >>> Pattern(r"\bwalk(?:ed|ing) out\b", re.IGNORECASE).search("Pilots WALKED OUT.").group()
    'WALKED OUT'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, cast
from zlib import crc32

from twosource.lexicon import load


class Pattern:
    """A regular expression of Python's `re` with the words that it needs, as `needs.toml` has them."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in the text."""
        return self._compiled.search(text) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match with which the text begins."""
        return self._compiled.match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self._compiled.fullmatch(text) if self._may_match(text) else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches from the character `start` on, from left to right, none over another."""
        return self._compiled.finditer(text, start) if self._may_match(text) else iter(())

    def sub(self, put: str, text: str) -> str:
        """The text with `put`, a template, in the place of each match."""
        return self._compiled.sub(put, text) if self._may_match(text) else text

    @cached_property
    def _needs(self) -> tuple[str, ...]:
        return tuple(cast(list[str], load("needs").get(key(self.source), ())))

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def _may_match(self, text: str) -> bool:
        if not self._needs:
            return True
        plain = small(text)
        return any(word in plain for word in self._needs)


def compiled_late(entries: Iterable[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    """The patterns of a list's entries, with no regard to case unless an entry says so."""
    return tuple(Pattern(entry["pattern"], 0 if entry.get("cased") else re.IGNORECASE) for entry in entries)


def key(source: str) -> str:
    """What a pattern is called in `needs.toml`: a changed pattern is not there, and is just compiled."""
    return f"{crc32(source.encode()):08x}"


@lru_cache(maxsize=256)
def small(text: str) -> str:
    """The text in small letters, with one letter for those that `re.IGNORECASE` takes for one."""
    return text.casefold().replace("i\N{COMBINING DOT ABOVE}", "i").replace("ı", "i")
