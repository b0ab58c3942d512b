r"""A pattern with lists of words in it. In comes a regular expression; out goes what finds as the compiled one does.

`@name` stands for any one word of that list of `grammar.toml`. All is put together when a text is first looked at: no
start waits for it.

    >>> Worded(r"@clause_opener\b", re.IGNORECASE).match("When it rained, the talks ended").group()
    'When'
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property

from twosource.lexicon import load

NAME = re.compile(r"@([a-z_]+)")


class Worded:
    """A regular expression of Python's `re` that names lists of words."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression with all words of the lists in the place of their names."""
        return re.compile(NAME.sub(lambda name: any_of(name[1]), self.source), self.flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match in the text from the character `start` on."""
        return self.compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at the character `start`."""
        return self.compiled.match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two characters from left to right, none over another."""
        return self.compiled.finditer(text, start, end)

    def split(self, text: str, most: int = 0) -> list[str]:
        """What stands between the matches, of which `most` count at the most, if it is given."""
        return self.compiled.split(text, most)

    def sub(self, put: str, text: str) -> str:
        """The text with `put`, a template, in the place of each match."""
        return self.compiled.sub(put, text)


def listed(name: str) -> tuple[str, ...]:
    """The words of a list of `grammar.toml`."""
    return tuple(load("grammar")[name]["words"])


@cache
def any_of(name: str) -> str:
    """A regular expression for any one word of a list."""
    return f"(?:{'|'.join(map(re.escape, listed(name)))})"
