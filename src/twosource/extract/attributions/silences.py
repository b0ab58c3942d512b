"""Who says nothing, told without a word of saying. In comes a parsed text, out come sayings of the class "declined".

"could not be reached for comment", "were not available for comment", "had no comment on the report", "did not return
calls", "stopped short of blaming the army".
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.extract.attributions.contents import Content, trim
from twosource.extract.attributions.cues import Cue, Word, cue_at
from twosource.extract.parse import Parse
from twosource.lexicon import load

Found = tuple[Cue, int, Content]
DECLINED = Word("declined")


def find_silences(parse: Parse) -> Iterator[Found]:
    """Cue, source and content of each; the content is what nobody speaks to."""
    words = {name: frozenset(listed) for name, listed in load("cues")["silence"].items()}
    for verb in range(parse.size):
        if not parse.tag[verb].startswith(("VB", "MD")):
            continue
        who = parse.child(verb, "nsubj", "nsubjpass")
        if who is None and (absent := _absent(parse, verb, words)) is not None:
            yield absent
        what = None if who is None else _unsaid(parse, verb, words)
        if who is None or what is None:
            continue
        end, start, stop = what
        cue, piece = cue_at(parse, verb, DECLINED), trim(parse, start, stop)
        if piece is not None and who < cue.start:
            yield Cue(verb, cue.start, end, DECLINED), who, Content((piece,), piece[1] - 1, "silence", end)


def _absent(parse: Parse, verb: int, words: dict[str, frozenset[str]]) -> Found | None:
    """The army's silence of "There was no comment from the army"."""
    comment = parse.child(verb, "attr") if parse.child(verb, "expl") is not None else None
    if comment is None or parse.lemma[comment] not in words["comments"]:
        return None
    if all(parse.lower[child] != "no" for child in parse.children[comment]):
        return None
    sides = (child for at in (comment, verb) for child in parse.children[at] if parse.lower[child] in ("from", "by"))
    who = next((noun for side in sides if (noun := parse.child(side, "pobj")) is not None), None)
    if who is None:
        return None
    cue = Cue(verb, verb, parse.left[comment], DECLINED)
    return cue, who, Content(((parse.left[comment], comment + 1),), comment, "silence", cue.end)


def _unsaid(parse: Parse, verb: int, words: dict[str, frozenset[str]]) -> tuple[int, int, int] | None:
    """Where the cue ends, and where what is not spoken to begins and ends."""
    lemma, thing = parse.lemma[verb], parse.child(verb, "dobj")
    negative = parse.child(verb, "neg") is not None
    if thing is not None and lemma == "have" and parse.lemma[thing] in words["comments"]:
        none = any(parse.lower[child] == "no" for child in parse.children[thing])
        return (thing + 1, thing, parse.right[thing] + 1) if none else None
    if thing is not None and lemma in words["refuses"] and parse.lemma[thing] in words["comments"]:
        return verb + 1, parse.left[thing], parse.right[thing] + 1
    if thing is not None and negative and lemma in words["answers"] and parse.lemma[thing] in words["calls"]:
        return verb + 1, parse.left[thing], parse.right[thing] + 1
    if negative and lemma in words["reaches"] and parse.tag[verb] == "VBN":
        return _about(parse, verb, verb + 1, words)
    state = parse.child(verb, "acomp")
    if state is not None and parse.lower[state] in (words["ready"] if negative else words["unready"]):
        return _about(parse, state, state + 1, words)
    short = parse.child(verb, "advmod")
    if short is not None and lemma == "stop" and parse.lower[short] == "short":
        of = next((child for at in (short, verb) for child in parse.children[at] if parse.lower[child] == "of"), None)
        return None if of is None else (of + 1, of + 1, parse.right[of] + 1)
    return None


def _about(parse: Parse, head: int, end: int, words: dict[str, frozenset[str]]) -> tuple[int, int, int] | None:
    """What follows "for" behind "reached" or "available", if it is a comment."""
    for child in parse.children[head]:
        noun = parse.child(child, "pobj") if parse.lower[child] == "for" else None
        if noun is not None and parse.lemma[noun] in words["comments"]:
            return end, noun, parse.right[noun] + 1
    return None
