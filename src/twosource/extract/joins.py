"""Whether a parser has cut a sentence in two. In come the pieces before and after a cut; out goes yes or no.

>>> is_cut("Miners wrote to Sen.", "Ana Ruiz of Lima."), is_cut("They live in the U.S.", "The mill is old.")
(True, False)
"""

from __future__ import annotations

import re
from functools import cache

from twosource.lexicon import load

WORD = re.compile(r"[^\W\d_]+")
INITIAL = re.compile(r"(?:^|\s)[A-Z][\w’'-]+ (?:[A-Z]\. ?)?[A-Z]\.$")  # "John F.|Kennedy", not "Plan B.|The"
NAME = re.compile(r"[A-Z][a-z’'-]+(?: (?:said|says|told|was|is|has|had|will|and|of)\b|,|['’]s\b)")
LAST = 40  # characters: more than a word has


def is_cut(before: str, after: str) -> bool:
    """Whether the two pieces, with no line break between them, are one sentence."""
    if after[0].islower() or not any(map(str.isalnum, after)):
        return True
    last = before[-LAST:].rsplit(maxsplit=1)[-1]
    if last.endswith("."):
        return _is_abbreviated(last[:-1].casefold().lstrip("(“\"'‘"), after) or _is_initial(before[-LAST:], after)
    return last.casefold() in _words("open")


def _is_abbreviated(last: str, after: str) -> bool:
    if last in _words("title"):
        return after[0].isupper()
    if last in _words("numbered"):
        return after[0].isdigit()
    first = WORD.match(after)
    return last in _words("land") and first is not None and first[0].casefold() in _words("body")


def _is_initial(before: str, after: str) -> bool:
    return INITIAL.search(before) is not None and NAME.match(after) is not None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for entry in load("sentences")[name] for word in entry["words"])
