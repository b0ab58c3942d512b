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
    _join_names(parse)
    _open_with_citing(parse)
    _close_with_telling(parse)
    _end_with_talks(parse)
    outer, verbs = frozenset(load("cues")["links"]["resume"]), load("cues")["verbs"]
    for index in range(2, parse.size):
        lemma = parse.lemma[index]
        participle = parse.tag[index] == "VBG" and lemma in outer and parse.text[index - 1] in ',"'
        if participle or (lemma in verbs and _goes_on(parse, index)):
            cue = _cue_above(parse, index, verbs)
            if cue is not None and (participle or parse.tag[cue] == parse.tag[index]):
                _move(parse, index, cue, "advcl" if participle else "conj")
    return parse


def _join_names(parse: Parse) -> None:
    """Makes one phrase of a noun and the name right behind it, "the agency INA", that were read as two."""
    for index in range(1, parse.size):
        if parse.dep[index] not in ("nsubj", "oprd") or not parse.tag[index].startswith("NNP"):
            continue
        verb, before = parse.head[index], parse.left[index] - 1
        wanted = "nsubj" if parse.dep[index] == "nsubj" else "dobj"
        if before >= 0 and parse.dep[before] == wanted and parse.head[before] == verb and parse.tag[before] == "NN":
            parse.children[verb].remove(index)
            parse.children[before].append(index)
            parse.head[index], parse.dep[index], parse.right[before] = before, "appos", parse.right[index]


def _open_with_citing(parse: Parse) -> None:
    """In "Citing two aides, the paper said" the aides are no subject beside the paper."""
    cite = frozenset(load("cues")["links"]["cite"])
    for index in range(parse.size - 2):
        noun = parse.head[index]
        if parse.tag[index] != "VBG" or parse.lemma[index] not in cite or parse.dep[index] not in ("amod", "compound"):
            continue
        verb = parse.head[noun]
        opens = index == 0 or parse.sent[index - 1] != parse.sent[index]
        others = [at for at in parse.children[verb] if parse.dep[at] == "nsubj" and at > noun]
        if (
            opens
            and others
            and parse.dep[noun] == "nsubj"
            and parse.text[parse.right[noun] + 1 : parse.right[noun] + 2] == [","]
        ):
            parse.children[noun].remove(index)
            parse.children[verb].remove(noun)
            parse.children[verb].append(index)
            parse.children[index].append(noun)
            parse.left[noun], parse.right[index] = index + 1, parse.right[noun]
            parse.head[index], parse.dep[index] = verb, "advcl"
            parse.head[noun], parse.dep[noun] = index, "dobj"


def _end_with_talks(parse: Parse) -> None:
    """In "She said the dam had cracked in an interview with the paper" she says it there."""
    verbs, talks = load("cues")["verbs"], frozenset(load("cues")["links"]["talks"])
    for index in range(3, parse.size):
        talk = parse.child(index, "pobj") if parse.lower[index] == "in" and parse.dep[index] == "prep" else None
        if talk is None or parse.lemma[talk] not in talks or parse.lemma[parse.head[index]] in verbs:
            continue
        heard = any(parse.lower[child] in ("with", "to") for child in parse.children[talk])
        cue = _cue_above(parse, index, verbs) if heard else None
        if cue is not None:
            _move(parse, index, cue, "prep")


def _close_with_telling(parse: Parse) -> None:
    """In "The troops will leave, an aide, speaking on condition of anonymity, told the paper" the aide tells it."""
    tell, people = frozenset(load("cues")["links"]["tell"]), frozenset(load("cues")["unnamed"]["people"])
    for verb in range(2, parse.size):
        clause = parse.head[verb]
        if parse.lemma[verb] not in tell or parse.dep[verb] != "conj" or parse.child(verb, "nsubj", "cc") is not None:
            continue
        nouns = [
            at
            for at in range(verb - 1, clause, -1)
            if parse.lemma[at] in people and parse.text[parse.left[at] - 1] == ","
        ]
        if nouns and parse.dep[nouns[0]] in ("appos", "dobj", "conj") and "and" not in parse.lower[nouns[0] : verb]:
            _make_teller(parse, nouns[0], verb, clause)


def _make_teller(parse: Parse, noun: int, verb: int, clause: int) -> None:
    """Makes a noun the subject of a verb whose complement the clause before it is."""
    between = _between(parse, noun, clause)
    if between is None:
        return
    end = parse.left[noun] - 2
    parse.children[parse.head[noun]].remove(noun)
    for at in between:
        parse.right[at] = min(parse.right[at], end)
    later = [
        child for child in parse.children[clause] if child > noun
    ]  # "speaking on condition of anonymity", the verb
    parse.children[clause] = [child for child in parse.children[clause] if child < noun]
    parse.children[verb] += [clause, noun, *(child for child in later if child != verb)]
    above = parse.head[clause]
    if above != clause:
        parse.children[above][parse.children[above].index(clause)] = verb
    parse.head[verb], parse.dep[verb] = verb if above == clause else above, parse.dep[clause]
    parse.left[verb], parse.right[verb], parse.right[clause] = parse.left[clause], parse.right[clause], end
    for child in parse.children[verb]:
        parse.head[child] = verb
    parse.dep[clause], parse.dep[noun] = "ccomp", "nsubj"


def _between(parse: Parse, low: int, high: int) -> list[int] | None:
    """The words of the tree over one and under the other; None where it does not hang below."""
    found, at = [], parse.head[low]
    while at != high:
        if parse.head[at] == at:
            return None
        found.append(at)
        at = parse.head[at]
    return found


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
