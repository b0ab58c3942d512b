"""Where a report only retells somebody's words. In come its sentences; out goes the place from which on it does so.

"Here are five of the best moments in her book" makes an account of hers out of what follows. What stands at the end,
behind all who are named for something, and speaks of "our country" is a statement whose quotation marks are lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.write.phrases import weights
from twosource.write.soundness import outside, patterns, speaks


def retold_from(sentences: Sequence[str], credited: Sequence[bool]) -> int:
    """The number of the first sentence that somebody else is to be credited with; that of all where none is.

    >>> retold_from(["The book is out.", "Here are five anecdotes from her book.", "The king fell ill."], [False] * 3)
    2
    """
    told = (number for number, text in enumerate(sentences) if _announces(text))
    first = next(told, len(sentences) - 1) + 1
    behind = max((number for number, named in enumerate(credited) if named), default=-1) + 1
    spoken = sum(_is_spoken(text) for text in sentences[behind:])
    return min(first, behind) if behind and spoken >= weights("brief")["spoken"] else first


def _announces(text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns("recounting"))


def _is_spoken(text: str) -> bool:
    return speaks(text) or any(pattern.search(outside(text)) for pattern in patterns("speech"))
