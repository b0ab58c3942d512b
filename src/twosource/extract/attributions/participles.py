"""Words that the parser hangs too low. In comes a Parse, out goes the same with them on their cue.

In "He said the road was closed, adding that it would stay so" it is he who adds, and "in …, citing two officials" the
outlet that cites: such words go on with the cue before, whatever clause stands between. So does a second verb of
speech without a subject: "She said the road was closed and warned that it would stay so."
"""

from __future__ import annotations

from twosource.extract.parse import Parse
from twosource.lexicon import load

HIGHEST = 5  # steps up the tree to the cue


def reattach(parse: Parse) -> Parse:
    """Hangs each "…, adding that" and "… and warned that" on the cue in whose content it was read."""
    outer, verbs = frozenset(load("cues")["links"]["resume"]), load("cues")["verbs"]
    for index in range(2, parse.size):
        lemma = parse.lemma[index]
        participle = parse.tag[index] == "VBG" and lemma in outer and parse.text[index - 1] in ',"'
        if participle or (lemma in verbs and _goes_on(parse, index)):
            cue = _cue_above(parse, index, verbs)
            if cue is not None and (participle or parse.tag[cue] == parse.tag[index]):
                _move(parse, index, cue, "advcl" if participle else "conj")
    return parse


def _goes_on(parse: Parse, index: int) -> bool:
    """Whether a verb with a clause of its own, but no subject, is joined to another."""
    return (
        parse.dep[index] == "conj"
        and parse.tag[index] in ("VBD", "VBZ", "VBP")
        and parse.child(index, "ccomp") is not None
        and parse.child(index, "nsubj", "nsubjpass", "aux") is None
    )


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


def _move(parse: Parse, index: int, cue: int, dep: str) -> None:
    """From its place in the tree to the cue; what it leaves ends before it."""
    at, end = parse.head[index], parse.left[index] - 1
    parse.children[at].remove(index)
    while at != cue:
        parse.right[at] = min(parse.right[at], max(end, at))
        at = parse.head[at]
    parse.head[index], parse.dep[index] = cue, dep
    parse.children[cue].append(index)
