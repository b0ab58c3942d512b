"""Participles that the parser hangs too low. In comes a Parse, out goes the same with them on their cue.

In "He said the road was closed, adding that it would stay so" it is he who adds, and "in …, citing two officials" the
outlet that cites: such words go on with the cue before, whatever clause stands between.
"""

from __future__ import annotations

from twosource.extract.parse import Parse
from twosource.lexicon import load

HIGHEST = 5  # steps up the tree to the cue


def reattach(parse: Parse) -> Parse:
    """Hangs each "…, adding that" on the cue in whose content it was read."""
    outer, verbs = frozenset(load("cues")["links"]["resume"]), load("cues")["verbs"]
    for index in range(2, parse.size):
        if parse.tag[index] == "VBG" and parse.lemma[index] in outer and parse.text[index - 1] in ',"':
            cue = _cue_above(parse, index, verbs)
            if cue is not None:
                _move(parse, index, cue)
    return parse


def _cue_above(parse: Parse, index: int, verbs: dict[str, object]) -> int | None:
    """The cue whose clausal complement, some steps down, holds the participle."""
    at, below = parse.head[index], index
    for _ in range(HIGHEST):
        up = parse.head[at]
        if up == at:
            return None
        if parse.dep[at] == "ccomp" and up < at and parse.lemma[up] in verbs and parse.right[at] == parse.right[below]:
            return up
        at, below = up, at
    return None


def _move(parse: Parse, index: int, cue: int) -> None:
    """From its place in the tree to the cue; what it leaves ends before it."""
    at, end = parse.head[index], parse.left[index] - 1
    parse.children[at].remove(index)
    while at != cue:
        parse.right[at] = min(parse.right[at], max(end, at))
        at = parse.head[at]
    parse.head[index], parse.dep[index] = cue, "advcl"
    parse.children[cue].append(index)
